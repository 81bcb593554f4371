"""Decides what one edition contains. Everything after this sees only what may be seen."""

from __future__ import annotations

from dataclasses import replace

from portal.load.settings import Settings
from portal.model.base import Audience, Status
from portal.model.library import Library


def _visible(audience: Audience, status: Status, settings: Settings) -> bool:
    ready = status is Status.PUBLISHED or (status is Status.DRAFT and settings.drafts)
    return ready and audience.within(settings.edition)


def for_edition(library: Library, settings: Settings) -> Library:
    """The library without what is above the edition, retired, or (unless asked for) a draft."""
    return replace(
        library,
        modules={
            name: module for name, module in library.modules.items()
            if _visible(module.value.audience, module.value.status, settings)
        },
        items={
            kind: {
                name: item for name, item in items.items()
                if _visible(item.value.audience, item.value.status, settings)
            }
            for kind, items in library.items.items()
        },
        pages={
            name: page for name, page in library.pages.items() if _visible(page.audience, page.status, settings)
        },
    )  # fmt: skip
