"""Decides what every final test says before it begins, whether it ends a module or a path."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.model.base import Localized, Strict


class Examination(Strict):
    """What a final test is called and how it goes; the pool it draws from stands elsewhere."""

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
