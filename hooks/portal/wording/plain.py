"""Decides how long sentences, paragraphs and pages for children and families may be, and measures them.

The limits are the portal's own recommendation; no readability formula has been validated for Bulgarian. LIX
(Björnsson 1968) compares two versions of a text and judges none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.wording.blocks import Block
from portal.wording.sentences import sentences, words
from portal.wording.words import Table

MOST_WORDS = 18
"""Words of one sentence."""
MOST_ON_AVERAGE = 12
"""Words of a sentence on the average of a page."""
MOST_SENTENCES = 3
"""Sentences of one paragraph."""
MOST_PAGE_WORDS = 300
"""Words of a page, without the small print of law and sources."""
LONG_WORD = 6
"""LIX counts words with more letters than this."""

FEWEST_WORDS = 3
"""A shorter sentence (“Yes.”) is no thought of its own, and a paragraph may have more of them."""

_CAPITALS = re.compile(r"(?<![\w-])([А-Я]{2,8}|[A-Z]{2,8})(?![\w-])")


def long_sentences(block: Block, table: Table) -> Iterable[tuple[int, int]]:
    """Offset in the block and number of words of every sentence over the limit."""
    counted = ((offset, len(words(sentence))) for offset, sentence in sentences(block.text, table))
    return ((offset, count) for offset, count in counted if count > MOST_WORDS)


def sentence_lengths(blocks: Iterable[Block], table: Table) -> list[int]:
    """Words of every sentence; headings and cells of a table are none."""
    return [
        len(words(sentence))
        for block in blocks if block.kind in {"paragraph", "item"}
        for _, sentence in sentences(block.text, table)
    ]  # fmt: skip


def thoughts(block: Block, table: Table) -> int:
    """How many sentences of a paragraph count."""
    return sum(len(words(sentence)) >= FEWEST_WORDS for _, sentence in sentences(block.text, table))


def abbreviations(block: Block, table: Table) -> Iterable[re.Match[str]]:
    """Words in capitals that not everybody knows."""
    return (found for found in _CAPITALS.finditer(block.text) if found.group() not in table.familiar)


def lix(texts: Iterable[Iterable[Block]], table: Table) -> int | None:
    """Words a sentence plus long words in a hundred, rounded; None for texts without sentences."""
    lengths: list[int] = []
    long = 0
    for found in texts:
        prose = [block for block in found if block.kind in {"paragraph", "item"}]
        lengths += sentence_lengths(prose, table)
        long += sum(len(word) > LONG_WORD for block in prose for word in words(block.text))
    total = sum(lengths)
    return round(total / len(lengths) + 100 * long / total) if total else None
