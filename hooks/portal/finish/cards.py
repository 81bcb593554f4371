"""Decides how the pictures for messengers come into the site: drawn once, and again only when their words change."""

from __future__ import annotations

import shutil
from pathlib import Path

from portal.compose.cards import card_address, card_words
from portal.compose.staged import StagedSite
from portal.media.card import card


def write_cards(site: StagedSite, folder: Path, kept: Path) -> None:
    """Write the picture of every page that has one; `kept` is where they wait for the next build."""
    for page in site.pages.values():
        frame = site.frames[page.language]
        if address := card_address(page, frame):
            drawn = kept / Path(address).name
            if not drawn.exists():
                drawn.parent.mkdir(parents=True, exist_ok=True)
                drawn.write_bytes(card(*card_words(page, frame)))
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(drawn, folder / address)
