"""Decides how what can be found is written down for the browser: the most telling stems of every entry, packed.

The packing has no digits, no spaces between capitals and no slashes: what stands there at random must not look like
somebody's number, a name or a path. `overrides/assets/portal/search-pack.mjs` reads it again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from portal.finish.search_text import Entry
from portal.finish.search_words import Words, words_of

TITLE, HEADING, TEXT = 4.0, 2.0, 1.0
"""How much a word counts by where it stands; the same as in search.mjs."""
B, SHORT = 0.75, 0.5
"""How much the length of a text matters, and how short one can be in the reckoning; the same as in search.mjs."""
K = 1.2
MOST_STEMS = 75
"""Stems kept of one entry. On the real texts more find nothing more, and 100 entries stay below 12 KB (gzip)."""
LEAST, RATIO, LEVELS = 0.35, 1.6, 10
"""A weight is written as a level: level n stands for LEAST · RATIO ** n."""
SHARED = "!#%&()*+,;=?[]^_"
"""How many letters a stem shares with the one before it: the place of the sign."""
STEPS = "abcdefghijklmnopqrstuvwxyz!#%&()*+,;=?[]^_{|}"
"""How many entries lie between two that have a stem: the place of the sign; more in two signs after `FAR`."""
FAR, END = "~", "."


def postings(entries: Sequence[Entry], words: Words) -> dict[str, list[tuple[int, float]]]:
    """Stem → every entry it stands in, by place, with its weight; only the most telling stems of each entry."""
    texts = [
        words_of(" ".join([entry.summary, *(text for _, text in entry.paragraphs)])) for entry in entries
    ]  # fmt: skip
    usual = sum(map(len, texts)) / (len(texts) or 1) or 1
    weights: list[dict[str, float]] = []
    for entry, text in zip(entries, texts, strict=True):
        share = TEXT / (1 - B + B * max(SHORT, len(text) / usual))
        found: dict[str, float] = {}
        headings = words_of(" ".join(heading for _, heading in entry.headings))
        for boost, some in ((TITLE, words_of(entry.title)), (HEADING, headings), (share, text)):
            for word in joined(some):
                if boost == TITLE or word not in words.stop:
                    stem = words.stem(word)
                    found[stem] = found.get(stem, 0.0) + boost
        weights.append(found)
    having: dict[str, int] = {}
    for found in weights:
        for stem in found:
            having[stem] = having.get(stem, 0) + 1
    kept: dict[str, list[tuple[int, float]]] = {}
    for place, found in enumerate(weights):
        for stem in _telling(found, having, len(entries)):
            kept.setdefault(stem, []).append((place, found[stem]))
    return kept


def joined(words: Sequence[str]) -> Iterator[str]:
    """The words, and two numbers beside each other as one, too: 116 111."""
    yield from words
    yield from (a + b for a, b in pairwise(words) if a.isdecimal() and b.isdecimal() and len(a + b) < 7)


def _telling(found: dict[str, float], having: dict[str, int], entries: int) -> list[str]:
    """The stems of one entry that tell it best from the others: those of its title, then by weight and rarity."""

    def worth(stem: str) -> tuple[bool, float, str]:
        weight = found[stem]
        return weight < TITLE, -weight / (weight + K) * math.log(1 + entries / having[stem]), stem

    return sorted(found, key=worth)[:MOST_STEMS]


def packed(kept: dict[str, list[tuple[int, float]]]) -> tuple[str, str, str]:
    """The stems, the steps from entry to entry, and the levels of their weights."""
    stems, steps, levels = [], [], []
    before = ""
    for stem, places in sorted(kept.items()):
        shared = 0
        while shared < min(len(stem), len(before), len(SHARED) - 1) and stem[shared] == before[shared]:
            shared += 1
        stems.append(SHARED[shared] + stem[shared:])
        before, last = stem, -1
        for place, weight in places:
            steps.append(_step(place - last - 1))
            levels.append(STEPS[max(0, min(LEVELS - 1, round(math.log(weight / LEAST, RATIO))))])
            last = place
        steps.append(END)
    return "".join(stems), "".join(steps), "".join(levels)


def _step(distance: int) -> str:
    """One sign, or FAR and the digits of the distance in the system of so many signs, the last one marked by END."""
    base = len(STEPS)
    if distance < base:
        return STEPS[distance]
    high, low = divmod(distance, base)
    return FAR + STEPS[high // base] + STEPS[high % base] + STEPS[low]
