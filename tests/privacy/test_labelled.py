"""The labelled set (labelled.jsonl, written apart from the scanner): how much is found, how often it cries wolf."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.privacy import DETECTORS, Finding, scan

GOLD = Path(__file__).with_name("labelled.jsonl")
ALL = 0.985
"""Least share of labelled spans that is found."""
EACH = 0.95
"""Least share for each type …"""
CERTAIN = frozenset({"EGN", "LNCH", "IBAN", "PHONE"})
"""… and these are found always."""
FALSE_ALARMS = 0.02
"""Greatest share of harmless texts in which anything is found."""


@cache
def results() -> list[tuple[dict[str, Any], list[Finding]]]:
    items = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(item, scan(item["text"], item.get("allow", ()))) for item in items]


@cache
def recall() -> dict[str, float]:
    gold: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for item, found in results():
        for span in item["spans"]:
            gold[span["type"]] += 1
            caught[span["type"]] += any(each.start < span["end"] and span["start"] < each.end for each in found)
    return {"ALL": caught.total() / gold.total()} | {label: caught[label] / gold[label] for label in gold}


def test_finds_almost_everything() -> None:
    assert recall()["ALL"] >= ALL


@pytest.mark.parametrize("label", sorted({detector.label for detector in DETECTORS}))
def test_finds_each_type(label: str) -> None:
    assert recall()[label] >= (1 if label in CERTAIN else EACH)


def test_seldom_cries_wolf() -> None:
    harmless = [(item, found) for item, found in results() if not item["spans"]]
    wrong = [(item["text"], found) for item, found in harmless if found]
    assert len(wrong) <= FALSE_ALARMS * len(harmless), wrong


def test_marks_no_more_than_needed() -> None:
    """A finding of half a paragraph would catch everything and help nobody."""
    assert max(each.end - each.start for _, found in results() for each in found) <= 120
