"""Decides what is kept of certificates in a portal: who else has signed them, and which no longer count."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from portal.model.base import IsoDate, Strict, Text
from portal.model.issuer import Issuer

CertificateNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[a-p]{10}$")]


class Revoked(Strict):
    """One certificate that no longer counts."""

    number: CertificateNumber
    """The number on the certificate."""
    on: IsoDate
    """The day from which it no longer counts; readers are told."""
    reason: Text | None = None
    """Why, for the team only: it is never published."""


class Certificates(Strict):
    """Earlier keys and revoked certificates (`docs/certificates.yml`)."""

    issuers: list[Issuer] = []
    """Public parts of earlier keys whose certificates still count."""
    revoked: Annotated[list[Revoked], Field(max_length=2000)] = []
    """Certificates that no longer count."""
