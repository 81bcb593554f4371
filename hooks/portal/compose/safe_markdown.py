"""Decides what Markdown may turn into: no raw HTML, no attribute that could act, tables that scroll on a phone.

A Python-Markdown extension, named by its dotted path wherever texts are rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from portal.load.outline import anchor_of

EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "portal.compose.safe_markdown",
)
"""What every Markdown text of the portal is rendered with."""

EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": anchor_of, "permalink": False},
    # Without words, because one configuration serves every language.
    "footnotes": {"BACKLINK_TITLE": "{}"},
}
"""Headings get the anchors that the checks expect."""

_ATTRIBUTES = {"href", "src", "alt", "title", "id", "class", "colspan", "rowspan", "start", "lang"}
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_SKIPPED = re.compile(r"[\x00-\x20]")
"""What browsers take out of an address before they read it."""


class _Guard(Treeprocessor):
    """Runs last over the tree."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                if (
                    name not in _ATTRIBUTES
                    or (name == "href" and not _harmless(element.attrib[name]))
                    or (name == "src" and not _own(element.attrib[name]))
                ):
                    del element.attrib[name]
        for parent, position, table in list(_tables(root)):
            frame = ElementTree.Element("div", {"class": "table", "tabindex": "0"})
            frame.tail, table.tail = table.tail, None
            parent.remove(table)
            frame.append(table)
            parent.insert(position, frame)


def _harmless(address: str) -> bool:
    """Whether a link may lead there; judged as browsers do, after resolving character references."""
    parts = _parts(address)
    return parts is not None and parts[0] in _SCHEMES


def _own(address: str) -> bool:
    """Whether an image comes from this site: another one would learn who reads what."""
    return _parts(address) == ("", "")


def _parts(address: str) -> tuple[str, str] | None:
    """Scheme and host of an address, or None when it is broken."""
    plain = _SKIPPED.sub("", unescape(address.replace(AMP_SUBSTITUTE, "&"))).replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    return parts.scheme.lower(), parts.netloc


def _tables(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, int, ElementTree.Element]]:
    for parent in root.iter():
        for position, child in enumerate(parent):
            if child.tag == "table":
                yield parent, position, child


class SafeMarkdown(Extension):
    """Shows raw HTML as the characters it is made of, and keeps only harmless attributes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Take out what lets HTML through; put the guard last."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # Finished HTML never meets the guard, so a code fence must not take attributes from its `{…}`.
        fences: Any = md.preprocessors["fenced_code_block"]
        fences.checked_for_deps = True
        md.treeprocessors.register(_Guard(md), "portal_guard", -10)


def makeExtension(**options: Any) -> SafeMarkdown:  # noqa: N802 - the name is Python-Markdown's
    """The entry point that Python-Markdown looks for."""
    return SafeMarkdown(**options)
