"""Decides in which language messages are shown when nobody says."""

from __future__ import annotations

import os
from collections.abc import Mapping

from portal.load.catalogues import SHIPPED
from portal.model.base import LANGUAGE_PATTERN

DEFAULT = "bg"


def message_languages() -> list[str]:
    """The languages that have messages."""
    named = (path for path in SHIPPED.iterdir() if LANGUAGE_PATTERN.match(path.name))
    return sorted(path.name for path in named if (path / "problems.yml").exists())


def reader_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of `PORTAL_LANG`, `LC_ALL`, `LC_MESSAGES` or `LANG`, in this order; else Bulgarian."""
    for name in ("PORTAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "").partition("_")[0].partition(".")[0].lower()
        if code in message_languages():
            return code
    return DEFAULT
