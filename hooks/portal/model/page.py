"""Decides what a plain page and the home page carry besides prose."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.awareness import Picture
from portal.model.base import (
    Id,
    IsoDate,
    LaxOrigin,
    LaxStatus,
    Localized,
    Origin,
    PrivacyReview,
    Restricted,
    Status,
    Strict,
    Text,
    Translated,
)

PAGE_AREAS = {"help": "help"}
"""Plain pages that have an area of their own; the others belong to about."""


class PageRetirement(Strict):
    """Since when a page is no longer valid, in the language of its file."""

    on: IsoDate
    """The day from which the page is no longer valid."""
    why: Text
    """Why it is no longer valid, in one or two plain sentences that readers see."""
    replaced_by: str | None = None
    """A reference to what replaces it, e.g. page:help; left out when nothing does."""


class PageHead(Restricted):
    """The head of a plain page, between two lines of `---` (`docs/about/*.md`, `docs/help.*.md`)."""

    title: Text
    """The title that readers see."""
    summary: Text
    """One or two plain sentences."""
    status: LaxStatus = Status.PUBLISHED
    """draft, published or retired; the same in every language."""
    retired: PageRetirement | None = None
    """Written with status: retired – since when the page is no longer valid, why, and what replaces it."""
    origin: LaxOrigin = Origin.TEAM
    """team, or contributed for a text that somebody outside the team sent; readers are told."""
    owner: Text | None = None
    """The organisation that answers for a contributed text; never a person's name."""
    legal_checked_on: IsoDate | None = None
    """The day the legal statements were last compared with their sources."""
    legal_reviewed_by: Text | None = None
    """Who of the legal profession has read the legal statements, by role; left out while nobody has."""
    privacy_review: PrivacyReview | None = None
    """The signed decision about details that together could single out a child; `portal privacy sign` writes it."""


class Door(Restricted):
    """One of the ways in on the home page."""

    id: Id
    """The id of the door."""
    title: Localized
    """What the visitor would say."""
    text: Localized
    """What is behind the door."""
    action: Localized
    """The words on the button."""
    to: str
    """A reference, e.g. page:help or catalogue:modules."""
    picture: Picture
    """The drawing."""


class Home(Translated):
    """The home page (`docs/home.yml`)."""

    title: Localized
    """The heading of the home page."""
    lead: Localized
    """The sentence below it."""
    doors: Annotated[list[Door], Field(min_length=1, max_length=6)]
    """The ways in."""
