"""Decides which pages have a picture for messengers, and where it lies.

Only where the address of the site is known, since messengers want a full one, and only for what everybody may read.
"""

from __future__ import annotations

import hashlib

from portal.compose.frame import Frame
from portal.compose.staged import StagedPage
from portal.model.base import Audience

_SHARED = {"home.html", "help.html", "awareness.html", "module.html", "path.html", "practice.html", "protocol.html"}
"""Templates of the pages that people send to each other."""
CARDS = "assets/card."
"""How the address of every such picture begins."""


def card_words(page: StagedPage, frame: Frame) -> tuple[str, str]:
    """What stands in the picture: the title of the page and the name of the portal."""
    return page.title, frame.settings.site_names[frame.language]


def card_address(page: StagedPage, frame: Frame) -> str:
    """The address of the picture in the site, named by what it shows; nothing for a page without one."""
    settings = frame.settings
    if not settings.site_url or settings.edition is not Audience.PUBLIC or page.template not in _SHARED:
        return ""
    digest = hashlib.sha256("\n".join(card_words(page, frame)).encode()).hexdigest()[:8]
    return f"{CARDS}{digest}.png"
