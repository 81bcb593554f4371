"""Decides the page on which learners see how far they are; their own part of it is known to their device only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.compose.frame import Frame
from portal.compose.modules import AREA, lesson_steps
from portal.compose.staged import StagedPage

TRAINING_PAGE = "my-training"


def training_page(frame: Frame) -> Iterator[StagedPage]:
    """All modules of the edition with their lessons and quizzes; a script adds what the learner has done."""
    yield StagedPage(
        TRAINING_PAGE, language=frame.language, template="my_training.html", title=frame.t("training.title"),
        summary=frame.t("training.summary"), area=AREA, styles=("training.css",),
        scripts=("my-training.js", "record.js"), view=_view,
    )  # fmt: skip


def _view(frame: Frame) -> dict[str, Any]:
    key = frame.library.expert_key
    return {
        "issuer": key.value if key else None,
        "site": frame.settings.site_names[frame.settings.default],
        "modules": [
            {"module": frame.view(module.value), "steps": lesson_steps(module, frame), "quiz": module.quiz is not None}
            for module in frame.library.modules.values()
        ],
    }
