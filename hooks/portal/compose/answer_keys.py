"""Decides what the expert's file of keys holds: what is needed to mark what learners did, and to name it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from portal.compose.path_keys import path_keys
from portal.load.settings import Settings
from portal.model.base import Audience
from portal.model.library import Library, ModuleItem
from portal.questions.asked import asked_key
from portal.questions.final_test import FinalTest
from portal.questions.fingerprint import fingerprint
from portal.questions.kinds import key_of
from portal.questions.question import Question
from portal.questions.quiz import Quiz

KEYS = "keys.json"
"""The address of the file; only the edition for experts has it."""


def keys_file(visible: Library, settings: Settings) -> Mapping[str, bytes]:
    """Address → the keys of all quizzes and final tests, in the edition for experts; nothing in any other.

    `{format: "portal-test-keys", v: 1, site, modules, quizzes, tests, paths}`, each of the last four by id:

    - `modules`: `{title, minutes, lessons: [ids], last_reviewed}`, in the order of the curriculum;
    - `quizzes`: `{pass_mark, questions: {question: {hash, key, question}}}`;
    - `tests`: `{marking, pass_mark, draw, attempts, questions: {question: {objective, hash, key, question}}}`;
    - `paths`: as `path_keys`.

    `key` is by language, to be marked with `score`: for a test in the names of the test, for a quiz in the ids of its
    author. `question` is as it was written, `hash` its `fingerprint`.
    """
    if settings.edition is not Audience.EXPERT or not visible.modules:
        return {}
    modules = visible.modules.values()
    keys = {
        "format": "portal-test-keys",
        "v": 1,
        "site": settings.site_names[settings.default],
        "modules": {module.value.id: _module(module) for module in modules},
        "quizzes": {item.value.id: _quiz(item.quiz.value, settings) for item in modules if item.quiz},
        "tests": {item.value.id: _test(item.final_test.value, settings) for item in modules if item.final_test},
        "paths": path_keys(visible),
    }
    return {KEYS: json.dumps(keys, ensure_ascii=False).encode()}


def _module(module: ModuleItem) -> dict[str, Any]:
    value = module.value
    return {
        "title": value.title,
        "minutes": value.minutes,
        "lessons": [lesson.id for lesson in value.lessons],
        "last_reviewed": value.last_reviewed.isoformat(),
    }


def _quiz(quiz: Quiz, settings: Settings) -> dict[str, Any]:
    return {
        "pass_mark": quiz.pass_mark,
        "questions": {
            question.id: _known(question, {language: key_of(question, language) for language in settings.languages})
            for question in quiz.questions
        },
    }


def _test(test: FinalTest, settings: Settings) -> dict[str, Any]:
    return {**_terms(test), "questions": dict(_pool(test.questions, settings.languages))}


def _terms(test: FinalTest) -> dict[str, Any]:
    return {name: getattr(test, name) for name in ("marking", "pass_mark", "draw", "attempts")}


def _pool(questions: Iterable[Question], languages: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    for question in questions:
        key = {language: asked_key(question, language) for language in languages}
        yield question.id, {"objective": question.objective, **_known(question, key)}


def _known(question: Question, key: Mapping[str, Any]) -> dict[str, Any]:
    return {"hash": fingerprint(question), "key": key, "question": question.model_dump(mode="json")}
