"""Decides how the expert's file of keys is read, and what each quiz and final test in it asks.

The file is `keys.json` of the edition for experts, see `portal.compose.answer_keys`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PATH = "path:"
"""Begins the name of a path's final test, in records and in reports."""
_PARTS = ("modules", "quizzes", "tests", "paths")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a quiz or a final test asks, and when it is passed."""

    questions: Mapping[str, Mapping[str, Any]]
    """Question, as the attempt names it → `{hash, key, …}`; of a final test also `objective`, unique in its pool."""
    pass_mark: int
    draw: int = 0
    """How many questions an attempt asks; 0 for a quiz, which asks them all."""
    attempts: int = 0
    """How many attempts there are; 0 where nobody counts."""
    marking: str = ""
    """instant or sealed; nothing for a quiz."""
    editions: Sequence[Collection[str]] = ()
    """The modules that a final test draws from, in every edition that has others: the widest one first."""

    def pools(self) -> Iterator[dict[str, str]]:
        """Question → objective, once for every edition in which the pool is another."""
        for modules in self.editions:
            yield {
                name: known["objective"]
                for name, known in self.questions.items() if name.partition("/")[0] in modules
            }  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerKeys:
    """The keys, by what a row of the report is about: a module, or a path by its final test."""

    modules: Mapping[str, Mapping[str, Any]]
    """Module → `{title, minutes, lessons, last_reviewed}`."""
    paths: Mapping[str, Mapping[str, Any]]
    """Path → `{title, modules, final_test?}`."""
    quizzes: Mapping[str, Asked]
    """Module → its quiz."""
    tests: Mapping[str, Asked]
    """Module, or path:<id> → its final test."""
    site: str = ""
    """The name of the portal."""

    def members(self, row: str) -> list[str]:
        """The modules that a row is about: itself, or those that the path of a final test requires."""
        if not row.startswith(PATH):
            return [row]
        return _required(self.paths[row.removeprefix(PATH)])

    def title(self, row: str) -> Mapping[str, str]:
        """Language → what a row is called: a module, or the path whose final test it is."""
        known = self.paths[row.removeprefix(PATH)] if row.startswith(PATH) else self.modules[row]
        return dict(known["title"])

    def marking(self, row: str) -> str:
        """How the final test of a row is marked; nothing when it has none."""
        return self.tests[row].marking if row in self.tests else ""

    def prompt(self, row: str, question: str, language: str) -> str:
        """The words of a question, by the name that results and reports give it, in one line."""
        quiz, name = self.quizzes.get(row), question.removeprefix(f"{row}/quiz/")
        asked = quiz if name != question else self.tests.get(row)
        if asked is None or name not in asked.questions:
            return ""
        prompt = asked.questions[name]["question"]["prompt"]
        return " ".join(str(prompt.get(language) or next(iter(prompt.values()), "")).split())


def read_keys(data: bytes) -> AnswerKeys | None:
    """The keys in a file; None when it is no file of keys of this version."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    right = isinstance(found, dict) and (found.get("format"), found.get("v")) == ("portal-test-keys", 1)
    if not right or not all(isinstance(found.get(part), dict) for part in _PARTS):
        return None
    return as_keys(found)


def as_keys(found: Mapping[str, Any]) -> AnswerKeys:
    """The keys in the JSON of a file of keys, which is trusted: the expert's own portal has made it."""
    quizzes = {name: Asked(quiz["questions"], quiz["pass_mark"]) for name, quiz in found["quizzes"].items()}
    return AnswerKeys(found["modules"], found["paths"], quizzes, dict(_tests(found)), str(found.get("site", "")))


def _tests(found: Mapping[str, Any]) -> Iterator[tuple[str, Asked]]:
    for name, test in found["tests"].items():
        yield name, _asked(test, dict(_pool(found, name)), [[name]])
    for name, path in found["paths"].items():
        if test := path.get("final_test"):
            pools = (_pool(found, module) for module in _required(path))
            # Two modules may call different objectives alike.
            questions = {
                question: {**known, "objective": f"{question.partition('/')[0]}/{known['objective']}"}
                for pool in pools for question, known in pool
            }  # fmt: skip
            yield f"{PATH}{name}", _asked(test, questions, test["pools"])


def _required(path: Mapping[str, Any]) -> list[str]:
    return [step["module"] for step in path["modules"] if step["required"]]


def _pool(found: Mapping[str, Any], module: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, known in found["tests"].get(module, {"questions": {}})["questions"].items():
        yield f"{module}/{name}", known


def _asked(
    test: Mapping[str, Any], questions: Mapping[str, Mapping[str, Any]], editions: Sequence[Collection[str]]
) -> Asked:
    return Asked(questions, test["pass_mark"], test["draw"], test["attempts"], test["marking"], editions)
