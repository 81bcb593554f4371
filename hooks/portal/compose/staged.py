"""What compose hands to the site generator: pages with their Markdown and what their templates need."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from portal.compose.assets import Assets

if TYPE_CHECKING:
    from portal.compose.frame import Frame

View = Callable[["Frame"], Mapping[str, Any]]
"""Made when the page is rendered: what its template needs beyond the frame."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A translation that follows an older text."""

    day: datetime.date
    """The day it was made."""
    source: str
    """The language in which the text is up to date."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """One page in one language."""

    path: str
    """Path without language and extension, relative to the site."""
    language: str
    template: str
    """Name of a template in `overrides/`."""
    title: str
    """Plain text."""
    summary: str
    """Plain text."""
    area: str
    """The area of the navigation it belongs to (see `portal.compose.context.AREAS`), or home."""
    view: View = field(default=lambda frame: {}, repr=False)
    markdown: str = field(default="", repr=False)
    body_language: str = ""
    """The language of the Markdown, when it is not the page's."""
    terms: tuple[str, ...] = ()
    """Ids of the glossary terms that the Markdown explains in place."""
    draft: bool = False
    legal_checked_on: Any = None
    """The day the legal statements were last compared with their sources, or None."""
    legal_reviewed_by: str = ""
    """Who of the legal profession has read them, by role; empty while nobody has."""
    review_due: Any = None
    """The day by which the text was to be read through again, when that day is past."""
    listed: bool = True
    """Whether search engines may list the page."""
    outdated: Outdated | None = None
    """Set when the page, in its language, was translated from a text that has changed since."""
    contributed_by: str | None = None
    """Who sent a contributed text, empty when that is not said; None for a text of the team."""
    styles: tuple[str, ...] = ()
    """Style sheets beyond the core one."""
    scripts: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        """The name of its file in the staged tree."""
        return f"{self.path}.{self.language}.md"


@dataclass(frozen=True, slots=True)
class StagedSite:
    """All pages of one edition."""

    pages: Mapping[str, StagedPage]
    """Staged file name → page."""
    frames: Mapping[str, Frame]
    """Language → what every page of that language shares."""
    assets: Assets
    files: Mapping[str, str]
    """Address in the site → image or attachment relative to the project root."""
    calendars: Mapping[str, bytes]
    """Address in the site → calendar of reviews; empty in an edition without one."""
    keys: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Address in the site → keys of the final tests; empty in all editions but the one for experts."""
