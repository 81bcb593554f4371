"""Decides how the texts of any model are found, so that no check or template has to know every field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

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
