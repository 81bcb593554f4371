"""Decides the page on which learners see how far they are; their own part of it is known to their device only."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from portal.compose.exams import exam_view, exams
from portal.compose.frame import Frame
from portal.compose.modules import AREA, lesson_steps, scenario_steps
from portal.compose.paths import path_views
from portal.compose.staged import StagedPage
from portal.model.library import ModuleItem
from portal.questions.fingerprint import fingerprint

TRAINING_PAGE = "my-training"


def training_page(frame: Frame) -> Iterator[StagedPage]:
    """All modules of the edition with what can be done in them; a script adds what the learner has done."""
    yield StagedPage(
        TRAINING_PAGE, language=frame.language, template="my_training.html", title=frame.t("training.title"),
        summary=frame.t("training.summary"), area=AREA, styles=("training.css",),
        scripts=("my-training.js", "record.js"), view=_view,
    )  # fmt: skip


def _view(frame: Frame) -> dict[str, Any]:
    key = frame.library.expert_key
    tests = {exam.name: exam_view(exam, frame) for exam in exams(frame.library)}
    paths = path_views(frame)
    return {
        "issuer": key.value if key else None,
        "site": frame.settings.site_names[frame.settings.default],
        "modules": [_module(module, tests.get(name), frame) for name, module in frame.library.modules.items()],
        "paths": paths,
        "ways": {path.id: [[step.module.id, step.required] for step in path.steps] for path in paths},
    }


def _module(module: ModuleItem, test: SimpleNamespace | None, frame: Frame) -> dict[str, Any]:
    return {
        "module": frame.view(module.value),
        "steps": lesson_steps(module, frame),
        "scenarios": [
            {**step, "endings": {node.id: node.ending.outcome.value for node in step["scenario"].nodes if node.ending}}
            for step in scenario_steps(module, frame)
        ],
        "questions": _fingerprints(module),
        "test": test,
    }


def _fingerprints(module: ModuleItem) -> dict[str, str]:
    """Question of the quiz → its fingerprint: an answer to other words is told apart from one that still counts."""
    return {question.id: fingerprint(question) for question in module.quiz.value.questions} if module.quiz else {}
