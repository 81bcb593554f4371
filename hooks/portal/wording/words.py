"""What a table of words holds; there is one table for each language that has one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase to avoid, with what to write in its place."""

    stems: str
    """Small letters, one or more groups; every form holds one of them. Finding these first is what makes it fast."""
    pattern: str
    """A regular expression for all its forms, without the boundaries of the word."""
    instead: str
    """In the language of the table."""


@dataclass(frozen=True)
class Table:
    """The words of one language. Sources: UN and Council of Europe usage, see the heads of the tables."""

    labels: Sequence[Word]
    """Words that put a label on a child or on a group of people."""
    law_terms: Sequence[Word]
    """Terms of acts; right where law is explained, cold anywhere else."""
    citation: str
    """What shows that a paragraph explains law."""
    origin: Word
    """Words for ethnic origin; nothing stands in their place."""
    crime: str
    """Words for breaking the law."""
    avoid_heads: frozenset[str]
    """Heads of a table column that shows what is not to be written."""
    abbreviations: frozenset[str]
    """Written with a full stop after which the sentence goes on, also before a capital letter or a number."""
    familiar: frozenset[str]
    """Abbreviations in capitals that everybody knows, and words that are put in capitals to stress them."""
    singular_you: str = ""
    """Forms that address one person one is close to; empty where the language knows no difference."""
    formal_you: str = ""
    """Forms that address several people, or one politely."""

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        patterns = [word.pattern for word in (*self.labels, *self.law_terms, self.origin)]
        return {pattern: whole(pattern) for pattern in (*patterns, self.citation, self.crime)}

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
        return (whole(self.singular_you), whole(self.formal_you)) if self.singular_you else None

    @cached_property
    def _stems(self) -> list[tuple[str, str]]:
        words = (*self.labels, *self.law_terms, self.origin)
        return [(stem, word.pattern) for word in words for stem in word.stems.split()]

    def possible(self, text: str) -> set[str]:
        """The patterns of labels, law terms and origin that a text can hold at all; for most texts there is none."""
        small = text.lower()
        return {pattern for stem, pattern in self._stems if stem in small}

    def labels_in(self, text: str, possible: Collection[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Every label, with what to write in its place; only `possible` patterns are tried."""
        return self._found(self.labels, text, possible)

    def law_terms_in(self, text: str, possible: Collection[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Every law term, with what to write in its place; only `possible` patterns are tried."""
        return self._found(self.law_terms, text, possible)

    def _found(
        self, words: Sequence[Word], text: str, possible: Collection[str]
    ) -> Iterator[tuple[re.Match[str], str]]:
        for word in words:
            if word.pattern in possible:
                for found in self._compiled[word.pattern].finditer(text):
                    yield found, word.instead

    def cites_law(self, text: str) -> bool:
        """Whether a paragraph explains law."""
        return self._compiled[self.citation].search(text) is not None

    def origin_in(self, text: str) -> re.Match[str] | None:
        """The first word for ethnic origin."""
        return self._compiled[self.origin.pattern].search(text)

    def crime_in(self, text: str) -> re.Match[str] | None:
        """The first word for breaking the law."""
        return self._compiled[self.crime].search(text)

    def forms_in(self, text: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
        """Words that address one person one is close to, and words that address politely."""
        if self._forms is None:
            return [], []
        close, formal = self._forms
        return list(close.finditer(text)), list(formal.finditer(text))


def whole(pattern: str) -> re.Pattern[str]:
    """`pattern` as whole words, in capitals too."""
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
