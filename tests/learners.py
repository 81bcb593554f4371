"""Invented learners for tests: keys of a small curriculum with every kind of question, and what people did in it.

Everything comes from dice that the caller seeds. Nobody is called like anybody: names are numbers in words.
"""

from __future__ import annotations

import datetime
import random
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.questions.asked import asked, asked_key
from portal.questions.draw import drawn
from portal.questions.fingerprint import fingerprint
from portal.questions.kinds import KINDS, key_of, score
from portal.questions.question import Question
from portal.records.answer_keys import as_keys

Json = dict[str, Any]

GENERATOR = runpy.run_path(str(Path(__file__).parent / "vectors" / "generate_tests.py"))
ANSWERS, QUESTION = GENERATOR["ANSWERS"], GENERATOR["_question"]
NOW = "2026-11-25T12:00:00Z"
LANGUAGES = ("bg", "en")
ODD: tuple[Any, ...] = (None, [], {}, "nothing", 1, True, ["a", 1, None], {"__proto__": "x"})
"""Answers that no form gives."""


def letters(dice: random.Random, length: int = 24) -> str:
    """An id as records have them."""
    return "".join(dice.choices("abcdefghijklmnop", k=length))


def time(seconds: int) -> str:
    """A moment so many seconds before NOW."""
    moment = datetime.datetime.fromisoformat(NOW) - datetime.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _known(question: Question, key: Mapping[str, Any]) -> Json:
    return {"hash": fingerprint(question), "key": key, "question": question.model_dump(mode="json")}


def _pool(dice: random.Random, each: int) -> list[Question]:
    return [QUESTION(kind, number, dice) for kind in KINDS for number in range(each)]


def _quiz(dice: random.Random) -> Json:
    known = {one.id: _known(one, {code: key_of(one, code) for code in LANGUAGES}) for one in _pool(dice, 1)}
    return {"pass_mark": 70, "questions": known}


def _test(dice: random.Random, marking: str) -> Json:
    known = {
        one.id: {"objective": dice.choice(["listen", "speak"]), **_known(one, _keys(one))} for one in _pool(dice, 2)
    }
    return {"marking": marking, "pass_mark": 60, "draw": 7, "attempts": 2, "questions": known}


def _keys(question: Question) -> Json:
    return {code: asked_key(question, code) for code in LANGUAGES}


def make_keys(dice: random.Random) -> Json:
    """A file of keys: modules with a sealed test, an instant one, a quiz alone, nothing but lessons; and a path."""
    titles = {
        "good-talk": "Добрият разговор",
        "safe-report": "Сигурният сигнал",
        "quick": "Накратко",
        "read": "За четене",
    }
    modules = {
        name: {
            "title": {"bg": title, "en": name},
            "minutes": 60,
            "lessons": ["one", "two"],
            "last_reviewed": "2026-11-01",
        }
        for name, title in titles.items()
    }
    steps = [{"module": "good-talk", "required": True}, {"module": "safe-report", "required": True}]
    ending = {"marking": "sealed", "pass_mark": 50, "draw": 9, "attempts": 1}
    editions = [["good-talk", "safe-report"], ["safe-report"]]
    return {
        "format": "portal-test-keys",
        "v": 1,
        "site": "Малък портал",
        "modules": modules,
        "quizzes": {name: _quiz(dice) for name in ("good-talk", "safe-report", "quick")},
        "tests": {"good-talk": _test(dice, "sealed"), "safe-report": _test(dice, "instant")},
        "paths": {
            "mediator": {
                "title": {"bg": "Пътят", "en": "The path"},
                "modules": [*steps, {"module": "read", "required": False}],
                "final_test": {**ending, "pools": editions},
            }
        },
    }


