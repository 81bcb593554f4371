"""Final tests: what an attempt is drawn of, and that neither names, order nor hashes give the key away."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.questions.asked import asked, asked_key
from portal.questions.draw import drawn
from portal.questions.fingerprint import fingerprint
from portal.questions.kinds import KINDS, score
from portal.questions.question import Question
from portal.site import read_site
from sample import SITES

VECTORS = Path(__file__).parents[1] / "vectors"
GENERATOR = runpy.run_path(str(VECTORS / "generate_tests.py"))
POOL = st.dictionaries(st.text(min_size=1, max_size=5), st.sampled_from("abcd"), min_size=1, max_size=20)


def pool() -> list[Question]:
    """One question of every kind."""
    library = read_site(SITES / "tiny", "public", drafts=False).library
    assert library is not None
    test = library.modules["good-talk"].final_test
    assert test is not None
    return list(test.value.questions)


QUESTIONS = {question.kind: question for question in pool()}


@pytest.mark.parametrize("name", GENERATOR["FILES"])
def test_vectors_are_as_their_generator_writes_them(name: str) -> None:
    assert (VECTORS / name).read_text("utf-8") == GENERATOR["text"](name)


@given(pool=POOL, seed=st.text(max_size=8), count=st.integers(min_value=1, max_value=25))
def test_every_objective_is_asked_about_before_one_is_asked_about_twice(
    pool: dict[str, str], seed: str, count: int
) -> None:
    found = drawn(seed, pool, count)
    assert len(found) == len(set(found)) == min(count, len(pool))
    assert len({pool[name] for name in found}) == min(count, len(set(pool.values())))


def test_another_attempt_asks_for_other_things() -> None:
    some = {f"q{number}": "one" for number in range(20)}
    assert len({tuple(drawn(f"attempt {number}", some, 5)) for number in range(20)}) > 15


def turned(question: Question) -> Question:
    """The same question with another key, other ids and another order, in the same words."""
    data: dict[str, Any] = json.loads(question.model_dump_json())
    for name in ("options", "items", "pairs"):
        for number, part in enumerate(data.get(name, [])):
            part["id"] = f"renamed-{number}"
            if "correct" in part:
                part["correct"] = not part["correct"]
        if name in data:
            data[name].reverse()
    if "pairs" in data:
        sides = [pair["right"] for pair in data["pairs"]]
        for pair, side in zip(data["pairs"], [*sides[1:], sides[0]], strict=True):
            pair["right"] = side
    return type(question).model_validate(data)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_test_shows_says_nothing_about_the_key(kind: str) -> None:
    """Names and order of the parts are the same whatever the key is, and however the author calls and orders them."""
    question = QUESTIONS[kind]
    shown = {name: list(parts) for name, parts in asked(question).items()}
    assert shown == {name: list(parts) for name, parts in asked(turned(question)).items()}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].parts])
def test_key_of_a_test_is_right_in_the_names_of_the_test(kind: str) -> None:
    key = asked_key(QUESTIONS[kind], "bg")
    right: dict[str, Any] = {
        "single": lambda: key["correct"][0],
        "multiple": lambda: key["correct"],
        "matching": lambda: dict(zip(key["pairs"], key["sides"], strict=True)),
        "ordering": lambda: key["order"],
    }
    assert score(key, right[kind]()) == key["points"]
    ids = {part.id for parts in asked(QUESTIONS[kind]).values() for part in parts.values()}
    assert {word for word in json.dumps(key).split('"') if word in ids} == set()


def test_both_sides_of_a_pair_have_names_of_their_own() -> None:
    key = asked_key(QUESTIONS["matching"], "bg")
    assert set(key["pairs"]) & set(key["sides"]) == set()


def test_fingerprint_changes_with_the_key_and_not_with_spacing() -> None:
    question = QUESTIONS["single"]
    spaced = {language: f" {text}\n".replace(" ", "  ") for language, text in question.prompt.items()}
    assert fingerprint(question.model_copy(update={"prompt": spaced})) == fingerprint(question)
    assert fingerprint(turned(question)) != fingerprint(question)
