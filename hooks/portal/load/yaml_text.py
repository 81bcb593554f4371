"""Decides how YAML becomes plain data: a small safe subset, each value with its place, each mistake named once.

Built from parser events rather than from PyYAML's constructors, so that nesting and repetition are bounded,
no tag can run code, and `yes`, `no` and `on` stay words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from portal.load.files import CONTROL
from portal.load.yaml_mistakes import MAX_DEPTH, diagnose
from portal.model.document import Key
from portal.model.place import Place
from portal.problems import Problem

MAX_VALUES = 100_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$")
_CONSTANTS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str"}
_BLOCKS = ("|", ">")
_STANDARD = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Parsed:
    """Plain data with places; `data` is None when nothing usable was found."""

    data: Any = None
    places: dict[tuple[Key, ...], Place] = field(default_factory=dict)
    keys: dict[tuple[Key, ...], Place] = field(default_factory=dict)
    """Way to a value → the place of its key."""
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
    except yaml.MarkedYAMLError as error:
        mistake = diagnose(error, builder.last, text)
        line, column = mistake.at
        parsed.problems = [Problem(mistake.code, Place(path, first_line + line, column + 1), mistake.args)]
    except yaml.YAMLError as error:
        parsed.problems = [Problem("Y019", Place(path, first_line), {"detail": str(error).splitlines()[0]})]
    return parsed


class _Builder:
    """Turns the event stream of one document into data."""

    def __init__(self, text: str, path: str, first_line: int, parsed: Parsed) -> None:
        self.path = path
        self.first_line = first_line
        self.parsed = parsed
        self.text = text
        self.lines = text.split("\n")
        self.values = 0
        self.loader: Any = None
        self.last: Any = None
        """The last event that was read."""
        self.texts: tuple[Any, Any] = (None, None)
        """The last two texts or keys, the newer one last."""

    def next(self) -> Any:
        self.last = self.loader.get_event()
        if isinstance(self.last, yaml.ScalarEvent):
            self.texts = (self.texts[1], self.last)
        return self.last

    def document(self) -> Any:
        self.loader = _LOADER(self.text)
        self.next()  # stream start
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            raise _Unreadable(Problem("F005", Place(self.path, self.first_line)))
        data = self.value(self.next(), ())
        self.next()  # document end
        after = self.next()
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
        if len(way) > MAX_DEPTH:
            raise _Unreadable(Problem("Y005", place, {"case": "deep", "limit": MAX_DEPTH}))
        if self.values > MAX_VALUES:
            raise _Unreadable(Problem("Y005", place, {"case": "many", "limit": MAX_VALUES}))
        self.parsed.places[way] = place
        if event.tag not in _PLAIN_TAGS:
            raise _Unreadable(Problem("Y009", place, {"tag": event.tag.replace(_STANDARD, "!!")}))
        if isinstance(event, yaml.ScalarEvent):
            if control := CONTROL.search(event.value):
                # Written as an escape such as \x7f; the character itself is refused with the file.
                self.parsed.problems.append(Problem("F009", place, {"code": f"U+{ord(control.group()):04X}"}))
            self.lines_of(event, way)
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(way)
        return self.mapping(way)

    def lines_of(self, event: Any, way: tuple[Key, ...]) -> None:
        """Note where the lines of a longer text begin; see `portal.load.words`."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line and event.style not in {'"', "'"}:
            return
        seen = 0
        for number in range(start.line, min(end.line + 1, len(self.lines))):
            line = self.lines[number]
            begin = 0
            if number == start.line:
                begin = len(line) if event.style in _BLOCKS else start.column + (event.style in {'"', "'"})
            words = line[begin : end.column if number == end.line else None]
            if bare := words.strip():
                column = begin + words.index(bare[0]) + 1
                self.parsed.places[*way, seen] = Place(self.path, self.first_line + number, column)
                seen += len("".join(bare.split()))

    def scalar(self, event: Any) -> Any:
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
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.value(event, (*way, len(items))))
        return items

    def key(self, event: Any) -> str:
        place = self.at(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Unreadable(Problem("Y004", place))
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise _Unreadable(Problem("Y011", place))
        key: str = event.value
        if key != key.strip():
            raise _Unreadable(Problem("Y001", place))
        if " " in key and self.texts[0] is not None and self.texts[0].style in _BLOCKS:
            # A line of prose that slid out of the block above and happens to have a colon.
            raise _Unreadable(Problem("Y007", place))
        return key

    def mapping(self, way: tuple[Key, ...]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key, place = self.key(event), self.at(event)
            known = key in data
            # No key is empty, so the places of a second value cannot hide those of the first.
            value = self.value(self.next(), (*way, "" if known else key))
            if known:
                self.parsed.problems.append(Problem("Y003", place, {"key": key}))
                continue
            if value is None or isinstance(value, dict | list):
                # The key is where an author looks; an empty or nested value has no better place of its own.
                self.parsed.places[*way, key] = place
            self.parsed.keys[*way, key] = place
            data[key] = value
        return data
