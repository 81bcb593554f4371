"""Decides where files may lie that are nobody else's business: secret keys, and what names people."""

from __future__ import annotations

from pathlib import Path

from portal.finish.record import RECORD
from portal.load.settings import CONFIG


def in_a_portal(path: Path) -> bool:
    """Whether a path lies in the folder of a portal or of a published site.

    Whatever lies there is copied, sent and published together with it.
    """
    real = path.resolve()
    return any((folder / mark).exists() for folder in (real, *real.parents) for mark in (CONFIG, RECORD))
