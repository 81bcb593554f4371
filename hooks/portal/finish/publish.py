"""Decides how a finished site takes the place of the last one: all at once, or not at all."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from portal.compose.staged import StagedSite
from portal.finish.record import digest, read_record
from portal.media.screen import for_screen
from portal.media.table import clean
from portal.model.media import DOTS, IMAGE_SUFFIXES, suffix_of

ALWAYS = {"frame.js", "search-page.js", "search.css"}
"""Assets of the page frame, whatever the page; those of the search are asked for when it is opened."""


def add_files(site: StagedSite, folder: Path, root: Path, kept: Path) -> None:
    """Write style sheets, scripts, calendars, keys, and the images and attachments that the pages name.

    Pictures that were made before lie in the folder `kept`, so that each is made once.
    """
    used = {name for page in site.pages.values() for name in (*page.styles, *page.scripts)}
    assets = {address: made for name, (address, made) in site.assets.files.items() if name in {*used, *ALWAYS}}
    for address, content in {**assets, **site.calendars, **site.keys}.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for address, source in site.files.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        content, suffix = (root / source).read_bytes(), suffix_of(source)
        # The checks have passed these files. Pictures are published without metadata all the same, drawings anew.
        target.write_bytes(_picture(content, suffix, kept) if suffix in IMAGE_SUFFIXES else content)


def _picture(content: bytes, suffix: str, kept: Path) -> bytes:
    """A picture as it is published."""
    if suffix not in DOTS:
        return clean(content, suffix)
    made = kept / f"{hashlib.sha256(content).hexdigest()}.webp"
    if not made.exists():
        kept.mkdir(parents=True, exist_ok=True)
        made.write_bytes(for_screen(content))
    return made.read_bytes()


def occupied(final: Path) -> bool:
    """Whether a folder holds something else than a site, which publishing would delete."""
    return final.exists() and not (final.is_dir() and ((final / "404.html").is_file() or not any(final.iterdir())))


def publish(ready: Path, final: Path) -> None:
    """Put the folder `ready` in the place of `final`; the old site is there until the new one is.

    What begins with a dot (.git, .well-known) belongs to who serves the site, and stays, unless a build made it.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    new, old = (final.with_name(f".{final.name}.{word}") for word in ("new", "old"))
    if new.exists():
        shutil.rmtree(new)
    shutil.move(ready, new)  # copies, when `final` is on another disk; what follows only renames
    if final.exists():
        if old.exists():
            shutil.rmtree(old)
        final.rename(old)
    try:
        new.rename(final)
    except OSError:
        if old.exists():
            old.rename(final)
        raise
    if old.exists():
        record = read_record(old)
        made = record.files if record else {}
        for path in old.glob(".*"):
            if not (path.is_file() and digest(path) == made.get(path.name)):
                path.replace(final / path.name)
        shutil.rmtree(old)
