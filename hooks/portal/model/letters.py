"""Decides how bytes and digests are written in files: base64url without padding, and digests as the letters a to p."""

from __future__ import annotations

import base64
import binascii
import hashlib

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""Names and hashes are written in letters: a row of digits could be taken for somebody's number."""


def digest(said: str | bytes, length: int) -> str:
    """The beginning of the SHA-256 of a text or of bytes, its hexadecimal digits written as the letters a to p."""
    data = said.encode() if isinstance(said, str) else said
    return hashlib.sha256(data).hexdigest()[:length].translate(_LETTERS)


def base64url(data: bytes) -> str:
    """Bytes as base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes | None:
    """The bytes that `base64url` wrote; None for anything that it would not have written so."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64url(data) == text else None
