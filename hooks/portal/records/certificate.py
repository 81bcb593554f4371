"""Decides what a certificate says, how it is signed, and whether one that is shown is genuine; the twins are
`certificate.mjs` and `issuing.mjs`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from portal.model.base import ID_PATTERN
from portal.model.issuer import Fingerprint, Issuer
from portal.model.letters import base64url, digest, from_base64url
from portal.records.faults import LARGEST, Version, Written
from portal.records.fields import Day, Name, Organisation, Title
from portal.records.keys import ExpertKey

_LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$"


def _hundredths(value: float) -> float:
    """A number as JavaScript writes it, too: whole without a decimal point, else two decimals at most."""
    if round(value * 100) / 100 != value:
        raise PydanticCustomError("hundredths", "more than two decimals")
    return int(value) if value == int(value) else value


Points = Annotated[float, Field(ge=0, le=1_000_000), AfterValidator(_hundredths)]


class Certificate(Written):
    """What a certificate says; its fields in this order are what is signed."""

    format: Literal["portal-certificate"] = "portal-certificate"
    v: Version = 1
    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[a-p]{10}$")]
    """Its number; see `certificate_number`."""
    name: Name
    """Whose it is, as the learner wrote it: nobody has compared it with a document."""
    kind: Literal["module", "path"]
    id: Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=40)]
    """The module or path."""
    title: Annotated[
        dict[Annotated[str, StringConstraints(pattern=_LANGUAGE)], Title], Field(min_length=1, max_length=20)
    ]
    """What it is called, by language."""
    minutes: Annotated[int, Field(ge=0, le=1_000_000)]
    """The length of the training."""
    date: Day
    """The day on which the test was passed."""
    points: Points
    of: Points
    content: Annotated[str, StringConstraints(pattern=r"^[a-p]{8}$")]
    """Which questions were asked, in which words; see `content_fingerprint`."""
    issuer: Organisation
    """Who signs."""
    key: Fingerprint
    """The key that signs."""

    def payload(self) -> bytes:
        """The bytes that are signed."""
        written = json.dumps(self.model_dump(), ensure_ascii=False, separators=(",", ":"))
        return written.encode()


def certificate_number(record: str, kind: str, name: str, date: str) -> str:
    """The number of the certificate for a record, a kind and an id: the same record gives the same number."""
    return f"{date[:4]}-{digest(f'{record} {kind} {name}', 10)}"


def content_fingerprint(fingerprints: Iterable[str]) -> str:
    """Eight letters for the fingerprints of all questions that were drawn."""
    return digest(" ".join(sorted(fingerprints)), 8)


def issue(facts: Mapping[str, Any], key: ExpertKey) -> str:
    """A signed certificate as text. Raises ValidationError for facts that none can state.

    `facts` are the fields of `Certificate` but `format`, `v`, `issuer` and `key`.
    """
    named = {**facts, "issuer": key.public.name(""), "key": key.fingerprint}
    payload = Certificate.model_validate(named).payload()
    r, s = decode_dss_signature(key.signing.sign(payload, ec.ECDSA(SHA256())))
    return f"{base64url(payload)}.{base64url(r.to_bytes(32) + s.to_bytes(32))}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a certificate that somebody shows."""

    state: Literal["genuine", "altered", "unknown_issuer", "revoked", "unreadable"]
    """`unreadable`: no certificate, or not all of one."""
    certificate: Certificate | None = None
    """What it says, when it can be read, whether it is true or not."""
    issuer: Issuer | None = None
    """Whose signature it bears, when that is genuine."""


def verify(text: str, issuers: Iterable[Issuer], revoked: Iterable[str] = ()) -> Verdict:
    """Whether a certificate was signed by one of the issuers as it stands, and is still valid."""
    first, dot, second = text.strip().partition(".")
    payload, signature = from_base64url(first), from_base64url(second)
    if len(text) > LARGEST or not dot or not payload or signature is None or len(signature) != 64:
        return Verdict("unreadable")
    said = _read(payload)
    if said is None:
        return Verdict("altered")
    issuer = next((one for one in issuers if one.fingerprint == said.key), None)
    if issuer is None:
        return Verdict("unknown_issuer", said)
    if not _signed(payload, signature, issuer):
        return Verdict("altered", said)
    return Verdict("revoked" if said.number in set(revoked) else "genuine", said, issuer)


def _read(payload: bytes) -> Certificate | None:
    """What a payload says, when it is written exactly as `Certificate.payload` writes it."""
    try:
        found = json.loads(payload)
        said = Certificate.model_validate(found)
    except (ValueError, ValidationError, RecursionError):
        return None
    # What says format and version by default only, or a key twice, is not written so.
    return said if said.payload() == payload else None


def _signed(payload: bytes, signature: bytes, issuer: Issuer) -> bool:
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(issuer.sign) or b"")
    numbers = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        point.verify(encode_dss_signature(*numbers), payload, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
