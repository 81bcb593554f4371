"""Decides whether a scenario can be played from its start to an ending, whatever the reader chooses."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.checks.story import lost, traps, ways
from portal.load.validate import near
from portal.model.document import Document
from portal.model.scenario import Scenario
from portal.problems import Problem

_ARROW = " → "


def scenarios(context: Context) -> Iterator[Problem]:
    """N…: a passage that nobody gets to, or from which nobody gets on."""
    for module in context.library.modules.values():
        for document in module.scenarios.values():
            yield from _passages(document)
            yield from _ways(document)


def _story(scenario: Scenario) -> dict[str, list[str]]:
    """The story with every slip put right that is surely one, so that one mistake is told once."""
    story = scenario.story()
    return {here: [near(there, story) or there for there in others] for here, others in story.items()}


def _passages(document: Document[Scenario]) -> Iterator[Problem]:
    """N002: neither choices nor an ending; N006: both; N004: a choice leads to a passage that does not exist."""
    scenario = document.value
    story = _story(scenario)
    around = ways(story, scenario.start)
    for number, node in enumerate(scenario.nodes):
        way = around.get(node.id, [node.id])
        if not node.choices and node.ending is None:
            yield Problem("N002", document.place("nodes", number, "id"), {"path": _ARROW.join(way)})
        if node.choices and node.ending is not None:
            yield Problem("N006", document.place("nodes", number, "ending"), {"node": node.id})
        for at, choice in enumerate(node.choices):
            if choice.to not in story:
                path = _ARROW.join([*way, choice.to])
                args = {"choice": choice.id, "id": choice.to, "path": path, "suggestion": near(choice.to, story)}
                yield Problem("N004", document.place("nodes", number, "choices", at, "to"), args)


def _ways(document: Document[Scenario]) -> Iterator[Problem]:
    """N001: passages out of reach; N003: a loop without a way out; N005: no ending; N007: no such beginning."""
    scenario = document.value
    story = _story(scenario)
    numbers = {node.id: number for number, node in enumerate(scenario.nodes)}
    endings = [node.id for node in scenario.nodes if node.ending]
    if not endings:
        yield Problem("N005", document.place("nodes"))
    if scenario.start not in story:
        args = {"id": scenario.start, "suggestion": near(scenario.start, story)}
        yield Problem("N007", document.place("start"), args)
        return
    for group in lost(story, scenario.start):
        args = {"start": scenario.start, "node": group[0], "lost": ", ".join(group)}
        yield Problem("N001", document.place("nodes", numbers[group[0]], "id"), args)
    # Where the story breaks off in another way, that is what there is to mend.
    broken = [name for name, others in story.items() if not others or any(other not in story for other in others)]
    for way in traps(story, scenario.start, [*endings, *broken]) if endings else ():
        yield Problem("N003", document.place("nodes", numbers[way[-1]], "id"), {"path": _ARROW.join(way)})
