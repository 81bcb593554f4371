"""Decides what every question kind shares, and what a kind must bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from portal.model.base import Id, Localized, Strict

Key = Mapping[str, Any]
"""All that marking needs, by ids: `kind`, `points` and what the kind adds. Plain JSON."""


class Question(Strict):
    """One question of a quiz; the key is the same in every language."""

    id: Id
    """The id of the question."""
    kind: str
    """single, multiple, true_false, matching, ordering or short_answer."""
    objective: Id
    """Id of the objective that the question tests."""
    prompt: Localized
    """The question, or the statement to judge."""
    hint: Localized | None = None
    """Help for a learner who is stuck."""
    explanation: Localized
    """Why the right answer is right; shown after answering."""
    points: Annotated[int, Field(ge=1, le=20)] = 1
    """What a fully right answer counts."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a question was answered rightly: `right` of `of` parts."""

    right: int
    of: int

    def points(self, most: int) -> float:
        """Points out of `most`, to two decimals, halves rounded up; whole-number arithmetic so that the page agrees."""
        return (2 * self.right * most * 100 + self.of) // (2 * self.of) / 100


@dataclass(frozen=True, slots=True)
class KeyProblem:
    """A fault of a question's key: code, way to the place inside the question, arguments."""

    code: str
    way: tuple[str | int, ...] = ()
    args: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Something in a question that an answer names: an option, one side of a pair, an item."""

    id: str
    """As the author calls it."""
    text: Localized
    """Its words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A question kind. Its form is `overrides/quiz/<name>.html`, its twin `overrides/assets/portal/score.mjs`."""

    name: str
    model: type[Question]
    faults: Callable[[Any], Iterable[KeyProblem]]
    """What is wrong with the key of a question of this kind."""
    key: Callable[[Any, str], dict[str, Any]]
    """Question, language → the parts of the key that this kind adds."""
    right: Callable[[Key], list[str]]
    """Key of a test → every single thing that is right, in words to be hashed (see `portal.questions.hashed`)."""
    share: Callable[[Key, object], Share]
    """Key, answer → how much is right. Any answer of the wrong shape is simply not right."""
    mixed: Mapping[str, Callable[[Any], list[Any]]] = field(default_factory=dict)
    """Lists that the form shows in another order than the key: name for the template → question → its items."""
    parts: Mapping[str, Callable[[Any], list[Part]]] = field(default_factory=dict)
    """Lists of what an answer can name: name for the template → question → parts (see `portal.questions.asked`)."""
    keyed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Ids in the key of a test: entry → the entry of the quiz's key that they come from, and their list in `parts`."""


def repeated(texts: Iterable[tuple[tuple[str | int, ...], Localized]]) -> Iterable[KeyProblem]:
    """Q005 for every text that stands twice in one language: a learner could not tell the two apart."""
    seen: dict[tuple[str, str], None] = {}
    for way, text in texts:
        for language, words in text.items():
            mark = language, " ".join(words.split()).lower()
            if mark in seen and mark[1]:
                yield KeyProblem("Q005", (*way, language), {"text": words})
            seen[mark] = None


def ids(answer: object) -> list[str]:
    """The ids in an answer that should be a list of ids; repeated and foreign things are dropped."""
    return list(dict.fromkeys(part for part in answer if isinstance(part, str))) if isinstance(answer, list) else []
