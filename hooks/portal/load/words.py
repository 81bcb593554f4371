"""Decides where in its file a word of a text value stands, however the text is wrapped, quoted or folded.

The parser notes where the lines of a longer text begin, each under the number of visible letters before it: folding and
indenting change the spaces of a text, never its letters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from portal.model.document import Document, Key
from portal.model.place import Place


def places_in(document: Document[Any], way: tuple[Key, ...], text: str) -> Callable[[int, int], Place]:
    """Line and column (1-based) in the value `text` at `way` → the place in the file."""
    lines = text.split("\n")

    def place(line: int, column: int) -> Place:
        offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        visible = _visible(text[:offset])
        start = next((count for count in range(visible, -1, -1) if (*way, count) in document.places), None)
        if start is None:
            whole = document.place(*way)
            return Place(whole.path, whole.line, whole.column + offset)
        begin = document.places[*way, start]
        return Place(begin.path, begin.line, begin.column + offset - _offset_of(text, start))

    return place


def _visible(text: str) -> int:
    return len("".join(text.split()))


def _offset_of(text: str, count: int) -> int:
    """The offset of the visible letter that has `count` others before it."""
    for offset, letter in enumerate(text):
        if not letter.isspace():
            if count == 0:
                return offset
            count -= 1
    return len(text)
