"""Decides what the expert's file of keys holds of paths: how each final test goes, and what it drew from for whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.compose.exams import Exam, path_exam
from portal.model.base import Audience
from portal.model.library import Library
from portal.model.path import RolePath

_TERMS = {"marking", "pass_mark", "draw", "attempts"}


def path_keys(visible: Library) -> dict[str, Any]:
    """Path → `{title, modules: [{module, required}], final_test?: {marking, pass_mark, draw, attempts, pools}}`.

    `pools` are the modules that the test draws from in every edition that has others, those of the widest first:
    whoever checks what was drawn does not know in which edition that was. The questions are those of the modules'
    final tests, as `<module>/<question>`; their objectives as `<module>/<objective>`.
    """
    return {path.id: _path(path, visible) for path in (visible.paths.value.paths if visible.paths else ())}


def _path(path: RolePath, visible: Library) -> dict[str, Any]:
    exam = path_exam(path, visible)
    told = {"final_test": exam.test.model_dump(include=_TERMS) | {"pools": list(_pools(exam, path))}} if exam else {}
    modules = [step.model_dump(include={"module", "required"}) for step in path.steps]
    return {"title": path.title, "modules": modules, **told}


def _pools(exam: Exam, path: RolePath) -> Iterator[list[str]]:
    known: list[list[str]] = [[]]
    for edition in reversed(Audience):
        readable = [
            module.value.id for module, test in exam.pools
            if path.audience.within(edition) and module.value.audience.within(edition) and test.audience.within(edition)
        ]  # fmt: skip
        if readable not in known:
            known.append(readable)
            yield readable
