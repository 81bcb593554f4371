"""Decides the page on which a reader keeps the portal for reading without internet."""

from __future__ import annotations

from collections.abc import Iterator

from portal.compose.frame import Frame
from portal.compose.staged import StagedPage
from portal.model.base import Audience

OFFLINE_PAGE = "offline"
SIZE = "⟨size⟩"
"""Stands in the page until the site is finished and its size is known."""


def worker_address(language: str) -> str:
    """The script that keeps one language: at the top of the site, since it may answer only for what is below it."""
    return f"offline-{language}.js"


def offline_page(frame: Frame) -> Iterator[StagedPage]:
    """The page, in the edition for everybody alone: a copy of any other would lie on a device without a password."""
    if frame.settings.edition is Audience.PUBLIC and not frame.settings.preview:
        yield StagedPage(
            OFFLINE_PAGE, language=frame.language, template="offline.html", title=frame.t("offline.title"),
            summary=frame.t("offline.summary"), area="about", styles=("public.css",), scripts=("offline.js",),
            view=lambda at: {"size": SIZE, "worker": at.link(worker_address(at.language))},
        )  # fmt: skip
