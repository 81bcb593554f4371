"""Decides how an expert's key is made, kept behind a passphrase and unlocked; `expert-key.mjs` is its twin."""

from __future__ import annotations

import datetime
import json
import os
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from pydantic import Field, ValidationError

from portal.model.issuer import Fingerprint, Issuer, key_fingerprint
from portal.model.letters import base64url, from_base64url
from portal.records.faults import Fault, Version, Written, read
from portal.records.fields import Day, Nonce, Organisation, PointBytes, Salt, Sealed

ITERATIONS = 600_000
"""Rounds of PBKDF2-HMAC-SHA-256 for a new key (OWASP Password Storage Cheat Sheet, 2023)."""
SHORTEST = 12
"""Characters of a passphrase, at least."""

PrivateKey = ec.EllipticCurvePrivateKey


class _Points(Written):
    open: PointBytes
    sign: PointBytes


class _Kdf(Written):
    name: Literal["PBKDF2-SHA-256"]
    iterations: Annotated[int, Field(ge=100_000, le=2_000_000)]
    salt: Salt


class _KeyFile(Written):
    format: Literal["portal-expert-key"]
    v: Version
    fingerprint: Fingerprint
    made: Day
    issuer: Organisation
    public: _Points
    kdf: _Kdf
    iv: Nonce
    data: Sealed


@dataclass(frozen=True, slots=True)
class ExpertKey:
    """An expert's key, unlocked: it opens records and signs certificates."""

    public: Issuer
    opening: PrivateKey
    signing: PrivateKey

    @property
    def fingerprint(self) -> str:
        return self.public.fingerprint

    def __repr__(self) -> str:
        return f"ExpertKey({self.fingerprint})"


def new_key(issuer: str, passphrase: str, made: datetime.date, iterations: int = ITERATIONS) -> tuple[str, ExpertKey]:
    """The text of a new secret file, and its key. Raises ValueError for a short passphrase or an unfit issuer."""
    if len(passphrase) < SHORTEST:
        raise ValueError("short passphrase")
    opening, signing = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    points = {"open": point_of(opening), "sign": point_of(signing)}
    named = {"v": 1, "fingerprint": key_fingerprint(**_named(points)), "made": made.isoformat(), "issuer": issuer}
    kdf = {"name": "PBKDF2-SHA-256", "iterations": iterations, "salt": base64url(os.urandom(16))}
    iv, plain = os.urandom(12), json.dumps({"open": _private(opening), "sign": _private(signing)}).encode()
    locked = _cipher(passphrase, kdf["salt"], iterations).encrypt(iv, plain, _bound(named["fingerprint"]))
    secret = {
        "format": "portal-expert-key", **named, "public": points, "kdf": kdf, "iv": base64url(iv),
        "data": base64url(locked),
    }  # fmt: skip
    _KeyFile.model_validate(secret)
    public = Issuer.model_validate({"format": "portal-expert-public-key", **named, **points})
    return json.dumps(secret, ensure_ascii=False, indent=1) + "\n", ExpertKey(public, opening, signing)


def unlock(text: str, passphrase: str) -> ExpertKey | Fault:
    """The key in a secret file; `wrong_passphrase` also when what is locked has been changed: nobody can tell which."""
    kept = read(text, _KeyFile, "not_a_key")
    if isinstance(kept, Fault):
        return kept
    cipher = _cipher(passphrase, kept.kdf.salt, kept.kdf.iterations)
    try:
        plain = cipher.decrypt(_data(kept.iv), _data(kept.data), _bound(kept.fingerprint))
    except InvalidTag:
        return Fault("wrong_passphrase")
    try:
        inside = json.loads(plain)
        opening, signing = (_loaded(inside[name]) for name in ("open", "sign"))
        points = {"open": point_of(opening), "sign": point_of(signing)}
        named = {"v": 1, "fingerprint": kept.fingerprint, "made": kept.made, "issuer": kept.issuer}
        public = Issuer.model_validate({"format": "portal-expert-public-key", **named, **points})
    except (ValueError, TypeError, KeyError, ValidationError):
        return Fault("damaged")
    return ExpertKey(public, opening, signing) if points == kept.public.model_dump() else Fault("damaged")


def public_text(public: Issuer) -> str:
    """The text of `docs/expert-key.json`."""
    return json.dumps(public.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def point_of(key: PrivateKey) -> str:
    """The public point of a private key, uncompressed, in base64url."""
    return base64url(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def _named(points: dict[str, str]) -> dict[str, str]:
    return {"opening": points["open"], "signing": points["sign"]}


def _bound(fingerprint: object) -> bytes:
    """What the locked part is bound to."""
    return f"portal-expert-key|1|{fingerprint}".encode()


def _cipher(passphrase: str, salt: object, iterations: int) -> AESGCM:
    # A letter such as й has two spellings, and which one is typed depends on the system.
    said = unicodedata.normalize("NFC", passphrase).encode()
    return AESGCM(PBKDF2HMAC(SHA256(), 32, _data(str(salt)), iterations).derive(said))


def _data(text: str) -> bytes:
    data = from_base64url(text)
    assert data is not None
    return data


def _private(key: PrivateKey) -> str:
    return base64url(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def _loaded(text: str) -> PrivateKey:
    key = load_der_private_key(from_base64url(text) or b"", None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("no key of P-256")
    return key
