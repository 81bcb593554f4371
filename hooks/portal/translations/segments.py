"""Decides what the translator of a Markdown text sees: one message a heading, paragraph, list item or table row.

What is not words – marks of headings and lists, indentation, fences, addresses of definitions – stays where it is;
every message knows its span, so that one can be replaced and every other byte kept. Where Markdown dialects
differ, the renderer (Python-Markdown) decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from portal.load.outline import fences, lines_of
from portal.model.release import INLINE_COMMENT

MARK = "mark"
"""The kind of a segment that holds no words for a translator, but belongs to what the text means."""

_LEAD = re.compile(r"[ \t]*+(?:>[ \t]*+)*+")
_ITEM = re.compile(r"(?P<mark>[-*+]|\d{1,9}\.)[ \t]++(?=\S)")
_DEFINITION = re.compile(r":[ ]{1,3}+(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]++\]:[ \t]*+(?=\S)")
_ADDRESS = re.compile(r"\[(?!\^)[^\[\]]++\]:[ \t]*+\S")
_HEADING = re.compile(r"(#{1,6})[ \t]*+")
_ATTRIBUTES = re.compile(r"(?:^|[ \t])\{:?[^{}]*+\}$")
_UNDERLINE = re.compile(r"=+|-+")
_RULE = re.compile(r"(?:-[ ]{0,2}+){3,}+|(?:_[ ]{0,2}+){3,}+|(?:\*[ ]{0,2}+){3,}+")
"""Possessive, and one mark at a time: a long line of marks that is no rule must not be tried in every division."""
_BOX = re.compile(r"(?P<sign>!!!|\?\?\?\+?)[ ]?(?P<kind>[\w-]+)?(?:[ ]+\"(?P<title>[^\"]*)\")?")
_DELIMITER = re.compile(r"[ :|-]*-[ :|-]*")
_PIPE = re.compile(r"(?<!\\)\|")
_LISTED = {"item", "number"}


@dataclass(frozen=True, slots=True)
class Segment:
    """One message of a Markdown text, or a mark between two."""

    kind: str
    """heading1 … heading6, paragraph, item, number, definition, footnote, box, row<cells>, code, or mark."""
    words: str
    """What a translator reads: one line, or several where the text has hard breaks or is code."""
    level: int
    """How deep it is indented and quoted."""
    start: int
    end: int
    """The span of the words in the text."""
    line: int
    """The line they begin on, from 1."""
    indent: str = ""
    """What every further line begins with."""

    @property
    def shape(self) -> tuple[str, int]:
        """What the same segment has in every language."""
        return self.kind, self.level

    def written(self, words: str) -> str:
        """`words` as they stand in the text."""
        return words.replace("\n", ("\n" if self.kind == "code" else "  \n") + self.indent)


@dataclass(slots=True)
class _Open:
    """A paragraph that may go on."""

    kind: str
    level: int
    start: int
    line: int
    indent: str
    parts: list[str] = field(default_factory=list)
    end: int = 0

    def add(self, raw: str, offset: int) -> None:
        """One more line; `offset` is where `raw`, which has no lead, begins."""
        self.parts.append(raw)
        self.end = offset + len(raw.rstrip())

    def segment(self) -> Segment:
        broken = [part.rstrip() + ("\n" if part.endswith("  ") else " ") for part in self.parts]
        return Segment(self.kind, "".join(broken).strip(), self.level, self.start, self.end, self.line, self.indent)


@lru_cache(maxsize=2000)
def segments(text: str) -> tuple[Segment, ...]:
    """All segments of a Markdown text, in order; remembered, since a preview reads the same texts over and over."""
    return tuple(_Scan(text).run())


def messages(text: str) -> list[Segment]:
    """The segments that hold words."""
    return [segment for segment in segments(text) if segment.kind != MARK]


class _Scan:
    """One walk over the lines of a text."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.seen = list(lines_of(text))
        self.blocks = {first: (last, closed) for first, last, closed in fences(self.lines)}
        self.open: _Open | None = None
        self.in_table = False

    def run(self) -> Iterator[Segment]:
        number = 0
        while number < len(self.lines):
            if number in self.blocks:
                last, closed = self.blocks[number]
                yield from self.close()
                yield from self.code(number, last, closed)
                number = last + 1
            else:
                yield from self.line(number)
                number += 1
        yield from self.close()

    def close(self) -> Iterator[Segment]:
        if self.open is not None:
            yield self.open.segment()
        self.open, self.in_table = None, False

    def code(self, first: int, last: int, closed: bool) -> Iterator[Segment]:
        """The inside of a fence, line by line as it stands."""
        indent = self.lines[first][: len(self.lines[first]) - len(self.lines[first].lstrip())]
        inside = range(first + 1, last if closed else last + 1)
        body = [self.lines[number] for number in inside]
        if not any(line.strip() for line in body):
            return
        strip = len(indent) if body[0].startswith(indent) else 0
        start = self.seen[first + 1][1] + strip
        end = self.seen[inside[-1]][1] + len(body[-1])
        words = "\n".join(line.removeprefix(indent) for line in body)
        yield Segment("code", words, len(indent) // 4, start, end, first + 2, indent)

    def line(self, number: int) -> Iterator[Segment]:
        line = self.lines[number]
        lead = _LEAD.match(line).group()  # type: ignore[union-attr]  # the pattern matches anything
        bare, offset = line[len(lead) :], self.seen[number][1] + len(lead)
        if not INLINE_COMMENT.sub("", bare).strip():
            yield from self.close()
        elif self.in_table:
            yield self.row(number, lead, offset)
        elif _HEADING.match(bare):
            yield from self.close()
            yield self.heading(bare, lead, offset, number)
        elif (box := _BOX.match(bare)) and (box["kind"] or box["sign"] == "!!!"):
            yield from self.close()
            yield from self.box(box, lead, offset, number)
        elif self.underlines(bare):
            assert self.open is not None
            self.open.kind = "heading1" if bare[0] == "=" else "heading2"
            yield from self.close()
        elif _RULE.fullmatch(bare.rstrip()):
            yield from self.close()
            yield self.mark("rule", lead, offset, bare, number)
        elif _ADDRESS.match(bare):
            yield from self.close()
            yield self.mark(" ".join(bare.split()), lead, offset, bare, number)
        elif self.begins_table(number):
            self.in_table = True
            yield self.row(number, lead, offset)
        else:
            yield from self.paragraph(bare, lead, offset, number)

    def paragraph(self, bare: str, lead: str, offset: int, number: int) -> Iterator[Segment]:
        """A line of a paragraph, list item, definition or footnote: a new one, or one that goes on."""
        kind, skip = self.beginning(bare)
        if self.open is not None and not kind:
            self.open.indent = lead
        else:
            yield from self.close()
            indent = lead + " " * skip if kind in _LISTED else lead
            self.open = _Open(kind or "paragraph", _level(lead), offset + skip, number + 1, indent)
        assert self.open is not None
        self.open.add(bare[skip:], offset + skip)

    def beginning(self, bare: str) -> tuple[str, int]:
        """The kind that a line begins, and how long its mark is; nothing where a paragraph goes on."""
        found = _ITEM.match(bare)
        if found and (self.open is None or self.open.kind in _LISTED):
            return ("number" if found["mark"][-1] == "." else "item"), found.end()
        if self.open is not None and (found := _DEFINITION.match(bare)):
            return "definition", found.end()
        if found := _FOOTNOTE.match(bare):
            return "footnote", found.end()
        return "", 0

    def underlines(self, bare: str) -> bool:
        """Whether a line makes a heading of the one before."""
        before = self.open
        fits = before is not None and before.kind == "paragraph" and len(before.parts) == 1
        return fits and _UNDERLINE.fullmatch(bare.rstrip()) is not None

    def begins_table(self, number: int) -> bool:
        if self.open is not None or "|" not in self.seen[number][2] or number + 1 >= len(self.lines):
            return False
        below = self.seen[number + 1][2]
        return "|" in below and _DELIMITER.fullmatch(below.lstrip("> \t").rstrip()) is not None

    def row(self, number: int, lead: str, offset: int) -> Segment:
        """A row of a table, without the bars at its ends."""
        raw, seen = (line[len(lead) :].rstrip() for line in (self.lines[number], self.seen[number][2].ljust(len(lead))))
        seen = seen.ljust(len(raw))
        bars = [found.start() for found in _PIPE.finditer(seen)]
        begin = 1 if bars and bars[0] == 0 else 0
        end = len(raw) - 1 if len(bars) > begin and bars[-1] == len(raw) - 1 else len(raw)
        cuts = [begin - 1, *(bar for bar in bars if begin <= bar < end), end]
        cells = [raw[one + 1 : other].strip() for one, other in pairwise(cuts)]
        if _DELIMITER.fullmatch(raw) or not any(cells):
            return self.mark(f"row {len(cells)}", lead, offset, raw, number)
        inside = raw[begin:end]
        start = offset + begin + len(inside) - len(inside.lstrip())
        stop = offset + begin + len(inside.rstrip())
        return Segment(f"row{len(cells)}", " | ".join(cells).strip(), _level(lead), start, stop, number + 1, lead)

    def heading(self, bare: str, lead: str, offset: int, number: int) -> Segment:
        """A heading without its signs and attributes."""
        found = _HEADING.match(bare)
        assert found is not None
        words = bare[found.end() :].rstrip()
        words = words.rstrip("#").rstrip() if not words.endswith("\\#") else words
        words = _ATTRIBUTES.sub("", words).rstrip()
        if not words:
            return self.mark(f"heading{len(found.group(1))}", lead, offset, bare, number)
        start = offset + found.end()
        kind = f"heading{len(found.group(1))}"
        return Segment(kind, words, _level(lead), start, start + len(words), number + 1, lead)

    def box(self, found: re.Match[str], lead: str, offset: int, number: int) -> Iterator[Segment]:
        yield self.mark(f"box {found['sign'][:3]}{found['kind'] or ''}", lead, offset, "", number)
        title = found["title"] or ""
        if words := title.strip():
            start = offset + found.start("title") + len(title) - len(title.lstrip())
            yield Segment("box", words, _level(lead), start, start + len(words), number + 1, lead)

    def mark(self, words: str, lead: str, offset: int, bare: str, number: int) -> Segment:
        return Segment(MARK, words, _level(lead), offset, offset + len(bare), number + 1, lead)


def _level(lead: str) -> int:
    """Python-Markdown nests by four columns; every quotation mark counts as one level, too."""
    return lead.count(">") * 100 + max(len(lead.replace(">", "").expandtabs(4)) - lead.count(">"), 0) // 4
