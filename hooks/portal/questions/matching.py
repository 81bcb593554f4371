"""Decides the kind `matching`: to each left side belongs one right side."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Annotated, Any, Literal

from pydantic import Field

from portal.model.base import Id, Localized, Strict
from portal.questions.question import Key, KeyProblem, Kind, Part, Question, Share, repeated


class Pair(Strict):
    """A left side and the right side that belongs to it."""

    id: Id
    """The id of the pair."""
    left: Localized
    """The left side, always in view."""
    right: Localized
    """The right side, to be chosen."""
    feedback: Localized
    """Says why the two belong together."""


class Distractor(Strict):
    """A right side that belongs to nothing."""

    id: Id
    """The id of the distractor."""
    text: Localized
    """Its words."""


class Matching(Question):
    """Pairs to put together."""

    kind: Literal["matching"]
    """matching"""
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=8)]
    """The pairs."""
    distractors: Annotated[list[Distractor], Field(max_length=4)] = []
    """Extra right sides that belong to nothing."""


def _faults(question: Matching) -> Iterable[KeyProblem]:
    yield from repeated((("pairs", n, "left"), pair.left) for n, pair in enumerate(question.pairs))
    right = [(("pairs", n, "right"), pair.right) for n, pair in enumerate(question.pairs)]
    extra = [(("distractors", n, "text"), distractor.text) for n, distractor in enumerate(question.distractors)]
    yield from repeated([*right, *extra])


def _key(question: Matching, language: str) -> dict[str, Any]:
    return {"pairs": [pair.id for pair in question.pairs]}


def _share(key: Key, answer: object) -> Share:
    """Every pair put together rightly is one part; an answer maps left id → id of the chosen right side.

    Both sides of a pair have one id, unless the key gives the right ones in `sides`, in the order of `pairs`.
    """
    chosen = answer if isinstance(answer, dict) else {}
    sides = zip(key["pairs"], key.get("sides", key["pairs"]), strict=True)
    return Share(sum(chosen.get(left) == right for left, right in sides), len(key["pairs"]))


def _choices(question: Any) -> list[Any]:
    """All right sides, as the template offers them: id and text."""
    return [*(SimpleNamespace(id=pair.id, text=pair.right) for pair in question.pairs), *question.distractors]


def _left(question: Matching) -> list[Part]:
    return [Part(pair.id, pair.left) for pair in question.pairs]


def _right_sides(question: Matching) -> list[Part]:
    pairs = [Part(pair.id, pair.right) for pair in question.pairs]
    return [*pairs, *(Part(distractor.id, distractor.text) for distractor in question.distractors)]


def _right(key: Key) -> list[str]:
    return [f"{left} {right}" for left, right in zip(key["pairs"], key["sides"], strict=True)]


MATCHING = Kind(
    "matching", Matching, _faults, _key, _right, _share, {"choices": _choices},
    {"pairs": _left, "choices": _right_sides}, {"pairs": ("pairs", "pairs"), "sides": ("pairs", "choices")},
)  # fmt: skip
