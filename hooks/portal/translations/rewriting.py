"""Decides what the file of one translation becomes: changed words in their places, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from portal.load.yaml_edit import Words, with_texts
from portal.model.document import Prose
from portal.model.library import Library
from portal.translations.messages import Message, aligned
from portal.translations.segments import MARK, Segment, messages, segments
from portal.translations.texts import Text

Done = Mapping[str, str]
"""Context of a message → its translation."""

_BARS = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of one text."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path → new text; empty when nothing changes."""
    whole: bool = False
    """Whether every message of the text is translated."""
    waits: int = 0
    """Messages still to be translated before anything can be written."""
    unfit: Sequence[str] = ()
    """Contexts whose translation does not fit its place: a paragraph that would become two, a row without a cell."""


def rewritten(
    text: Text, every: Sequence[Message], done: Done, library: Library, *, source: str, language: str
) -> Rewriting:
    """The file of `text` in `language` with translations in it; `every` are all its messages from `source`.

    A file that does not exist, or has another shape than its source, is made from the source once all is translated.
    """
    whole = all(message.context in done for message in every)
    new = [message for message in every if done.get(message.context, message.target) != message.target]
    if not new:
        return Rewriting(whole=whole)
    path = text.file(language)
    if text.document is not None:
        made = _fitting(new, done, lambda some: _values(library.sources[path], new, some))
    else:
        base = text.prose.get(language)
        if base is None or not aligned(messages(text.prose[source].text), messages(base.text))[1]:
            if not whole:
                return Rewriting(waits=sum(message.context not in done for message in every))
            base, new = text.prose[source], list(every)
        prose = base
        made = _fitting(new, done, lambda some: _page(library.sources[prose.path], prose, new, some))
    return Rewriting({path: made}, whole) if isinstance(made, str) else Rewriting(unfit=made)


def _fitting(new: Sequence[Message], done: Done, make: Callable[[Done], str | None]) -> str | list[str]:
    """What `make` makes of all translations, or the contexts of those from which it can make nothing."""
    made = make(done)
    if made is not None:
        return made
    alone = [message.context for message in new if make({message.context: done[message.context]}) is None]
    return alone or [message.context for message in new]


def _values(before: str, new: Iterable[Message], done: Done) -> str | None:
    """A YAML text with translations at their ways."""
    changes: dict[tuple[str | int, ...], Words] = {}
    for message in new:
        if message.context in done and message.slot.way:
            words = done[message.context]
            lines = [line.strip() for line in words.split("\n") if line.strip()]
            changes[message.slot.way] = lines if message.kind == "list" else words
    return with_texts(before, changes) if changes else before


def _page(before: str, prose: Prose, new: Sequence[Message], done: Done) -> str | None:
    """A Markdown file, with its head if it has one."""
    start = len(before) - len(prose.text)
    head = before[:start]
    if head:
        first, _, rest = head.partition("\n")
        inner, mark, last = rest.rpartition("\n---")
        made = _values(inner, new, done)
        if made is None:
            return None
        head = f"{first}\n{made}{mark}{last}"
    numbers = {m.slot.number: done[m.context] for m in new if m.slot.number >= 0 and m.context in done}
    body = _body(prose.text, numbers)
    return None if body is None else head + body


def _body(before: str, words: Mapping[int, str]) -> str | None:
    """A Markdown text with other words in some of its messages; None when it would get another shape."""
    parts, wanted, at, number = [], [], 0, 0
    for segment in segments(before):
        new = None if segment.kind == MARK else words.get(number)
        number += segment.kind != MARK
        wanted.append((segment.shape, _plain(segment, segment.words if new is None else new)))
        if new is not None:
            parts += [before[at : segment.start], segment.written(new)]
            at = segment.end
    after = "".join([*parts, before[at:]])
    found = [(segment.shape, _plain(segment, segment.words)) for segment in segments(after)]
    return after if found == wanted else None


def _plain(segment: Segment, words: str) -> str:
    if segment.kind == "code":
        return words
    plain = " ".join(words.split())
    return _BARS.sub("|", plain) if segment.kind.startswith("row") else plain
