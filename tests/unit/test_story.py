"""Ways through branching stories: what is lost, what never ends, and how the passages are numbered on paper."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.checks.story import lost, traps, ways
from portal.compose.passages import paper_order

NAMES = "abcdefg"
Story = dict[str, list[str]]


@st.composite
def stories(draw: st.DrawFn, most: int = len(NAMES)) -> Story:
    """Any story that begins at `a`; some choices lead to `x`, which is no passage."""
    names = NAMES[: draw(st.integers(1, most))]
    choices = st.lists(st.sampled_from([*names, "x"]), max_size=3)
    return {name: draw(choices) for name in names}


def reach(story: Story) -> dict[tuple[str, str], bool]:
    """Whether one passage leads to another, itself included: the transitive closure after Warshall."""
    known = {(a, b): a == b or b in story[a] for a in story for b in story}
    for over in story:
        for a in story:
            for b in story:
                known[a, b] = known[a, b] or (known[a, over] and known[over, b])
    return known


def is_way(story: Story, way: list[str]) -> bool:
    return all(there in story[here] for here, there in pairwise(way))


@given(story=stories())
def test_a_way_is_shown_to_all_that_can_be_reached_and_none_is_shorter(story: Story) -> None:
    found = ways(story, "a")
    assert set(found) == {name for name in story if reach(story)["a", name]}
    for name, way in found.items():
        assert (way[0], way[-1]) == ("a", name)
        assert is_way(story, way)
        assert not any(
            is_way(story, ["a", *middle, name]) for size in range(len(way) - 2) for middle in permutations(story, size)
        )


@given(story=stories())
def test_whatever_is_out_of_reach_is_named_once(story: Story) -> None:
    known = reach(story)
    groups = lost(story, "a")
    named = [name for group in groups for name in group]
    assert sorted(named) == sorted(name for name in story if not known["a", name])
    for first, *rest in groups:
        assert all(known[first, name] for name in rest)


@given(story=stories())
def test_who_leads_a_group_is_led_to_by_nothing_outside_it(story: Story) -> None:
    known = reach(story)
    for group in lost(story, "a"):
        assert [name for name in story if known[name, group[0]] and not known[group[0], name]] == []


@given(story=stories(), exits=st.sets(st.sampled_from(NAMES)))
def test_a_loop_is_named_exactly_when_some_passage_leads_to_no_exit(story: Story, exits: set[str]) -> None:
    known = reach(story)
    ends = {name for name in story if name in exits or not story[name] or "x" in story[name]}
    stuck = {name for name in story if known["a", name] and not any(known[name, end] for end in ends)}
    found = traps(story, "a", ends)
    assert bool(found) == bool(stuck)
    for way in found:
        assert way[0] == "a"
        assert is_way(story, way)
        assert way[-1] in way[:-1]
        assert way[-1] in stuck
    # Two loops that are named lead nowhere but to themselves.
    assert not any(known[one[-1], other[-1]] for one in found for other in found if one != other)
    # Whoever is stuck goes round in a loop that is named.
    assert all(any(known[name, way[-1]] for way in found) for name in stuck)


def neighbours(story: Story, order: list[str]) -> int:
    """How many pairs that follow one another on paper do so in the story."""
    return sum(there in story[here] or here in story[there] for here, there in pairwise(order))


@given(story=stories(6))
def test_numbers_keep_neighbours_apart_wherever_that_is_possible(story: Story) -> None:
    order = paper_order(story, "a")
    assert order[0] == "a"
    assert sorted(order) == sorted(story)
    others = [name for name in story if name != "a"]
    possible = any(neighbours(story, ["a", *rest]) == 0 for rest in permutations(others))
    assert (neighbours(story, order) == 0) == possible


@pytest.mark.parametrize("size", [14, 60])
def test_numbers_are_soon_found_for_a_hub_that_allows_none(size: int) -> None:
    names = [f"n{number}" for number in range(size)]
    story = {name: [] if name == "n1" else ["n1"] for name in names}
    assert sorted(paper_order(story, "n0")) == sorted(names)


@given(story=stories())
def test_numbers_are_the_same_again(story: Story) -> None:
    backwards = dict(reversed(story.items()))
    assert paper_order(story, "a") == paper_order(backwards, "a")
