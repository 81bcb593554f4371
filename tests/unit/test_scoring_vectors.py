"""Marking in Python: every vector, and no answer that breaks it or earns more than there is."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.questions.kinds import KINDS, score

VECTORS = Path(__file__).parents[1] / "vectors"
FILES = sorted((VECTORS / "scoring").glob("*.json"))
ALL: list[tuple[str, dict[str, Any]]] = [
    (f"{file.stem}: {vector['name']}", vector)
    for file in FILES
    for vector in json.loads(file.read_text(encoding="utf-8"))
]

KEYS: dict[str, dict[str, Any]] = {
    "single": {"correct": ["a"], "options": ["a", "b", "length"]},
    "multiple": {"correct": ["a", "b", "length"], "options": ["a", "b", "c", "length"]},
    "true_false": {"answer": True},
    "matching": {"pairs": ["a", "b", "length"]},
    "ordering": {"order": ["a", "b", "c"]},
    "short_answer": {"accepted": ["a", "право", "24"]},
}

words = st.sampled_from(["a", "b", "c", "length", "право", "24"]) | st.text(max_size=300)
answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    max_leaves=20,
)


@pytest.mark.parametrize("vector", [pytest.param(vector, id=name) for name, vector in ALL])
def test_points_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    assert score(vector["key"], vector["answer"]) == vector["points"]


def test_every_kind_has_vectors() -> None:
    assert {vector["key"]["kind"] for _, vector in ALL} == set(KINDS)


def test_generated_vectors_are_as_their_generator_writes_them() -> None:
    generator = runpy.run_path(str(VECTORS / "generate_scoring.py"))
    assert (VECTORS / "scoring" / "generated.json").read_text(encoding="utf-8") == generator["text"]()


def test_every_kind_is_tried_with_arbitrary_answers() -> None:
    assert set(KEYS) == set(KINDS)


@pytest.mark.parametrize("kind", KEYS)
@given(answer=answers, points=st.integers(min_value=1, max_value=20))
def test_no_answer_breaks_marking_or_earns_more_than_there_is(kind: str, answer: object, points: int) -> None:
    assert 0 <= score({"kind": kind, "points": points, **KEYS[kind]}, answer) <= points
