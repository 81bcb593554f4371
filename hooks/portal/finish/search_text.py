"""Decides what of a finished page the search knows: its title, headings and the words a reader sees in its middle.

The built page is read, not its sources, so that the search holds what the edition shows and nothing else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from portal.compose.addresses import page_address
from portal.compose.staged import StagedPage, StagedSite


class Searched(Enum):
    """What the search knows of a page."""

    TEXT = "text"
    TITLE = "title"
    """Title and summary alone: the words of a test give its answers away, those of a list stand on other pages."""
    PARTS = "parts"
    """Every part that is marked `data-entry`, by itself."""
    NOTHING = "nothing"
    """The page repeats others, or nobody should find it."""


SEARCHED = {
    "about.html": Searched.TITLE,
    "awareness_poster.html": Searched.NOTHING,
    "catalogue_awareness.html": Searched.TITLE,
    "catalogue_modules.html": Searched.TITLE,
    "catalogue_paths.html": Searched.TITLE,
    "catalogue_practices.html": Searched.TITLE,
    "catalogue_protocols.html": Searched.TITLE,
    "desk.html": Searched.NOTHING,
    "final_test.html": Searched.TITLE,
    "final_test_paper.html": Searched.NOTHING,
    "glossary.html": Searched.PARTS,
    "home.html": Searched.NOTHING,
    "messages.html": Searched.TITLE,
    "module_print.html": Searched.NOTHING,
    "my_training.html": Searched.TITLE,
    "protocol_checklist.html": Searched.TITLE,
    "quiz.html": Searched.TITLE,
    "retired.html": Searched.NOTHING,
    "search.html": Searched.NOTHING,
    "status.html": Searched.TITLE,
}
"""Template of a page → what the search knows of it, where that is not the whole text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: a page, or a term on the page of all terms."""

    address: str
    """In the site; a term's ends in its anchor."""
    title: str
    area: str
    summary: str
    headings: tuple[tuple[str, str], ...] = ()
    """Anchor and words of every heading that has both."""
    paragraphs: tuple[tuple[str, str], ...] = ()
    """Anchor of the heading above, which may be empty, and words of every paragraph, item and cell."""


_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^>]*)?)>")
_ID = re.compile(r'\sid="([^"]*)"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
_HIDDEN = re.compile(r'\s(?:hidden\b|aria-hidden="true")')
_VOID = frozenset("br hr img input wbr link meta source".split())
_SILENT = frozenset("nav script template style svg button h1 select form".split())
"""Elements that say nothing about what a page is about."""
_ASIDE = frozenset("notice legal-note terms about-text edition crumb lead steps for".split())
"""Classes of parts that belong to the frame, or repeat what is said elsewhere."""
_INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u dfn".split())
_SPLIT = "data-entry"
"""The attribute of an element that is found by itself."""


def entries(site: StagedSite, page: StagedPage, built: str) -> Iterator[Entry]:
    """What there is to find on one page; `built` is its HTML."""
    address = page_address(page.path, page.language, site.frames[page.language].settings)
    whole = Entry(address, page.title, page.area, page.summary)
    searched = SEARCHED.get(page.template, Searched.TEXT)
    if searched in {Searched.TITLE, Searched.PARTS}:
        yield whole
    if searched is Searched.PARTS:
        yield from _parts(whole, built)
    if searched is Searched.TEXT:
        headings, paragraphs = _read(built)
        yield Entry(address, page.title, page.area, page.summary, headings, paragraphs)


_PART = re.compile(rf'<div id="([^"]+)" {_SPLIT}><dt>(.*?)</dt>(.*?)</div>', re.DOTALL)


def _parts(whole: Entry, built: str) -> Iterator[Entry]:
    for anchor, title, rest in _PART.findall(built):
        words = tuple(("", words) for part in re.split(r"</?(?:p|dd)\b[^>]*>", rest) if (words := _words(part)))
        name, _, others = title.partition(" <span ")
        summary, *more = [part for _, part in words] or [""]
        paragraphs = tuple(("", part) for part in (*more, _words(f"<span {others}")) if part)
        yield Entry(f"{whole.address}#{anchor}", _words(name), whole.area, summary, (), paragraphs)


def _words(fragment: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", fragment)).split())


def _read(built: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Headings and paragraphs of the middle of a page."""
    found = _MAIN.search(built)
    main = found.group() if found else ""
    headings: list[tuple[str, str]] = []
    paragraphs: list[tuple[str, str]] = []
    words: list[str] = []
    anchor, heading, skipped, depth, end = "", "", "", 0, 0
    for tag in _TAG.finditer(main):
        closing, name, attributes = tag.groups()
        if skipped:
            depth += 0 if name != skipped else -1 if closing else 1
            if depth == 0:
                skipped = ""
            end = tag.end()
            continue
        words.append(main[end : tag.start()])
        end = tag.end()
        if name in _INLINE and not _quiet(name, attributes, closing):
            continue
        text = " ".join(html.unescape("".join(words)).split())
        words.clear()
        if heading and closing and name == heading:
            if text and anchor:
                headings.append((anchor, text))
            heading = ""
        elif text:
            paragraphs.append((anchor, text))
        if name in {"h2", "h3"} and not closing:
            heading = name
            anchor = found.group(1) if (found := _ID.search(attributes)) else ""
        if _quiet(name, attributes, closing):
            skipped, depth = name, 1
    return tuple(headings), tuple(paragraphs)


def _quiet(name: str, attributes: str, closing: str) -> bool:
    if closing or name in _VOID:
        return False
    if name in _SILENT or _HIDDEN.search(attributes):
        return True
    classes = _CLASS.search(attributes)
    return classes is not None and not _ASIDE.isdisjoint(classes.group(1).split())
