"""Decides what a release from the anonymisation gate is: one exact value, for a reason, by somebody, for a time."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import StringConstraints

from portal.model.base import IsoDate, Strict, Text

Releasable = Literal["ADDRESS", "CASE_NUMBER", "EMAIL", "FULL_NAME", "IBAN", "PHONE", "SOCIAL_HANDLE"]
"""What may be released at all; what identifies a child beyond doubt may not."""
ReleaseType = Literal[Releasable, "SCAN"]
"""The same for a whole file: SCAN, that somebody has looked at pages which are pictures."""


INLINE = re.compile(
    r"(?:<!--|#)[ \t]*privacy:allow-next-line(?:[ \t]+(?P<type>[A-Z_]+))?(?:[ \t]+reason=\"(?P<reason>[^\"\n]+)\")?"
)
"""A release of the next line, in a comment of Markdown or YAML."""
WORDING = re.compile(r"(?<!`)(?:<!--|#)[ \t]*wording:allow-next-line(?:[ \t]+reason=\"(?P<reason>[^\"\n]+)\")?")
"""An accepted exception from the notes on wording, for the next line."""
INLINE_COMMENT = re.compile(r"(?<!`)<!--[ \t]*(?:privacy|wording):allow-next-line[^\n>]*-->")
"""The comments that Markdown may hold; they are taken out of the page, unless a text shows how they are written."""


class Release(Strict):
    """One value that may be published although a detector finds it."""

    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
    """The exact value, as it stands in the text; for SCAN what the message says."""
    type: ReleaseType
    """What the value is: ADDRESS, CASE_NUMBER, EMAIL, FULL_NAME, IBAN, PHONE, SCAN or SOCIAL_HANDLE."""
    where: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """The files in which it may stand, e.g. docs/centres.yml or docs/about/*."""
    reason: Text
    """Why nobody is harmed by it."""
    by: Text
    """Who decided, by role."""
    until: IsoDate
    """The day after which somebody must decide anew."""


class Releases(Strict):
    """The releases of a portal (`docs/privacy.yml`)."""

    releases: list[Release] = []
    """All releases."""
