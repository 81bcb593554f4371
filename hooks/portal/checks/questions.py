"""Decides whether every question has a key that fits its kind, and every objective a question."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import near
from portal.problems import Problem
from portal.questions.kinds import KINDS


def keys(context: Context) -> Iterator[Problem]:
    """Q…: the key of a question does not fit its kind."""
    for module in context.library.modules.values():
        for part in module.question_files():
            for number, question in enumerate(part.value.questions):
                for fault in KINDS[question.kind].faults(question):
                    place = part.place("questions", number, *fault.way)
                    yield Problem(fault.code, place, {"question": question.id, **(fault.args or {})})


def objectives(context: Context) -> Iterator[Problem]:
    """O001: no question tests an objective; O002: the lessons take longer than the module."""
    for module in context.library.modules.values():
        known = [objective.id for objective in module.value.objectives]
        tested = {near(question.objective, known) for question in module.quiz.value.questions} if module.quiz else set()
        for number, objective in enumerate(module.value.objectives):
            if objective.id not in tested:
                yield Problem("O001", module.document.place("objectives", number, "id"), {"objective": objective.id})
        reading = sum(lesson.minutes for lesson in module.value.lessons)
        if reading > module.value.minutes:
            args = {"lessons": reading, "module": module.value.minutes}
            yield Problem("O002", module.document.place("minutes"), args)
