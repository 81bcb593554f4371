"""The fingerprint of a question: blind to layout, awake to every word and to the key."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from portal.questions.choice import Single
from portal.questions.fingerprint import fingerprint

QUESTION: dict[str, Any] = {
    "id": "who-decides",
    "kind": "single",
    "objective": "consent",
    "prompt": {"bg": "Кой решава?", "en": "Who decides?"},
    "explanation": {"bg": "Детето.", "en": "The child."},
    "options": [
        {"id": "child", "correct": True, "text": {"bg": "Дете", "en": "Child"}, "feedback": {"bg": "Да.", "en": "Yes"}},
        {"id": "court", "text": {"bg": "Съдът", "en": "The court"}, "feedback": {"bg": "Не.", "en": "No."}},
    ],
}  # fmt: skip


def of(*way: str | int, to: Any = None) -> str:
    """The fingerprint, with the value at the end of the way replaced."""
    changed = copy.deepcopy(QUESTION)
    here: Any = changed
    for step in way[:-1]:
        here = here[step]
    if way:
        here[way[-1]] = to
    return fingerprint(Single.model_validate(changed))


def test_it_is_eight_letters() -> None:
    assert re.fullmatch("[a-p]{8}", of())


@pytest.mark.parametrize(
    ("way", "to"),
    [(("prompt", "bg"), "  Кой\n решава? "), (("objective",), "another"), (("hint",), None), (("points",), 1)],
    ids=["spacing", "objective", "no hint", "points as they were"],
)
def test_it_stays(way: tuple[str | int, ...], to: Any) -> None:
    assert of(*way, to=to) == of()


@pytest.mark.parametrize(
    ("way", "to"),
    [
        (("prompt", "en"), "Who chooses?"),
        (("prompt", "bg"), "Кой решава"),
        (("options", 1, "text", "bg"), "Съдията"),
        (("options", 1, "feedback", "en"), "Not yet."),
        (("options", 1, "correct"), True),
        (("options", 1, "id"), "judge"),
        (("points",), 2),
        (("explanation", "bg"), "Само детето."),
        (("hint",), {"bg": "Мислете.", "en": "Think."}),
    ],
)
def test_it_changes(way: tuple[str | int, ...], to: Any) -> None:
    assert of(*way, to=to) != of()
