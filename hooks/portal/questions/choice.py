"""Decides the kinds `single` and `multiple`: choose one option, choose all that apply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from portal.model.base import Id, Localized, Strict
from portal.questions.question import Key, KeyProblem, Kind, Part, Question, Share, ids, repeated


class Option(Strict):
    """One answer to choose from."""

    id: Id
    """The id of the option."""
    text: Localized
    """The words of the option."""
    correct: bool = False
    """true on a right answer."""
    feedback: Localized
    """Says to who chose it why it is right or wrong."""


class ChoiceQuestion(Question):
    """A question with options."""

    options: Annotated[list[Option], Field(min_length=2, max_length=8)]
    """The options, in the order in which they are shown."""


class Single(ChoiceQuestion):
    """Exactly one option is right."""

    kind: Literal["single"]
    """single"""


class Multiple(ChoiceQuestion):
    """Several options are right; each counts."""

    kind: Literal["multiple"]
    """multiple"""


def _correct(question: ChoiceQuestion) -> list[str]:
    return [option.id for option in question.options if option.correct]


def _repeated(question: ChoiceQuestion) -> Iterable[KeyProblem]:
    return repeated((("options", number, "text"), option.text) for number, option in enumerate(question.options))


def _single_faults(question: Single) -> Iterable[KeyProblem]:
    if len(_correct(question)) != 1:
        yield KeyProblem("Q001", ("options",), {"found": len(_correct(question))})
    yield from _repeated(question)


def _multiple_faults(question: Multiple) -> Iterable[KeyProblem]:
    right = len(_correct(question))
    if right < 2 or right == len(question.options):
        yield KeyProblem("Q002", ("options",), {"found": right, "of": len(question.options)})
    yield from _repeated(question)


def _key(question: ChoiceQuestion, language: str) -> dict[str, Any]:
    return {"correct": _correct(question), "options": [option.id for option in question.options]}


def _parts(question: ChoiceQuestion) -> list[Part]:
    return [Part(option.id, option.text) for option in question.options]


def _right(key: Key) -> list[str]:
    return list(key["correct"])


def _single_share(key: Key, answer: object) -> Share:
    return Share(int(isinstance(answer, str) and answer in key["correct"]), 1)


def _multiple_share(key: Key, answer: object) -> Share:
    """Each right choice adds one part, each wrong choice takes one away; never below nothing."""
    chosen = [option for option in ids(answer) if option in key["options"]]
    right = sum(option in key["correct"] for option in chosen)
    return Share(max(0, 2 * right - len(chosen)), len(key["correct"]))


_PARTS = {"options": _parts}
_KEYED = {"correct": ("correct", "options"), "options": ("options", "options")}
SINGLE = Kind("single", Single, _single_faults, _key, _right, _single_share, {}, _PARTS, _KEYED)
MULTIPLE = Kind("multiple", Multiple, _multiple_faults, _key, _right, _multiple_share, {}, _PARTS, _KEYED)
