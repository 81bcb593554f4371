"""Decides whether every attempt at a final test can be drawn, and asks about everything the module promises."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import near
from portal.model.library import ModuleItem
from portal.problems import Problem


def final_tests(context: Context) -> Iterator[Problem]:
    """K001: more is drawn than there is; K002: an objective without a question; K003: fewer drawn than objectives;
    K004: a question of the quiz."""
    for module in context.library.modules.values():
        if module.final_test is not None:
            yield from _draw(module)
            yield from _asked_before(module)


def _draw(module: ModuleItem) -> Iterator[Problem]:
    test = module.final_test
    assert test is not None
    pool, draw = test.value.questions, test.value.draw
    known = [objective.id for objective in module.value.objectives]
    asked = {near(question.objective, known) for question in pool}
    for objective in known:
        if objective not in asked:
            yield Problem("K002", test.place("questions"), {"objective": objective})
    if draw > len(pool):
        yield Problem("K001", test.place("draw"), {"draw": draw, "pool": len(pool)})
    elif draw < len(known):
        yield Problem("K003", test.place("draw"), {"draw": draw, "objectives": len(known)})


def _asked_before(module: ModuleItem) -> Iterator[Problem]:
    test, quiz = module.final_test, module.quiz
    if test is None or quiz is None:
        return
    before = {question.id: number for number, question in enumerate(quiz.value.questions)}
    for number, question in enumerate(test.value.questions):
        if question.id in before:
            line = quiz.place("questions", before[question.id], "id").line
            args: dict[str, str | int] = {"question": question.id, "file": quiz.path, "line": line}
            yield Problem("K004", test.place("questions", number, "id"), args)
