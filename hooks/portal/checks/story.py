"""Decides where the ways through a branching story lead: which passages are lost, and which loops never end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Story = Mapping[str, Sequence[str]]
"""Passage → the passages that its choices lead to; ids that are no passage lead nowhere."""


def ways(story: Story, start: str) -> dict[str, list[str]]:
    """Every passage that can be reached from `start`, nearest first → a shortest way to it, both ends included."""
    found = {start: [start]} if start in story else {}
    queue = list(found)
    for here in queue:
        for there in story[here]:
            if there in story and there not in found:
                found[there] = [*found[here], there]
                queue.append(there)
    return found


def lost(story: Story, start: str) -> list[list[str]]:
    """The passages that cannot be reached from `start`, in groups: each led by one that nothing outside it leads to."""
    around = ways(story, start)
    after = {passage: ways(story, passage) for passage in story if passage not in around}
    groups: list[list[str]] = []
    seen: set[str] = set()
    for passage, rest in after.items():
        first = all(before in rest for before, reached in after.items() if passage in reached)
        if first and passage not in seen:
            groups.append([name for name in rest if name in after and name not in seen])
            seen.update(rest)
    return groups


def traps(story: Story, start: str, exits: Collection[str]) -> list[list[str]]:
    """For every loop from which none of `exits` can be reached: a way from `start` into it and once around."""
    around = ways(story, start)
    after = {passage: ways(story, passage) for passage in around}
    found: list[list[str]] = []
    seen: set[str] = set()
    for passage, rest in after.items():
        closed = all(passage in after[other] for other in rest)
        if closed and passage not in seen and not any(name in rest for name in exits):
            found.append([*around[passage], *_back(story, passage)])
            seen.update(rest)
    return found


def _back(story: Story, passage: str) -> list[str]:
    """A shortest way from a passage to itself, without its beginning."""
    circles = (ways(story, there).get(passage) for there in story[passage] if there in story)
    return min((circle for circle in circles if circle), key=len, default=[])
