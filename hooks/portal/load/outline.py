"""Decides what a Markdown text contains that checks care about: headings, links, images, raw HTML – with columns.

A line scanner rather than a Markdown parser: it must look inside admonitions, whose indented text a CommonMark
parser would take for code, and must give exact columns. Code spans and fences are blanked first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pymdownx.slugs import slugify

from portal.model.document import Heading, Link, Outline, Remark
from portal.model.place import Place

anchor_of: Callable[[str, str], str] = slugify(case="lower")
"""The anchor of a heading without an explicit one; the renderer uses the same function."""

MAX_LINE = 20_000

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}]*)\}[ \t]*$")
_ANCHOR = re.compile(r"#([\w-]+)")
_ANY_ANCHOR = re.compile(r"\{:?[ \t]*#([\w-]+)[^{}]*\}")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_REFERENCE = re.compile(r"^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?")
_HTML = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|[!?])")
_AUTOLINK = re.compile(r"<((?:https?|mailto|tel):[^\s<>]+)>")
_ADMONITION = re.compile(r"^\s*(?:!!!|\?\?\?\+?)[ \t]*([\w-]+)?(?:[ \t]+\"([^\"]*)\")?")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def lines_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Line number (1-based), offset of the line, and the line with code blanked out."""
    fence = ""
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        shown = line if len(line) <= MAX_LINE else line[:MAX_LINE]
        if fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
            shown = ""
        elif mark:
            fence = mark.group(1)
            shown = ""
        yield number, offset, _CODE_SPAN.sub(_blank, shown) if "`" in shown else shown
        offset += len(line) + 1


def outline(text: str, place: Callable[[int, int], Place]) -> Outline:
    """What stands in `text`; `place` turns its line and column (both 1-based) into a place in the file."""
    headings: list[Heading] = []
    links: list[Link] = []
    remarks: list[Remark] = []
    for number, offset, line in lines_of(text):
        if found := _HEADING.match(line):
            headings.append(_heading(found, place(number, found.start(1) + 1)))
        if found := _ADMONITION.match(line):
            kind, title = found.group(1) or "", found.group(2)
            detail = kind if title else f"{kind} "
            remarks.append(Remark("admonition", detail, place(number, len(line) - len(line.lstrip()) + 1)))
        for found in _links(line):
            target = found.group(3).strip("<>")
            links.append(
                Link(found.group(2), target, place(number, found.start() + 1), found.group(1) == "!",
                     (offset + found.start(), offset + found.end()))
            )  # fmt: skip
        if found := _REFERENCE.match(line):
            links.append(Link(found.group(1), found.group(2), place(number, 1), False, (offset, offset)))
        for found in _AUTOLINK.finditer(line):
            links.append(Link(found.group(1), found.group(1), place(number, found.start() + 1)))
        for found in _HTML.finditer(line):
            remarks.append(Remark("html", found.group(), place(number, found.start() + 1)))
    if (opened := _open_fence(text)) is not None:
        remarks.append(Remark("fence", "", place(opened, 1)))
    return Outline(tuple(headings), tuple(links), tuple(remarks))


def _links(line: str) -> Iterator[re.Match[str]]:
    """Links and images in a line, also an image inside a link."""
    if "](" not in line:
        return
    for found in _LINK.finditer(line):
        yield found
        if "](" in found.group(2):
            inner = re.compile(_LINK.pattern)
            yield from inner.finditer(line, found.start(2), found.end(2))


def _heading(found: re.Match[str], place: Place) -> Heading:
    text = found.group(2)
    attributes = _ATTRIBUTES.search(text)
    anchor = _ANCHOR.search(attributes.group(1)) if attributes else None
    plain = _ATTRIBUTES.sub("", text) if attributes else text
    return Heading(
        len(found.group(1)), plain, anchor.group(1) if anchor else anchor_of(plain, "-"), anchor is not None, place
    )


def _open_fence(text: str) -> int | None:
    """The line of a code fence that is never closed."""
    fence, line = "", None
    for number, content in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(content)
        if mark and not fence:
            fence, line = mark.group(1), number
        elif mark and mark.group(1).startswith(fence):
            fence, line = "", None
    return line
