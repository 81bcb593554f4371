"""A finished site as its readers meet it: parsed pages, their anchors, where their links lead, the words they show."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html

_CLASS = re.compile(r"(?<=[a-z*])\.([\w-]+)")
UNSEEN = {"script", "style", "svg", "template", "title"}


@dataclass(frozen=True)
class Page:
    """One page of a site."""

    address: str
    """Path relative to the site."""
    text: str
    """The source."""

    @cached_property
    def tree(self) -> Any:
        return lxml.html.document_fromstring(self.text)

    def all(self, path: str) -> list[Any]:
        """What an XPath expression finds; `.name` in it stands for a test of the class attribute."""
        parts = path.split("'")  # a dot in quotation marks belongs to an id
        parts[::2] = [_CLASS.sub(r"[contains(concat(' ', @class, ' '), ' \1 ')]", part) for part in parts[::2]]
        return list(self.tree.xpath("'".join(parts)))

    @property
    def language(self) -> str:
        return str(self.tree.get("lang"))

    @property
    def title(self) -> str:
        return str(self.tree.findtext("head/title") or "")

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.tree.iter() if element.get("id")]

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Every address in the page: element name and address."""
        return [
            (str(element.tag), str(element.get(name)))
            for element in self.tree.iter() if isinstance(element.tag, str)
            for name in ("href", "src", "action", "poster", "data") if element.get(name) is not None
        ]  # fmt: skip

    def leads_to(self, link: str) -> tuple[str, str]:
        """Address and anchor of a link to the same site."""
        parts = urlsplit(link)
        path = unquote(parts.path)
        if path.startswith("/"):
            path = path[1:]
        elif path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), path))
        return path or self.address, unquote(parts.fragment)

    def words(self) -> Iterator[tuple[str, str]]:
        """Every piece of text a reader sees or hears, with its language."""
        yield from _words(self.tree.body, self.language)


def _words(element: Any, language: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    language = element.get("lang") or language
    for name in ("aria-label", "alt", "title", "placeholder"):
        if element.get(name):
            yield element.get(name), language
    if element.text and element.tag not in {"code", "pre"}:
        yield element.text, language
    for child in element:
        yield from _words(child, language)
        if child.tail:
            yield child.tail, language


def outside(link: str) -> bool:
    """Whether an address leaves the site (or is a telephone number, an e-mail address, data)."""
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def pages_of(site: Path) -> dict[str, Page]:
    """Every page of a finished site by address."""
    return {
        (address := path.relative_to(site).as_posix()): Page(address, path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def page(site: Path, address: str) -> Page:
    """One page of a finished site."""
    return Page(address, (site / address).read_text("utf-8"))
