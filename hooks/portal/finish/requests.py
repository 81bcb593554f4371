"""Decides what in a finished file would make a reader's browser ask another site, or shows where it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

READABLE = {".html", ".svg", ".xml", ".css", ".js", ".json", ".txt", ".webmanifest"}
"""Files that hold text."""

_ELSEWHERE = re.compile(r"\s*(?:https?:|wss?:|ftp:)?//", re.IGNORECASE)
_IN_SHEET = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\s\"')]+)", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    r"(?:\b(?:fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon)|\.open)\s*\(\s*(?:[\"'`]\w+[\"'`]\s*,\s*)?"
    r"[\"'`]((?:https?:|wss?:)?//[^\"'`]+)",
    re.IGNORECASE,
)
_LOADING = {"src", "srcset", "imagesrcset", "poster", "data", "background", "ping", "xlink:href"}
"""Attributes whose address a browser asks for by itself."""
_WORDS_ONLY = {"canonical", "alternate", "license", "author", "prev", "next", "help"}
"""Kinds of <link> that a browser does not ask for by itself."""
_ABSOLUTE = re.compile(
    r"file:///[^\s\"'<>]+|(?<![\w/.:~%-])/(?:home|Users|root|tmp|private|mnt)/[\w.-]+|\b[A-Z]:\\{1,2}(?=\w)[^\s\"'<>]+"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a file."""

    line: int
    column: int
    words: str


def requests(text: str, suffix: str) -> Iterator[Found]:
    """Every address of another site that a browser would ask for by itself (WHATWG HTML; CSS; scripts that fetch)."""
    if suffix in {".html", ".svg"}:
        page = _Page()
        page.feed(text)
        yield from page.found
    for pattern, suffixes in ((_IN_SHEET, {".css", ".html", ".svg"}), (_IN_SCRIPT, {".js", ".html"})):
        if suffix in suffixes:
            yield from (_at(text, match.start(1), match.group(1)) for match in pattern.finditer(text))


def absolute_paths(text: str, folder: Path) -> Iterator[Found]:
    """Every path of the computer on which the site was made: a user's folder, a drive, the folder of the portal."""
    for match in _ABSOLUTE.finditer(text):
        yield _at(text, match.start(), match.group())
    home = str(folder.resolve().parents[1])
    if home.count("/") + home.count("\\") > 1 and not _ABSOLUTE.match(home):
        yield from (_at(text, match.start(), home) for match in re.finditer(re.escape(home), text))


def _at(text: str, offset: int, words: str) -> Found:
    return Found(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), words)


@dataclass
class _Page(HTMLParser):
    """Notes what the elements of a page ask for."""

    found: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        kinds = set(known.get("rel", "").lower().split())
        asks = tag not in {"a", "area"} and not (tag == "link" and kinds and kinds <= _WORDS_ONLY)
        loading = _LOADING | ({"href"} if asks else set())
        addresses = [value for name, value in known.items() if name in loading]
        if known.get("http-equiv", "").lower() == "refresh":
            addresses.append(known.get("content", "").partition("=")[2].strip("'\" "))
        line, column = self.getpos()
        for address in addresses:
            for one in address.split(","):
                if _ELSEWHERE.match(one):
                    self.found.append(Found(line, column + 1, one.strip()))
