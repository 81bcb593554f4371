"""Decides what a word is for the search, exactly as `overrides/assets/portal/search-words.mjs` does.

The index is made here and asked there; both read the tables of `search-rules.mjs`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
_FOR_READERS = re.compile("[\u0300\u0301\u00ad]")
_FLEETING = re.compile("[бвгджзйклмпрстфхцчшщ]н$")
_CYRILLIC = re.compile("[а-я]")


def words_of(text: str) -> list[str]:
    """The words of a text, plain: small letters, no stress marks."""
    plain = _FOR_READERS.sub("", unicodedata.normalize("NFC", text).lower()).replace("ѝ", "и")
    return WORD.findall(plain)


@dataclass(frozen=True)
class Words:
    """The tables of the search, and the stems that follow from them."""

    rules: Mapping[str, Sequence[str]]
    odd: Mapping[str, Mapping[str, str]]

    def table(self, name: str) -> tuple[str, ...]:
        return tuple(" ".join(self.rules[name]).split())

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that find nothing."""
        return frozenset(self.table("stop"))

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def stem(self, word: str) -> str:
        """One for all forms of a plain word."""
        if word not in self._known:
            self._known[word] = self._stem(word)
        return self._known[word]

    def _stem(self, word: str) -> str:
        if len(word) < 4 or any(letter.isnumeric() for letter in word):
            return word
        if not _CYRILLIC.search(word):
            return self._without(word, "english", 3)
        stem = self._without(self._without(word, "articles", 3), "endings", 3)
        while (bare := self._without(stem, "endings", 4)) != stem:
            stem = bare
        if len(stem) > 4 and _FLEETING.search(stem):
            stem = stem[:-1]
        stem = stem[:-1] + self.odd["hard"].get(stem[-1], stem[-1])
        return self.odd["irregular"].get(stem, stem)

    @cached_property
    def _tables(self) -> dict[str, tuple[str, ...]]:
        return {name: self.table(name) for name in ("articles", "endings", "english")}

    def _without(self, word: str, table: str, least: int) -> str:
        for ending in self._tables[table]:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)]
        return word


def load_words(assets: Path) -> Words:
    """The tables in the folder of the scripts. Raises ValueError when what stands there is no JSON."""
    text = (assets / "search-rules.mjs").read_text("utf-8")
    tables = json.loads(text[text.index("{") : text.rindex("}") + 1])
    odd = {name: tables.pop(name) for name in ("hard", "irregular")}
    return Words(tables, odd)
