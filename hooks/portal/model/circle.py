"""Decides for whom every part of a text is, and what of it is left for a wider circle of readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from portal.model.base import Audience, Restricted
from portal.model.document import Key

M = TypeVar("M", bound=BaseModel)


def settled(value: M, around: Audience) -> M:
    """The same model in which everything says for whom it is: as its author wrote, else as what is `around` it."""
    changes: dict[str, Any] = {}
    if isinstance(value, Restricted):
        around = value.audience if "audience" in value.model_fields_set else around
        changes["audience"] = around
    for name in _may_differ(type(value)):
        changes[name] = [settled(item, around) for item in getattr(value, name)]
    return value.model_copy(update=changes) if changes else value


def cut(value: M, edition: Audience) -> M:
    """A settled model without its parts that are not for `edition`."""
    changes = {
        name: [cut(item, edition) for item in getattr(value, name) if _within(item, edition)]
        for name in _may_differ(type(value))
    }
    return value.model_copy(update=changes) if changes else value


def parts(value: BaseModel, way: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], Audience, Audience]]:
    """Every part of a settled model that is inside another: way to it, for whom it is, for whom the other is."""
    around = value.audience if isinstance(value, Restricted) else Audience.PUBLIC
    for name in _may_differ(type(value)):
        for number, item in enumerate(getattr(value, name)):
            if isinstance(item, Restricted) and isinstance(value, Restricted):
                yield (*way, name, number), item.audience, around
            yield from parts(item, (*way, name, number))


def _within(value: BaseModel, edition: Audience) -> bool:
    return not isinstance(value, Restricted) or value.audience.within(edition)


@cache
def _may_differ(model: type[BaseModel]) -> tuple[str, ...]:
    """The lists of a model whose items may be for other readers than the model, or hold something that may.

    Raises TypeError where such a part stands outside a list, since nothing could stand in its place.
    """
    found = [name for name, info in model.model_fields.items() if any(map(_may, _inside(info.annotation)))]
    if bare := [name for name in found if get_origin(model.model_fields[name].annotation) is not list]:
        raise TypeError(f"{model.__name__}.{bare[0]}: what may be restricted stands in lists only")
    return tuple(found)


def _may(model: type[BaseModel]) -> bool:
    return issubclass(model, Restricted) or bool(_may_differ(model))


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that `annotation` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)
