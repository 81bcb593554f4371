"""Decides how the texts of any model are found, so that no check or template has to know every field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from portal.model.base import Names
from portal.model.document import Key


def fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields of a model under the names that authors write."""
    for name, info in type(model).model_fields.items():
        yield info.alias or name, getattr(model, name)


def texts(value: Any, way: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], dict[str, Any]]]:
    """Every text in several languages inside `value`, with the way to it.

    Models hold mappings for nothing else (see `portal.model.base`).
    """
    if isinstance(value, BaseModel):
        for name, field in fields(value):
            yield from texts(field, (*way, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts(item, (*way, number))
    elif isinstance(value, dict):
        yield way, value


def named(value: Any, way: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Every id inside `value` that names something else: way, kind of what it names, id (see `Names`)."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            field, here = getattr(value, name), (*way, info.alias or name)
            kind = _named_kind(info.annotation)  # type: ignore[arg-type]  # every annotation is hashable
            if kind:
                yield from (((*here, number), kind, item) for number, item in enumerate(field))
            else:
                yield from named(field, here)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from named(item, (*way, number))


@cache
def _named_kind(annotation: Any) -> str:
    """The kind that the items of a list annotation name, or nothing."""
    for item in get_args(annotation):
        for mark in getattr(item, "__metadata__", ()):
            if isinstance(mark, Names):
                return mark.kind
    return ""
