"""Decides where a sentence ends, and what counts as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.wording.words import Table

_END = re.compile(r"[.!?…]+[\"“”’»)\]]*(?=\s|\Z)")
_BEFORE = re.compile(r"([\w.]+)\Z")
_NEXT = re.compile(r"\s+[\"„“«(\[]*(\w)")
_WORD = re.compile(r"\d[\d   ]*\d(?:[–.,-]\d+)*|\w+(?:[-–’'.]\w+)*")


def sentences(text: str, table: Table) -> Iterator[tuple[int, str]]:
    """Every sentence of a paragraph with its offset; abbreviations and initials end none."""
    start = 0
    for mark in _END.finditer(text):
        if _ends(text, mark, table):
            yield from _sentence(text, start, mark.end())
            start = mark.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), words.strip()


def _ends(text: str, mark: re.Match[str], table: Table) -> bool:
    following = _NEXT.match(text, mark.end())
    goes_on = following is not None and following.group(1).islower()
    if mark.group() != ".":
        return not goes_on
    found = _BEFORE.search(text[max(0, mark.start() - 20) : mark.start()])
    before = found.group(1) if found else ""
    if before.lower() in table.abbreviations or (len(before) == 1 and before.isupper()):
        return following is None
    return not goes_on


def words(text: str) -> list[str]:
    """The words of a text; a number such as 116 111 or 14–17 is one."""
    return _WORD.findall(text)
