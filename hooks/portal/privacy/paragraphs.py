"""Decides what one paragraph of a source text is, under which heading it stands and in which case box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r" {0,3}#{1,6} ")
_BOX = re.compile(r"^(?P<space>[ \t>]*)!!! ?(?P<kind>[\w-]+)?")
_APART = re.compile(r"\s*(?:\||(?:- )?[A-Za-z][\w-]*:(?:\s|$))")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that a reader takes in at once."""

    start: int
    """Offset in the text."""
    end: int
    """Exclusive."""
    section: int
    """How many headings stand before it."""
    box: int
    """The number of its case box, from 1, or 0."""
    number: int
    """Its place in its section or box, from 0."""
    kind: str
    """`item` of a list; `apart` for a heading, a row of a table or a key of YAML, a text of its own; else empty."""


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a Markdown or YAML source, in order; a box title belongs to its box."""
    section = box = boxes = number = 0
    depth = -1
    start, kind = -1, ""
    offset = 0

    def made(end: int) -> Iterator[Paragraph]:
        nonlocal start, number
        if start >= 0:
            yield Paragraph(start, end, section, box, number, kind)
            number += 1
        start = -1

    for line in text.split("\n"):
        bare = line.strip()
        indent = len(line) - len(line.lstrip(" \t>"))
        end = max(offset - 1, 0)
        if not bare:
            yield from made(end)
        else:
            if box and indent <= depth:
                yield from made(end)
                box, number, depth = 0, 1000 * boxes, -1  # what follows a box is numbered apart from what precedes it
            opened = _BOX.match(line)
            if _HEADING.match(line):
                yield from made(end)
                section += 1
                yield Paragraph(offset, offset + len(line), section, box, 0, "apart")
                number = 1
            elif opened and not box:
                yield from made(end)
                if opened["kind"] == "case":
                    boxes, number, depth = boxes + 1, 0, len(opened["space"])
                    box = boxes
                start, kind = offset, ""
            elif begun := "apart" if _APART.match(line) else "item" if _ITEM.match(line) else "":
                yield from made(end)
                start, kind = offset + len(line) - len(line.lstrip()), begun
            elif start < 0:
                start, kind = offset + len(line) - len(line.lstrip()), ""
        offset += len(line) + 1
    yield from made(len(text.rstrip()) if text.strip() else 0)
