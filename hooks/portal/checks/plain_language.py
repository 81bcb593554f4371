"""Decides whether pages for children and families are short and plain enough, and speak to one reader in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.checks.context import Context
from portal.checks.reading import Reading, of_prose, of_value
from portal.model.awareness import Awareness
from portal.model.base import Status
from portal.model.document import Document, Prose
from portal.model.library import Library
from portal.model.place import Place
from portal.model.walk import texts
from portal.problems import Problem
from portal.wording.blocks import Block
from portal.wording.plain import (
    MOST_ON_AVERAGE,
    MOST_PAGE_WORDS,
    MOST_SENTENCES,
    MOST_WORDS,
    abbreviations,
    long_sentences,
    sentence_lengths,
    thoughts,
)
from portal.wording.sentences import words
from portal.wording.table import TABLES
from portal.wording.words import Table

_SMALL_PRINT = {"legal_basis", "sources", "owner", "legal_reviewed_by", "title", "retired"}
"""Keys of an awareness page that are not what its reader came for."""
_PLAIN_PAGES = ("help",)
"""Plain pages that children and families read."""
_TERM = re.compile(r"\[([^\]\n]+)\]\(term:")


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One page for children or families in one language."""

    language: str
    place: Place
    """Where a note about the whole page belongs."""
    readers: str
    """children, parents or everyone."""
    sections: tuple[tuple[Reading, tuple[Block, ...]], ...]
    """What is read in one go, each with the text it stands in."""

    @property
    def blocks(self) -> Iterator[tuple[Reading, Block]]:
        return ((reading, block) for reading, found in self.sections for block in found)


def leaflets(library: Library) -> Iterator[Leaflet]:
    """Every page that children and families read and that is not retired, in the languages whose words are known."""
    for item in library.items.get("awareness", {}).values():
        entry = item.value
        if isinstance(entry, Awareness) and entry.status is not Status.RETIRED:
            for language in TABLES:
                values = list(_values(item.document, language))
                prose = item.prose.get(language)
                if values or prose:
                    place = item.document.place("title", language)
                    sections = (*((reading, reading.blocks()) for reading in values), *_sections(prose))
                    yield Leaflet(language, place, entry.readers, sections)
    for name in _PLAIN_PAGES:
        page = library.pages.get(name)
        for language, prose in (page.prose if page and page.status is not Status.RETIRED else {}).items():
            if page and language in TABLES:
                yield Leaflet(language, page.heads[language].place("title"), "everyone", tuple(_sections(prose)))


def _values(document: Document[Any], language: str) -> Iterator[Reading]:
    for way, values in texts(document.value):
        if way[0] not in _SMALL_PRINT and values.get(language):
            yield of_value(document, way, language, values[language])


def _sections(prose: Prose | None) -> Iterator[tuple[Reading, tuple[Block, ...]]]:
    """The blocks of a Markdown file, from heading to heading."""
    if prose is None:
        return
    reading = of_prose(prose)
    found: list[Block] = []
    for block in reading.blocks():
        if block.kind == "heading" and found:
            yield reading, tuple(found)
            found = []
        found.append(block)
    yield reading, tuple(found)


def plain_language(context: Context) -> Iterator[Problem]:
    """L004–L009: what makes a page for children and families hard to read."""
    for leaflet in leaflets(context.library):
        table = TABLES[leaflet.language]
        yield from _whole(leaflet, table)
        yield from _pieces(leaflet, table)
        yield from _forms(leaflet, table)
        yield from _abbreviations(leaflet, table)


def _whole(leaflet: Leaflet, table: Table) -> Iterator[Problem]:
    """L005: sentences are long on the average; L007: the page is long."""
    lengths = sentence_lengths((block for _, block in leaflet.blocks), table)
    average = round(sum(lengths) / len(lengths)) if lengths else 0
    if average > MOST_ON_AVERAGE:
        yield Problem("L005", leaflet.place, {"found": average, "limit": MOST_ON_AVERAGE})
    total = sum(len(words(block.text)) for _, block in leaflet.blocks)
    if total > MOST_PAGE_WORDS:
        yield Problem("L007", leaflet.place, {"found": total, "limit": MOST_PAGE_WORDS})


def _pieces(leaflet: Leaflet, table: Table) -> Iterator[Problem]:
    """L004: one sentence is long; L006: one paragraph is."""
    for reading, block in leaflet.blocks:
        for offset, count in long_sentences(block, table):
            yield Problem("L004", reading.place(block.start + offset), {"found": count, "limit": MOST_WORDS})
        count = thoughts(block, table)
        if count > MOST_SENTENCES:
            first = len(block.text) - len(block.text.lstrip())
            yield Problem("L006", reading.place(block.start + first), {"found": count, "limit": MOST_SENTENCES})


_WRONG: Mapping[str, int] = {"children": 1, "parents": 0}
"""Readers → which of the two forms of `Table.forms_in` is not theirs."""


def _forms(leaflet: Leaflet, table: Table) -> Iterator[Problem]:
    """L008: a page for children says вие, one for parents ти, or one section says both."""
    for reading, found in leaflet.sections:
        close: list[tuple[int, str]] = []
        formal: list[tuple[int, str]] = []
        for block in found:
            for said, matches in zip((close, formal), table.forms_in(block.own), strict=True):
                said += [(block.start + match.start(), match.group()) for match in matches]
        if leaflet.readers in _WRONG:
            wrong = (close, formal)[_WRONG[leaflet.readers]]
        else:
            wrong = min(close, formal, key=len) if close and formal else []
        for offset, word in wrong[:1]:
            yield Problem("L008", reading.place(offset), {"word": word, "case": f"for-{leaflet.readers}"})


def _abbreviations(leaflet: Leaflet, table: Table) -> Iterator[Problem]:
    """L009: an abbreviation is explained nowhere on the page, neither in brackets nor as a word of the glossary."""
    whole = " ".join(block.text for _, block in leaflet.blocks)
    explained = " ".join(words for reading, _ in leaflet.sections for words in _TERM.findall(reading.text))
    seen: set[str] = set()
    for reading, block in leaflet.blocks:
        for found in abbreviations(block, table):
            word = found.group()
            told = f"({word})" in whole or f"{word} (" in whole or word in explained
            if word not in seen and not told:
                yield Problem("L009", reading.place(block.start + found.start()), {"word": word})
            seen.add(word)
