"""Decides what the final test of a module is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.model.base import Localized, PartStatus, Restricted, Status, Translated
from portal.questions.quiz import AnyQuestion


class FinalTest(Translated, Restricted):
    """The final test of a module (`modules/<id>/final-test.yml`): each attempt draws from its pool of questions."""

    title: Localized
    """The title of the final test."""
    intro: Localized
    """One or two sentences that the learner reads before beginning."""
    pass_mark: Annotated[int, Field(ge=1, le=100)] = 80
    """The share of points, in per cent, that is needed to pass."""
    attempts: Annotated[int, Field(ge=1, le=10)] = 3
    """How many attempts a learner has; counted on the learner's own device."""
    draw: Annotated[int, Field(ge=1, le=60)]
    """How many questions of the pool one attempt asks."""
    marking: Literal["instant", "sealed"] = "instant"
    """instant: the page marks the test by itself; sealed: an expert marks it, and the site holds no key."""
    status: PartStatus = Status.PUBLISHED
    """draft while the final test is being written; a draft is left out of the build."""
    questions: Annotated[list[AnyQuestion], Field(min_length=1, max_length=200)]
    """The pool from which every attempt draws."""
