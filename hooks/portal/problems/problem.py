"""What a problem is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portal.model.place import Place
from portal.problems.codes import CODES, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author, at one place. Its words come from the catalogue of the reader's language."""

    code: str
    """A key of `CODES`."""
    place: Place
    args: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)
    """Values for the placeholders of the message; several values are enumerated."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"unknown problem code {self.code}")

    @property
    def severity(self) -> Severity:
        return CODES[self.code]

    @property
    def sort_key(self) -> tuple[Place, str]:
        return self.place, self.code


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The most severe kind among `problems`, or None when there are none."""
    found = {problem.severity for problem in problems}
    return next((severity for severity in Severity if severity in found), None)
