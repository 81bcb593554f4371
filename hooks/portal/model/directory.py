"""Decides what the help directory holds: centres and helplines."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from portal.model.base import Id, Localized, Restricted, ServiceId, Translated

CONTACT_FORMS = {
    "web": r"https?://[^\s<>\"]+",
    "email": r"[^\s@:<>]+@[^\s@:<>]+",
    "phone": r"\+?[0-9][0-9 ]{1,19}",
}
"""Kind of a contact → what its value looks like."""
CONTACT_PATTERN = rf"^({'|'.join(CONTACT_FORMS.values())})$"


class Contact(Restricted):
    """A public contact of an organisation."""

    kind: Literal["phone", "email", "web"]
    """phone, email or web."""
    value: Annotated[str, StringConstraints(pattern=CONTACT_PATTERN, max_length=300)]
    """The number or address, of the organisation and never of a person."""

    @field_validator("value")
    @classmethod
    def _as_its_kind(cls, value: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        if kind and not re.fullmatch(CONTACT_FORMS[kind], value):
            raise PydanticCustomError("other_kind", "not what its kind says", {"kind": kind})
        return value


class Centre(Restricted):
    """A centre that people can go to."""

    id: Id
    """The id of the centre."""
    name: Localized
    """The official name of the service."""
    town: Localized
    """The town."""
    organisation: Localized
    """The organisation that runs it."""
    address: Localized | None = None
    """The public office of the organisation."""
    since: Localized | None = None
    """Since when, in words."""
    offers: Localized
    """What it offers, in one to three sentences."""
    services: list[ServiceId] = []
    """Codes of its services."""
    contacts: list[Contact] = []
    """Public contacts of the organisation."""
    note: Localized | None = None
    """What the reader should check first."""


class Centres(Translated):
    """The centres (`docs/centres.yml`)."""

    centres: Annotated[list[Centre], Field(min_length=1)]
    """All centres."""


class Helpline(Restricted):
    """A number to call."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    """The id of the line, in quotes."""
    number: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,19}$")]
    """The number as it is dialled, in quotes."""
    name: Localized
    """The name of the line."""
    short: Localized | None = None
    """One or two words that stand under the number in the help bar."""
    what: Localized
    """What it helps with."""
    cost: Localized
    """What the call costs."""
    hours: Localized
    """When somebody answers."""
    in_bar: bool = False
    """true shows the number in the help bar of every page."""
    confirmed: bool = False
    """true only after a test call."""
    note: Localized | None = None
    """What the reader should know before calling."""


class Helplines(Translated):
    """The helplines (`docs/helplines.yml`)."""

    helplines: Annotated[list[Helpline], Field(min_length=1)]
    """All helplines, the most important first."""
