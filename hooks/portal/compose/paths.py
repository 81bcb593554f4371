"""Decides which pages the paths by role have, and which paths a module is part of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from portal.compose.exams import exam_view, path_exam
from portal.compose.frame import Frame
from portal.compose.modules import AREA
from portal.compose.staged import StagedPage
from portal.model.path import PathStep, RolePath


def path_pages(frame: Frame) -> Iterator[StagedPage]:
    """The page of every path of the edition."""
    document = frame.library.paths
    for path in document.value.paths if document else ():
        yield StagedPage(
            f"paths/{path.id}", language=frame.language, template="path.html", title=frame.say(path.title).text,
            summary=frame.say(path.summary).text, area=AREA, styles=("training.css",), scripts=("training.js",),
            outdated=frame.outdated(document.path if document else ""), view=partial(_page, path),
        )  # fmt: skip


def _page(path: RolePath, frame: Frame) -> dict[str, Any]:
    return {"path": path_view(path, frame)}


def path_views(frame: Frame) -> list[SimpleNamespace]:
    """Every path of the edition for a template, in the order of the list."""
    document = frame.library.paths
    return [path_view(path, frame) for path in document.value.paths] if document else []


def path_view(path: RolePath, frame: Frame) -> SimpleNamespace:
    """A path for a template; `minutes` and `offered` are those of its required modules and of the others."""
    shown: SimpleNamespace = frame.view(path)
    shown.steps = [_step(step, frame) for step in path.steps]
    shown.minutes = sum(step.module.minutes for step in shown.steps if step.required)
    shown.offered = sum(step.module.minutes for step in shown.steps if not step.required)
    exam = path_exam(path, frame.library)
    shown.final_test = exam_view(exam, frame) if exam else None
    return shown


def _step(step: PathStep, frame: Frame) -> SimpleNamespace:
    module = frame.library.modules[step.module].value
    return SimpleNamespace(module=frame.view(module), required=step.required, why=frame.say(step.why))
