"""Decides the page on which the team sees how its texts stand; it is in the editions of the team and above only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.compose.frame import Frame
from portal.compose.staged import StagedPage
from portal.model.targets import STATUS_PAGE
from portal.report.status import StatusReport
from portal.report.status_formats import SHOWN_STATES, shown_rows


def status_page(frame: Frame) -> Iterator[StagedPage]:
    """Translations, reviews and drafts of everything that the edition may hold."""
    report = frame.status
    if report is not None:
        yield StagedPage(
            STATUS_PAGE, language=frame.language, template="status.html", title=frame.t("status.title"),
            summary=frame.t("status.summary", date=frame.catalogue.date(report.day)), area="about",
            styles=("training.css",), view=lambda at: _view(report, at),
        )  # fmt: skip


def _view(report: StatusReport, frame: Frame) -> dict[str, Any]:
    return {"report": report, "rows": shown_rows(report, frame.catalogue), "states": SHOWN_STATES}
