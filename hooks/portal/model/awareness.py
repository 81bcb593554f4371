"""Decides what an awareness page for children and families is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.model.base import AwarenessId, HelplineId, Id, LegalBasis, Localized, Reviewed, Strict

Picture = Literal["police", "witness", "hands", "myths", "family", "door", "path", "bench", "school", "court"]
"""The drawings that the portal brings."""


class Advice(Strict):
    """One thing to do or not to do."""

    id: Id
    """The id of the advice."""
    text: Localized
    """One short sentence."""


class Answer(Strict):
    """A question people ask, with its answer."""

    id: Id
    """The id of the question."""
    question: Localized
    """The question as a reader would put it."""
    answer: Localized
    """The answer, short."""


class Myth(Strict):
    """A common error beside the fact."""

    id: Id
    """The id of the pair."""
    myth: Localized
    """What people say."""
    fact: Localized
    """What is true."""


class Awareness(Reviewed):
    """An awareness page (`docs/awareness/<id>.yml`)."""

    readers: Annotated[Literal["children", "parents", "everyone"], Field(alias="for")]
    """Whom the page addresses: children, parents or everyone."""
    order: Annotated[int, Field(ge=0, le=999)] = 100
    """The place in lists; smaller comes first."""
    picture: Picture
    """The drawing: police, witness, hands, myths, family, door, path, bench, school or court."""
    key_message: Localized
    """The one sentence to remember."""
    do: Annotated[list[Advice], Field(max_length=8)] = []
    """What to do, in order."""
    dont: Annotated[list[Advice], Field(max_length=8)] = []
    """What not to do."""
    know: list[Answer] = []
    """Questions and answers."""
    myths: list[Myth] = []
    """Myths and facts."""
    helplines: list[HelplineId] = []
    """Ids of helplines to show."""
    legal_basis: list[LegalBasis] = []
    """The provisions the page explains."""
    related: list[AwarenessId] = []
    """Ids of related awareness pages."""
