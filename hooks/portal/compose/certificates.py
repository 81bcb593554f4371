"""Decides the page on which anybody can check a certificate, and when there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.compose.frame import Frame
from portal.compose.modules import AREA
from portal.compose.staged import StagedPage
from portal.model.issuer import Issuer
from portal.model.library import Library

VERIFY_PAGE = "verify"
"""Its address is printed on every certificate."""
_TEXTS = [
    *(f"{state}{part}" for state in ("genuine", "revoked", "altered", "unknown_issuer", "unreadable")
      for part in ("", "_means")),
    "name", "module", "path", "minutes", "minutes_value", "date", "points", "points_value", "issuer", "number",
]  # fmt: skip


def issuers(library: Library) -> list[Issuer]:
    """Everybody whose certificates count in this portal, the present key first."""
    present = [library.expert_key.value] if library.expert_key else []
    return present + (library.certificates.value.issuers if library.certificates else [])


def verify_page(frame: Frame) -> Iterator[StagedPage]:
    """The page, once there is a key by which something can be checked."""
    if issuers(frame.library):
        yield StagedPage(
            VERIFY_PAGE, language=frame.language, template="verify.html", title=frame.t("verify.title"),
            summary=frame.t("verify.summary"), area=AREA, styles=("verify.css",), scripts=("verify.js",),
            view=_view,
        )  # fmt: skip


def _view(frame: Frame) -> dict[str, Any]:
    kept = frame.library.certificates
    return {
        "issuers": issuers(frame.library),
        "revoked": {entry.number: entry.on.isoformat() for entry in kept.value.revoked} if kept else {},
        "texts": _TEXTS,
    }
