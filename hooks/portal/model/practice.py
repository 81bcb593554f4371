"""Decides what a good-practice case study is."""

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
    ProtocolId,
    Restricted,
    Reviewed,
    ServiceId,
    Strict,
    at_most,
)
from portal.model.privacy import PrivacyCheck

Level = Literal["universal", "selective", "indicated", "intervention", "recovery"]
ChildPosition = Literal["at-risk", "under-14", "in-conflict", "victim", "witness"]
AgeBand = Literal["8-11", "12-13", "14-15", "16-17"]
EvidenceLevel = Literal["E0", "E1", "E2", "E3", "E4", "E-"]


class PracticeStep(Strict):
    """One step of a practice."""

    id: Id
    """The id of the step."""
    action: Localized
    """What is done."""
    who: Localized
    """Who does it, by role."""
    how_long: Localized
    """How long it takes."""


class Material(Restricted):
    """A form or handout that belongs to a practice."""

    title: Localized
    """What it is called."""
    licence: str
    """The licence it may be used under, e.g. CC BY 4.0."""
    file: FilePath | None = None
    """The file itself, beside this one, e.g. files/checklist.pdf; left out while there is none."""


class Practice(Reviewed):
    """A good practice (`docs/practices/<id>.yml`)."""

    title: Annotated[Localized, at_most(90)]
    """The title; at most 90 characters."""
    code: Annotated[str, StringConstraints(pattern=r"^BP-\d{4}-\d{3}$")]
    """The number of the practice, e.g. BP-2026-001."""
    services: Annotated[list[ServiceId], Field(min_length=1)]
    """Codes of the services it belongs to."""
    level: Level
    """universal, selective, indicated, intervention or recovery."""
    child_position: Annotated[list[ChildPosition], Field(min_length=1)]
    """Whom it is for: at-risk, under-14, in-conflict, victim, witness."""
    age_bands: Annotated[list[AgeBand], Field(min_length=1)]
    """Age bands, in quotes: "8-11", "12-13", "14-15", "16-17"; never exact ages."""
    duration: Localized
    """How long it takes from beginning to end."""
    intensity: Localized
    """How often and how much."""
    team: Localized
    """The roles and skills it needs; no names."""
    resources: Localized
    """What it needs besides people."""
    cost_band: Literal["low", "medium", "high"]
    """low, medium or high."""
    partners: list[Localized] = []
    """Types of institutions that take part."""
    legal_basis: list[LegalBasis] = []
    """The provisions it rests on."""
    steps: Annotated[list[PracticeStep], Field(min_length=1, max_length=30)]
    """The steps, in order."""
    evidence_level: EvidenceLevel
    """How strong the proof is: E0 to E4, or E- for no effect or harm."""
    source_type: Literal["own", "adapted", "foreign"]
    """own, adapted or foreign."""
    untested_here: bool = False
    """true when the evidence is foreign and nobody has tested the practice in this country."""
    materials: list[Material] = []
    """Forms and handouts."""
    author_org: Localized
    """The organisation that describes the practice."""
    contact_role: Localized
    """Whom to ask, by role; never a person's name."""
    submitted_on: IsoDate
    """The day the description was submitted."""
    licence: str
    """The licence of the text, e.g. CC BY 4.0."""
    modules: list[ModuleId] = []
    """Ids of related modules."""
    protocols: list[ProtocolId] = []
    """Ids of related protocols."""
    privacy_check: PrivacyCheck | None = None
    """The privacy checklist; a practice is published only with it."""
