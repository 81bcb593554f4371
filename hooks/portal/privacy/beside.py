"""Values that only a word beside them makes telling: after it, before it, in a column below it, in a row with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.privacy.columns import below, further
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

DIGIT = "[\\dоoОOlIіiзЗ]"
"""A digit, or a letter that scanners and hasty typists put in its place (0, 1, 3)."""
MOSTLY_DIGITS = r"(?<![^\W_])(?=(?:[^\d\n]{0,3}\d){6})"
"""Stands before a number of `DIGIT`s: it begins here, and six of its first signs are real digits."""


@dataclass(frozen=True, slots=True)
class Cue:
    """How one family is written beside its word. All patterns are matched against small letters."""

    stems: tuple[str, ...]
    """Beginnings of `label`, for a fast look; each begins a word."""
    label: re.Pattern[str]
    """The words for the family."""
    after: tuple[re.Pattern[str], ...]
    """What may follow the label: the first that matches counts, with its group `number`."""
    before: re.Pattern[str] | None = None
    """What may stand right before the label; it ends there."""
    cell: re.Pattern[str] | None = None
    """A whole cell in the column under the label, or a further value in the same row („… и …“)."""
    unless: re.Pattern[str] | None = None
    """What between the label and the number says that the number is something else."""
    reach: int = 40
    """How far before the label `before` may begin."""

    def find(self, text: Normalised) -> Iterator[Span]:
        """Every value beside a label in `text`."""
        lower = text.lower
        for at in text.starts(self.stems):
            label = self.label.match(lower, at)
            if not label:
                continue
            if self.cell:
                yield from below(lower, at, self.cell)
            if after := self._following(lower, label.end()):
                yield after.span("number")
                if self.cell:
                    yield from further(lower, after.end(), self.cell)
            if self.before and (before := self.before.search(lower, max(0, at - self.reach), at)):
                yield before.span("number")

    def _following(self, lower: str, end: int) -> re.Match[str] | None:
        for pattern in self.after:
            if (match := pattern.match(lower, end)) and not (
                self.unless and self.unless.search(lower, end, match.start("number"))
            ):
                return match
        return None


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of `pattern` nearest to `end`, within `start` and `end`."""
    return max(pattern.finditer(text, start, min(end, len(text))), key=lambda found: found.start(), default=None)
