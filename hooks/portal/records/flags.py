"""Decides what is said about a record beside its points: everything that somebody should look at, each with a code.

A flag is no verdict: clocks are wrong, people send a file twice, questions are reworded. Its words stand in the
catalogues (`records.flag.<code>`). `overrides/assets/portal/record-flags.mjs` is the twin.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from portal.questions.draw import drawn
from portal.records.evidence import Evidence, HandedIn
from portal.records.hostile import plain
from portal.records.marking import HUNDREDTHS, Marked, tries
from portal.records.record import Attempt, FinalTestAttempt, seconds

UNREADABLE = (
    "not_json", "too_large", "too_deep", "not_a_record", "newer_version", "wrong_shape", "truncated", "other_key",
    "damaged",
)  # fmt: skip
"""Why a file has no rows in the report."""
MOST_AHEAD = 86_400
"""Seconds that a clock may be ahead: one that is set to another part of the world is no lie."""
LEAST_SECONDS = 2
"""Seconds in which nobody reads and answers a question."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that somebody should look at."""

    detail: str = ""
    """Where: an attempt, a question, another file."""
    row: str | None = None
    """The module, or path:<id>, that it is about; none when it is about the whole record."""


Look = Callable[[HandedIn, Evidence], Iterator[Flag]]


def _not_sealed(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    if not one.sealed:
        yield Flag()


def _duplicate(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    """The first file with the same id, or with the same doings, stays without a flag."""
    same = [*evidence.by_id[one.record.id], *evidence.by_content.get(one.content, [])]
    first = min(same, key=lambda other: other.place)
    if first is not one:
        yield Flag(first.file)


def _older_copy(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    """A newer record of the same name has attempts of this one; a name alone can be that of two people."""
    sharing = {other.place: other for _, attempt in one.attempts() for other in evidence.by_attempt[attempt.id]}
    newer = [
        other for other in sharing.values()
        if other.record.name == one.record.name and other.record.made > one.record.made
    ]  # fmt: skip
    if newer:
        yield Flag(max(newer, key=lambda other: (other.record.made, -other.place)).file)


def _shared_attempts(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    for row, attempt in one.attempts():
        others = [other for other in evidence.by_attempt[attempt.id] if other.record.name != one.record.name]
        if others:
            yield Flag(f"{_named(row, attempt)} {others[0].file}", row)


def _in_future(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    if _ahead(one.record.made, evidence):
        yield Flag("made")
    for lesson, moment in one.record.lessons.items():
        if _ahead(moment.at, evidence):
            yield Flag(plain(lesson), lesson.partition("/")[0])
    for row, attempt in one.attempts():
        if _ahead(attempt.begun, evidence) or _ahead(attempt.at, evidence):
            yield Flag(_named(row, attempt), row)


def _finished_before_begun(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    for row, attempt in one.attempts():
        if attempt.at is not None and attempt.at < attempt.begun:
            yield Flag(_named(row, attempt), row)


def _too_fast(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    """Only tests: an attempt at a quiz can be one question tried again, which takes a second."""
    for marked, attempt in _finished_tests(one):
        taken = _moment(attempt.at) - _moment(attempt.begun)
        if 0 <= taken < LEAST_SECONDS * len(attempt.drawn):
            yield Flag(_named(marked.row, attempt), marked.row)


def _beyond_limit(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    for row, asked in evidence.keys.tests.items():
        made = len(tries(one.record.tests[row].attempts)) if row in one.record.tests else 0
        if made > asked.attempts:
            yield Flag(f"{plain(row)} {made}/{asked.attempts}", row)


def _not_drawn(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    """Only where every question is still the same; even then one may have been added to the pool since."""
    for marked, attempt in _finished_tests(one):
        asked = evidence.keys.tests[marked.row]
        names = [drawn_one.question for drawn_one in attempt.drawn]
        if marked.current and not any(drawn(attempt.id, pool, asked.draw) == names for pool in asked.pools()):
            yield Flag(_named(marked.row, attempt), marked.row)


def _claimed_other_score(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    """A claim of less than passing is no claim: the pass mark may have been lowered since."""
    for marked in one.marked:
        said = marked.attempt
        wrong = [
            said.points is not None and said.points != marked.points / HUNDREDTHS,
            said.of is not None and said.of != marked.of / HUNDREDTHS,
            said.passed is True and marked.passed is False,
        ]
        if marked.current and any(wrong):
            yield Flag(_named(marked.row, said), marked.row)


def _unknown_module(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    keys, record = evidence.keys, one.record
    lessons = dict.fromkeys(lesson.partition("/")[0] for lesson in record.lessons)
    known: list[tuple[Collection[str], Collection[str]]] = [
        (keys.modules, lessons), (keys.quizzes, record.quizzes), (keys.tests, record.tests),
    ]  # fmt: skip
    missing = {name for names, met in known for name in met if name not in names}
    yield from (Flag(plain(name), name) for name in missing)


def _unknown_question(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    for marked in one.marked:
        yield from (Flag(f"{_named(marked.row, marked.attempt)} {plain(name)}", marked.row) for name in marked.unknown)


def _outdated(one: HandedIn, evidence: Evidence) -> Iterator[Flag]:
    for marked in one.marked:
        yield from (Flag(f"{_named(marked.row, marked.attempt)} {plain(name)}", marked.row) for name in marked.outdated)


FLAGS: Mapping[str, Look] = {
    "duplicate": _duplicate,
    "older_copy": _older_copy,
    "not_sealed": _not_sealed,
    "shared_attempts": _shared_attempts,
    "not_drawn": _not_drawn,
    "claimed_other_score": _claimed_other_score,
    "beyond_limit": _beyond_limit,
    "too_fast": _too_fast,
    "finished_before_begun": _finished_before_begun,
    "in_future": _in_future,
    "unknown_module": _unknown_module,
    "unknown_question": _unknown_question,
    "outdated": _outdated,
}
"""Code → what finds it, in the order in which they are told."""


def flags(one: HandedIn, evidence: Evidence) -> list[tuple[str, Flag]]:
    """Everything that somebody should look at in a record: by code, then by detail, each once."""
    return [
        (code, flag)
        for code, look in FLAGS.items()
        for flag in sorted(dict.fromkeys(look(one, evidence)), key=lambda flag: (flag.detail, flag.row or ""))
    ]


def _finished_tests(one: HandedIn) -> Iterator[tuple[Marked, FinalTestAttempt]]:
    for marked in one.marked:
        if isinstance(marked.attempt, FinalTestAttempt):
            yield marked, marked.attempt


def _named(row: str, attempt: Attempt) -> str:
    return f"{plain(row)} {attempt.id}"


def _moment(time: str | None) -> int:
    return (seconds(time) if time else None) or 0


def _ahead(time: str | None, evidence: Evidence) -> bool:
    return _moment(time) > evidence.now + MOST_AHEAD
