"""Decides what in a text could identify a child: all detectors, once, over one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from portal.privacy.detector import Detector, Finding, Span
from portal.privacy.normalise import Normalised, normalise, occurrences
from portal.privacy.quiet import mask
from portal.privacy.table import DETECTORS

_CELL = 64
"""Spans are compared only with those in the same stretches of this many characters."""


def scan(text: str, allowed: Collection[str] = ()) -> list[Finding]:
    """What `text` gives away, in the order of the text, offsets in code points of `text`.

    A finding is released when it lies within an exact value of `allowed` and its family may be released at all.
    """
    normal = normalise(text)
    masked = mask(normal)
    free = [span for value in allowed if value for span in _exact(normal, value)]
    found: list[tuple[int, Detector, Span]] = []
    for rank, detector in enumerate(DETECTORS):
        found += [(rank, detector, span) for span in detector.find(masked)]
    return [
        Finding(*normal.span(*span), detector.label, detector.severity)
        for detector, span in _resolved(found)
        if not (detector.releasable and any(start <= span[0] and span[1] <= end for start, end in free))
    ]


def _exact(text: Normalised, value: str) -> Iterator[Span]:
    """Where `value` stands in `text` as a whole, not as part of a longer word or number."""
    plain = normalise(value.strip()).text
    for at in occurrences(text.plain, plain):
        end = at + len(plain)
        if not (text.plain[at - 1 : at].isalnum() if at else False) and not text.plain[end : end + 1].isalnum():
            yield at, end


def _resolved(found: list[tuple[int, Detector, Span]]) -> Iterator[tuple[Detector, Span]]:
    """One finding for each stretch: errors before reviews, the longest first, then the most specific."""
    kept: list[tuple[Detector, Span]] = []
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    order = sorted(found, key=lambda each: (each[1].severity.value, each[2][0] - each[2][1], each[0]))
    for _, detector, span in order:
        cells = range(span[0] // _CELL, (span[1] - 1) // _CELL + 1)
        if any(start < span[1] and span[0] < end for cell in cells for start, end in taken[cell]):
            continue
        kept.append((detector, span))
        for cell in cells:
            taken[cell].append(span)
    yield from sorted(kept, key=lambda each: each[1])
