"""Decides how XML inside a file is read: every tag and text as it was written, no entity but the five, no DOCTYPE.

Keeping what was written lets a document be cleaned without losing the prefixes that office programs depend on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal
from xml.parsers import expat

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

MOST_DEEP = 200
"""Elements inside each other; no program nests deeper."""


class BrokenMarkupError(Exception):
    """The text is no XML, or XML of a kind that could do harm."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or the text between two."""

    kind: Literal["open", "close", "alone", "text"]
    name: str
    """The element, with its prefix; of a text, the element it stands in, without."""
    local: str
    """The element without its prefix."""
    raw: str = field(repr=False)
    inside: str = field(default="", repr=False)
    """The attributes as they were written."""
    text: str = field(default="", repr=False)
    within: tuple[str, ...] = field(default=(), repr=False)
    """The elements around it, without prefixes, from the outermost."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Attributes without their prefixes; read only when somebody asks, since most tags say nothing."""
        return {
            key.rpartition(":")[2]: _plain(first or second)
            for key, first, second in _ATTRIBUTE.findall(self.inside)
            if not key.startswith("xmlns")
        }  # fmt: skip


NO_TAG = Token("open", "", "", "")
"""Before the first tag."""

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>"
    r"|<(?P<end>/?)(?P<name>[^\s<>/]+)(?P<inside>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class _Depth:
    """Counts how deep elements stand inside each other; keeps nothing."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, tag: str, attributes: object) -> None:
        self.depth += 1
        if self.depth > MOST_DEEP:
            raise BrokenMarkupError

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        pass


def well_formed(data: bytes) -> None:
    """Nothing, when `data` is harmless XML. Raises BrokenMarkupError otherwise."""
    parser = XMLParser(target=_Depth(), forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except (DefusedXmlException, expat.ExpatError, SyntaxError, ValueError, LookupError) as error:
        raise BrokenMarkupError from error


def tokens(text: str) -> Iterator[Token]:
    """Every tag and text of an XML text; comments and instructions are texts.

    Raises BrokenMarkupError unless it is harmless XML.
    """
    text = re.sub(r"\A\ufeff?\s*", "", text)
    well_formed(re.sub(r"\A<\?xml[^>]*\?>", "", text).encode("utf-8", errors="replace"))
    within: tuple[str, ...] = ()
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() != at:
            raise BrokenMarkupError
        at = found.end()
        name = found["name"]
        if name is None:
            words = found["data"] or found["comment"] or _plain(found["text"] or "")
            name = within[-1] if within else ""
            yield Token("text", name, name, found.group(), text=words, within=within)
        elif found["end"]:
            within = within[:-1]
            yield Token("close", name, name.rpartition(":")[2], found.group(), within=within)
        else:
            inside, local = found["inside"], name.rpartition(":")[2]
            alone = inside.endswith("/")
            yield Token("alone" if alone else "open", name, local, found.group(), inside, within=within)
            if not alone:
                within = (*within, local)


def _plain(text: str) -> str:
    return unescape(text) if "&" in text else text
