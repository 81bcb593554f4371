"""Decides how much a story about one child gives away without a single name: its quasi-identifiers, weighed.

In a town where a centre serves a dozen children, “boy, 14, Lom, last spring” is a name. Each kind of detail in
`portal.privacy.quasi_kinds` counts once; a settlement where everybody knows everybody counts twice. From `ENOUGH`
on a person has to look (domain rules: singling out, linkability, inference; ICO guidance on anonymisation of
2025, motivated intruder with local knowledge).

What is weighed is as important as what weighs. The portal teaches about offences, ages, illness and towns on every
page; only a *story* is weighed, and a story is

* a `!!! case` box, with all its paragraphs, whatever they say;
* outside boxes, a paragraph that speaks of one child in particular (`quasi_child`), with the paragraphs after it that
  go on about the same child („То …“, “The boy …”).

Law, statistics, descriptions of programmes and protocols speak of children in the plural or of any child, and are
never weighed. The score is a question, not a verdict: it misses stories told without these words, and two readers stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from portal.privacy.normalise import normalise
from portal.privacy.paragraphs import Paragraph, paragraphs
from portal.privacy.quasi_child import goes_on, speaks_of_one_child
from portal.privacy.quasi_kinds import QUASI
from portal.privacy.quiet import mask

ENOUGH = 3
"""This many kinds together need a person's decision."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One detail in a text."""

    kind: str
    """A kind of `QUASI`."""
    start: int
    """Offset in code points of the text that was given."""
    end: int
    """Exclusive."""
    weight: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A paragraph of a story and what it gives away."""

    start: int
    end: int
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What one text tells of one child."""

    box: int
    """The number of its case box in the text, or 0."""
    where: tuple[int, int]
    """Outside boxes: the section and the place in it of its first paragraph."""
    tellings: tuple[Telling, ...]

    def clues(self) -> Iterator[Clue]:
        for telling in self.tellings:
            yield from telling.clues

    def too_telling(self) -> list[tuple[Telling, str, list[str]]]:
        """Where it needs a decision: the paragraph, whether the `paragraph` alone or the whole `case`, the kinds."""
        alone = [each for each in self.tellings if weight(each.clues) >= ENOUGH]
        if alone or weight(self.clues()) < ENOUGH:
            return [(each, "paragraph", list(kinds(each.clues))) for each in alone]
        heaviest = max(self.tellings, key=lambda each: weight(each.clues))
        return [(heaviest, "case", list(kinds(self.clues())))]


def clues(text: str, offset: int = 0) -> tuple[Clue, ...]:
    """Every detail in `text`, in order; `offset` is added to the places."""
    masked = mask(normalise(text))
    found = [
        Clue(quasi.kind, offset + begin, offset + after, heavy)
        for quasi in QUASI
        for start, end, heavy in quasi.find(masked)
        for begin, after in [masked.span(start, end)]
    ]
    return tuple(sorted(found, key=lambda clue: (clue.start, clue.end)))


def kinds(found: Iterable[Clue]) -> dict[str, int]:
    """Kind → its highest weight, in the order of `QUASI`."""
    weights: dict[str, int] = {}
    for clue in found:
        weights[clue.kind] = max(clue.weight, weights.get(clue.kind, 0))
    return {quasi.kind: weights[quasi.kind] for quasi in QUASI if quasi.kind in weights}


def weight(found: Iterable[Clue]) -> int:
    """How much all these details together give away."""
    return sum(kinds(found).values())


@lru_cache(maxsize=20_000)
def stories(text: str) -> tuple[Story, ...]:
    """The stories of one source text, in order; remembered, since a preview reads the same texts over and over."""
    return tuple(_stories(text))


def _stories(text: str) -> Iterator[Story]:
    open_story: list[Paragraph] = []
    for paragraph in paragraphs(text):
        if open_story and not _same_story(open_story[-1], paragraph, text):
            yield _story(open_story, text)
            open_story = []
        if open_story or paragraph.box or _about_a_child(paragraph, text):
            open_story.append(paragraph)
    if open_story:
        yield _story(open_story, text)


def _about_a_child(paragraph: Paragraph, text: str) -> bool:
    return speaks_of_one_child(normalise(text[paragraph.start : paragraph.end]))


def _same_story(before: Paragraph, paragraph: Paragraph, text: str) -> bool:
    if before.box or paragraph.box:
        return before.box == paragraph.box
    if paragraph.kind == "apart" or paragraph.section != before.section or paragraph.number != before.number + 1:
        return False
    if paragraph.kind == "item":
        # A profile in points („– на 14 г. – от Лом“) is one story; a list of examples begins anew with each child.
        return not _about_a_child(paragraph, text)
    return goes_on(normalise(text[paragraph.start : paragraph.end]))


def _story(parts: list[Paragraph], text: str) -> Story:
    first = parts[0]
    tellings = tuple(Telling(each.start, each.end, clues(text[each.start : each.end], each.start)) for each in parts)
    return Story(first.box, (first.section, first.number), tellings)
