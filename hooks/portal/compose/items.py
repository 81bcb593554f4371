"""Decides which pages protocols, practices and awareness texts have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.compose.body import Body, body, choose, text_name
from portal.compose.frame import Frame
from portal.compose.qr import qr_code
from portal.compose.staged import StagedPage
from portal.locale.catalogue import section_names
from portal.model.base import Status
from portal.model.kinds import CONTENT
from portal.model.library import Item


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page that an item of a kind has."""

    template: str
    suffix: str = ""
    """What its path has after the id."""
    name: str = ""
    """The string that its title has after the item's, so that every page has a title of its own."""
    with_body: bool = True
    styles: tuple[str, ...] = ("training.css",)


SHEETS: Mapping[str, tuple[Sheet, ...]] = {
    "protocol": (
        Sheet("protocol.html"),
        Sheet("protocol_checklist.html", "-checklist", "protocol.checklist", with_body=False),
    ),
    "awareness": (
        Sheet("awareness.html", styles=("public.css",)),
        Sheet("awareness_poster.html", "-poster", "poster.title", with_body=False, styles=("poster.css",)),
    ),
}
"""Content kinds with other pages than the one page in `<kind>.html`."""


CODED = {"awareness_poster.html"}
"""Pages that carry their item's address as a code for phones."""


def sheets(kind: str) -> tuple[Sheet, ...]:
    """The pages that an item of a kind has."""
    return SHEETS.get(kind, (Sheet(f"{kind}.html"),))


def item_pages(frame: Frame) -> Iterator[StagedPage]:
    """Every page of every protocol, practice and awareness text in the language of the frame."""
    for kind, items in frame.library.items.items():
        sections = [section.id for section in CONTENT[kind].sections]
        names = section_names(frame.catalogue, kind, sections)
        headings = {heading: anchor for anchor, heading in names.items()}
        for item in items.values():
            for sheet in sheets(kind):
                yield _page(item, sheet, headings, frame)


def _page(item: Item, sheet: Sheet, headings: Mapping[str, str], frame: Frame) -> StagedPage:
    value = item.value
    here = frame.at(f"{CONTENT[item.kind].folder}/{value.id}{sheet.suffix}")
    made = _body(item, headings, here) if sheet.with_body else Body("", "", ())
    title = frame.say(value.title).text
    return StagedPage(
        here.path,
        language=frame.language,
        template=sheet.template,
        title=f"{title} – {frame.t(sheet.name)}" if sheet.name else title,
        summary=frame.say(value.summary).text,
        area=CONTENT[item.kind].folder,
        markdown=made.markdown,
        body_language=made.language,
        terms=made.terms,
        draft=value.status is Status.DRAFT,
        legal_checked_on=value.legal_checked_on,
        review_due=frame.overdue(value),
        legal_reviewed_by=frame.say(value.legal_reviewed_by or {}).text,
        outdated=frame.outdated(item.document.path, text_name(item.prose) if sheet.with_body else ""),
        contributed_by=frame.contributor(value),
        styles=sheet.styles,
        view=lambda at: _view(item, sheet, at),
    )


def _body(item: Item, headings: Mapping[str, str], frame: Frame) -> Body:
    prose = choose(item.prose, frame)
    if prose is not None and prose.language != frame.language and headings:
        # The headings of a foreign text are in its own language; its anchors stay the same.
        names = section_names(frame.catalogues[prose.language], item.kind, headings.values())
        headings = {heading: anchor for anchor, heading in names.items()}
    return body(item.prose, frame, headings)


def _view(item: Item, sheet: Sheet, frame: Frame) -> dict[str, Any]:
    return {
        item.kind: frame.view(item.value),
        "address": (address := frame.full_address(f"{CONTENT[item.kind].folder}/{item.value.id}")),
        "qr": qr_code(address) if address and sheet.template in CODED else "",
        "file": lambda entry: frame.material(entry, item.document.path),
    }
