"""Decides what a folder says about everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from portal.model.base import Audience, Restricted
from portal.model.document import Document

FOLDER_FILE = "folder.yml"
"""The file in which a folder says it; no text of the portal can have this name."""


class FolderFile(Restricted):
    """An image or attachment in a folder."""


class Folder(Restricted):
    """A folder below `docs/` or `modules/` (`folder.yml` in it)."""

    files: dict[str, FolderFile] = {}
    """Images and attachments of this folder that are for other readers than the rest, by file name."""


@dataclass(frozen=True, slots=True)
class Folders:
    """What the folders of a portal say."""

    documents: Mapping[str, Document[Folder]] = field(default_factory=dict)
    """Folder relative to the project root → its `folder.yml`."""

    def audience(self, path: str) -> Audience:
        """For whom the file at `path` is, unless it says so itself: as the nearest folder around it that says so."""
        file = PurePosixPath(path)
        own = self.documents.get(file.parent.as_posix())
        around = [document.value for folder in file.parents if (document := self.documents.get(folder.as_posix()))]
        said: list[Restricted | None] = [own.value.files.get(file.name) if own else None, *around]
        found = (one.audience for one in said if one is not None and "audience" in one.model_fields_set)
        return next(found, Audience.PUBLIC)
