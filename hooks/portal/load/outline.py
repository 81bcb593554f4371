"""Decides what a Markdown text contains that checks care about: headings, links, images, raw HTML – with columns.

A scanner rather than a Markdown parser: it must look inside admonitions, whose indented text a CommonMark parser
would take for code, must give exact columns, and must take time in proportion to the text whatever stands in it.
Code is blanked out first, so that every offset stays true. Where Markdown dialects differ, the renderer
(Python-Markdown) decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from pymdownx.slugs import slugify

from portal.model.document import Heading, Link, Outline, Remark
from portal.model.place import Place
from portal.model.release import INLINE_COMMENT

anchor_of: Callable[[str, str], str] = slugify(case="lower")
"""The anchor of a heading without an explicit one; the renderer uses the same function."""

# Possessive quantifiers (`*+`) keep hostile texts from making a pattern try again and again.
_FENCE = re.compile(r"^(\s*+)(`{3,}+|~{3,}+)[ ]*+(?:\.?[\w#.+-]*+|\{[^{}]*+\})[ ]*+$")
_INK = re.compile(r"[^\n]")
_TICKS = re.compile(r"`+")
_PREFIX = re.compile(r"^(?: {0,3}> ?)*+")
_HEADING = re.compile(r"^(#{1,6})(.*)$")
_UNDERLINE = re.compile(r"^(=+|-+) *+$")
_ANCHOR = re.compile(r"#([\w-]+)")
_ADMONITION = re.compile(r"^(\s*+)(!!!|\?\?\?\+?)[ ]?+([\w-]+)?(?:[ ]++\"([^\"]*+)\")?")
_BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)
_ADDRESS = re.compile(r"\s*+(<[^<>\n]*+>|\S*+)(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+")
_DEFINITION = re.compile(r"^[ >]*+\[(?!\^)([^\[\]\n]++)\]:[ ]*+\n?[ ]*+<?([^\s>]++)", re.MULTILINE)
_HTML = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*+(?=[\s/>]|\Z)|[!?])")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto|tel):[^\s<>]++)>", re.IGNORECASE)
ACTING = re.compile(r"\{:?[^{}\n]*?\b(on\w++|style)\s*+=")
"""An attribute list of Markdown with something in it that would act."""
_PARAGRAPH = re.compile(r"[^\n]++(?:\n[ \t>]*+[^\s>][^\n]*+)*+")


def fences(lines: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Every block of fenced code: its first and last line (from 0), and whether it is ever closed."""
    fence, opened = "", 0
    for number, line in enumerate(lines):
        if fence:
            if line.rstrip() == fence:
                fence = ""
                yield opened, number, True
        elif mark := _FENCE.match(line):
            fence, opened = mark.group(1) + mark.group(2), number
    if fence:
        yield opened, len(lines) - 1, False


def _fences(lines: list[str]) -> tuple[set[int], int | None]:
    """The lines (from 0) of fenced code, and the line of a fence that is never closed."""
    blocks = list(fences(lines))
    inside = {number for first, last, _ in blocks for number in range(first, last + 1)}
    return inside, blocks[-1][0] if blocks and not blocks[-1][2] else None


def _without_code(lines: list[str], fenced: set[int]) -> str:
    """The text with spaces where code stands; every other letter stays where it is."""
    text = "\n".join(" " * len(line) if number in fenced else line for number, line in enumerate(lines))
    if "`" not in text:
        return text
    parts: list[str] = []
    end = 0
    for found in _PARAGRAPH.finditer(text):
        paragraph, offset = found.group(), found.start()
        for start, stop in _spans(paragraph):
            parts += [text[end : offset + start], _INK.sub(" ", paragraph[start:stop])]
            end = offset + stop
    return "".join([*parts, text[end:]])


def _blank(found: re.Match[str]) -> str:
    return _INK.sub(" ", found.group())


def _spans(paragraph: str) -> Iterator[tuple[int, int]]:
    """Code spans: from one run of backticks to the next of the same length."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(paragraph)]
    following: dict[int, list[tuple[int, int]]] = {}
    for run in reversed(runs):
        following.setdefault(run[1] - run[0], []).append(run)
    at = 0
    for start, end in runs:
        same = following[end - start]
        same.pop()
        if start >= at and same and paragraph[start - 1 : start] != "\\":
            at = same[-1][1]
            yield start, at


def lines_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Line number (1-based), offset of the line, and the line with code blanked out."""
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(_without_code(lines, _fences(lines)[0]).split("\n"), 1):
        yield number, offset, line
        offset += len(line) + 1


