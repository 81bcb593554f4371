"""Decides what a plain page and the home page carry besides prose."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.awareness import Picture
from portal.model.base import Audience, Id, IsoDate, LaxAudience, LaxStatus, Localized, Status, Strict, Text, Translated

PAGE_AREAS = {"help": "help"}
"""Plain pages that have an area of their own; the others belong to about."""


class PageHead(Strict):
    """The head of a plain page, between two lines of `---` (`docs/about/*.md`, `docs/help.*.md`)."""

    title: Text
    """The title that readers see."""
    summary: Text
    """One or two plain sentences."""
    audience: LaxAudience = Audience.PUBLIC
    """Who may read it: public, resource_group, team or expert."""
    status: LaxStatus = Status.PUBLISHED
    """draft, published or retired."""
    legal_checked_on: IsoDate | None = None
    """The day the legal statements were last compared with their sources."""
    legal_reviewed_by: Text | None = None
    """Who of the legal profession has read the legal statements, by role; left out while nobody has."""


class Door(Strict):
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
