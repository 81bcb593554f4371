"""The table of composers, and the one way to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portal.compose.answer_keys import keys_file
from portal.compose.assets import load_assets
from portal.compose.calendar import calendar, calendar_address
from portal.compose.catalogues import (
    about_page,
    catalogue_pages,
    glossary_page,
    home_page,
    messages_page,
    plain_pages,
)
from portal.compose.certificates import verify_page
from portal.compose.desk import desk_page
from portal.compose.edition import for_edition
from portal.compose.final_tests import final_test_pages
from portal.compose.frame import Frame
from portal.compose.items import item_pages
from portal.compose.modules import module_pages
from portal.compose.offline import offline_page
from portal.compose.paths import path_pages
from portal.compose.pictures import sizes
from portal.compose.retired import retired_pages
from portal.compose.staged import Outdated, StagedPage, StagedSite
from portal.compose.status import status_page
from portal.compose.topics import topics_page
from portal.compose.training import training_page
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.model.media import linked_path, published_address
from portal.model.retired import retired
from portal.model.targets import STATUS_PAGE, targets
from portal.model.walk import attached
from portal.report.status import StatusReport, status
from portal.translations.standing import standings

Composer = Callable[[Frame], Iterator[StagedPage]]

COMPOSERS: tuple[Composer, ...] = (
    home_page,
    about_page,
    messages_page,
    plain_pages,
    catalogue_pages,
    module_pages,
    final_test_pages,
    path_pages,
    training_page,
    verify_page,
    offline_page,
    desk_page,
    item_pages,
    glossary_page,
    retired_pages,
    status_page,
    topics_page,
)
"""Every composer; each makes the pages of one language."""


def compose(library: Library, settings: Settings, catalogues: Mapping[str, Catalogue], assets: Path) -> StagedSite:
    """All pages of the edition in every language. Writes nothing."""
    visible = for_edition(library, settings)
    known = targets(library)
    reachable = {name: target for name, target in targets(visible).items() if target.audience.within(settings.edition)}
    gone = {name: text for name, text in retired(library, known) if known[name].audience.within(settings.edition)}
    withheld = {
        name: target.audience
        for name, target in known.items()
        if name not in reachable and not target.audience.within(settings.edition)
    }
    published = load_assets(assets)
    stale = _stale(visible, settings)
    report = _status(library, settings) if f"page:{STATUS_PAGE}" in reachable else None
    files = _files(visible)
    pictures = sizes(files, settings.root)
    frames = {
        language: Frame(
            settings, visible, reachable, withheld, catalogues, language, published, stale, report,
            retired=gone, pictures=pictures,
        )
        for language in settings.languages
    }  # fmt: skip
    pages = [page for frame in frames.values() for composer in COMPOSERS for page in composer(frame)]
    calendars = {
        address: calendar(frame)
        for language, frame in frames.items() if (address := calendar_address(language, settings))
    }  # fmt: skip
    return StagedSite(
        {page.uri: page for page in pages}, frames, published, files, calendars, keys_file(visible, settings)
    )


def _stale(visible: Library, settings: Settings) -> dict[tuple[str, str], Outdated]:
    """The translations that follow an older text."""
    if visible.translations is None:
        return {}
    return {
        (standing.text.name, standing.language): Outdated(record.on, standing.source)
        for standing in standings(visible, settings.languages)
        if (record := standing.outdated)
    }


def _status(library: Library, settings: Settings) -> StatusReport:
    """How the texts stand that the edition may hold, drafts included."""
    return status(for_edition(library, replace(settings, drafts=True)), settings)


def _files(visible: Library) -> dict[str, str]:
    """The images that texts of the edition show, and the attachments they lead to: address → file."""
    named = {
        linked_path(link.target.partition("#")[0], prose.path)
        for prose in visible.proses()
        for link in prose.outline.links
    }
    named |= {
        linked_path(path, document.path) for document in visible.documents() for _, path in attached(document.value)
    }
    known = visible.images | visible.attachments.keys()
    return {published_address(path): path for path in sorted(named & known)}
