"""Decides what Markdown may look like: headings in steps, no HTML, known boxes, closed fences."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import alike, near
from portal.problems import Problem

ADMONITIONS = ("case", "law", "try", "tip", "warning", "note")
"""The kinds of boxes that have a look and a meaning."""


def headings(context: Context) -> Iterator[Problem]:
    """M002: the page title stands in the facts, so prose begins at the second level; M003: a level is skipped."""
    for prose in context.library.proses():
        before = 1
        for heading in prose.outline.headings:
            if heading.level == 1:
                yield Problem("M002", heading.place, {"heading": heading.text})
            elif heading.level > before + 1:
                args: dict[str, str | int] = {"heading": heading.text, "level": heading.level, "before": before}
                yield Problem("M003", heading.place, args)
            before = max(heading.level, 1)


def anchors(context: Context) -> Iterator[Problem]:
    """M010: two headings of one page would share an anchor."""
    for prose in context.library.proses():
        seen: set[str] = set()
        for heading in prose.outline.headings:
            if heading.explicit and heading.anchor in seen:
                yield Problem("M010", heading.place, {"anchor": heading.anchor})
            seen.add(heading.anchor)


def constructs(context: Context) -> Iterator[Problem]:
    """M001: raw HTML; H001: HTML taken out; M008: a fence without end; M009: an unknown box or one without a title."""
    for remark in (remark for piece in context.pieces for remark in piece.outline.remarks):
        if remark.kind == "html":
            yield Problem("M001", remark.place, {"tag": remark.detail})
        elif remark.kind == "removed":
            yield Problem("H001", remark.place, {"what": remark.detail})
        elif remark.kind == "fence":
            yield Problem("M008", remark.place)
        elif remark.detail not in ADMONITIONS:
            yield Problem("M009", remark.place, _box(remark.detail.strip()))


def _box(kind: str) -> dict[str, str | int]:
    known = kind in ADMONITIONS
    return {
        "box": kind or "!!!",
        "case": "untitled" if known else "unknown",
        "known": ", ".join(ADMONITIONS),
        "suggestion": "" if known else near(kind, ADMONITIONS),
        "alike": alike(kind),
    }
