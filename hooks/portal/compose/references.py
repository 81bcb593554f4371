"""Decides what becomes of references in Markdown: links, words explained on the page, or plain words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from portal.load.outline import lines_of, outline
from portal.model.document import Link, Outline
from portal.model.place import Place
from portal.model.targets import REFERENCE_KINDS

Resolve = Callable[[str], str | None]
"""Reference such as `term:report` → address for this page, or None when it leads nowhere in this edition."""

_CASE = re.compile(r"^(\s*)!!! case\b.*$")
_NOWHERE = Place("")


def rewrite(text: str, resolve: Resolve, found: Outline | None = None, term_class: bool = True) -> str:
    """`text` with every reference replaced by what `resolve` gives; a reference to nowhere leaves its words."""
    links = (found or outline(text, lambda line, column: _NOWHERE)).links
    for link in sorted(links, key=lambda link: link.span, reverse=True):
        start, end = link.span
        if start == end:
            continue
        replacement = _replacement(link, text[start:end], resolve, term_class)
        if replacement is not None:
            text = text[:start] + replacement + text[end:]
    return text


def _replacement(link: Link, written: str, resolve: Resolve, term_class: bool) -> str | None:
    kind = link.target.partition(":")[0]
    if link.image:
        address = resolve(f"image:{link.target}")
        return f"![{link.label}]({address})" if address else link.label
    if kind not in REFERENCE_KINDS:
        return None
    address = resolve(link.target)
    if address is None:
        return link.label
    mark = "{.term}" if kind == "term" and term_class else ""
    return f"[{link.label}]({address}){mark}"


def image_path(target: str, source: str) -> str:
    """Where an image of a text stands, relative to the project root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(target)))


def label_cases(text: str, label: str) -> str:
    """`text` with the label of composite cases as the first paragraph of every `case` box."""
    if "!!! case" not in text:
        return text
    result = []
    for _, offset, seen in lines_of(text):
        line = text[offset : text.find("\n", offset) if "\n" in text[offset:] else len(text)]
        result.append(line)
        if found := _CASE.match(seen):
            result += [f"{found.group(1)}    *{label}*", ""]
    return "\n".join(result)


def name_sections(text: str, sections: dict[str, str]) -> str:
    """`text` whose known `##` headings carry the anchor of their section (`sections`: heading → anchor)."""
    folded = {heading.casefold(): anchor for heading, anchor in sections.items()}

    def anchored(found: re.Match[str]) -> str:
        anchor = folded.get(found.group(1).casefold())
        return f"## {found.group(1)} {{#{anchor}}}" if anchor else found.group()

    return re.sub(r"^## +([^\n{]+?) *$", anchored, text, flags=re.MULTILINE)
