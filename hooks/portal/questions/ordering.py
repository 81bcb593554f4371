"""Decides the kind `ordering`: put the items in the right order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from portal.model.base import Id, Localized, Strict
from portal.questions.question import Key, KeyProblem, Kind, Part, Question, Share, ids, repeated


class OrderedItem(Strict):
    """One thing with a place in the order."""

    id: Id
    """The id of the item."""
    text: Localized
    """Its words."""
    feedback: Localized
    """Says why it stands where it stands."""


class Ordering(Question):
    """Items to put in order."""

    kind: Literal["ordering"]
    """ordering"""
    items: Annotated[list[OrderedItem], Field(min_length=3, max_length=8)]
    """The items in the right order; the page shows them in another."""


def _faults(question: Ordering) -> Iterable[KeyProblem]:
    return repeated((("items", n, "text"), item.text) for n, item in enumerate(question.items))


def _key(question: Ordering, language: str) -> dict[str, Any]:
    return {"order": [item.id for item in question.items]}


def _share(key: Key, answer: object) -> Share:
    """The most items that already stand in the right order to one another, less one, of all less one.

    One item out of place costs one part, however far it is from home (longest increasing subsequence). An answer
    that does not name every item once is not right at all.
    """
    order: list[str] = list(key["order"])
    given = ids(answer)
    if sorted(given) != sorted(order) or not isinstance(answer, list) or len(answer) != len(order):
        return Share(0, len(order) - 1)
    tails: list[int] = []
    for position in (order.index(item) for item in given):
        at = bisect_left(tails, position)
        tails[at : at + 1] = [position]
    return Share(len(tails) - 1, len(order) - 1)


def _parts(question: Ordering) -> list[Part]:
    return [Part(item.id, item.text) for item in question.items]


def _right(key: Key) -> list[str]:
    return [f"{item} {place}" for place, item in enumerate(key["order"])]


ORDERING = Kind(
    "ordering", Ordering, _faults, _key, _right, _share, {"shown": lambda question: question.items},
    {"shown": _parts}, {"order": ("order", "shown")},
)  # fmt: skip
