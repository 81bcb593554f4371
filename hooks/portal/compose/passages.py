"""Decides how a scenario is told on paper: numbered passages, mixed so that the eye does not read ahead.

The page for the screen is the same one; a script shows it one passage at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from portal.compose.frame import Frame
from portal.model.scenario import Scenario

MOST_STEPS = 2000
"""Tries after which an order that keeps neighbours apart counts as not to be had: some stories have none."""


def paper_order(story: Mapping[str, Sequence[str]], start: str) -> list[str]:
    """The passages in the order of their numbers: the start first, then mixed, the same in every build and language.

    No choice leads to the passage printed right before or after its own, where the story allows such an order;
    short stories, and those in which most choices lead to one passage, may not.
    """
    pairs = {(here, there) for here, others in story.items() for there in others}
    mixed = sorted(story, key=lambda name: hashlib.sha256(f"{start} {name}".encode()).digest())
    best: list[str] = []
    steps = 0

    def extend(order: list[str]) -> bool:
        nonlocal best, steps
        steps += 1
        best = max(best, order, key=len)
        if len(order) == len(story) or steps > MOST_STEPS:
            return True
        apart = (n for n in mixed if n not in order and not {(order[-1], n), (n, order[-1])} & pairs)
        return any(extend([*order, name]) for name in apart)

    extend([start])
    return [*best, *(name for name in mixed if name not in best)]


def scenario_view(scenario: Scenario, frame: Frame) -> Any:
    """A scenario as `partials/scenario.html` reads it.

    Beyond the model: `passages` in the order of the paper and `endings`, how many there are; of a passage `number`
    and `came`, the choices with feedback that lead to it; of a choice `mark` (4.2 is the second one of passage 4),
    `goes`, the number it leads to, and `step`, the ids that name it to the script.
    """
    shown = frame.view(scenario)
    order = paper_order(scenario.story(), scenario.start)
    passages = {node.id: node for node in shown.nodes}
    for number, name in enumerate(order, 1):
        passages[name].number, passages[name].came = number, []
    for node in shown.nodes:
        for place, choice in enumerate(node.choices, 1):
            choice.mark = f"{node.number}.{place}"
            choice.goes = passages[choice.to].number
            choice.step = f"{node.id}/{choice.id}"
            if choice.feedback:
                passages[choice.to].came.append(choice)
    shown.passages = [passages[name] for name in order]
    shown.endings = sum(1 for node in shown.nodes if node.ending)
    return shown
