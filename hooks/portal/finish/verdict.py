"""Decides whether a folder is a complete site of one edition and nothing else, so that it may be published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from portal.finish.record import RECORD, Record, digest, read_record
from portal.finish.requests import READABLE, absolute_paths, requests
from portal.model.base import Audience
from portal.model.place import Place
from portal.problems import Problem

WEB_SERVERS_OWN = ".well-known"
"""The one folder with a dot that web servers publish on purpose (RFC 8615)."""
_EDITION = re.compile(r'<meta name="portal-edition" content="([^"]*)">')


@dataclass(frozen=True)
class Site:
    """A folder under judgement. Places of problems are addresses in it."""

    folder: Path
    record: Record
    wanted: Audience

    @cached_property
    def found(self) -> dict[str, Path]:
        """Address → file, of everything in the folder; what begins with a dot is one thing, whatever it holds."""
        found: dict[str, Path] = {}
        for path in sorted(self.folder.rglob("*")):
            parts = path.relative_to(self.folder).parts
            hidden = next((n for n, part in enumerate(parts, 1) if part.startswith(".")), 0)
            if parts[0] == WEB_SERVERS_OWN:
                continue
            if hidden or path.is_symlink() or not path.is_dir():
                address = PurePosixPath(*parts[: hidden or len(parts)]).as_posix()
                found.setdefault(address, path)
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """Address → text, of the files that a build made and that hold text."""
        readable = {a: path for a, path in self.found.items() if a in self.record.files and path.suffix in READABLE}
        return {address: path.read_text("utf-8", errors="replace") for address, path in readable.items()}


def _edition(site: Site) -> Iterator[Problem]:
    """W002: the site is of another edition; W004: it was made for who writes it."""
    if site.record.edition is not site.wanted:
        args = {"edition": site.record.edition.value, "wanted": site.wanted.value}
        yield Problem("W002", Place(RECORD), args)
    if site.record.drafts or site.record.preview:
        yield Problem("W004", Place(RECORD))


def _pages(site: Site) -> Iterator[Problem]:
    """W003: a page is of another edition than the site says, or says nothing; W004: it is a preview or has drafts."""
    for address, text in site.texts.items():
        if not address.endswith(".html"):
            continue
        words = found.group(1).split() if (found := _EDITION.search(text)) else [""]
        if words[0] != (whole := site.record.edition.value):
            yield Problem("W003", Place(address), {"edition": words[0] or "–", "wanted": whole})
        if words[1:] and not (site.record.drafts or site.record.preview):
            yield Problem("W004", Place(address))


def _files(site: Site) -> Iterator[Problem]:
    """W005: a file is missing; W006: one was changed; W007: one was made by no build."""
    for address, expected in site.record.files.items():
        path = site.found.get(address)
        if path is None:
            yield Problem("W005", Place(address))
        elif path.is_symlink() or not path.is_file() or digest(path) != expected:
            yield Problem("W006", Place(address))
    for address in site.found:
        if address not in site.record.files and address != RECORD:
            yield Problem("W007", Place(address))


def _contents(site: Site) -> Iterator[Problem]:
    """W008: a file shows a path of the computer on which it was made; W009: it asks another site for something."""
    for address, text in site.texts.items():
        for found in absolute_paths(text, site.folder):
            yield Problem("W008", Place(address, found.line, found.column), {"found": found.words})
        for found in requests(text, site.found[address].suffix):
            yield Problem("W009", Place(address, found.line, found.column), {"found": found.words})


JUDGES: tuple[Callable[[Site], Iterator[Problem]], ...] = (_edition, _pages, _files, _contents)
"""Everything that a site is judged by."""


def judge(folder: Path, wanted: Audience) -> list[Problem]:
    """What stands in the way of publishing `folder` as the site of an edition; W001 when it is no finished site."""
    record = read_record(folder)
    if record is None:
        return [Problem("W001", Place(RECORD))]
    site = Site(folder, record, wanted)
    return sorted((problem for part in JUDGES for problem in part(site)), key=lambda problem: problem.sort_key)
