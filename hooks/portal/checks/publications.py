"""Decides what is published together, under one signature, and which of its stories are one case.

A module with its lessons, quiz and final test, a scenario, an item with its facts and prose, a page in all languages:
each is signed for as a whole. What one language leaves out another may say, and a reader has both; so the stories of
all languages are laid together: box by box, paragraph by paragraph, value by value. All that a practice or a scenario
tells is one case.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.load.words import places_in
from portal.model import letters
from portal.model.base import PrivacyReview, Reviewed
from portal.model.document import Document, Key, Prose
from portal.model.kinds import CONTENT
from portal.model.library import Library, Proses
from portal.model.place import Place
from portal.model.walk import texts
from portal.privacy.paragraphs import paragraphs
from portal.privacy.quasi import Story, stories

Strand = tuple[Key, ...]

_DECLARED = {"privacy_check"}
"""Keys of facts that speak of the text instead of belonging to it."""
_ELSEWHERE = {"sources", "legal_basis"}
"""Keys of facts whose towns are not where the case happened."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text in one language."""

    path: str
    language: str
    text: str
    strand: Strand
    """What it shares with the same text in other languages."""
    place: Callable[[int, int], Place]
    """Line and column in the text, both from 1 → place in the file."""
    prose: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, and signed for, as a whole."""

    signed: tuple[Document[Any], ...]
    """The documents that can hold a signature; none for lists such as the glossary."""
    words: tuple[Words, ...]
    one_case: bool = False

    @property
    def path(self) -> str:
        """The file a signature is written to."""
        reviewed = [document.path for document, _ in self.reviews()]
        return (reviewed or [document.path for document in self.signed] or [self.words[0].path])[0]

    def reviews(self) -> Iterator[tuple[Document[Any], PrivacyReview]]:
        """Every signature it holds."""
        for document in self.signed:
            if document.value.privacy_review is not None:
                yield document, document.value.privacy_review

    def paths(self) -> set[str]:
        """Every file it is made of."""
        return {document.path for document in self.signed} | {each.path for each in self.words}

    def fingerprint(self) -> str:
        """Sixteen letters for all its texts in all languages; spacing and the order of files do not count."""
        plain = sorted("".join(each.text.split()) for each in self.words)
        return letters.digest("\n".join(plain), 16)

    def cases(self) -> list[list[tuple[Words, Story]]]:
        """Its stories, those of one case together."""
        told: defaultdict[Strand, list[tuple[Words, Story]]] = defaultdict(list)
        for words in self.words:
            for story in stories(words.text):
                told[self._case(words, story)].append((words, story))
        return list(told.values())

    def _case(self, words: Words, story: Story) -> Strand:
        if self.one_case:
            return ()
        if not words.prose:
            return words.strand
        if story.box:
            return (*words.strand, "box", story.box)
        versions = [each for each in self.words if each.strand == words.strand]
        alike = len({_shape(each.text) for each in versions}) == 1
        return (*words.strand, "" if alike else words.language, *story.where)

    def scene(self) -> Iterator[Words]:
        """The texts that say where its one case happened."""
        if self.one_case:
            yield from (each for each in self.words if each.prose or each.strand[1] not in _ELSEWHERE)


def _shape(text: str) -> tuple[tuple[int, int], ...]:
    """How many paragraphs each section has."""
    return tuple(sorted(Counter(each.section for each in paragraphs(text)).items()))


def publications(library: Library) -> Iterator[Publication]:
    """Everything that is published, each text once."""
    for module in library.modules.values():
        words = [words for part in (module.document, *module.question_files()) for words in _facts(part)]
        for lesson, proses in module.lesson_pages():
            words += _prose(proses, lesson.id)
        yield Publication((module.document,), tuple(words))
        for scenario in module.scenarios.values():
            yield Publication((scenario,), tuple(_facts(scenario)), one_case=True)
    for kind, items in library.items.items():
        for item in items.values():
            words = [*_facts(item.document), *_prose(item.prose, item.value.id)]
            yield Publication((item.document,), tuple(words), CONTENT[kind].one_case)
    for page in library.pages.values():
        heads = [each for language, head in page.heads.items() for each in _head(head, language)]
        yield Publication(tuple(page.heads.values()), (*heads, *_prose(page.prose, page.id)))
    taken = {part.path for item in library.modules.values() for part in (item.document, *item.parts())}
    for document in library.documents():
        if document.path not in taken and not isinstance(document.value, Reviewed):
            yield Publication((), tuple(_facts(document)))


def _facts(document: Document[Any]) -> Iterator[Words]:
    for way, text in texts(document.value):
        if way and way[0] in _DECLARED:
            continue
        strand = (document.path, *(way[:2] if len(way) > 1 and isinstance(way[1], int) else way[:1]))
        for language, value in text.items():
            parts = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, words in parts:
                at = (*way, language) if number is None else (*way, language, number)
                yield Words(document.path, language, words, strand, places_in(document, at, words), prose=False)


def _head(head: Document[Any], language: str) -> Iterator[Words]:
    for key in ("title", "summary"):
        text = getattr(head.value, key)
        yield Words(head.path, language, text, (key,), places_in(head, (key,), text), prose=False)


def _prose(proses: Proses | Mapping[str, Prose], name: str) -> list[Words]:
    return [
        Words(prose.path, language, prose.text, ("prose", name), prose.place, prose=True)
        for language, prose in proses.items()
    ]
