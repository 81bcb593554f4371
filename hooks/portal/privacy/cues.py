"""Decides where to look: the words of a text that begin as a cue does, each with what is to be looked for beside it.

A pattern with hundreds of alternatives costs as much at every character as at a cue; a look-up for each word does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")

_HEAD = 4
_WORD = re.compile(rf"([^\W\d_]{{1,{_HEAD}}})[^\W\d_]*")


def cues(rows: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """Rows of (beginnings of words in small letters, parted by spaces; what belongs to them), for `cued`.

    A beginning of four letters or more stands for all words that share its first four, a shorter one for itself alone.
    """
    index: dict[str, tuple[T, ...]] = {}
    for stems, what in rows:
        for head in {stem[:_HEAD] for stem in stems.split()}:
            index[head] = (*index.get(head, ()), what)
    return index


def cued(text: str, index: Mapping[str, tuple[T, ...]]) -> Iterator[tuple[re.Match[str], T]]:
    """Each word of `text` that begins as a cue of `index`, with what belongs to that cue."""
    known = index.get
    for word in _WORD.finditer(text):
        for what in known(word[1].lower(), ()):
            yield word, what
