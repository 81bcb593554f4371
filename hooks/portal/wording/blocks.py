"""Decides what is one paragraph of a Markdown text, and which words in it are only mentioned.

What is not words (link targets, marks of Markdown, code, comments) becomes blanks, so that every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.load.outline import lines_of

_BOX = re.compile(r"^(\s*)!!! ?([\w-]+)?(?:\s+\"([^\"]*)\")?")
_HEAD = re.compile(r"^\s*#{1,6}\s")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_RULE = re.compile(r"^[\s|:-]+$")
_CELL = re.compile(r"[^|\\]+(?:\\.[^|\\]*)*")
_MARKS = re.compile(r"(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|\{[^{}\n]*\}|<!--.*?-->|!?\[|\]|[*_`~>]")
_ITALICS = re.compile(r"(?<![*\w])\*([^*\n]{1,60})\*(?![*\w])")
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|\"[^\"\n]*\"")
_INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, a heading, or a cell of a table."""

    kind: str
    """paragraph, item, heading or cell."""
    start: int
    """Offset of `text` in the whole."""
    text: str
    around: str
    """What is read with it: the row of a cell, else the text itself."""
    box: str = ""
    """The kind of the box it stands in."""
    mentioned: bool = False
    """Whether it stands in the column of what is not to be written."""

    @property
    def own(self) -> str:
        """The text with blanks for what it only mentions: words in quotation marks or italics."""
        return _QUOTED.sub(_blank, self.text)


def _blank(found: re.Match[str]) -> str:
    return _INK.sub(" ", found.group())


def _plain(line: str) -> str:
    """A line without the marks of Markdown; italics become quotation marks, since both only mention words."""
    return _MARKS.sub(_blank, _ITALICS.sub(r'"\1"', line))


def blocks(text: str, avoid_heads: frozenset[str] = frozenset()) -> Iterator[Block]:
    """Every block of a Markdown text; a table column whose head is in `avoid_heads` only mentions its words."""
    open_block: Block | None = None
    table: list[tuple[int, str]] = []
    box, inside = "", 0
    for _, offset, line in [*lines_of(text), (0, len(text), "")]:
        bare, indent = line.strip(), len(line) - len(line.lstrip(" "))
        is_row = bare.startswith("|")
        if open_block and (not bare or is_row or _HEAD.match(line) or _ITEM.match(line) or _BOX.match(line)):
            yield open_block
            open_block = None
        if table and not is_row:
            yield from _table(table, box, avoid_heads)
            table = []
        if box and bare and indent < inside:
            box = ""
        if not bare:
            continue
        if found := _BOX.match(line):
            box, inside = found.group(2) or "", len(found.group(1)) + 4
            if found.group(3):
                title = _plain(found.group(3))
                yield Block("heading", offset + found.start(3), title, title, box)
        elif is_row:
            table.append((offset, line))
        elif found := _HEAD.match(line):
            words = _plain(line[found.end() :])
            yield Block("heading", offset + found.end(), words, words, box)
        elif found := _ITEM.match(line):
            words = _plain(line[found.end() :])
            open_block = Block("item", offset + found.end(), words, words, box)
        elif open_block:
            words = f"{open_block.text}\n{_plain(line)}"
            open_block = replace(open_block, text=words, around=words)
        else:
            words = _plain(line)
            open_block = Block("paragraph", offset, words, words, box)


def _table(rows: list[tuple[int, str]], box: str, avoid_heads: frozenset[str]) -> Iterator[Block]:
    heads: list[str] = []
    for number, (offset, line) in enumerate(rows):
        if _RULE.match(line):
            continue
        plain = _plain(line)
        cells = [found for found in _CELL.finditer(plain) if found.group().strip()]
        if number == 0:
            heads = [cell.group().strip().casefold() for cell in cells]
        for column, cell in enumerate(cells):
            mentioned = number > 0 and column < len(heads) and heads[column] in avoid_heads
            yield Block("cell", offset + cell.start(), cell.group(), plain, box, mentioned)
