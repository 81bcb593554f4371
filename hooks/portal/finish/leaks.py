"""Decides whether a built site may be published: nothing in it may identify somebody but what passed the gate.

The gate reads what people write. What a template puts together – a first name from one field and a family name from
another, a block of contacts, a generated file – stands in no source, so it is looked for in what was built: every text
and attribute of the pages, every other text file. A value that stands as such in a source has been judged there.
Each distinct block is scanned once, however many pages repeat it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from portal.checks.privacy import code_of, findings
from portal.model.place import Place
from portal.privacy.normalise import normalise
from portal.privacy.scan import scan
from portal.problems import Problem

TEXT_FILES = {".xml", ".json", ".txt", ".ics", ".js", ".mjs", ".webmanifest", ".csv", ".vcf", ".md"}
"""Files of a site that are text but no HTML. Drawings are judged as files, with their own places and releases."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr legend li main nav ol option p pre section summary table tbody template thead "
    "title tr ul".split()
)
"""Elements whose text is not read in one breath with what stands around them; a cell is read with its row."""
_APART = frozenset("br td th label button".split())
"""Elements that stand apart from their neighbours in the same block as words do."""
_OWN_WORDS = frozenset(
    "class id for style rel type lang dir role name method charset media sizes loading "
    "d points viewbox transform".split()
)
"""Attributes that only the code of the page reads."""


_SHORT = 60
"""Up to this many characters a text may be one field of something longer."""


class _Reader(HTMLParser):
    """Gathers the blocks of text and the attributes of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, or words are set apart; attributes are blocks of their own."""
        self._between(tag)
        self.blocks.update(value for name, value in attrs if value and name not in _OWN_WORDS)

    def handle_endtag(self, tag: str) -> None:
        """A block ends, or words are set apart."""
        self._between(tag)

    def handle_data(self, data: str) -> None:
        """Words of a block; what a script holds is read as the file it could be."""
        if self.cdata_elem:
            self.blocks.update(_data_blocks(data))
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """What readers do not see is published all the same."""
        self.blocks.add(data)

    def _between(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()
        elif tag in _APART:
            self.words.append(" ")

    def end(self) -> None:
        """Close the block that is open."""
        block = "".join(self.words).strip()
        self.words.clear()
        if block:
            self.blocks.add(block)


def _data_blocks(text: str) -> Iterator[str]:
    """The texts of JSON, or else the lines of a file."""
    try:
        data = json.loads(text)
    except ValueError:
        yield from (line.strip() for line in text.splitlines())
    else:
        yield from _json_blocks(data)


def _json_blocks(data: Any) -> Iterator[str]:
    """Every text, and the short ones of one object in one breath: a first name and a family name."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for each in data:
            yield from _json_blocks(each)
    elif isinstance(data, dict):
        yield " ".join(each for each in data.values() if isinstance(each, str) and len(each) <= _SHORT)
        for key, each in data.items():
            yield key
            yield from _json_blocks(each)


def html_blocks(html: str) -> set[str]:
    """Every text and attribute of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.blocks


@lru_cache(maxsize=50_000)
def _found(block: str) -> tuple[tuple[str, str], ...]:
    """Code and value of all that a block gives away; remembered, since a preview builds again and again."""
    return tuple((code_of(each), block[each.start : each.end]) for each in scan(block))


_MARKS = re.compile(r"^[\s>#*+-]*(?:\d+[.)] )?(?:[a-z_]{2,}: )?")
"""What stands before the words of a line in Markdown and YAML."""


_NUMBER = re.compile(r"\+?\d[\d ()/.-]*\d")


class _Judged:
    """What the gate has seen in the sources."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.lines = {_MARKS.sub("", line).strip(' "') for text in sources.values() for line in text.split("\n")}
        """Lines without what marks them: a block that is one of them was judged there, word for word."""

    @cached_property
    def text(self) -> str:
        return "\n".join(_plain(line) for text in self.sources.values() for line in text.split("\n"))

    @cached_property
    def found(self) -> set[str]:
        """What the gate found and let pass, for a reason."""
        values = (text[each.start : each.end] for text in self.sources.values() for each in findings(text))
        return {_bare(value) for value in values}

    @cached_property
    def numbers(self) -> set[str]:
        """Every number, however it is grouped: a link to call a line holds it without spaces."""
        return {_bare(number) for number in _NUMBER.findall(self.text)}

    def knows(self, value: str) -> bool:
        """Whether a value stands as such in a source; a number may be grouped in another way."""
        bare = _bare(value)
        return _plain(value) in self.text or bare in self.found or bare in self.numbers


def _plain(text: str) -> str:
    return " ".join(normalise(text).text.split()).casefold()


def _bare(value: str) -> str:
    """Letters and digits alone, a Bulgarian number as it is dialled at home."""
    bare = "".join(letter for letter in _plain(value) if letter.isalnum())
    return re.sub(r"^(?:00)?359(?=\d{8})", "0", bare)


def leaks(folder: Path, sources: Mapping[str, str]) -> list[Problem]:
    """LEAK for every kind of value in a file of the built site at `folder` that stands in none of the `sources`."""
    found: dict[str, dict[str, None]] = {}
    judged = _Judged(sources)
    for path in sorted(folder.rglob("*")):
        for block in _blocks(path):
            if block in judged.lines:
                continue
            for code, value in _found(block):
                if not judged.knows(value):
                    found.setdefault(path.relative_to(folder).as_posix(), {})[code] = None
    return [Problem("LEAK", Place(page), {"leaked": tuple(codes)}) for page, codes in found.items()]


def _blocks(path: Path) -> Iterator[str]:
    """What one file of the site holds, block by block, in a fixed order."""
    suffix = path.suffix.lower()
    if suffix in {".html", ".htm"}:
        yield from sorted(html_blocks(path.read_text("utf-8")))
    elif suffix == ".ics":
        # Long lines are folded (RFC 5545, 3.1); the name of an event has the form of an e-mail address.
        lines = re.sub(r"\r?\n[ \t]", "", path.read_text("utf-8")).splitlines()
        yield from (line for line in lines if not line.startswith("UID:"))
    elif suffix in TEXT_FILES:
        yield from _data_blocks(path.read_text("utf-8", errors="replace"))
