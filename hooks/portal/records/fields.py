"""Decides which forms the values of sealed records, keys and certificates take; the twin is
`overrides/assets/portal/written.mjs`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from portal.model.letters import from_base64url

# Marks of direction turn words around: a name could be shown as another one.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff"
_FOREIGN = re.compile(f"[{_UNSEEN}]+")


def _bytes(least: int, most: int) -> AfterValidator:
    def judge(text: str) -> str:
        data = from_base64url(text)
        if data is None or not least <= len(data) <= most:
            raise PydanticCustomError("base64url", "not that many bytes in base64url")
        return text

    return AfterValidator(judge)


def _line(longest: int) -> AfterValidator:
    form = re.compile(rf"(?![ \xa0])[^{_UNSEEN}]{{1,{longest}}}(?<![ \xa0])")

    def judge(text: str) -> str:
        if not form.fullmatch(text):
            raise PydanticCustomError("line", "not one line of text that can be seen")
        return text

    return AfterValidator(judge)


def one_line(text: str, longest: int) -> str:
    """A text as it may stand in a certificate: one line, nothing that cannot be seen, at most so long; maybe empty."""
    return " ".join(_FOREIGN.sub(" ", text).split())[:longest].strip()


Salt = Annotated[str, _bytes(16, 16)]
Nonce = Annotated[str, _bytes(12, 12)]
PointBytes = Annotated[str, _bytes(65, 65)]
Sealed = Annotated[str, _bytes(17, 1_000_000)]
"""What AES-GCM made of at least one byte: as long, and a tag of sixteen bytes."""
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Name = Annotated[str, _line(120)]
Title = Annotated[str, _line(300)]
Organisation = Annotated[str, _line(200)]
