"""Decides which Markdown there is to judge: every prose file, and every text value that is more than plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.load.outline import outline
from portal.load.words import places_in
from portal.model.base import Status
from portal.model.document import Outline
from portal.model.library import Library
from portal.model.walk import texts

_MARKS = re.compile(r"[\[<{`]|~~~|!!!|\?\?\?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some Markdown in one language."""

    path: str
    language: str
    status: Status
    """The status of the text it belongs to."""
    outline: Outline
    anchors: tuple[str, ...] | None
    """The anchors on its page; None for a text value, which has no page of its own."""
    contributed: bool = False
    """Whether somebody outside the team wrote it."""


def pieces(library: Library) -> Iterator[Piece]:
    """All Markdown of a library."""
    for proses, status in library.texts():
        for prose in proses.values():
            anchors = tuple(heading.anchor for heading in prose.outline.headings)
            yield Piece(prose.path, prose.language, status, prose.outline, anchors, prose.contributed)
    statuses = library.statuses()
    for document in library.documents():
        for way, text in texts(document.value):
            for language, words in text.items():
                if isinstance(words, str) and _MARKS.search(words):
                    found = outline(words, places_in(document, (*way, language), words))
                    yield Piece(document.path, language, statuses[document.path], found, None)
