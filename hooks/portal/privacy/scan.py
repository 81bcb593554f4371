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
        if not (detector.releasable and any(_within(masked, span, value) for value in free))
    ]


def _within(text: Normalised, span: Span, value: Span) -> bool:
    """Whether what was allowed covers a finding: its end, its digits and half of it at least.

    The name of an office that stands before its street may be outside.
    """
    first = next((at for at in range(*span) if text.text[at].isdigit()), span[0])
    covered = span[1] - max(span[0], value[0])
    return value[0] <= first and span[1] <= value[1] and 2 * covered >= span[1] - span[0]


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
