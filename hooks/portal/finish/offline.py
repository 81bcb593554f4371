"""Decides what a device keeps for reading without internet: one language of the finished site, file by file.

The worker of a language holds the list, so a browser sees by that one file whether anything has changed.
"""

from __future__ import annotations

import json
from pathlib import Path

from portal.compose.addresses import page_address
from portal.compose.cards import CARDS
from portal.compose.frame import Frame
from portal.compose.offline import OFFLINE_PAGE, SIZE, worker_address
from portal.compose.staged import StagedSite
from portal.model import letters

_NOT_KEPT = {".ics", ".xml", ".gz"}
"""Endings of what readers do not open in the portal."""


def write_offline(site: StagedSite, folder: Path) -> None:
    """Write the worker of every language that has the page to keep it, and the size of the copy into that page."""
    for frame in site.frames.values():
        page = page_address(OFFLINE_PAGE, frame.language, frame.settings)
        if f"{OFFLINE_PAGE}.{frame.language}.md" in site.pages:
            files = _files(frame, folder)
            size = frame.catalogue.size(sum(path.stat().st_size for path in files.values()))
            text = (folder / page).read_text("utf-8")
            (folder / page).write_text(text.replace(SIZE, size), "utf-8")
            worker = site.assets.files["worker.js"][1]
            (folder / worker_address(frame.language)).write_bytes(_list(frame, page, files) + worker)


def _files(frame: Frame, folder: Path) -> dict[str, Path]:
    """Address → file of all that one language needs: its pages, and what no language has for itself."""
    settings = frame.settings
    others = {f"{code}/" for code in settings.languages if code not in {frame.language, settings.default}}
    own = "" if frame.language == settings.default else f"{frame.language}/"
    workers = {worker_address(code) for code in settings.languages}
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        address: path
        for address, path in found.items()
        if not address.startswith(tuple(others))
        and (path.suffix != ".html" or address.startswith(own))
        and path.suffix not in _NOT_KEPT
        and address not in {*workers, "404.html"}
        and not address.startswith(CARDS)
    }


def _list(frame: Frame, page: str, files: dict[str, Path]) -> bytes:
    """What the worker of a language has to know, as the first line of its script."""
    digests = {address: letters.digest(path.read_bytes(), 32) for address, path in files.items()}
    day = frame.catalogue.date(frame.settings.today)
    known = {
        "version": letters.digest(json.dumps(digests), 32),
        "page": page,
        "texts": {"copy": frame.t("offline.copy", date=day), "missing": frame.t("offline.missing")},
        "files": digests,
    }
    return f"const OFFLINE={json.dumps(known, ensure_ascii=False)};\n".encode()
