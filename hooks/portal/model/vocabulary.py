"""Decides which roles and services the other files may name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from portal.model.base import Id, Localized, Strict, Translated

ServiceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d[a-z]?$")]
"""The code of a service in the descriptions of the two projects, e.g. A2b."""


class Role(Strict):
    """A job or part somebody plays."""

    id: Id
    """The id that other files use."""
    title: Localized
    """The name of the role."""


class Service(Strict):
    """A service that the centres offer."""

    id: ServiceCode
    """The code of the service, e.g. A2b."""
    title: Localized
    """What the service is."""


class Vocabulary(Translated):
    """The roles and services of this portal (`docs/vocabulary.yml`)."""

    roles: Annotated[list[Role], Field(min_length=1)]
    """Every role that a text may name."""
    services: Annotated[list[Service], Field(min_length=1)]
    """Every service that a text may name."""
