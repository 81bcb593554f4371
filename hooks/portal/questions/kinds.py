"""The table of question kinds, and marking through it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.questions.choice import MULTIPLE, SINGLE
from portal.questions.matching import MATCHING
from portal.questions.ordering import ORDERING
from portal.questions.question import Key, Kind, Question
from portal.questions.short_answer import SHORT_ANSWER
from portal.questions.true_false import TRUE_FALSE

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (SINGLE, MULTIPLE, TRUE_FALSE, MATCHING, ORDERING, SHORT_ANSWER)
}


def key_of(question: Question, language: str) -> dict[str, Any]:
    """All that marking one question needs, as plain JSON."""
    added = KINDS[question.kind].key(question, language)
    return {"kind": question.kind, "points": question.points, **added}


def score(key: Key, answer: object) -> float:
    """Points for an answer, from 0 to `key["points"]`; a wrong shape of answer gives 0, never an error.

    `overrides/assets/portal/score.mjs` computes the same; `tests/vectors/scoring/` holds both to it.
    """
    return KINDS[key["kind"]].share(key, answer).points(key["points"])
