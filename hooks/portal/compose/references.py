"""Decides what becomes of references in Markdown: links, words explained on the page, or plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from portal.load.outline import lines_of, outline
from portal.model.document import Link, Outline
from portal.model.media import ATTACHMENT_SUFFIXES, suffix_of
from portal.model.place import Place
from portal.model.targets import REFERENCE_KINDS

Resolve = Callable[[str], str | None]
"""Reference such as `term:report` → address for this page, or None when it leads nowhere in this edition."""

_CASE = re.compile(r"^((?:\s|>)*)!!! ?case\b")
_NOWHERE = Place("")


def rewrite(
    text: str,
    resolve: Resolve,
    instead: Callable[[Link], str] = lambda link: link.label,
    found: Outline | None = None,
    *,
    mark_terms: bool = True,
    described: Callable[[str], str] = lambda target: "",
) -> str:
    """`text` with every reference replaced by what `resolve` gives; one that leads nowhere by what `instead` says.

    With `mark_terms` a glossary term gets the class `term`, and its first place on the page the id `ref.<term>`,
    so that a reader finds the way back from the explanation. What is `described` of an attachment follows its words.
    """
    written: list[str] = []
    end = 0
    seen: set[str] = set()
    for link in sorted((found or outline(text, lambda line, column: _NOWHERE)).links, key=lambda link: link.span):
        start, after = link.span
        if start < end:
            continue  # an image that is the words of a link
        if start == after:
            after, new = start + len(link.target), _definition(link, resolve)
        else:
            new = _inline(link, text[start:after], resolve, instead, described)
            if mark_terms and new.startswith("[") and link.target.startswith("term:"):
                new += "{.term}" if link.target in seen else f"{{.term #ref.{link.target[5:]}}}"
                seen.add(link.target)
        written += [text[end:start], new]
        end = after
    return "".join([*written, text[end:]])


def _inline(
    link: Link, written: str, resolve: Resolve, instead: Callable[[Link], str], described: Callable[[str], str]
) -> str:
    """`[words](reference)` or `![words](image)` with an address, or what stands for it."""
    begin = 2 if link.image else 1
    # From the text itself: the outline has blanks where code stands.
    words = written[begin : begin + len(link.label)]
    if link.image:
        address = resolve(f"image:{link.target}")
        return f"![{words}]({address})" if address else words
    if "](" in words:
        words = rewrite(words, resolve, instead, mark_terms=False)
    if _is_file(link.target):
        address = _file(link.target, resolve)
        return f"[{words} ({described(link.target.partition('#')[0])})]({address})" if address else words
    if link.target.partition(":")[0] not in REFERENCE_KINDS:
        return f"[{words}{written[begin + len(link.label) :]}"
    address = resolve(link.target)
    return f"[{words}]({address})" if address is not None else instead(replace(link, label=words))


def _definition(link: Link, resolve: Resolve) -> str:
    """The address for the reference of `[name]: reference`; other addresses stay."""
    if _is_file(link.target):
        return _file(link.target, resolve) or link.target
    kind = link.target.partition(":")[0]
    # A term is explained at the place of its words, which a definition does not know.
    address = resolve(link.target) if kind in REFERENCE_KINDS and kind != "term" else None
    return address or link.target


def _is_file(target: str) -> bool:
    """Whether a link leads to an attachment of the portal's own."""
    return ":" not in target and suffix_of(unquote(target.partition("#")[0])) in ATTACHMENT_SUFFIXES


def _file(target: str, resolve: Resolve) -> str | None:
    """The address of an attachment; what follows # leads to a page of it."""
    path, mark, page = target.partition("#")
    address = resolve(f"attachment:{path}")
    return address and address + mark + page


def label_cases(text: str, label: str) -> str:
    """`text` with the label of composite cases as the first paragraph of every `case` box."""
    result = []
    for line, (_, _, seen) in zip(text.split("\n"), lines_of(text), strict=True):
        result.append(line)
        if found := _CASE.match(seen):
            result += [f"{found.group(1)}    *{label}*", found.group(1).rstrip()]
    return "\n".join(result)


def name_sections(text: str, sections: dict[str, str]) -> str:
    """`text` whose known `##` headings carry the anchor of their section (`sections`: heading → anchor)."""
    folded = {heading.casefold(): anchor for heading, anchor in sections.items()}

    def anchored(found: re.Match[str]) -> str:
        anchor = folded.get(found.group(1).casefold())
        return f"## {found.group(1)} {{#{anchor}}}" if anchor else found.group()

    return re.sub(r"^## +([^\n{]+?) *$", anchored, text, flags=re.MULTILINE)
