"""Decides whether two states of a text say the same: a digest of its words and their order.

Spacing, line breaks, blank lines and comments do not count, nor do the order of keys, the order of entries that have
no id of their own, the signs of lists (`*`, `-`, `+`, other numbers), the padding of tables and the anchors of
headings. Every letter, punctuation mark, heading level, list level, box, link and piece of code does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from portal.model import letters
from portal.model.document import Key
from portal.model.walk import fields
from portal.translations.segments import segments
from portal.translations.texts import HEAD_TEXTS, Text

_ENDS = "\x1e"
_PARTS = "\x1f"


def digest(text: Text, language: str) -> str:
    """What `text` says in a language, as sixteen letters."""
    said = _ENDS.join(_PARTS.join(parts) for parts in _said(text, language))
    return letters.digest(said, 16)


def _said(text: Text, language: str) -> Iterator[tuple[str, ...]]:
    if language in text.heads:
        head = dict(fields(text.heads[language].value))
        yield from ((key, _plain(head[key])) for key in HEAD_TEXTS if head[key])
    if language in text.prose:
        yield from markdown(text.prose[language].text)
    if text.document is not None:
        yield from sorted(_values(text, language))


def _values(text: Text, language: str) -> Iterator[tuple[str, ...]]:
    for _, name, words in text.named():
        said = words.get(language, "")
        listed = said if isinstance(said, list) else [said]
        steps = [str(step) for step in name if not isinstance(step, int)]
        parts = [_PARTS.join(part) for one in listed for part in markdown(str(one))]
        if parts:
            yield ("/".join(steps), *parts)


@lru_cache(maxsize=4000)
def markdown(text: str) -> tuple[tuple[str, ...], ...]:
    """What a Markdown text says: kind, level and words of every segment."""
    if text[:1].isalpha() and "\n" not in text:
        return (("paragraph", "0", _plain(text)),)  # as most values of YAML files are: no need to look closer
    return tuple(
        (segment.kind, str(segment.level), segment.words if segment.kind == "code" else _plain(segment.words))
        for segment in segments(text)
    )


def _plain(words: Any) -> str:
    return " ".join(str(words).split())


def words_in(text: Text, language: str, ways: list[tuple[Key, ...]] | None = None) -> int:
    """How many words a text has in a language; only those at `ways` in its YAML file, where these are given."""
    values = [said for way, words in text.values() if ways is None or way in ways for said in [words.get(language, "")]]
    prose = text.prose[language].text if language in text.prose else ""
    head = [getattr(text.heads[language].value, key) or "" for key in HEAD_TEXTS] if language in text.heads else []
    said = [prose, *head, *(word for value in values for word in (value if isinstance(value, list) else [value]))]
    return sum(len(words.split()) for words in said)
