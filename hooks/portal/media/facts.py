"""Decides what can be said about a file that is no text: what is wrong, what it says, what it gives away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from portal.model import letters

TraceKind = Literal["person", "place", "device", "computer", "preview", "history", "extra"]
"""What a file can tell besides what it shows: who made it; where; with which camera; on which computer; how it looked
before; what was in it before; what lies behind its end."""

MOST_CHARACTERS = 2_000_000
"""A passage longer than this is cut: it is longer than any text of the portal."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be published as it is."""

    code: str
    """A key of `portal.problems.CODES`."""
    args: Mapping[str, str | int] = field(default_factory=dict)
    at: tuple[int, int] = (1, 1)
    """Line and column, for a file that is text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text that a file holds, wherever it stands."""

    part: str
    """The part of the file; its words are the string `name.part.<part>`."""
    text: str = field(repr=False)
    number: int = 0
    """The page or slide, from 1; 0 where there are none."""
    at: tuple[int, int] = (1, 1)
    """Line and column where the passage begins, for a file that is text."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a check wants to know about one file."""

    faults: tuple[Fault, ...] = ()
    passages: tuple[Passage, ...] = ()
    traces: tuple[TraceKind, ...] = ()
    """In the order of `TraceKind`, each once."""
    pictured: tuple[int, ...] = ()
    """Pages whose words are a picture, which no program can judge."""
    fingerprint: str = ""
    """Changes with every change of the file."""


def facts(
    faults: Iterable[Fault] = (),
    passages: Iterable[Passage] = (),
    traces: Iterable[TraceKind] = (),
    pictured: Iterable[int] = (),
) -> Facts:
    """Facts with what is empty or repeated left out."""
    return Facts(
        tuple(faults),
        tuple(passage for passage in passages if passage.text.strip()),
        tuple(sorted(set(traces), key=get_args(TraceKind).index)),
        tuple(sorted(set(pictured))),
    )


def fingerprint(data: bytes) -> str:
    """The beginning of the SHA-256 sum of a file: enough to tell that it is still the one somebody looked at.

    Written in letters only, a to p, since messages leave out long numbers and YAML would take some sums for numbers.
    """
    return letters.digest(data, 16)


def readable(data: bytes) -> str:
    """Bytes of unknown encoding as text: UTF-8, else UTF-16, else Windows-1251, in which Bulgarian was written."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(0) > len(data[:64]) // 3:
        marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        order = "utf-16" if marked else "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        text = data.decode(order, errors="replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1251", errors="replace")
    return plain(text)


def plain(text: str) -> str:
    """A text without control characters, and not longer than anybody can have written."""
    return _CONTROL.sub("\n", text[:MOST_CHARACTERS])
