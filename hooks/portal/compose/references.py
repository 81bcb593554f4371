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


def rewrite(
    text: str,
    resolve: Resolve,
    instead: Callable[[Link], str] = lambda link: link.label,
    found: Outline | None = None,
    mark_terms: bool = True,
) -> str:
    """`text` with every reference replaced by what `resolve` gives; one that leads nowhere by what `instead` says.

    With `mark_terms` a glossary term gets the class `term`, and its first place on the page the id `ref-<term>`,
    so that a reader finds the way back from the explanation.
    """
    links = (found or outline(text, lambda line, column: _NOWHERE)).links
    first = {link.target: link.span for link in sorted(links, key=lambda link: link.span, reverse=True)}
    for link in sorted(links, key=lambda link: link.span, reverse=True):
        start, end = link.span
        if start == end:
            continue
        replacement = _replacement(link, resolve, instead)
        if replacement is not None:
            if mark_terms and replacement.startswith("[") and link.target.startswith("term:"):
                anchor = f" #ref-{link.target[5:]}" if first[link.target] == link.span else ""
                replacement += f"{{.term{anchor}}}"
            text = text[:start] + replacement + text[end:]
    return text


def _replacement(link: Link, resolve: Resolve, instead: Callable[[Link], str]) -> str | None:
    if link.image:
        address = resolve(f"image:{link.target}")
        return f"![{link.label}]({address})" if address else link.label
    if link.target.partition(":")[0] not in REFERENCE_KINDS:
        return None
    address = resolve(link.target)
    return f"[{link.label}]({address})" if address is not None else instead(link)


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
