"""Decides by what a kept answer knows its question again: eight letters that change when the question does."""

from __future__ import annotations

import json
from typing import Any

from portal.model import letters
from portal.questions.question import Question


def fingerprint(question: Question) -> str:
    """Key and texts of a question in all languages, as eight letters (32 bits of SHA-256 over canonical JSON).

    Spacing does not count, nor does the objective, which the learner is not asked about. The same in every language,
    so that an answer given in one is found again in another.
    """
    said = _even(question.model_dump(mode="json", exclude={"objective"}))
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return letters.digest(canonical, 8)


def _even(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_even(item) for item in value]
    if isinstance(value, dict):
        return {key: _even(item) for key, item in value.items()}
    return value
