"""Decides how single texts of a YAML file are replaced or added, so that every other byte stays as it was."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from portal.load.yaml_text import parse_yaml
from portal.model.document import Key

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WIDTH = 120
"""Lines of a folded text are no longer than this, where words allow it."""

_BLOCKS = ("|", ">")
_REST = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?=\n|\Z))?")
"""The rest of a line on which a value ends: nothing, or a comment."""

Way = tuple[Key, ...]
Words = str | list[str]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


def with_texts(text: str, changes: Mapping[Way, Words]) -> str | None:
    """The YAML document `text` with other texts at some ways; None when no form of a new text says what it should.

    A way ends in a language or a key. What exists is replaced in its own style, what does not is added after the last
    entry around it. `text` must be a document that `parse_yaml` reads without problems, with line ends as `\\n`.
    """
    root = yaml.compose(text, Loader=_LOADER)  # the loader is a safe one, and nothing is constructed
    file = _File(text)
    edits = sorted((file.edit(root, way, words) for way, words in changes.items()), key=lambda edit: edit.start)
    result, at = [], 0
    for edit in edits:
        result += [text[at : edit.start], edit.new]
        at = edit.end
    changed = "".join([*result, text[at:]])
    return changed if _says(changed, text, changes) else None


def _says(changed: str, before: str, changes: Mapping[Way, Words]) -> bool:
    """Whether a document says the same as before but for the changes."""
    found = parse_yaml(changed, "")
    if found.problems:
        return False
    wanted = parse_yaml(before, "").data
    for way, words in changes.items():
        inner, got = wanted, found.data
        for step in way[:-1]:
            inner, got = inner[step], got[step]
        value = got.get(way[-1])
        same = value.strip() == words.strip() if isinstance(value, str) and isinstance(words, str) else value == words
        if not same:
            return False
        inner[way[-1]] = value
    return bool(found.data == wanted)


class _File:
    """The text of a document, and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def offset(self, mark: Any) -> int:
        return min(self.starts[int(mark.line)] + int(mark.column), len(self.text))

    def edit(self, root: Any, way: Way, words: Words) -> _Edit:
        around, node = None, root
        for step in way:
            around, node = node, _child(node, step)
            if node is None:
                return self.added(around, str(step), words)
        start, end = self.offset(node.start_mark), self.end(node)
        in_flow = bool(getattr(around, "flow_style", False))
        value = self.written(words, node, self.indent(around), in_flow)
        return _Edit(start, end, value if end > start else f" {value}")

    def added(self, around: Any, key: str, words: Words) -> _Edit:
        """A new entry of a mapping, after its last one and in the style of it."""
        last_key, last = around.value[-1]
        end = self.end(last) if self.end(last) > self.offset(last.start_mark) else self.offset(last_key.end_mark) + 1
        indent = self.indent(around)
        value = self.written(words, last, indent, bool(around.flow_style))
        if around.flow_style:
            return _Edit(end, end, f", {key}: {value}")
        end += len(_REST.match(self.text[end:]).group())  # type: ignore[union-attr]  # the pattern matches anything
        return _Edit(end, end, f"\n{' ' * indent}{key}: {value}")

    def written(self, words: Words, like: Any, indent: int, in_flow: bool) -> str:
        """A text in the style of the node `like`, or in double quotes where that style cannot hold it."""
        style = getattr(like, "style", None)
        if isinstance(words, list):
            return "[" + ", ".join(_line(word, '"' if style else None, True) for word in words) + "]"
        if style in _BLOCKS and not in_flow:
            block = _block(words, self.head(like), indent + 2)
            if _reads_as(f"{' ' * indent}k: {block}\n", words):
                return block
        return _line(words, style, in_flow)

    def indent(self, mapping: Any) -> int:
        """The column in which the keys of a mapping begin."""
        return int(mapping.value[0][0].start_mark.column) if getattr(mapping, "value", None) else 0

    def end(self, node: Any) -> int:
        """The end of a value, without the blank lines that a block or list is said to end with."""
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        block = getattr(node, "style", None) in _BLOCKS or getattr(node, "flow_style", None) is False
        return start + len(_without_comments(self.text[start:end]).rstrip()) if block else end

    def head(self, node: Any) -> str:
        """The signs before a block of text, such as `>-`."""
        found = re.match(r"[|>][-+]?", self.text[self.offset(node.start_mark) :])
        return found.group() if found else ">-"


def _without_comments(block: str) -> str:
    """A block without the comments after its last line."""
    lines = block.rstrip().split("\n")
    first = re.match(r" *", lines[1]).group() if len(lines) > 1 else ""  # type: ignore[union-attr]  # matches anything
    while len(lines) > 1 and re.match(r"\s*#", lines[-1]) and not lines[-1].startswith(first):
        lines.pop()
        lines = "\n".join(lines).rstrip().split("\n")
    return "\n".join(lines)


def _child(node: Any, step: Key) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return node.value[int(step)]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _line(words: str, style: str | None, in_flow: bool) -> str:
    single = "'" + words.replace("'", "''") + "'"
    option = {"": words, "'": single}.get(style or "")
    if option and "\n" not in words and _reads_as(f"{{k: {option}}}" if in_flow else f"k: {option}", words):
        return option
    return json.dumps(words, ensure_ascii=False)


def _block(words: str, head: str, indent: int) -> str:
    """A text as a block below its key; folded, a line end is written as an empty line."""
    if head[0] == "|":
        lines = words.split("\n")
    else:
        folded = [
            textwrap.wrap(line, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
            for line in words.split("\n")
        ]
        lines = [line for number, part in enumerate(folded) for line in ([""] if number else []) + part]
    return head + "\n" + "\n".join(" " * indent + line if line else "" for line in lines)


def _reads_as(line: str, words: str) -> bool:
    found = parse_yaml(line, "")
    value = found.data.get("k") if isinstance(found.data, dict) else None
    return not found.problems and isinstance(value, str) and value.strip() == words.strip()
