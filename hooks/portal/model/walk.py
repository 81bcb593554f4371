"""Decides how the texts of any model are found, so that no check or template has to know every field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.model.base import Attached, Names
from portal.model.document import Key

M = TypeVar("M", bound=BaseModel)


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
            if own := _own_kind(info):
                yield here, own, field
            elif kind:
                yield from (((*here, number), kind, item) for number, item in enumerate(field))
            else:
                yield from named(field, here)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from named(item, (*way, number))


def forget(value: M, known: Mapping[str, Collection[str]]) -> M:
    """The same model without the ids that name something of a kind in `known` (kind → ids) that is not there.

    An item of a list that is about one such thing goes with it.
    """
    changes: dict[str, Any] = {}
    for name, info in type(value).model_fields.items():
        field = getattr(value, name)
        kind = _named_kind(info.annotation)  # type: ignore[arg-type]  # every annotation is hashable
        if kind in known:
            changes[name] = [item for item in field if item in known[kind]]
        elif isinstance(field, BaseModel):
            changes[name] = forget(field, known)
        elif isinstance(field, list):
            kept = (item for item in field if not _is_about(item, known))
            changes[name] = [forget(item, known) if isinstance(item, BaseModel) else item for item in kept]
    return value.model_copy(update=changes) if changes else value


def _is_about(item: Any, known: Mapping[str, Collection[str]]) -> bool:
    """Whether an item of a list names, by itself, something that is not there."""
    fields_of = type(item).model_fields.items() if isinstance(item, BaseModel) else ()
    named_here = ((_own_kind(info), getattr(item, name)) for name, info in fields_of)
    return any(kind in known and one not in known[kind] for kind, one in named_here)


def _own_kind(info: FieldInfo) -> str:
    """The kind that a field names which is a single id, or nothing."""
    return next((mark.kind for mark in info.metadata if isinstance(mark, Names)), "")


def attached(value: Any, way: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Every path of an attachment inside `value`, as written, with the way to it (see `Attached`)."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            field, here = getattr(value, name), (*way, info.alias or name)
            if isinstance(field, str) and _is_path(info.annotation):
                yield here, field
            else:
                yield from attached(field, here)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from attached(item, (*way, number))


def _is_path(annotation: Any) -> bool:
    return any(
        isinstance(mark, Attached) for option in get_args(annotation) for mark in getattr(option, "__metadata__", ())
    )


@cache
def _named_kind(annotation: Any) -> str:
    """The kind that the items of a list annotation name, or nothing."""
    for item in get_args(annotation):
        for mark in getattr(item, "__metadata__", ()):
            if isinstance(mark, Names):
                return mark.kind
    return ""
