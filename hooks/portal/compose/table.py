"""The table of composers, and the one way to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portal.compose.assets import load_assets
from portal.compose.calendar import calendar, calendar_address
from portal.compose.catalogues import catalogue_pages, glossary_page, home_page, messages_page, plain_pages
from portal.compose.edition import for_edition
from portal.compose.frame import Frame, image_address
from portal.compose.items import item_pages
from portal.compose.modules import module_pages
from portal.compose.retired import retired_pages
from portal.compose.staged import StagedPage, StagedSite
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.model.retired import retired
from portal.model.targets import linked_path, targets

Composer = Callable[[Frame], Iterator[StagedPage]]

COMPOSERS: tuple[Composer, ...] = (
    home_page,
    messages_page,
    plain_pages,
    catalogue_pages,
    module_pages,
    item_pages,
    glossary_page,
    retired_pages,
)
"""Every composer; each makes the pages of one language."""


def compose(library: Library, settings: Settings, catalogues: Mapping[str, Catalogue], assets: Path) -> StagedSite:
    """All pages of the edition in every language. Writes nothing."""
    visible = for_edition(library, settings)
    reachable, known = targets(visible), targets(library)
    gone = {name: text for name, text in retired(library, known) if known[name].audience.within(settings.edition)}
    withheld = {
        name: target.audience
        for name, target in known.items()
        if name not in reachable and not target.audience.within(settings.edition)
    }
    published = load_assets(assets)
    frames = {
        language: Frame(settings, visible, reachable, withheld, catalogues, language, published, retired=gone)
        for language in settings.languages
    }
    pages = [page for frame in frames.values() for composer in COMPOSERS for page in composer(frame)]
    calendars = {
        address: calendar(frame)
        for language, frame in frames.items() if (address := calendar_address(language, settings))
    }  # fmt: skip
    return StagedSite({page.uri: page for page in pages}, frames, published, _images(visible), calendars)


def _images(visible: Library) -> dict[str, str]:
    """The images that texts of the edition show: address → file."""
    shown = {
        linked_path(link.target, prose.path) for prose in visible.proses() for link in prose.outline.links if link.image
    }  # fmt: skip
    return {image_address(path): path for path in sorted(shown & visible.images)}
