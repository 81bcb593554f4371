"""Decides which pages a final test has, and what of its key they hold: nothing, or hashes where a page marks itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from portal.compose.exams import Exam, InPool, exam_view, exams
from portal.compose.frame import Frame
from portal.compose.modules import AREA, module_contents
from portal.compose.staged import StagedPage
from portal.model.base import Audience
from portal.questions.asked import asked
from portal.questions.draw import drawn, shuffled
from portal.questions.fingerprint import fingerprint
from portal.questions.hashed import hashed_key
from portal.questions.question import Question

PAPER = "paper"
"""What the one version on paper is drawn by, so that all who write together have the same questions."""


def final_test_pages(frame: Frame) -> Iterator[StagedPage]:
    """The page of every final test, and its version on paper."""
    for exam in exams(frame.library):
        yield from _pages(exam, frame)


def _pages(exam: Exam, frame: Frame) -> Iterator[StagedPage]:
    values = [module.value for module, _ in exam.pools]
    reviewers = {frame.say(value.legal_reviewed_by or {}).text for value in values}
    shared: dict[str, Any] = {
        "language": frame.language,
        "area": AREA,
        "summary": frame.say(exam.test.intro).text,
        "draft": exam.draft,
        "legal_checked_on": _first(value.legal_checked_on for value in values),
        "review_due": _first(map(frame.overdue, values)),
        "legal_reviewed_by": reviewers.pop() if len(reviewers) == 1 else "",
        "outdated": frame.outdated(*exam.sources),
        "styles": ("training.css", "quiz.css"),
    }
    title = frame.say(exam.test.title).text
    yield StagedPage(
        exam.address, template="final_test.html", title=title,
        view=partial(_page, exam), scripts=("test.js", "training.js"), **shared,
    )  # fmt: skip
    yield StagedPage(
        f"{exam.address}-paper", template="final_test_paper.html", title=f"{title} – {frame.t('test.paper')}",
        view=partial(_paper, exam), listed=False, **shared,
    )  # fmt: skip


def _first(days: Iterable[Any]) -> Any:
    """The earliest of some days, of which there may be none."""
    return min((day for day in days if day is not None), default=None)


def _around(exam: Exam, frame: Frame) -> dict[str, Any]:
    """What stands around the questions: the module with its contents, or the path that the test ends."""
    around = {} if exam.of_path else module_contents(exam.pools[0][0], frame)
    return {**around, "whole": frame.ref(exam.back), "test": exam_view(exam, frame)}


def _page(exam: Exam, frame: Frame) -> dict[str, Any]:
    # The script asks in the order of the attempt.
    pool = exam.pool()
    around = _around(exam, frame)
    test = exam.test
    facts = {"test": exam.name, "draw": around["test"].draw, "attempts": test.attempts, "mark": test.pass_mark}
    return {
        **around,
        "questions": [_question(name, one, frame, number) for number, (name, one) in enumerate(pool.items(), 1)],
        "facts": facts | {"marking": test.marking, "objectives": exam.objectives(frame)},
    }


def _paper(exam: Exam, frame: Frame) -> dict[str, Any]:
    pool = exam.pool()
    order = drawn(PAPER, {name: one.objective for name, one in pool.items()}, exam.test.draw)
    return {
        **_around(exam, frame),
        "questions": [_question(name, pool[name], frame, number, PAPER) for number, name in enumerate(order, 1)],
        "points": sum(pool[name].question.points for name in order),
        "answers": _answers([pool[name].question for name in order], frame),
    }


def _answers(questions: Sequence[Question], frame: Frame) -> list[Any]:
    """The questions with their keys, for the sheet of who marks; none but in the edition for experts."""
    if frame.settings.edition is not Audience.EXPERT:
        return []
    shown = [frame.view(question) for question in questions]
    for number, question in enumerate(shown, 1):
        question.number = number
    return shown


def _question(name: str, one: InPool, frame: Frame, number: int, seed: str = "") -> SimpleNamespace:
    """A question as its form asks it: no hint, no feedback, no explanation; parts under the names of the test."""
    question = one.question
    lists = {part: list(parts) for part, parts in asked(question).items()}
    if seed:
        lists = {part: shuffled(f"{seed} {name}", names) for part, names in lists.items()}
    return SimpleNamespace(
        id=one.form,
        name=name,
        number=number,
        kind=question.kind,
        objective=one.objective,
        points=question.points,
        prompt=frame.say(question.prompt),
        fingerprint=fingerprint(question),
        key=hashed_key(question, frame.language) if one.open and not seed else None,
        **{part: _parts(question, part, names, frame) for part, names in lists.items()},
    )


def _parts(question: Question, name: str, names: Sequence[str], frame: Frame) -> list[SimpleNamespace]:
    parts = asked(question)[name]
    texts = {own: frame.say(parts[own].text) for own in names}
    # The form of `matching` calls the words of a left side by its place.
    return [SimpleNamespace(id=own, text=text, left=text) for own, text in texts.items()]
