"""Decides which pages of a finished site weigh more than a reader on a slow line should have to wait for.

What is counted is what a browser loads before a page can be read, packed as web servers pack it: the page, its style
sheets and scripts. Pictures come after the words and are counted apart from them, so drawings in the page are left out.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from portal.model.place import Place
from portal.problems import Problem

KB = 1024
LIMITS: Mapping[str, int] = {"home": 6 * KB, "awareness": 8 * KB, "help": 9 * KB}
"""Area → bytes. A child has a cheap phone and a slow line; all of it fits the first 14 KB that a server sends unasked.
The frame of a page is 5 KB of it, and a letter of Bulgarian weighs twice what a Latin one does."""
OTHERS = 45 * KB
"""Bytes of any other page: those are read at a desk."""
FROM_DISK = {"desk.html"}
"""Pages with all that they need inside, which nobody waits for: they are opened from a disk."""
LEVEL = 6
"""Of gzip: what web servers use unless told otherwise."""
_AREA = re.compile(r'<body class="area-([a-z]+)')
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^":]+)"')


def limit(html: str) -> int:
    """What a page may weigh, by its area."""
    found = _AREA.search(html)
    return LIMITS.get(found.group(1), OTHERS) if found else OTHERS


def loaded(html: str, address: str) -> list[str]:
    """Addresses in the site of the style sheets and scripts of the page at `address`."""
    folder = posixpath.dirname(address)
    links = [posixpath.normpath(posixpath.join("/", folder, link)) for link in _LOADED.findall(html)]
    return [link.lstrip("/") for link in links]


def too_heavy(folder: Path) -> Iterator[Problem]:
    """W010: a page weighs more than one of its area may. Places are addresses in the site."""

    @cache
    def beside(address: str) -> int:
        file = folder / address
        return len(gzip.compress(file.read_bytes(), LEVEL)) if file.is_file() else 0

    for path in sorted(path for path in folder.rglob("*.html") if path.name not in FROM_DISK):
        html, address = path.read_text("utf-8"), path.relative_to(folder).as_posix()
        most = limit(html)
        assets = sum(map(beside, loaded(html, address)))
        words = _DRAWING.sub("", html).encode()
        # Packing takes longer than all the rest, and nothing grows by being packed.
        if assets + len(words) > most and (page := len(gzip.compress(words, LEVEL))) + assets > most:
            args = {"weight": -(-(page + assets) // KB), "most": most // KB, "words": -(-page // KB)}
            yield Problem("W010", Place(address), args)
