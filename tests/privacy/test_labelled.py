"""Labelled texts, written apart from the scanner: how much is found, how often it cries wolf.

From `labelled.jsonl` the detectors have learnt; `unlearnt.jsonl` tells what to expect of texts they have not seen, as
long as nobody mends a detector for one of them. Learn from it only together with a new set that takes its place.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.privacy import DETECTORS, Finding, scan

LEARNT, UNLEARNT = "labelled.jsonl", "unlearnt.jsonl"
ALL = 0.985
"""Least share of labelled spans that is found."""
EACH = 0.95
"""Least share for each type …"""
CERTAIN = frozenset({"EGN", "LNCH", "IBAN", "PHONE"})
"""… and these are found always."""
FALSE_ALARMS = 0.02
"""Greatest share of harmless texts in which anything is found."""
UNSEEN_ALL, UNSEEN_EACH, UNSEEN_FALSE_ALARMS = 0.97, 0.9, 0.03
"""The same for texts that the detectors have not learnt from."""


@cache
def results(name: str = LEARNT) -> list[tuple[dict[str, Any], list[Finding]]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return [(item, scan(item["text"], item.get("allow", ()))) for item in items]


@cache
def recall(name: str = LEARNT) -> dict[str, float]:
    gold: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for item, found in results(name):
        for span in item["spans"]:
            gold[span["type"]] += 1
            caught[span["type"]] += any(each.start < span["end"] and span["start"] < each.end for each in found)
    return {"ALL": caught.total() / gold.total()} | {label: caught[label] / gold[label] for label in gold}


def test_finds_almost_everything() -> None:
    assert recall()["ALL"] >= ALL


@pytest.mark.parametrize("label", sorted({detector.label for detector in DETECTORS}))
def test_finds_each_type(label: str) -> None:
    assert recall()[label] >= (1 if label in CERTAIN else EACH)


def test_finds_most_of_what_it_has_not_learnt() -> None:
    assert recall(UNLEARNT)["ALL"] >= UNSEEN_ALL


@pytest.mark.parametrize("label", sorted({detector.label for detector in DETECTORS}))
def test_finds_most_of_each_type_that_it_has_not_learnt(label: str) -> None:
    assert recall(UNLEARNT)[label] >= (1 if label in CERTAIN else UNSEEN_EACH)


@pytest.mark.parametrize(("name", "most"), [(LEARNT, FALSE_ALARMS), (UNLEARNT, UNSEEN_FALSE_ALARMS)])
def test_seldom_cries_wolf(name: str, most: float) -> None:
    harmless = [(item, found) for item, found in results(name) if not item["spans"]]
    wrong = [(item["text"], found) for item, found in harmless if found]
    assert len(wrong) <= most * len(harmless), wrong


def test_marks_no_more_than_needed() -> None:
    """A finding of half a paragraph would catch everything and help nobody."""
    assert max(each.end - each.start for _, found in results() for each in found) <= 120
