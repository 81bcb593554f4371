"""Decides what Markdown may turn into: no raw HTML, no attribute that could act, tables that scroll on a phone.

A Python-Markdown extension, named by its dotted path wherever texts are rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

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

EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {"toc": {"slugify": anchor_of, "permalink": False}}
"""Headings get the anchors that the checks expect."""

_ATTRIBUTES = {"href", "src", "alt", "title", "id", "class", "colspan", "rowspan", "start", "lang"}
_SCHEMES = {"", "http", "https", "mailto", "tel"}


class _Guard(Treeprocessor):
    """Runs last over the tree."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                if (
                    name == "align"
                    or name.startswith("style")
                    or name not in _ATTRIBUTES
                    or (name in {"href", "src"} and not _harmless(element.attrib[name]))
                ):
                    del element.attrib[name]
        for parent, position, table in list(_tables(root)):
            frame = ElementTree.Element("div", {"class": "table"})
            frame.tail, table.tail = table.tail, None
            parent.remove(table)
            frame.append(table)
            parent.insert(position, frame)


def _harmless(address: str) -> bool:
    try:
        return urlsplit(address.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False


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
        md.treeprocessors.register(_Guard(md), "portal_guard", -10)


def makeExtension(**options: Any) -> SafeMarkdown:  # noqa: N802 - the name is Python-Markdown's
    """The entry point that Python-Markdown looks for."""
    return SafeMarkdown(**options)
