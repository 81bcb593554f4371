"""Decides what an author did where the YAML parser stopped: which mistake it is, and on which line it was made.

The parser says where it could go no further, which is often a line or more behind the mistake. The last thing it
understood tells more. Its own words are those of libyaml or of PyYAML; `RULES` knows both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

MAX_DEPTH = 20
"""Levels of values inside values."""

Point = tuple[int, int]
"""Line and column, both counted from 0."""

_KEY = re.compile(r"(?:- +)*[A-Za-z_][\w-]*:(?: |$)")
_ODD_SPACE = re.compile(r"[^\S \n]")


@dataclass(frozen=True)
class Stop:
    """The point at which the parser gave up."""

    error: yaml.MarkedYAMLError
    last: Any
    """The last event before it."""
    lines: list[str]

    @cached_property
    def words(self) -> str:
        return f"{self.error.context or ''} {self.error.problem or ''}"

    @cached_property
    def here(self) -> Point:
        """Where the parser stood."""
        mark = self.error.problem_mark or self.error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)

    @cached_property
    def began(self) -> Point:
        """Where the thing began that it could not finish."""
        mark = self.error.context_mark or self.error.problem_mark
        return (mark.line, mark.column) if mark else (0, 0)

    @property
    def start(self) -> Point:
        """Where the last event began."""
        return self.last.start_mark.line, self.last.start_mark.column

    @property
    def end(self) -> Point:
        """Where the last event ended."""
        return self.last.end_mark.line, self.last.end_mark.column

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def first_of(self, number: int) -> Point:
        """The first letter of a line."""
        line = self.line(number)
        return number, len(line) - len(line.lstrip())

    @property
    def style(self) -> str:
        """How the last text was written: `"`, `'`, `|`, `>`, or nothing."""
        return getattr(self.last, "style", None) or ""

    @property
    def after_block(self) -> bool:
        """Whether a block of text ended just before, and what follows does not look like a key."""
        if self.style not in ("|", ">"):
            return False
        line = self.line(self.began[0]).strip()
        return self.began[0] >= self.end[0] and re.fullmatch(r"[A-Za-z_]+", line) is None


@dataclass(frozen=True)
class Mistake:
    """A code, the point at which the author went wrong, and what the message needs."""

    code: str
    at: Point
    args: dict[str, str | int]


def _odd_space(stop: Stop) -> Mistake | None:
    for number in (stop.here[0], stop.here[0] - 1):
        line = stop.line(number)
        odd = _ODD_SPACE.search(line, 0, stop.first_of(number)[1])
        inside = stop.style in ("|", ">") and number < stop.end[0]
        if odd and not inside:
            return Mistake("Y001", (number, odd.start()), {})
    return Mistake("Y001", stop.here, {}) if "tab " in stop.words or "'\\t'" in stop.words else None


def _quotes(stop: Stop) -> Mistake | None:
    if "quoted scalar" in stop.words:
        escape = "escape" in stop.words
        return _other("escape", stop.here) if escape else Mistake("Y006", stop.began, {})
    if stop.style not in ('"', "'") or "parsing a flow" in stop.words:
        return None
    if stop.end[0] != stop.here[0]:
        return None
    if stop.start[0] < stop.end[0]:
        return Mistake("Y006", stop.start, {})
    return _other("after-quotes", stop.here)


def _brackets(stop: Stop) -> Mistake | None:
    if "nesting depth" in stop.words:
        return Mistake("Y005", stop.here, {"case": "deep", "limit": MAX_DEPTH})
    if "parsing a flow" in stop.words:
        return Mistake("Y012", stop.began, {})
    if not isinstance(stop.last, yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return None
    number, column = stop.here
    line = stop.line(number)
    if stop.end[0] != number or line[: stop.end[1]][-1:] not in {"]", "}"}:
        return None
    opened = re.match(r"\s*(?:- +)*(?:[\w-]+: +)?(?=[\[{])", line)
    if opened and line[column : column + 1] == "(":
        return Mistake("Y014", (number, opened.end()), {"character": line[opened.end()]})
    return _other("after-bracket", stop.here)


_BAD_BEGINNINGS = (
    "cannot start any token", "scanning an alias", "scanning an anchor", "scanning a tag", "parsing a tag",
    "mapping keys are not allowed", "sequence entries are not allowed",
)  # fmt: skip


def _first_letter(stop: Stop) -> Mistake | None:
    if not any(words in stop.words for words in _BAD_BEGINNINGS):
        return None
    line, column = stop.began
    return Mistake("Y014", stop.began, {"character": stop.line(line)[column : column + 1]})


def _block_head(stop: Stop) -> Mistake | None:
    return _other("block-head", stop.here) if "scanning a block scalar" in stop.words else None


def _colon_in_text(stop: Stop) -> Mistake | None:
    """The parser met a second colon: in a text, or on a line that it took for the rest of a text."""
    if "mapping values are not allowed" not in stop.words or not isinstance(stop.last, yaml.ScalarEvent):
        return None
    number, column = stop.start
    if re.search(r":\s+$", stop.line(number)[:column]) is None:
        return Mistake("Y002", stop.start, {})
    if number < stop.here[0] and _KEY.match(stop.line(stop.here[0]).strip()):
        return Mistake("Y007", stop.first_of(stop.here[0]), {})
    return Mistake("Y015", stop.here, {})


def _missing_colon(stop: Stop) -> Mistake | None:
    if "could not find expected ':'" not in stop.words:
        return None
    return Mistake("Y007" if stop.after_block else "Y002", stop.began, {})


def _line_start(stop: Stop) -> Mistake | None:
    bare = stop.line(stop.here[0]).lstrip()
    at = stop.first_of(stop.here[0])
    if bare.startswith(":"):
        return Mistake("Y011", at, {})
    if re.match(r"-\w", bare) and "block collection" in stop.words:
        return _other("hyphen", at)
    return None


def _indentation(stop: Stop) -> Mistake | None:
    return Mistake("Y007", stop.first_of(stop.here[0]), {}) if "parsing a block" in stop.words else None


RULES: tuple[Callable[[Stop], Mistake | None], ...] = (
    _odd_space,
    _quotes,
    _brackets,
    _first_letter,
    _block_head,
    _colon_in_text,
    _missing_colon,
    _line_start,
    _indentation,
)
"""The first that knows the mistake decides."""


def _other(detail: str, at: Point) -> Mistake:
    """A rarer mistake; its words are `name.detail.<detail>`."""
    return Mistake("Y019", at, {"detail": detail})


def diagnose(error: yaml.MarkedYAMLError, last: Any, text: str) -> Mistake:
    """What went wrong in `text`, of which `last` is the last event that could be read."""
    stop = Stop(error, last, text.split("\n"))
    found = (rule(stop) for rule in RULES)
    return next((mistake for mistake in found if mistake), None) or _other((error.problem or "").strip(), stop.here)
