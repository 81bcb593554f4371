"""Decides what the public part of an expert's key is: by what records are sealed and certificates are checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from portal.model.base import IsoDate, Localized, Strict, at_most
from portal.model.letters import digest, from_base64url

SECRET_FORMAT = '"portal-expert-key"'  # noqa: S105 - the name of a format, no secret
"""What stands in every secret key file, and in no other."""
_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
"""The curve P-256 (NIST SP 800-186, section 3.2.1.3): y² = x³ − 3x + B modulo P."""


def is_point(text: str) -> bool:
    """Whether a text is a point of P-256, uncompressed (SEC 1, section 2.3.3), in base64url."""
    data = from_base64url(text)
    if data is None or len(data) != 65 or data[0] != 4:
        return False
    x, y = int.from_bytes(data[1:33]), int.from_bytes(data[33:])
    return x < _P and y < _P and (y * y - (x * x - 3) * x - _B) % _P == 0


def _point(text: str) -> str:
    if not is_point(text):
        raise PydanticCustomError("damaged_key", "not a point of P-256")
    return text


def key_fingerprint(opening: str, signing: str) -> str:
    """The sixteen letters by which an expert's key is named: made of both its public points."""
    return digest(f"{opening} {signing}", 16)


Fingerprint = Annotated[str, StringConstraints(pattern=r"^[a-p]{16}$")]
Point = Annotated[str, AfterValidator(_point)]
Organisation = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Issuer(Strict):
    """The public part of an expert's key (`docs/expert-key.json`), as `portal keys new` writes it."""

    format: Literal["portal-expert-public-key"]
    """Always portal-expert-public-key."""
    v: Literal[1]
    """The version of the format, 1."""
    fingerprint: Fingerprint
    """Sixteen letters that name the key."""
    made: IsoDate
    """The day the key was made."""
    issuer: Organisation | Annotated[Localized, at_most(200), Field(min_length=1)]
    """The organisation that signs, as one text or in each language."""
    open: Point
    """The public key to which records are sealed."""
    sign: Point
    """The public key by which certificates are checked."""

    @model_validator(mode="after")
    def _of_one_piece(self) -> Issuer:
        if key_fingerprint(self.open, self.sign) != self.fingerprint:
            raise PydanticCustomError("damaged_key", "fingerprint of another key")
        return self

    def name(self, language: str) -> str:
        """The organisation in a language, or in the first that there is."""
        if isinstance(self.issuer, str):
            return self.issuer
        return self.issuer.get(language) or next(iter(self.issuer.values()), "")