def _answer(dice: random.Random, known: Json, language: str, *, named: bool) -> Any:
    """An answer as a form gives it, mostly; `named` when the parts have the names of a test."""
    if dice.random() < 0.05:
        return dice.choice(ODD)
    question = KINDS[known["question"]["kind"]].model.model_validate(known["question"])
    own = {name: list(parts) for name, parts in asked(question).items()}
    if not named:
        own = {name: [part.id for part in make(question)] for name, make in KINDS[question.kind].parts.items()}
    key = known["key"][language]
    return ANSWERS[question.kind](own, {"sides": key.get("pairs"), **key}, dice)


def _claim(attempt: Json, results: list[tuple[float, int]], mark: int) -> None:
    points, of = sum(round(100 * one) for one, _ in results) / 100, sum(one for _, one in results)
    attempt |= {"points": points, "of": of, "passed": round(100 * points) // of >= mark}


def quiz_attempt(dice: random.Random, quiz: Json, language: str) -> Json:
    """A finished attempt at a quiz, with what the page would say of it."""
    ago = dice.randint(10_000, 3_000_000)
    given = {name: _answer(dice, one, language, named=False) for name, one in quiz["questions"].items()}
    attempt: Json = {"id": letters(dice), "begun": time(ago), "at": time(ago - dice.randint(0, 900))}
    keys = {name: one["key"][language] for name, one in quiz["questions"].items()}
    _claim(attempt, [(score(keys[name], given[name]), keys[name]["points"]) for name in keys], quiz["pass_mark"])
    hashes = {name: one["hash"] for name, one in quiz["questions"].items()}
    return {**attempt, "answers": {name: {"hash": hashes[name], "answer": given[name]} for name in given}}


def test_attempt(dice: random.Random, keys: Json, row: str, language: str) -> Json:
    """A finished attempt at a final test, drawn as the page draws it; an instant one with what the page would say."""
    asked_there = as_keys(keys).tests[row]
    ago = dice.randint(10_000, 3_000_000)
    name = letters(dice)
    pool = dice.choice(list(asked_there.pools()))
    chosen = drawn(name, pool, asked_there.draw)
    known = {one: dict(asked_there.questions[one]) for one in chosen}
    answers = {one: _answer(dice, known[one], language, named=True) for one in chosen if dice.random() < 0.95}
    attempt: Json = {"id": name, "begun": time(ago), "at": time(ago - dice.randint(60, 3_000))}
    attempt |= {"drawn": [{"question": one, "hash": known[one]["hash"]} for one in chosen], "answers": answers}
    if asked_there.marking == "instant":
        of = {one: known[one]["key"][language] for one in chosen}
        results = [(score(of[one], answers.get(one)), of[one]["points"]) for one in chosen]
        _claim(attempt, results, asked_there.pass_mark)
    return attempt


def make_record(dice: random.Random, keys: Json, name: str, most: int = 2) -> Json:
    """What one person did: up to `most` attempts at everything."""
    language = dice.choice(LANGUAGES)
    lessons = [f"{module}/{lesson}" for module, one in keys["modules"].items() for lesson in one["lessons"]]
    tests = {row: min(most, asked_there.attempts) for row, asked_there in as_keys(keys).tests.items()}
    return {
        "format": "portal-record",
        "v": 1,
        "id": letters(dice),
        "name": name,
        "made": time(dice.randint(100, 5_000)),
        "site": keys["site"],
        "language": language,
        "path": dice.choice([None, *keys["paths"]]),
        "lessons": {lesson: {"at": time(dice.randint(5_000, 4_000_000))} for lesson in lessons if dice.random() < 0.7},
        "quizzes": {
            module: {
                "answers": {},
                "attempts": [quiz_attempt(dice, quiz, language) for _ in range(dice.randint(0, most))],
            }
            for module, quiz in keys["quizzes"].items() if dice.random() < 0.8
        },
        "scenarios": {},
        "tests": {
            row: {"attempts": [test_attempt(dice, keys, row, language) for _ in range(dice.randint(0, limit))]}
            for row, limit in tests.items() if dice.random() < 0.8
        },
    }  # fmt: skip
