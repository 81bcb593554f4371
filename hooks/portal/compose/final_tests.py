"""Decides which pages a final test has, and what of its key they hold: nothing, or hashes where a page marks itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from portal.compose.frame import Frame
from portal.compose.modules import AREA, module_contents
from portal.compose.staged import StagedPage
from portal.load.settings import Settings
from portal.model.base import Audience, Status
from portal.model.library import Library, ModuleItem
from portal.model.targets import page_path
from portal.questions.asked import asked, asked_key
from portal.questions.draw import drawn, shuffled
from portal.questions.final_test import FinalTest
from portal.questions.fingerprint import fingerprint
from portal.questions.hashed import hashed_key
from portal.questions.question import Question

KEYS = "keys.json"
"""The address of the file with all keys; only the edition for experts has it."""
PAPER = "paper"
"""What the one version on paper is drawn by, so that all who write together have the same questions."""


def final_test_pages(frame: Frame) -> Iterator[StagedPage]:
    """The page of every final test, and its version on paper."""
    for module in frame.library.modules.values():
        if module.final_test is not None:
            yield from _pages(module, module.final_test.value, module.final_test.path, frame)


def _pages(module: ModuleItem, test: FinalTest, path: str, frame: Frame) -> Iterator[StagedPage]:
    value = module.value
    shared: dict[str, Any] = {
        "language": frame.language,
        "area": AREA,
        "summary": frame.say(test.intro).text,
        "draft": Status.DRAFT in (value.status, test.status),
        "legal_checked_on": value.legal_checked_on,
        "review_due": frame.overdue(value),
        "legal_reviewed_by": frame.say(value.legal_reviewed_by or {}).text,
        "outdated": frame.outdated(path),
        "styles": ("training.css", "quiz.css"),
    }
    title, folder = frame.say(test.title).text, f"modules/{value.id}"
    yield StagedPage(
        f"{folder}/final-test", template="final_test.html", title=title,
        view=partial(_page, module, test), scripts=("test.js", "training.js"), **shared,
    )  # fmt: skip
    yield StagedPage(
        f"{folder}/final-test-paper", template="final_test_paper.html", title=f"{title} – {frame.t('test.paper')}",
        view=partial(_paper, module, test), listed=False, **shared,
    )  # fmt: skip


def _page(module: ModuleItem, test: FinalTest, frame: Frame) -> dict[str, Any]:
    # In the order of their names, which an author cannot help but say; the script asks in the order of the attempt.
    questions = sorted(test.questions, key=lambda question: question.id)
    facts = {"test": module.value.id, "draw": test.draw, "attempts": test.attempts, "mark": test.pass_mark}
    return {
        **module_contents(module, frame),
        "test": frame.view(test),
        "pool": len(questions),
        "questions": [_question(question, test, frame, number) for number, question in enumerate(questions, 1)],
        "facts": facts | {"marking": test.marking, "objectives": _objectives(module, frame)},
    }


def _paper(module: ModuleItem, test: FinalTest, frame: Frame) -> dict[str, Any]:
    known = {question.id: question for question in test.questions}
    order = drawn(PAPER, {question.id: question.objective for question in test.questions}, test.draw)
    return {
        **module_contents(module, frame),
        "test": frame.view(test),
        "questions": [_question(known[name], test, frame, number, PAPER) for number, name in enumerate(order, 1)],
        "points": sum(known[name].points for name in order),
        "answers": _answers([known[name] for name in order], frame),
    }


def _answers(questions: Sequence[Question], frame: Frame) -> list[Any]:
    """The questions with their keys, for the sheet of who marks; none but in the edition for experts."""
    if frame.settings.edition is not Audience.EXPERT:
        return []
    shown = [frame.view(question) for question in questions]
    for number, question in enumerate(shown, 1):
        question.number = number
    return shown


def _question(question: Question, test: FinalTest, frame: Frame, number: int, seed: str = "") -> SimpleNamespace:
    """A question as its form asks it: no hint, no feedback, no explanation; parts under the names of the test."""
    lists = {name: list(parts) for name, parts in asked(question).items()}
    if seed:
        lists = {name: shuffled(f"{seed} {question.id}", names) for name, names in lists.items()}
    return SimpleNamespace(
        id=question.id,
        number=number,
        kind=question.kind,
        objective=question.objective,
        points=question.points,
        prompt=frame.say(question.prompt),
        fingerprint=fingerprint(question),
        key=hashed_key(question, frame.language) if test.marking == "instant" and not seed else None,
        **{name: _parts(question, name, names, frame) for name, names in lists.items()},
    )


def _parts(question: Question, name: str, names: Sequence[str], frame: Frame) -> list[SimpleNamespace]:
    parts = asked(question)[name]
    texts = {own: frame.say(parts[own].text) for own in names}
    # The form of `matching` calls the words of a left side by its place.
    return [SimpleNamespace(id=own, text=text, left=text) for own, text in texts.items()]


def _objectives(module: ModuleItem, frame: Frame) -> dict[str, Any]:
    """Objective → its words and the lessons that serve it, for who has to read them again."""
    pages = [(lesson, page_path(next(iter(proses.values())))) for lesson, proses in module.lesson_pages() if proses]
    return {
        objective.id: {
            "text": frame.say(objective.text).text,
            "lessons": [
                [frame.say(lesson.title).text, frame.page(path)]
                for lesson, path in pages if objective.id in lesson.objectives
            ],
        }
        for objective in module.value.objectives
    }  # fmt: skip


def keys_file(visible: Library, settings: Settings) -> Mapping[str, bytes]:
    """Address → the keys of all final tests, in the edition for experts; nothing in any other.

    `{format, v, tests: {module: {marking, pass_mark, draw, questions: {question: {hash, key, question}}}}}`: `key` by
    language in the names of the test, to be marked with `score`; `question` as it was written.
    """
    if settings.edition is not Audience.EXPERT:
        return {}
    tests = {name: _keys(module.final_test.value, settings)
             for name, module in visible.modules.items() if module.final_test}  # fmt: skip
    text = json.dumps({"format": "portal-test-keys", "v": 1, "tests": tests}, ensure_ascii=False)
    return {KEYS: text.encode()} if tests else {}


def _keys(test: FinalTest, settings: Settings) -> dict[str, Any]:
    return {
        "marking": test.marking,
        "pass_mark": test.pass_mark,
        "draw": test.draw,
        "questions": {
            question.id: {
                "hash": fingerprint(question),
                "key": {language: asked_key(question, language) for language in settings.languages},
                "question": question.model_dump(mode="json"),
            }
            for question in test.questions
        },
    }
