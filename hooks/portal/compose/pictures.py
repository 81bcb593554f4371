"""Decides what a page says about its pictures beforehand, so that no text jumps when one arrives."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from portal.media.screen import Size, size_on_screen
from portal.model.media import IMAGE_SUFFIXES, suffix_of

_PICTURE = re.compile(r'<img\b([^>]*?) src="([^"]+)"')


def sizes(files: Mapping[str, str], root: Path) -> dict[str, Size]:
    """Address in the site → size, of the pictures among `files` (address → file relative to `root`)."""
    pictures = {address: path for address, path in files.items() if suffix_of(path) in IMAGE_SUFFIXES}
    return {address: size for address, path in pictures.items() if (size := size_on_screen(root / path))}


def with_sizes(html: str, here: str, known: Mapping[str, Size]) -> str:
    """The body of the page at address `here`, its pictures with their sizes.

    The first may be in view at once; the others are asked for when they come near.
    """
    seen = 0

    def told(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        size = known.get(posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(found.group(2)))))
        dimensions = f' width="{size[0]}" height="{size[1]}"' if size else ""
        return f"{found.group()}{dimensions}" + (' loading="lazy"' if seen > 1 else "")

    return _PICTURE.sub(told, html) if "<img" in html else html
