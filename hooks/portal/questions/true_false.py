"""Decides the kind `true_false`: a statement is true or false."""

from __future__ import annotations

from typing import Any, Literal

from portal.model.base import Localized
from portal.questions.question import Key, Kind, Question, Share


class TrueFalse(Question):
    """A statement to judge."""

    kind: Literal["true_false"]
    """true_false"""
    answer: bool
    """true when the statement is true."""
    feedback_true: Localized
    """Shown to who chose "true"."""
    feedback_false: Localized
    """Shown to who chose "false"."""


def _key(question: TrueFalse, language: str) -> dict[str, Any]:
    return {"answer": question.answer}


def _share(key: Key, answer: object) -> Share:
    return Share(int(isinstance(answer, bool) and answer == key["answer"]), 1)


def _right(key: Key) -> list[str]:
    return ["true" if key["answer"] else "false"]


TRUE_FALSE = Kind("true_false", TrueFalse, lambda question: (), _key, _right, _share)
