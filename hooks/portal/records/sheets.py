"""Decides what is shown of a sealed test that was marked: the points of every question, a sheet an attempt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.records.answer_keys import AnswerKeys
from portal.records.evidence import HandedIn, Opened, hand_in
from portal.records.hostile import plain
from portal.records.marking import Marked
from portal.records.report import points_shown


def make_sheets(files: Sequence[Opened], keys: AnswerKeys) -> list[dict[str, Any]]:
    """`{file, person, record, module, attempt, at, percent, passed, questions}` of every finished attempt, by person.

    `questions` are `{question, points, of, answered}` in the order of asking; `points` and `of` are null where the
    question is no longer asked as it was. A question that the keys do not know is left out: a flag names it.
    """
    handed_in = sorted(hand_in(files, keys), key=lambda one: one.record.name)
    return [
        _sheet(one, marked) for one in handed_in for marked in one.marked if keys.marking(marked.row) == "sealed"
        and marked.part == "test"
    ]  # fmt: skip


def _sheet(one: HandedIn, marked: Marked) -> dict[str, Any]:
    known = [
        {"question": r.question, "points": points_shown(r.points), "of": points_shown(r.of), "answered": r.answered}
        for r in marked.results
    ]
    changed = [{"question": plain(name), "points": None, "of": None, "answered": None} for name in marked.outdated]
    return {
        "file": one.file,
        "person": one.record.name,
        "record": one.record.id,
        "module": marked.row,
        "attempt": marked.attempt.id,
        "at": marked.attempt.at,
        "percent": marked.percent,
        "passed": marked.passed,
        "questions": [*known, *changed],
    }
