"""Decides whether texts speak with respect: a child first, law terms only about law, no origin tied to crime."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from portal.checks.context import Context
from portal.checks.reading import readings
from portal.problems import Problem
from portal.wording.respect import lapses
from portal.wording.table import TABLES

_CODES = {"label": "L001", "law_term": "L002", "origin": "L003"}


@lru_cache(maxsize=20_000)
def suspect(text: str, language: str) -> bool:
    """Whether a text is worth a closer look; remembered, since a preview reads the same texts over and over."""
    return bool(TABLES[language].possible(text))


def respect(context: Context) -> Iterator[Problem]:
    """L001: a label instead of a child; L002: a law term where no law is explained; L003: origin tied to crime."""
    for reading in readings(context.library):
        if reading.mentioned or not suspect(reading.text, reading.language):
            continue
        for block in reading.blocks():
            for lapse in lapses(block, TABLES[reading.language], reading.on_law):
                args: dict[str, str | int] = {"word": " ".join(lapse.word.split()), "instead": lapse.instead}
                yield Problem(_CODES[lapse.kind], reading.place(block.start + lapse.start), args)
