"""Decides which words of a paragraph lack respect: labels, law terms out of place, origin tied to crime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.wording.blocks import Block
from portal.wording.sentences import sentences
from portal.wording.words import Table


@dataclass(frozen=True, slots=True)
class Lapse:
    """A word that should not stand where it does."""

    kind: str
    """label, law_term or origin."""
    start: int
    """Offset in the text of the block."""
    word: str
    instead: str = ""
    """What to write in its place; nothing for origin."""


def lapses(block: Block, table: Table, on_law: bool = False) -> Iterator[Lapse]:
    """Every lapse in a block; words that are only mentioned are none, nor are law terms where law is explained."""
    possible = table.possible(block.text)
    if block.mentioned or not possible:
        return
    own = block.own
    labels = [
        Lapse("label", found.start(), found.group(), instead) for found, instead in table.labels_in(own, possible)
    ]
    yield from labels
    terms = [] if on_law or block.box == "law" else list(table.law_terms_in(own, possible))
    if terms and not table.cites_law(block.around):
        for found, instead in terms:
            # малолетен престъпник is one label, not a label and a law term
            if not any(label.start <= found.start() < label.start + len(label.word) for label in labels):
                yield Lapse("law_term", found.start(), found.group(), instead)
    if table.origin.pattern in possible and table.origin_in(own):
        for offset, sentence in sentences(own, table):
            tie = table.origin_in(sentence)
            if tie and table.crime_in(sentence):
                yield Lapse("origin", offset + tie.start(), tie.group())
