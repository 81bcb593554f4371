"""Decides how a record is sealed so that only one expert can read it; `sealing.mjs` is its twin.

ECDH on P-256 with a key made for this one file, HKDF-SHA-256 (RFC 5869), AES-256-GCM (NIST SP 800-38D). That a file
could be opened says nothing about who made it: anybody can seal to a public key.
"""

from __future__ import annotations

import json
import os
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.model.issuer import Fingerprint, Issuer
from portal.model.letters import base64url, from_base64url
from portal.records.faults import Fault, Version, Written, read
from portal.records.fields import Nonce, PointBytes, Salt, Sealed
from portal.records.keys import ExpertKey, PrivateKey, point_of

FORMAT = "portal-sealed-record"


class _SealedRecord(Written):
    format: Literal["portal-sealed-record"]
    v: Version
    key: Fingerprint
    epk: PointBytes
    salt: Salt
    iv: Nonce
    data: Sealed


def seal(record: str, to: Issuer) -> str:
    """The text of a sealed file that holds the text of a record."""
    once, salt, iv = ec.generate_private_key(ec.SECP256R1()), os.urandom(16), os.urandom(12)
    epk = point_of(once)
    cipher = _cipher(once, to.open, salt, to.fingerprint)
    data = cipher.encrypt(iv, record.encode(), _bound(to.fingerprint, epk))
    named = {"format": FORMAT, "v": 1, "key": to.fingerprint, "epk": epk}
    return json.dumps({**named, "salt": base64url(salt), "iv": base64url(iv), "data": base64url(data)}) + "\n"


def unseal(text: str, key: ExpertKey) -> str | Fault:
    """The text of the record in a sealed file, not yet judged, or why it cannot be had."""
    kept = read(text, _SealedRecord, "not_a_record")
    if isinstance(kept, Fault):
        return kept
    if kept.key != key.fingerprint:
        return Fault("other_key", kept.key)
    salt, iv, data = (from_base64url(part) or b"" for part in (kept.salt, kept.iv, kept.data))
    try:
        return _cipher(key.opening, kept.epk, salt, kept.key).decrypt(iv, data, _bound(kept.key, kept.epk)).decode()
    except (InvalidTag, ValueError):  # also an `epk` that is no point of the curve, and text that is not UTF-8
        return Fault("damaged")


def _bound(fingerprint: str, epk: str) -> bytes:
    """What the sealed part is bound to."""
    return f"{FORMAT}|1|{fingerprint}|{epk}".encode()


def _cipher(own: PrivateKey, other: str, salt: bytes, fingerprint: str) -> AESGCM:
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(other) or b"")
    info = f"portal record v1 {fingerprint}".encode()
    return AESGCM(HKDF(SHA256(), 32, salt, info).derive(own.exchange(ec.ECDH(), point)))
