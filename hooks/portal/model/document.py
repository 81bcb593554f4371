"""What the loader hands on: values and prose that remember where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from portal.model.place import Place

T = TypeVar("T")
Key = str | int


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """A validated file and the place of every value in it."""

    value: T
    path: str
    """POSIX path relative to the project root."""
    places: Mapping[tuple[Key, ...], Place] = field(repr=False)
    """Way to a value (keys and indexes) → its place."""

    def place(self, *way: Key) -> Place:
        """The place of the value at `way`, or of the nearest value around it."""
        while way and way not in self.places:
            way = way[:-1]
        return self.places.get(way, Place(self.path))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in prose."""

    level: int
    text: str
    """Plain text, without the attribute list."""
    anchor: str
    """Written as `{#anchor}`, else made from the text."""
    explicit: bool
    """Whether the author wrote the anchor."""
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in prose or in a text value."""

    label: str
    """Link text or alternative text."""
    target: str
    place: Place
    image: bool = False
    span: tuple[int, int] = (0, 0)
    """Offsets of the whole construct in the text it was found in."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in prose that a check will judge: raw HTML, an admonition, an unclosed fence."""

    kind: str
    detail: str
    place: Place


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be said about Markdown without rendering it."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file in one language."""

    path: str
    language: str
    text: str = field(repr=False)
    """The Markdown after the head."""
    first_line: int
    """The line of the file on which `text` begins."""
    outline: Outline = field(repr=False)
    contributed: bool = False
    """Whether somebody outside the team wrote it."""

    def place(self, line: int = 1, column: int = 1) -> Place:
        """The place of a line and column counted from the beginning of `text`."""
        return Place(self.path, self.first_line + line - 1, column)
