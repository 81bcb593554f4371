"""Quasi-identifiers: what a person must decide, what stays quiet, and which kinds are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.privacy.quasi import ENOUGH, Story, kinds, stories, weight

LINES = [
    line.split("|", 2)
    for line in (Path(__file__).parent / "quasi.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def heaviest(text: str) -> Story | None:
    return max(stories(text), key=lambda story: weight(story.clues()), default=None)


@pytest.mark.parametrize(("decision", "named", "text"), LINES, ids=[line[2][:50] for line in LINES])
def test_decision(decision: str, named: str, text: str) -> None:
    story = heaviest(text)
    found = kinds(story.clues()) if story else {}
    assert (sum(found.values()) >= ENOUGH) == (decision == "BLOCK"), found
    assert set(named.split()) <= set(found), found
