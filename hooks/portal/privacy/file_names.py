"""Decides what the name of a file or folder gives away, and how to write the name without repeating it.

In names `_`, `+` and `%20` stand for spaces, and numbers are glued to words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from portal.privacy.detector import Finding
from portal.privacy.scan import scan

MASK = "••••"
_GLUED = frozenset({"EGN", "PHONE"})
"""What is told from its digits alone, so that letters beside it need not be a word for it."""
_READINGS: tuple[tuple[Callable[[str], str], frozenset[str] | None], ...] = (
    (lambda name: name, None),
    (lambda name: re.sub(r"[_+]", " ", name), None),
    (lambda name: re.sub(r"[^\W\d]", " ", name), _GLUED),
)
"""Ways to read a name, all of the same length, and the labels that count in each (None: all)."""


@lru_cache(maxsize=10_000)
def scan_name(name: str) -> tuple[Finding, ...]:
    """What one part of a path gives away, offsets in code points of `name`. Remembered: paths repeat their folders."""
    found: list[Finding] = []
    for read, labels in _READINGS:
        for each in scan(read(name)):
            fresh = all(each.end <= other.start or other.end <= each.start for other in found)
            if fresh and (labels is None or each.label in labels):
                found.append(each)
    return tuple(sorted(found))


def masked(name: str, found: tuple[Finding, ...]) -> str:
    """`name` with a mask for what it gives away; the rest helps its author to find it: `••••-portrait.png`."""
    for each in reversed(found):
        name = name[: each.start] + MASK + name[each.end :]
    return name
