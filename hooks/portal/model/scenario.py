"""Decides what a branching scenario is: a composite case in which the reader decides what happens next."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from portal.model.base import Id, Localized, PartStatus, PrivacyReview, Restricted, Status, Strict, Translated, at_most
from portal.model.module import Minutes
from portal.model.privacy import PrivacyCheck

FILE_PREFIX = "scenario-"
"""What the name of a scenario's file, and of its page, has before its id."""


class Outcome(StrEnum):
    """How a way through a scenario ends for the child."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


class Choice(Strict):
    """One thing that the reader may decide at a passage."""

    id: Id
    """The id of the choice; unique in its passage."""
    text: Localized
    """What the reader does or says, in one sentence."""
    feedback: Localized | None = None
    """What follows at once from this choice; shown only to whoever made it."""
    to: Id
    """Id of the passage that comes next."""


class Ending(Strict):
    """What stands at the end of one way through a scenario."""

    outcome: Annotated[Outcome, Field(strict=False)]
    """good, mixed or poor."""
    advice: Localized
    """What the reader takes away, and what to try differently."""


class Node(Strict):
    """One passage of a scenario: it goes on with choices, or it is an ending."""

    id: Id
    """The id of the passage."""
    text: Localized
    """What happens, in short paragraphs of Markdown."""
    choices: Annotated[list[Choice], Field(max_length=6)] = []
    """What the reader may decide here; left out where the story ends."""
    ending: Ending | None = None
    """How the story ends here; left out where it goes on."""


class Scenario(Translated, Restricted):
    """A branching scenario of a module (`modules/<id>/scenario-<id>.yml`)."""

    id: Id
    """The id of the scenario; part of its file name."""
    title: Annotated[Localized, at_most(120)]
    """The title of the scenario."""
    summary: Annotated[Localized, at_most(600)]
    """One or two sentences: who the reader is and what it is about."""
    minutes: Minutes
    """How long one way through the scenario takes, in minutes."""
    status: PartStatus = Status.PUBLISHED
    """draft while the scenario is being written; a draft is left out of the build."""
    objectives: list[Id] = []
    """Ids of the module's objectives that the scenario practises."""
    privacy_check: PrivacyCheck | None = None
    """The privacy checklist; without a complete one the scenario is not published."""
    privacy_review: PrivacyReview | None = None
    """The signed decision that its details, taken together, give nobody away; written by `portal privacy sign`."""
    start: Id
    """Id of the passage it begins with."""
    nodes: Annotated[list[Node], Field(min_length=2, max_length=60)]
    """The passages, in any order."""

    def story(self) -> dict[str, list[str]]:
        """Passage → the passages that its choices lead to, in the order of the choices."""
        return {node.id: [choice.to for choice in node.choices] for node in self.nodes}
