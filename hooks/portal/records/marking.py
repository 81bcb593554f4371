"""Decides what the attempts in a record are worth: marked anew from the answers, never taken from the page's word.

`overrides/assets/portal/marking.mjs` is the twin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.questions.kinds import score
from portal.records.answer_keys import AnswerKeys, Asked
from portal.records.record import Attempt, FinalTestAttempt, QuizAttempt, Record

HUNDREDTHS = 100
"""Points are added as whole hundredths, so that Python and the page find the same sum."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one question of an attempt is worth."""

    question: str
    """As module/question, for a quiz module/quiz/question."""
    hash: str
    """The fingerprint of the question."""
    points: int
    """In hundredths."""
    of: int
    """In hundredths."""
    answered: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """One finished attempt that counts, marked."""

    row: str
    """Module, or path:<id>."""
    part: str
    """quiz or test."""
    attempt: Attempt
    results: tuple[Result, ...]
    """The questions that are asked today as they were asked then."""
    outdated: tuple[str, ...]
    """The questions that have changed since, or were not there yet."""
    unknown: tuple[str, ...]
    """The questions that are not there any more, or never were."""
    current: bool
    """Whether the attempt could be marked as a whole."""
    pass_mark: int

    @property
    def points(self) -> int:
        """In hundredths."""
        return sum(result.points for result in self.results)

    @property
    def of(self) -> int:
        """In hundredths."""
        return sum(result.of for result in self.results)

    @property
    def percent(self) -> int:
        """Whole per cent of the points, rounded down: what is almost enough is not enough."""
        return self.points * 100 // self.of if self.of else 0

    @property
    def passed(self) -> bool | None:
        """None when that cannot be said, since not every question could be marked."""
        return self.percent >= self.pass_mark if self.current else None


def mark_record(record: Record, keys: AnswerKeys) -> list[Marked]:
    """Every finished attempt at a quiz or final test that the keys know, in the order of the keys."""
    return [*_quizzes(record, keys), *_tests(record, keys)]


def tries(attempts: Sequence[FinalTestAttempt]) -> list[FinalTestAttempt]:
    """The attempts that count: not those whose questions changed while they were open."""
    return [attempt for attempt in attempts if not attempt.void]


def _quizzes(record: Record, keys: AnswerKeys) -> Iterator[Marked]:
    for name, asked in keys.quizzes.items():
        if quiz := record.quizzes.get(name):
            yield from (_quiz(name, attempt, asked, record.language) for attempt in quiz.attempts if attempt.at)


def _tests(record: Record, keys: AnswerKeys) -> Iterator[Marked]:
    for name, asked in keys.tests.items():
        if test := record.tests.get(name):
            yield from (_test(name, one, asked, record.language) for one in tries(test.attempts) if one.at)


def _quiz(row: str, attempt: QuizAttempt, asked: Asked, language: str) -> Marked:
    """A finished quiz has an answer to every question, so a question without one came later."""
    given = attempt.answers or {}
    same = {name for name, answer in given.items() if _hash(asked, name) == answer.hash}
    results = [
        _result(f"{row}/quiz/{name}", asked.questions[name], given[name].answer, True, language)
        for name in asked.questions if name in same
    ]  # fmt: skip
    outdated = tuple(name for name in asked.questions if name not in same)
    unknown = tuple(sorted(name for name in given if name not in asked.questions))
    return Marked(row, "quiz", attempt, tuple(results), outdated, unknown, not outdated, asked.pass_mark)


def _test(row: str, attempt: FinalTestAttempt, asked: Asked, language: str) -> Marked:
    drawn = {one.question: one.hash for one in attempt.drawn}
    same = dict.fromkeys(name for name, fingerprint in drawn.items() if _hash(asked, name) == fingerprint)
    results = [
        _result(name, asked.questions[name], attempt.answers.get(name), name in attempt.answers, language)
        for name in same
    ]  # fmt: skip
    outdated = tuple(name for name in drawn if name in asked.questions and name not in same)
    unknown = tuple(sorted(name for name in drawn if name not in asked.questions))
    whole = len(same) == len(drawn)
    return Marked(row, "test", attempt, tuple(results), outdated, unknown, whole, asked.pass_mark)


def _hash(asked: Asked, question: str) -> Any:
    return asked.questions[question]["hash"] if question in asked.questions else None


def _result(name: str, known: Mapping[str, Any], answer: Any, answered: bool, language: str) -> Result:
    keys = known["key"]
    key = keys[language] if language in keys else next(iter(keys.values()))
    points = round(score(key, answer) * HUNDREDTHS)
    return Result(name, known["hash"], points, key["points"] * HUNDREDTHS, answered)