def outline(text: str, place: Callable[[int, int], Place]) -> Outline:
    """What stands in `text`; `place` turns its line and column (both 1-based) into a place in the file."""
    lines = text.split("\n")
    fenced, opened = _fences(lines)
    shown = _without_code(lines, fenced)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def at(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return place(line, offset - starts[line - 1] + 1)

    remarks = [*_boxes(shown, place), *(Remark("html", tag, at(offset)) for offset, tag in _html(shown))]
    if opened is not None:
        remarks.append(Remark("fence", "", place(opened + 1, 1)))
    links = [
        *(Link(label, target, at(span[0]), image, span) for label, target, image, span in _links(shown)),
        *(_bare(found, 2, at) for found in _DEFINITION.finditer(shown)),
        *(_bare(found, 1, at) for found in _AUTOLINK.finditer(shown)),
    ]
    links.sort(key=lambda link: (link.place.line, link.place.column))
    return Outline(tuple(_headings(shown, place)), tuple(links), tuple(remarks))


def _headings(shown: str, place: Callable[[int, int], Place]) -> Iterator[Heading]:
    alone = ""
    blank = True
    box: list[int] = []
    for number, line in enumerate(shown.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        while box and line.strip() and indent < box[-1]:
            box.pop()
        inside = line[box[-1] if box else 0 :]
        prefix = _PREFIX.match(inside)
        bare = inside[prefix.end() :] if prefix else inside
        column = len(line) - len(bare) + 1
        if found := _HEADING.match(bare):
            yield _heading(len(found.group(1)), found.group(2).strip(" \t").rstrip("#"), place(number, column))
            alone, blank = "", True
        elif alone and (found := _UNDERLINE.match(bare)):
            yield _heading(1 if found.group(1)[0] == "=" else 2, alone, place(number - 1, column))
            alone, blank = "", True
        else:
            # A line of = or - makes a heading only of a line that begins a paragraph.
            alone, blank = bare.strip() if blank else "", not bare.strip()
        if (opened := _ADMONITION.match(line)) and opened.group(2) == "!!!":
            box.append(len(opened.group(1)) + 4)


def _heading(level: int, text: str, place: Place) -> Heading:
    text = text.strip(" \t")
    brace = text.rfind("{")
    if text.endswith("}") and text[:brace].endswith(" ") and "}" not in text[brace:-1]:
        anchor = _ANCHOR.search(text[brace:])
        text = text[:brace].strip(" \t")
        if anchor:
            return Heading(level, text, anchor.group(1), True, place)
    return Heading(level, text, anchor_of(text, "-"), False, place)


def _boxes(shown: str, place: Callable[[int, int], Place]) -> Iterator[Remark]:
    for number, line in enumerate(shown.split("\n"), 1):
        bare = line[_PREFIX.match(line).end() :]  # type: ignore[union-attr]  # the pattern matches anything
        if found := _ADMONITION.match(bare):
            kind, title = found.group(3) or "", found.group(4)
            column = len(line) - len(bare) + len(found.group(1)) + 1
            detail = found.group(2) if found.group(2) != "!!!" else kind if title else f"{kind} "
            yield Remark("admonition", detail, place(number, column))


def _html(shown: str) -> Iterator[tuple[int, str]]:
    opened: set[str] = set()
    for found in _HTML.finditer(INLINE_COMMENT.sub(_blank, shown) if ":allow-next-line" in shown else shown):
        tag = found.group()
        if tag.removeprefix("</") in opened:
            continue  # the end of what was named already
        opened.add(tag.removeprefix("<"))
        yield found.start(), f"{tag}>" if tag[-1].isalnum() else tag
    for found in ACTING.finditer(shown):
        yield found.start(), f"{{{found.group(1)}=…}}"


def _bare(found: re.Match[str], group: int, at: Callable[[int], Place]) -> Link:
    """`[label]: target` or `<target>`, whose target is `group`; its span is empty and stands before the target."""
    begin = found.start() + len(found.group()) - len(found.group().lstrip(" >"))
    return Link(found.group(1), found.group(group), at(begin), False, (found.start(group), found.start(group)))


def _links(shown: str) -> Iterator[tuple[str, str, bool, tuple[int, int]]]:
    """Label, target, whether it is an image, and span of all `[…](…)`, also of an image inside a link."""
    if "](" not in shown:
        return
    for paragraph in _PARAGRAPH.finditer(shown):
        words, offset = paragraph.group(), paragraph.start()
        if "](" not in words:
            continue
        closing = _pairs(words)
        for start, end in sorted(closing.items()):
            after = closing.get(end + 1)
            if words[start] == "[" and after is not None and words[end + 1] == "(":
                image = words[start - 1 : start] == "!" and words[start - 2 : start - 1] != "\\"
                span = (offset + start - image, offset + after + 1)
                yield words[start + 1 : end], _address(words[end + 2 : after]), image, span


def _pairs(words: str) -> dict[int, int]:
    """Offset of every opening bracket → offset of the one that closes it."""
    opened: dict[str, list[int]] = {"]": [], ")": []}
    closing: dict[int, int] = {}
    for found in _BRACKET.finditer(words):
        mark = found.group()
        if mark in opened:
            if opened[mark]:
                closing[opened[mark].pop()] = found.start()
        elif mark in "[(":
            opened["]" if mark == "[" else ")"].append(found.start())
    return closing


def _address(inside: str) -> str:
    """The target in the round brackets of a link: without its title, and with spaces if the author left some."""
    found = _ADDRESS.fullmatch(inside)
    address = found.group(1) if found else inside.strip()
    return address[1:-1] if address.startswith("<") and address.endswith(">") else address
