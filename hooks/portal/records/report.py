"""Decides what the expert is told of many records: a row for each person and module, and what should be looked at.

`overrides/assets/portal/report.mjs` is the twin: both make the same JSON, to the byte (`tests/vectors/records`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from portal.records.answer_keys import PATH, AnswerKeys
from portal.records.evidence import HandedIn, Opened, evidence, hand_in
from portal.records.faults import Fault
from portal.records.flags import Flag, flags
from portal.records.marking import HUNDREDTHS, Marked, tries
from portal.records.record import Record

Report = Mapping[str, Any]
"""What `make_report` gives; with the entry `sheets` (`make_sheets`) where single questions are asked for."""
Found = Sequence[tuple[str, Flag]]


def make_report(files: Sequence[Opened], keys: AnswerKeys, now: str) -> dict[str, Any]:
    """`{rows, files, hardest}` as plain JSON; `now` is a time as records write it.

    - `rows`: `{file, person, record, made, module, state, lessons: [read, of], quiz, test, minutes, content, flags}` by
      person (code points), then in the order of the keys; the final test of a path is a row with the module
      `path:<id>`. `quiz` and `test` are the best finished attempt, `{points, of, percent, passed, attempts, at}`, of a
      test also `marking`; `passed` is null when some of its questions have changed since, so that nobody can say.
      `state` is none, begun, read, waiting (finished, but not to be marked), failed or passed; `content` current or
      outdated.
    - `files`: `{file, status: read | unreadable, record, flags: [{code, detail}]}`, in the order given.
    - `hardest`: `{question, answered, points, of}`, what was answered worst first; every attempt counts once.
    """
    handed_in = hand_in(files, keys)
    proof = evidence(handed_in, keys, now)
    found = {one.place: flags(one, proof) for one in handed_in}
    by_person = sorted(handed_in, key=lambda one: one.record.name)
    return {
        "rows": [row for one in by_person for row in _rows(one, keys, found[one.place])],
        "files": [_file(place, one, found) for place, one in enumerate(files)],
        "hardest": _hardest(handed_in),
    }


def as_json(report: Report) -> str:
    """The report as the browser writes it, too: no spaces, letters as they are."""
    return json.dumps(report, ensure_ascii=False, separators=(",", ":"))


def _file(place: int, one: Opened, found: dict[int, list[tuple[str, Flag]]]) -> dict[str, Any]:
    if isinstance(one.record, Fault):
        told = [{"code": one.record.code, "detail": one.record.detail}]
        return {"file": one.file, "status": "unreadable", "record": None, "flags": told}
    told = [{"code": code, "detail": flag.detail} for code, flag in found[place]]
    return {"file": one.file, "status": "read", "record": one.record.id, "flags": told}


def _rows(one: HandedIn, keys: AnswerKeys, found: Found) -> Iterator[dict[str, Any]]:
    record = one.record
    for row in [*keys.modules, *(name for name in keys.tests if name.startswith(PATH))]:
        if row.startswith(PATH) and row not in record.tests and row != f"{PATH}{record.path}":
            continue
        lessons = [f"{module}/{lesson}" for module in keys.members(row) for lesson in keys.modules[module]["lessons"]]
        read = sum(lesson in record.lessons for lesson in lessons)
        quiz = _best(marked for marked in one.marked if (marked.row, marked.part) == (row, "quiz"))
        test = _best(marked for marked in one.marked if (marked.row, marked.part) == (row, "test"))
        decides = test if row in keys.tests else quiz
        tried = row in record.quizzes or row in record.tests
        shown = [marked for marked in (quiz, test) if marked is not None]
        yield {
            "file": one.file,
            "person": record.name,
            "record": record.id,
            "made": record.made,
            "module": row,
            "state": _state(decides, read, len(lessons), tried=tried),
            "lessons": [read, len(lessons)],
            "quiz": _attempt(quiz, len(record.quizzes[row].attempts)) if quiz else None,
            "test": _test(test, record, keys) if test else None,
            "minutes": sum(keys.modules[module]["minutes"] for module in keys.members(row)),
            "content": "current" if all(marked.current for marked in shown) else "outdated",
            "flags": list(dict.fromkeys(code for code, flag in found if flag.row in {None, row})),
        }


def _best(attempts: Iterable[Marked]) -> Marked | None:
    """What was passed comes first, then what could be marked as a whole, what is worth more, what is older."""
    return min(attempts, key=_rank, default=None)


def _rank(marked: Marked) -> tuple[bool, bool, int, str, str]:
    return not marked.passed, not marked.current, -marked.percent, marked.attempt.at or "", marked.attempt.id


def _state(decides: Marked | None, read: int, of: int, *, tried: bool) -> str:
    if decides is not None:
        return {True: "passed", False: "failed", None: "waiting"}[decides.passed]
    if read == of and read:
        return "read"
    return "begun" if read or tried else "none"


def _attempt(marked: Marked, attempts: int) -> dict[str, Any]:
    return {
        "points": points_shown(marked.points),
        "of": points_shown(marked.of),
        "percent": marked.percent,
        "passed": marked.passed,
        "attempts": attempts,
        "at": marked.attempt.at,
    }


def _test(marked: Marked, record: Record, keys: AnswerKeys) -> dict[str, Any]:
    attempts = len(tries(record.tests[marked.row].attempts))
    return {**_attempt(marked, attempts), "marking": keys.tests[marked.row].marking}


def points_shown(hundredths: int) -> int | float:
    """Points out of hundredths, as a browser writes them: whole ones without a decimal point."""
    whole, rest = divmod(hundredths, HUNDREDTHS)
    return hundredths / HUNDREDTHS if rest else whole


def _hardest(handed_in: Sequence[HandedIn]) -> list[dict[str, Any]]:
    seen: dict[tuple[str, str], Marked] = {}
    for marked in (marked for one in handed_in for marked in one.marked):
        seen.setdefault((marked.row, marked.attempt.id), marked)
    sums: dict[str, list[int]] = {}
    for result in (result for marked in seen.values() for result in marked.results if result.answered):
        total = sums.setdefault(result.question, [0, 0, 0])
        total[:] = [total[0] + 1, total[1] + result.points, total[2] + result.of]
    worst = sorted(sums, key=lambda question: (sums[question][1] / sums[question][2], question))
    return [
        {"question": name, "answered": count, "points": points_shown(points), "of": points_shown(of)}
        for name in worst for count, points, of in [sums[name]]
    ]  # fmt: skip
