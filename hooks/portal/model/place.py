"""Where a value stands in a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file an author can open."""

    path: str
    """POSIX path relative to the project root."""
    line: int = 1
    """1-based line."""
    column: int = 1
    """1-based column, counted in code points."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
