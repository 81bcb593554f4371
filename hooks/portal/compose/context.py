"""Decides what a template can name."""

from __future__ import annotations

from typing import Any

from portal.compose.calendar import calendar_address
from portal.compose.cards import card_address
from portal.compose.certificates import VERIFY_PAGE, issuers
from portal.compose.desk import DESK_PAGE, has_desk
from portal.compose.frame import Frame
from portal.compose.offline import OFFLINE_PAGE
from portal.compose.policy import POLICY
from portal.compose.staged import StagedPage, StagedSite
from portal.model.base import Audience

AREAS = (
    ("help", "help"),
    ("awareness", "awareness/index"),
    ("training", "modules/index"),
    ("practices", "practices/index"),
    ("protocols", "protocols/index"),
    ("glossary", "glossary"),
    ("about", "about/index"),
)
"""The navigation: area → the page it opens. Its words are the strings `area.<area>`."""

PUBLIC_AREAS = {"home", "help", "awareness", "about"}
"""Areas written for children and families: they carry the quick exit."""


def page_context(site: StagedSite, page: StagedPage) -> dict[str, Any]:
    """The names a page template can use; what the page itself brings wins."""
    frame = site.frames[page.language].at(page.path)
    drawn = card_address(page, frame)
    card = f"{frame.settings.site_url.rstrip('/')}/{drawn}" if drawn else ""
    return {**_frame_context(site, frame), "staged": page, "card": card, **page.view(frame)}


def missing_page_context(site: StagedSite, base: str) -> dict[str, Any]:
    """The same for the page that answers for addresses that do not exist; it speaks every language.

    `base` is the path at which the site is served, / or /folder/.
    """
    frames = [frame.at("404", base) for frame in site.frames.values()]
    first = frames[0]
    title = first.t("missing.title")
    page = StagedPage(
        "404", language=first.language, template="404.html", title=title, summary=title, area="home",
        styles=("public.css",),
    )  # fmt: skip
    return {**_frame_context(site, first), "staged": page, "frames": frames}


def _frame_context(site: StagedSite, frame: Frame) -> dict[str, Any]:
    settings = frame.settings
    # The page for missing addresses has no versions in other languages: there the way leads to the beginning.
    here = frame.path if f"{frame.path}.{frame.language}.md" in site.pages else "index"
    return {
        "frame": frame,
        "t": frame.t,
        "ref": frame.ref,
        "has": frame.has,
        "link": frame.page,
        "asset": frame.asset,
        "date": frame.date,
        "minutes": frame.minutes,
        "roles": frame.roles,
        "service": frame.service,
        "areas": [(area, path) for area, path in AREAS if f"{path}.{frame.language}.md" in site.pages],
        "public": PUBLIC_AREAS,
        "languages": [(code, settings.language_names[code], frame.page(here, code)) for code in settings.languages],
        "offline": frame.page(OFFLINE_PAGE) if f"{OFFLINE_PAGE}.{frame.language}.md" in site.pages else "",
        "calendar": frame.link(reviews) if (reviews := calendar_address(frame.language, settings)) else "",
        "verify": frame.page(VERIFY_PAGE) if issuers(frame.library) else "",
        # The preview of MkDocs writes a script into every page, which tells it to load anew.
        "policy": "" if settings.preview else POLICY,
        "desk": frame.page(DESK_PAGE) if has_desk(frame) else "",
        "portal_name": settings.site_names[frame.language],
        "quick_exit": settings.quick_exit,
        "edition": settings.edition.value,
        "drafts": settings.drafts,
        "preview": settings.preview,
        "another_edition": Audience.TEAM.value if settings.edition is Audience.PUBLIC else Audience.PUBLIC.value,
    }
