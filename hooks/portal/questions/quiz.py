"""Decides what a quiz is."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from portal.model.base import Localized, PartStatus, Restricted, Status, Translated
from portal.questions.kinds import KINDS
from portal.questions.question import Question

if TYPE_CHECKING:
    AnyQuestion = Question
else:
    # The union is made from the table, so that a new kind is one line there; type checkers see the common base.
    _UNION: Any = reduce(or_, (kind.model for kind in KINDS.values()))
    AnyQuestion = Annotated[_UNION, Field(discriminator="kind")]


class Quiz(Translated, Restricted):
    """The quiz of a module (`modules/<id>/quiz.yml`)."""

    title: Localized
    """The title of the quiz."""
    intro: Localized
    """One or two sentences before the first question."""
    pass_mark: Annotated[int, Field(ge=1, le=100)] = 80
    """The share of points, in per cent, that counts as passed."""
    status: PartStatus = Status.PUBLISHED
    """draft while the quiz is being written; a draft is left out of the build."""
    questions: Annotated[list[AnyQuestion], Field(min_length=1, max_length=60)]
    """The questions, in order."""
