"""Decides what a path is: the modules that one role goes through, in order, and the final test at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from portal.model.base import Id, Localized, ModuleId, Restricted, RoleId, Strict, Translated, at_most
from portal.model.examination import Examination


class PathStep(Strict):
    """One module on a path."""

    module: ModuleId
    """Id of the module."""
    required: bool
    """true when the role needs the module, false when it is an offer."""
    why: Annotated[Localized, at_most(300)]
    """One sentence for the learner: why the module is required, or for whom it is worth the time."""


class RolePath(Restricted):
    """The way of one role through the training; a module that an edition lacks is left out of it."""

    id: Id
    """The id of the path; part of its address."""
    role: RoleId
    """Id of the role that the path is for; each role has one path."""
    title: Annotated[Localized, at_most(120)]
    """The title of the path."""
    summary: Annotated[Localized, at_most(600)]
    """One or two sentences: for whom the path is and what it leads to."""
    steps: Annotated[list[PathStep], Field(min_length=1, max_length=40)]
    """The modules, in the order of learning; each after its prerequisites."""
    final_test: Examination | None = None
    """The final test of the path; it draws from the final tests of the required modules."""

    def required(self) -> list[str]:
        """Ids of the modules that the role needs, in order."""
        return [step.module for step in self.steps if step.required]


class Paths(Translated):
    """The paths by role (`docs/paths.yml`)."""

    paths: Annotated[list[RolePath], Field(min_length=1)]
    """All paths, in the order of the list."""

    def through(self, module: str) -> Iterator[tuple[RolePath, PathStep]]:
        """The paths that a module is part of, each with its step there."""
        yield from ((path, step) for path in self.paths for step in path.steps if step.module == module)
