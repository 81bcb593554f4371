"""Decides what a finished site says about itself (`edition.json`), so that a spoilt one can be told from it.

The record names nothing that is not in the site: whoever may see one may see the other.
"""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from pydantic import ValidationError

from portal.load.settings import Settings
from portal.model.base import LaxAudience, Strict

RECORD = "edition.json"


class Record(Strict):
    """What was built."""

    edition: LaxAudience
    drafts: bool
    preview: bool
    made_on: datetime.date
    files: dict[str, str]
    """Address of every other file of the site → SHA-256 of its content, in hexadecimal."""


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_record(folder: Path, settings: Settings) -> None:
    """Write the record of a site that is finished but for it."""
    files = {path.relative_to(folder).as_posix(): digest(path) for path in folder.rglob("*") if path.is_file()}
    record = Record(
        edition=settings.edition, drafts=settings.drafts, preview=settings.preview,
        made_on=settings.today, files=dict(sorted(files.items())),
    )  # fmt: skip
    (folder / RECORD).write_text(record.model_dump_json(indent=1) + "\n", "utf-8")


def read_record(folder: Path) -> Record | None:
    """The record of a site, or None where no build has left one that can be read."""
    try:
        return Record.model_validate_json((folder / RECORD).read_bytes())
    except (OSError, ValidationError):
        return None
