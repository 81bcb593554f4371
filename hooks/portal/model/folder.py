"""Decides what a folder says about everything in it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

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
        folder, name = posixpath.split(path)
        own = self.documents.get(folder)
        files = own.value.files if own else {}
        if name in files and "audience" in files[name].model_fields_set:
            return files[name].audience
        says = (known for known, document in self.documents.items() if "audience" in document.value.model_fields_set)
        # From the few folders that say something, not up the path: a link may be a megabyte of slashes.
        around = max((known for known in says if f"{folder}/".startswith(f"{known}/")), key=len, default=None)
        return self.documents[around].value.audience if around is not None else Audience.PUBLIC
