"""Decides which notes on language somebody has accepted: with a reason, in a comment on the line before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.model.place import Place
from portal.model.release import WORDING
from portal.problems import Problem

FAMILY = "L"
"""The notes that can be accepted, by the first letter of their codes."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A comment that accepts the notes of the next line."""

    place: Place
    reason: str | None


def settle(problems: Iterable[Problem], sources: Mapping[str, str]) -> list[Problem]:
    """The problems without what was accepted; L010 for an acceptance without a reason or with nothing to accept.

    `sources` maps paths to the text of files.
    """
    marks = dict(_marks(sources))
    if not marks:
        return list(problems)
    left: list[Problem] = []
    needed: set[tuple[str, int]] = set()
    for problem in problems:
        key = problem.place.path, problem.place.line
        if problem.code.startswith(FAMILY) and key in marks:
            needed.add(key)
            if marks[key].reason:
                continue
        left.append(problem)
    for key, mark in marks.items():
        if not mark.reason:
            left.append(Problem("L010", mark.place, {"case": "unexplained"}))
        elif key not in needed:
            left.append(Problem("L010", mark.place, {"case": "unneeded"}))
    return left


def _marks(sources: Mapping[str, str]) -> Iterator[tuple[tuple[str, int], _Mark]]:
    """File and line that are accepted → the comment that says so."""
    for path, text in sources.items():
        if "wording:" in text:
            for number, line in enumerate(text.split("\n"), 1):
                if found := WORDING.search(line):
                    yield (path, number + 1), _Mark(Place(path, number, found.start() + 1), found["reason"])
