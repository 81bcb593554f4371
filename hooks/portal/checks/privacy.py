"""Decides whether a text may be published: nothing in it may identify a child, unless somebody released it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath
from typing import get_args

from portal.checks.context import Context
from portal.checks.file_names import name_problem, parts
from portal.checks.media import facts_of
from portal.media.facts import Facts
from portal.model.place import Place
from portal.model.release import INLINE, Releasable, Release
from portal.privacy.detector import Finding
from portal.privacy.file_names import scan_name
from portal.privacy.scan import scan
from portal.problems import Problem, Severity

INITIALS = "INITIALS"
"""The code of a finding that only a person can judge."""
_SCAN = Finding(0, 0, "SCAN", Severity.REVIEW)


@lru_cache(maxsize=2000)
def findings(text: str) -> tuple[Finding, ...]:
    """What a text gives away; remembered, since a preview reads the same texts over and over."""
    return tuple(scan(text))


def code_of(finding: Finding) -> str:
    """The problem code of a finding: its label, or the code of bare initials."""
    return INITIALS if finding.severity is Severity.REVIEW else finding.label


@dataclass(frozen=True, slots=True)
class Lines:
    """Turns offsets of a text into lines and columns."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        return cls((0, *(found.end() for found in re.finditer("\n", text))))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@dataclass(slots=True)
class _Gate:
    """One walk over all texts, remembering which releases were needed."""

    releases: tuple[Release, ...]
    used: set[int] = field(default_factory=set)

    def file(self, path: str, text: str) -> Iterator[Problem]:
        lines = Lines.of(text)
        inline = {lines.at(found.start())[0]: found for found in INLINE.finditer(text)}
        spent: set[int] = set()
        for finding in findings(text):
            line, column = lines.at(finding.start)
            mark = inline.get(line - 1)
            if mark and mark["reason"] and mark["type"] == finding.label and finding.label in get_args(Releasable):
                spent.add(line - 1)
            elif not self._released(path, finding, text[finding.start : finding.end]):
                yield Problem(code_of(finding), Place(path, line, column))
        for line, mark in inline.items():
            yield from _judge_inline(mark, Place(path, line, lines.at(mark.start())[1]), line in spent)

    def media(self, path: str, found: Facts) -> Iterator[Problem]:
        """What stands in a file that is no text, and pages of it that nobody but a person can read."""
        for passage in found.passages:
            for finding in findings(passage.text):
                if not self._released(path, finding, passage.text[finding.start : finding.end]):
                    args: dict[str, str | int] = {"part": passage.part, "number": passage.number}
                    yield Problem(code_of(finding), Place(path, *passage.at), args)
        if found.pictured and not self._released(path, _SCAN, found.fingerprint):
            pages = ", ".join(map(str, found.pictured[:20]))
            yield Problem("SCAN", Place(path), {"pages": pages, "value": found.fingerprint})

    def name(self, path: str) -> Iterator[Problem]:
        words = PurePosixPath(path).name
        for finding in scan_name(words):
            if not self._released(path, finding, words[finding.start : finding.end]):
                yield name_problem(code_of(finding), path)

    def _released(self, path: str, finding: Finding, value: str) -> bool:
        for number, release in enumerate(self.releases):
            fits = release.type == finding.label and fnmatchcase(path, release.where)
            if fits and _plain(value) in _plain(release.value):
                self.used.add(number)
                return True
        return False


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _judge_inline(mark: re.Match[str], place: Place, spent: bool) -> Iterator[Problem]:
    if mark["type"] not in get_args(Releasable):
        yield Problem("V003", place, {"type": mark["type"] or "—", "known": ", ".join(get_args(Releasable))})
    elif not mark["reason"]:
        yield Problem("V004", place)
    elif not spent:
        yield Problem("V001", place)


def privacy(context: Context) -> Iterator[Problem]:
    """EGN, PHONE, FULL_NAME …: a text or a file name could identify somebody; V…: a release that does not hold."""
    document = context.library.releases
    today = context.settings.today
    releases = document.value.releases if document else []
    gate = _Gate(tuple(releases))
    for path, text in context.library.sources.items():
        if document is None or path != document.path:
            yield from gate.file(path, text)
    library = context.library
    for path in parts([*library.sources, *sorted({*library.images, *library.attachments})]):
        yield from gate.name(path)
    for path, found in facts_of(context):
        if isinstance(found, Facts):
            yield from gate.media(path, found)
    for number, release in enumerate(releases):
        assert document is not None
        if release.until < today:
            yield Problem("V002", document.place("releases", number, "until"), {"date": release.until.isoformat()})
        elif number not in gate.used:
            yield Problem("V001", document.place("releases", number))
