"""Decides what a training module is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.base import (
    Id,
    Localized,
    ModuleId,
    PartStatus,
    Restricted,
    Reviewed,
    RoleId,
    ServiceId,
    Status,
    Strict,
)

Minutes = Annotated[int, Field(ge=1, le=6000)]


class Objective(Strict):
    """What a learner can do after the module."""

    id: Id
    """The id that lessons and questions use."""
    text: Localized
    """The objective, beginning with a verb."""


class Lesson(Restricted):
    """One lesson of a module; its text stands in `NN-<id>.<language>.md` beside `module.yml`."""

    id: Id
    """The id of the lesson; part of its file name."""
    title: Localized
    """The title of the lesson."""
    minutes: Minutes
    """How long a calm reader needs, in minutes."""
    objectives: list[Id] = []
    """Ids of the objectives the lesson serves."""
    scenario: Id | None = None
    """Id of the module's scenario to put at the end of the lesson; without this a scenario comes after the lessons."""
    status: PartStatus = Status.PUBLISHED
    """draft while the lesson is being written; a draft is left out of the build."""


class Module(Reviewed):
    """A training module (`modules/<id>/module.yml`)."""

    number: Annotated[int, Field(ge=1, le=999)]
    """The place of the module in the curriculum."""
    roles: Annotated[list[RoleId], Field(min_length=1)]
    """Ids of the roles the module is meant for."""
    minutes: Minutes
    """How long the whole module takes with the group work, in minutes."""
    services: list[ServiceId] = []
    """Codes of the services the module prepares for."""
    prerequisites: list[ModuleId] = []
    """Ids of the modules to complete first."""
    objectives: Annotated[list[Objective], Field(min_length=1, max_length=8)]
    """What the learner can do after the module; three to five is a good number."""
    lessons: Annotated[list[Lesson], Field(min_length=1, max_length=20)]
    """The lessons, in the order of reading."""
    key_points: Annotated[list[Localized], Field(max_length=10)] = []
    """The few sentences to remember."""
    task: Localized | None = None
    """The practical task that the mentor signs."""
