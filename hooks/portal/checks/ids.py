"""Decides whether ids are unique where they must be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal.checks.context import Context
from portal.model import targets
from portal.model.document import Document, Key
from portal.model.place import Place
from portal.model.walk import fields
from portal.problems import Problem


def unique_ids(context: Context) -> Iterator[Problem]:
    """I001: an id stands twice in one list; numbers and codes of entries likewise over all files."""
    for document in context.library.documents():
        yield from _repeated(document, document.value, ())
    yield from _shared_numbers(context)


def _repeated(document: Document[Any], value: Any, way: tuple[Key, ...]) -> Iterator[Problem]:
    if isinstance(value, BaseModel):
        for name, field in fields(value):
            yield from _repeated(document, field, (*way, name))
    elif isinstance(value, list):
        first: dict[str, int] = {}
        for number, item in enumerate(value):
            item_id = getattr(item, "id", item if isinstance(item, str) else None)
            if item_id is not None and item_id in first:
                here = (*way, number, "id") if hasattr(item, "id") else (*way, number)
                other = document.place(*way, first[item_id])
                yield Problem("I001", document.place(*here), {"id": item_id, "line": other.line})
            elif item_id is not None:
                first[item_id] = number
            yield from _repeated(document, item, (*way, number))


def addresses(context: Context) -> Iterator[Problem]:
    """I003: two texts would come out at one address, so that one of them would be lost."""
    first: dict[str, Place] = {}
    claimed = list(targets.addresses(context.library))
    for address, place in claimed:
        other = first.setdefault(address, place)
        if other is not place:
            yield Problem("I003", place, {"address": f"{address}.html", "other": other.path})
    for address, place in claimed:
        # Other languages than the default one come out in a folder each: docs/en/help.bg.md and docs/help.en.md.
        language, _, rest = address.partition("/")
        if language in context.settings.languages[1:] and rest in first:
            yield Problem("I003", place, {"address": f"{address}.html", "other": first[rest].path})


def _shared_numbers(context: Context) -> Iterator[Problem]:
    """Two modules with one number, or two protocols with one code, would stand in the lists as one."""
    seen: dict[tuple[str, Any], Document[Any]] = {}
    numbered = [(module.document, "number") for module in context.library.modules.values()]
    for items in context.library.items.values():
        numbered += [(item.document, "code") for item in items.values()]  # type: ignore[misc]  # read-only, so covariant
    for document, field in numbered:
        number = getattr(document.value, field, None)
        other = seen.setdefault((f"{type(document.value).__name__}.{field}", number), document)
        if number is not None and other is not document:
            yield Problem("I002", document.place(field), {"key": field, "id": str(number), "other": other.path})
