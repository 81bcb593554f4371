"""Decides what Markdown may turn into: no raw HTML, no attribute that could act, tables that scroll on a phone.

Of contributed texts some harmless HTML stays; whatever comes out of them is sanitised once more at the end.

A Python-Markdown extension, named by its dotted path wherever texts are rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from portal.load.contributed import KEPT_TAGS
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


CONTRIBUTED = "\uf8ff contributed \uf8ff"
"""First line of a text that somebody outside the team wrote: some HTML stays, and the result is sanitised."""

_KEPT_TAG = rf"</?(?:{'|'.join(sorted(KEPT_TAGS))})(?: [a-z]+=\"[^\"<>]*\")*>"
"""A tag as `portal.load.contributed` writes it."""
_CLEANER = nh3.Cleaner(
    tags=KEPT_TAGS | set("a blockquote code dd del div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre span ul".split()),
    attributes={
        "*": {"class", "id", "lang", "title"},
        "a": {"href"},
        "img": {"src", "alt"},
        "div": {"tabindex"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
"""Everything that Markdown makes here, and what may stay of HTML."""


class _Contributed(Preprocessor):
    """Notes whether the text is contributed, and takes the mark away."""

    contributed = False

    def run(self, lines: list[str]) -> list[str]:
        self.contributed = lines[:1] == [CONTRIBUTED]
        return lines[1:] if self.contributed else lines


class _KeptTag(InlineProcessor):
    """Lets a harmless tag of a contributed text through as it is."""

    def __init__(self, md: Markdown, source: _Contributed) -> None:
        super().__init__(_KEPT_TAG, md)
        self.source = source

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is Python-Markdown's, whose stubs are narrower
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        if not self.source.contributed:
            return None, None, None
        return self.md.htmlStash.store(m.group()), m.start(), m.end()


class _Sanitise(Postprocessor):
    """The last word on a contributed text."""

    def __init__(self, md: Markdown, source: _Contributed) -> None:
        super().__init__(md)
        self.source = source

    def run(self, text: str) -> str:
        return _CLEANER.clean(text) if self.source.contributed else text


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
                    # A link that may lead nowhere should not look like one.
                    element.tag = "span" if name == "href" else element.tag
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
        source = _Contributed(md)
        md.preprocessors.register(source, "portal_contributed", 100)
        md.inlinePatterns.register(_KeptTag(md, source), "portal_kept_tag", 90)
        md.postprocessors.register(_Sanitise(md, source), "portal_sanitise", -10)


def makeExtension(**options: Any) -> SafeMarkdown:  # noqa: N802 - the name is Python-Markdown's
    """The entry point that Python-Markdown looks for."""
    return SafeMarkdown(**options)
