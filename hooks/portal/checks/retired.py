"""Decides whether readers of a retired text learn why, and where to go instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.checks.context import Context
from portal.load.validate import alike, near
from portal.model.base import Audience, Entry, Retirement, Status
from portal.model.document import Document
from portal.model.page import PageHead, PageRetirement
from portal.model.retired import retirement, whole_of
from portal.model.walk import named
from portal.problems import Problem


def retirements(context: Context) -> Iterator[Problem]:
    """D003: retired without saying why; D004: says why but is not retired; D005: a page only in some languages.

    R001, D006, D007: what is named as the replacement does not exist, is no valid text, or is for fewer readers.
    """
    for document in context.library.documents():
        if isinstance(document.value, Entry):
            yield from _judge(document, document.value.audience, context)
    for page in context.library.pages.values():
        for head in page.heads.values():
            yield from _judge(head, page.audience, context)
        states = {head.value.status for head in page.heads.values()}
        if Status.RETIRED in states and len(states) > 1:
            valid = next(head for head in page.heads.values() if head.value.status is not Status.RETIRED)
            other = next(head for head in page.heads.values() if head.value.status is Status.RETIRED)
            yield Problem("D005", valid.place("status"), {"other": other.path})


def _judge(document: Document[Any], audience: Audience, context: Context) -> Iterator[Problem]:
    entry: Entry | PageHead = document.value
    is_retired = entry.status is Status.RETIRED
    if is_retired and entry.retired is None:
        yield Problem("D003", document.place("status"))
    elif entry.retired is not None and not is_retired:
        yield Problem("D004", document.place("retired"), {"found": entry.status.value})
    elif entry.retired is not None:
        yield from _replacement(document, entry.retired, audience, context)


def _replacement(
    document: Document[Any], said: Retirement | PageRetirement, audience: Audience, context: Context
) -> Iterator[Problem]:
    name = said.replaced_by
    if name is None:
        return
    place = document.place("retired", "replaced_by")
    target = context.targets.get(name)
    if target is None:
        args = {"kind": "reference", "id": name, "suggestion": near(name, context.targets), "alike": alike(name)}
        yield Problem("R001", place, args)
    elif target.status is not Status.PUBLISHED:
        yield Problem("D006", place, {"target": name, "status": target.status.value})
    elif not target.audience.within(audience):
        yield Problem("D007", place, {"target": name, "audience": target.audience.value})


def retired_links(context: Context) -> Iterator[Problem]:
    """D008: a text links to a retired one; D009: a list or a door names a retired one and no longer shows it."""
    for piece in context.pieces:
        if piece.status is not Status.RETIRED:
            for link in piece.outline.links:
                reference = link.target.partition("#")[0]
                if _gone(reference, context):
                    yield Problem("D008", link.place, _instead(reference, context))
    for document in context.library.documents():
        if getattr(document.value, "status", Status.PUBLISHED) is not Status.RETIRED:
            for way, kind, name in named(document.value):
                if _gone(f"{kind}:{name}", context):
                    yield Problem("D009", document.place(*way), _instead(f"{kind}:{name}", context))
    home = context.library.home
    for number, door in enumerate(home.value.doors if home else ()):
        if home and _gone(door.to, context):
            yield Problem("D009", home.place("doors", number, "to"), _instead(door.to, context))


def _gone(reference: str, context: Context) -> bool:
    target = context.targets.get(reference)
    return target is not None and target.status is Status.RETIRED


def _instead(reference: str, context: Context) -> dict[str, str | int]:
    said = retirement(context.library, whole_of(reference))
    return {"target": reference, "replacement": (said.replaced_by if said else None) or "none"}
