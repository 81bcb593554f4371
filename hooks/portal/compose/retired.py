"""Decides what stands at the addresses of a retired text: that it is no longer valid, and what replaces it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from portal.compose.frame import Frame
from portal.compose.modules import AREA
from portal.compose.staged import StagedPage
from portal.model.kinds import CONTENT
from portal.model.page import PAGE_AREAS
from portal.model.retired import Retired


def retired_pages(frame: Frame) -> Iterator[StagedPage]:
    """One page for every address that a retired text had; nothing of the text but its title."""
    for text in frame.retired.values():
        area, catalogue = _home_of(text)
        for path in text.paths:
            yield StagedPage(
                path, language=frame.language, template="retired.html", title=frame.say(text.title).text,
                summary=frame.t("retired.summary"), area=area, listed=False, styles=("public.css",),
                view=partial(_view, text, catalogue),
            )  # fmt: skip


def _home_of(text: Retired) -> tuple[str, str]:
    """The area of the navigation in which readers met the text, and the folder whose list it stood in, if any."""
    kind, _, name = text.whole.partition(":")
    if kind == "module":
        return AREA, "modules"
    return (CONTENT[kind].folder, CONTENT[kind].folder) if kind in CONTENT else (PAGE_AREAS.get(name, "about"), "")


def _view(text: Retired, catalogue: str, frame: Frame) -> dict[str, Any]:
    return {
        "since": text.on,
        "why": frame.say(text.why),
        "replacement": _replacement(text, frame),
        "catalogue": catalogue,
    }


def _replacement(text: Retired, frame: Frame) -> Markup:
    """The link to what replaces the text, or nothing."""
    if text.replaced_by is None:
        return Markup()
    # A list or the home page has no title of its own in the library.
    plain = Markup('<a href="{}">{}</a>').format(frame.resolve(text.replaced_by), frame.t("retired.there"))
    return frame.ref(text.replaced_by) or plain
