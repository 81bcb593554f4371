"""Decides what the final test of a module is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.base import PartStatus, Restricted, Status, Translated
from portal.model.examination import Examination
from portal.questions.quiz import AnyQuestion


class FinalTest(Translated, Restricted, Examination):
    """The final test of a module (`modules/<id>/final-test.yml`): each attempt draws from its pool of questions."""

    status: PartStatus = Status.PUBLISHED
    """draft while the final test is being written; a draft is left out of the build."""
    questions: Annotated[list[AnyQuestion], Field(min_length=1, max_length=200)]
    """The pool from which every attempt draws."""
