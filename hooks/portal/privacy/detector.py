"""What a detector is, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.privacy.normalise import Normalised
from portal.problems import Severity

Span = tuple[int, int]
"""Start and end (exclusive) in the text a detector was given."""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A stretch of text that could identify somebody."""

    start: int
    """Offset in code points of the original text."""
    end: int
    """Exclusive."""
    label: str
    """The label of the detector, `EGN` or `FULL_NAME`."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class Detector:
    """One family of identifiers."""

    label: str
    find: Callable[[Normalised], Iterable[Span]]
    severity: Severity = Severity.ERROR
    releasable: bool = False
    """Whether an exact value may be published after all (the telephone of an office, the name of an expert)."""
