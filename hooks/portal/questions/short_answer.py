"""Decides the kind `short_answer`: a word or short phrase, compared after normalising."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

from portal.model.base import Localized, LocalizedList
from portal.questions.question import Key, KeyProblem, Kind, Question, Share

MAX_ANSWER = 200
"""Characters of an answer that are looked at."""

# Latin letters that look like Cyrillic ones, as typed by somebody who forgot to switch the keyboard.
_LOOK_ALIKE = str.maketrans("ABEKMHOPCTXaeopcyx", "АВЕКМНОРСТХаеорсух")
_EDGES = re.compile(r"^[\s.,;:!?\"'„“”«»‚‘’()\[\]–—-]+|[\s.,;:!?\"'„“”«»‚‘’()\[\]–—-]+$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class ShortAnswer(Question):
    """A question answered in a few words."""

    kind: Literal["short_answer"]
    """short_answer"""
    accepted: LocalizedList
    """For each language every answer that counts as right."""
    feedback: Localized
    """Shown when the answer was not accepted; steers without giving it away."""


def normalise(text: str) -> str:
    """Lower case, single spaces, no punctuation at the ends, one kind of dash (Unicode NFKC)."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:MAX_ANSWER]))
    text = re.sub("[‐‑‒–—−]", "-", text).replace("ѝ", "и").replace("Ѝ", "и")
    return " ".join(_EDGES.sub("", text).lower().split())


def readings(text: str) -> set[str]:
    """The normalised text, and the same with Latin look-alikes read as Cyrillic."""
    return {normalise(text), normalise(text.translate(_LOOK_ALIKE))}


def accepted(answer: str) -> str:
    """How an accepted answer stands in the key; a Latin letter that slipped into a Cyrillic word is mended."""
    return normalise(answer.translate(_LOOK_ALIKE) if _CYRILLIC.search(answer) else answer)


def _faults(question: ShortAnswer) -> Iterable[KeyProblem]:
    for language, answers in question.accepted.items():
        if not answers:
            yield KeyProblem("Q003", ("accepted", language), {"language": language})
        for number, answer in enumerate(answers):
            if not normalise(answer):
                yield KeyProblem("Q004", ("accepted", language, number), {"text": answer})


def _key(question: ShortAnswer, language: str) -> dict[str, Any]:
    answers = question.accepted.get(language) or next(iter(question.accepted.values()), [])
    return {"accepted": list(dict.fromkeys(accepted(answer) for answer in answers))}


def _share(key: Key, answer: object) -> Share:
    return Share(int(isinstance(answer, str) and not readings(answer).isdisjoint(key["accepted"])), 1)


def _right(key: Key) -> list[str]:
    return list(key["accepted"])


SHORT_ANSWER = Kind("short_answer", ShortAnswer, _faults, _key, _right, _share)
