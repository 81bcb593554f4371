"""Decides what a service protocol is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.model.base import (
    FilePath,
    Id,
    IsoDate,
    LegalBasis,
    Localized,
    ModuleId,
    PracticeId,
    Restricted,
    Reviewed,
    RoleId,
    ServiceId,
    Strict,
    TermId,
)


class Deadline(Strict):
    """By when a step is done, and who set that limit."""

    kind: Literal["legal", "internal", "none"]
    """legal: an act sets it; internal: the centre's own target; none: no deadline."""
    text: Localized | None = None
    """The deadline in words; left out for none."""


class Step(Strict):
    """One step of a protocol."""

    id: Id
    """The id of the step."""
    action: Localized
    """What is done."""
    who: Annotated[list[RoleId], Field(min_length=1)]
    """Ids of the roles that do it."""
    deadline: Deadline
    """By when."""
    record: Localized
    """What is written down, and where."""
    note: Localized | None = None
    """What to watch for."""


class Change(Strict):
    """One entry of a change log."""

    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")]
    """The version, in quotes."""
    date: IsoDate
    """The day of the change."""
    text: Localized
    """What changed."""


class Form(Restricted):
    """A form that the steps of a protocol use."""

    title: Localized
    """What it is called."""
    file: FilePath | None = None
    """The file itself, beside this one, e.g. files/report.docx; left out while there is none."""


class Protocol(Reviewed):
    """A service protocol (`docs/protocols/<id>.yml`)."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2}$")]
    """Two digits, in quotes, e.g. "04"."""
    services: list[ServiceId] = []
    """Codes of the services it belongs to."""
    roles: Annotated[list[RoleId], Field(min_length=1)]
    """Ids of the roles that use it."""
    definitions: list[TermId] = []
    """Glossary ids of the terms it rests on."""
    legal_basis: list[LegalBasis] = []
    """The provisions it applies."""
    steps: Annotated[list[Step], Field(min_length=1, max_length=30)]
    """The steps, in order."""
    indicators: list[Localized] = []
    """How the team sees that the protocol works."""
    forms: list[Form] = []
    """The forms that the steps use."""
    training_required: list[ModuleId] = []
    """Ids of the modules to complete before using it."""
    practices: list[PracticeId] = []
    """Ids of related practices."""
    approved_by: Localized | None = None
    """The body that approved it; absent in a model text."""
    approved_on: IsoDate | None = None
    """The day of approval."""
    changelog: list[Change] = []
    """The history of the text, newest first."""
