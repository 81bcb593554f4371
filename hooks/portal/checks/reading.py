"""Decides which words readers meet, whose wording is therefore judged, and where in a file each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from portal.load.words import places_in
from portal.model.base import Status
from portal.model.document import Document, Key, Prose
from portal.model.glossary import Glossary
from portal.model.library import Library
from portal.model.place import Place
from portal.model.walk import texts
from portal.wording.blocks import Block, blocks
from portal.wording.table import TABLES

_MENTIONED = {"myth", "sources"}
"""Keys whose texts are what others say: a common error, the title of a work."""
_LAW = {"legal_basis"}
"""Keys whose texts explain law."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text in one language."""

    language: str
    text: str
    locate: Callable[[int, int], Place]
    """Line and column in `text`, both from 1 → the place in the file."""
    mentioned: bool = False
    """Whether it only repeats what others say."""
    on_law: bool = False
    """Whether it explains law."""

    def blocks(self) -> tuple[Block, ...]:
        return blocks_of(self.text, self.language)

    def place(self, offset: int) -> Place:
        """The place of an offset in the text."""
        before = self.text[:offset]
        return self.locate(before.count("\n") + 1, offset - before.rfind("\n"))


@lru_cache(maxsize=4000)
def blocks_of(text: str, language: str) -> tuple[Block, ...]:
    """The blocks of a text; remembered, since a preview reads the same texts over and over."""
    return tuple(blocks(text, TABLES[language].avoid_heads))


def of_prose(prose: Prose) -> Reading:
    """A Markdown file."""
    return Reading(prose.language, prose.text, prose.place)


def of_value(document: Document[Any], way: tuple[Key, ...], language: str, text: str) -> Reading:
    """A text value of a YAML file."""
    names = {step for step in way if isinstance(step, str)}
    return Reading(
        language,
        text,
        places_in(document, (*way, language), text),
        mentioned=bool(names & _MENTIONED) or _is_wrong_option(document.value, way),
        on_law=bool(names & _LAW) or isinstance(document.value, Glossary),
    )


def _is_wrong_option(value: Any, way: tuple[Key, ...]) -> bool:
    """Whether a text is the wrong answer of a question: an example of what is not meant."""
    if len(way) < 2 or way[-1] != "text" or "options" not in way:
        return False
    for step in way[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return getattr(value, "correct", None) is False


def readings(library: Library) -> Iterator[Reading]:
    """Every text that readers meet, in the languages whose words are known; retired texts are met by nobody."""
    for proses, status in library.texts():
        if status is not Status.RETIRED:
            yield from (of_prose(prose) for prose in proses.values() if prose.language in TABLES)
    for document in library.documents():
        if getattr(document.value, "status", Status.PUBLISHED) is Status.RETIRED:
            continue
        for way, values in texts(document.value):
            for language, text in values.items():
                if language in TABLES and isinstance(text, str) and text.strip():
                    yield of_value(document, way, language, text)
