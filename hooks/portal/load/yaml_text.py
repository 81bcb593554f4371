"""Decides how YAML becomes plain data: a small safe subset, each value with its place, each mistake named once.

Built from parser events rather than from PyYAML's constructors, so that nesting and repetition are bounded,
no tag can run code, and `yes`, `no` and `on` stay words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from portal.model.document import Key
from portal.model.place import Place
from portal.problems import Problem

MAX_DEPTH = 20
MAX_VALUES = 100_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$")
_CONSTANTS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str"}

# Fragments of the parser's own words → our code. Both PyYAML and libyaml phrasings are listed.
_SYNTAX = (
    ("'\\t'", "Y001"), ("tab", "Y001"),
    ("cannot start any token", "Y001"),
    ("mapping values are not allowed", "Y002"),
    ("could not find expected ':'", "Y002"),
    ("scanning a quoted scalar", "Y006"),
    ("parsing a flow", "Y012"),
    ("did not find expected ',' or", "Y012"),
    ("did not find expected key", "Y007"), ("did not find expected '-' indicator", "Y007"),
    ("block end", "Y007"), ("block mapping", "Y007"), ("block sequence entries are not allowed", "Y007"),
    ("undefined tag", "Y009"), ("undefined alias", "Y004"), ("maximum nesting depth", "Y005"),
)  # fmt: skip


@dataclass(slots=True)
class Parsed:
    """Plain data with places; `data` is None when nothing usable was found."""

    data: Any = None
    places: dict[tuple[Key, ...], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Unreadable(Exception):  # noqa: N818 - it carries a problem, it is none
    """Carries the one problem that makes the rest of the file unreadable."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse_yaml(text: str, path: str, first_line: int = 1) -> Parsed:
    """Parse one YAML document.

    `first_line` is the line of the file on which `text` begins. A syntax mistake gives exactly one problem and
    no data; duplicate keys and the like are collected and the first value kept.
    """
    parsed = Parsed()
    builder = _Builder(text, path, first_line, parsed)
    try:
        parsed.data = builder.document()
    except _Unreadable as stop:
        parsed.problems = [stop.problem]
        parsed.data = None
    except yaml.MarkedYAMLError as error:
        parsed.problems = [_syntax_problem(error, text, path, first_line)]
        parsed.data = None
    except yaml.YAMLError as error:
        parsed.problems = [Problem("Y019", Place(path, first_line), {"detail": str(error).splitlines()[0]})]
        parsed.data = None
    return parsed


class _Builder:
    """Turns the event stream of one document into data."""

    def __init__(self, text: str, path: str, first_line: int, parsed: Parsed) -> None:
        self.path = path
        self.first_line = first_line
        self.parsed = parsed
        self.loader = _LOADER(text)
        self.values = 0

    def document(self) -> Any:
        self.loader.get_event()  # stream start
        start = self.loader.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            raise _Unreadable(Problem("F005", Place(self.path, self.first_line)))
        data = self.value(self.loader.get_event(), ())
        self.loader.get_event()  # document end
        after = self.loader.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(Problem("Y008", self.at(after)))
        return data

    def at(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def value(self, event: Any, way: tuple[Key, ...]) -> Any:
        place = self.at(event)
        self.values += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Unreadable(Problem("Y004", place))
        if len(way) > MAX_DEPTH or self.values > MAX_VALUES:
            raise _Unreadable(Problem("Y005", place, {"limit": MAX_DEPTH}))
        self.parsed.places[way] = place
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if event.tag not in _PLAIN_TAGS:
            raise _Unreadable(Problem("Y009", place, {"tag": event.tag}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(way)
        return self.mapping(way)

    def scalar(self, event: Any, place: Place) -> Any:
        if event.tag not in _PLAIN_TAGS:
            raise _Unreadable(Problem("Y009", place, {"tag": event.tag}))
        word: str = event.value
        if event.style not in (None, "") or event.tag:
            return word
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if _INT.match(word) and len(word) <= 18:
            return int(word)
        return float(word) if _FLOAT.match(word) and len(word) <= 40 else word

    def sequence(self, way: tuple[Key, ...]) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self.value(event, (*way, len(items))))
        return items

    def mapping(self, way: tuple[Key, ...]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                raise _Unreadable(Problem("Y011", self.at(event)))
            if event.anchor:
                raise _Unreadable(Problem("Y004", self.at(event)))
            key = event.value
            place = self.at(event)
            known = key in data
            value = self.value(self.loader.get_event(), (*way, key))
            if known:
                self.parsed.problems.append(Problem("Y003", place, {"key": key}))
                continue
            if value is None or isinstance(value, dict | list):
                # The key is where an author looks; an empty or nested value has no better place of its own.
                self.parsed.places[*way, key] = place
            data[key] = value
        return data


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    words = f"{error.context or ''} {error.problem or ''}"
    code = next((code for fragment, code in _SYNTAX if fragment in words), "Y019")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    if code == "Y006" and error.context_mark:
        # An unclosed quote is noticed at the end of the file; the author needs its beginning.
        line, column = error.context_mark.line, error.context_mark.column
    tab = _tab_in_indent(lines, line)
    if tab is not None:
        code, line, column = "Y001", tab[0], tab[1]
    elif code == "Y001":
        code = "Y019"
        if line < len(lines) and lines[line][column : column + 1] in {"@", "`", "%"}:
            code = "Y014"
    elif code in {"Y002", "Y007"}:
        missing = _line_without_colon(lines, line)
        if "mapping values" in words and re.search(r":\s", lines[line][:column]):
            code = "Y015"
        elif missing is not None:
            code, line, column = "Y002", missing[0], missing[1]
        elif "mapping values" in words:
            code = "Y007"
    args: dict[str, str | int] = {"limit": MAX_DEPTH} if code == "Y005" else {}
    if code == "Y019":
        args["detail"] = (error.problem or "").strip()
    if code == "Y014":
        args["character"] = lines[line][column : column + 1]
    return Problem(code, Place(path, first_line + line, column + 1), args)


def _tab_in_indent(lines: list[str], line: int) -> tuple[int, int] | None:
    """The tab in the indentation at or just above `line`, if there is one."""
    for number in (line, line - 1):
        if 0 <= number < len(lines):
            indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
            if "\t" in indent:
                return number, indent.index("\t")
    return None


def _line_without_colon(lines: list[str], line: int) -> tuple[int, int] | None:
    """The line at or just above `line` that looks like `key value` without its colon."""
    for number in (line, line - 1):
        if 0 <= number < len(lines):
            bare = lines[number].strip()
            if bare and re.match(r"(- )?[A-Za-z_]+( |$)", bare) and not re.search(r":( |$)", bare):
                return number, len(lines[number]) - len(lines[number].lstrip())
    return None
