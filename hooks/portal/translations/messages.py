"""Decides which messages a translator gets for one language, each with a context that stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from portal.model.document import Document, Key, Prose
from portal.model.library import Library
from portal.model.place import Place
from portal.model.walk import fields
from portal.translations.segments import Segment, messages
from portal.translations.standing import Standing, State, standings
from portal.translations.texts import HEAD_TEXTS, Text, filled


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the words of a message stand: at a way in YAML, or in a segment of Markdown."""

    way: tuple[Key, ...] = ()
    """Way in the YAML file, or in the head of a page; empty for a segment."""
    number: int = -1
    """Which of the segments of the source."""


@dataclass(frozen=True, slots=True)
class Message:
    """One piece of text to translate."""

    text: Text
    context: str
    """Name of the text, `#`, and a stable name inside it: a way by ids, or section and block."""
    kind: str
    """The kind of segment, `text` for a text of a YAML file, `list` for several, one a line."""
    source: str
    target: str
    """The translation there is, or nothing."""
    fuzzy: bool
    """Whether the translation there is must be looked at: its source has changed, or its place is not sure."""
    slot: Slot
    place: Place
    """Where the source stands."""
    target_place: Place | None
    """Where the translation stands, when there is one."""


def for_language(library: Library, languages: Sequence[str], language: str, only: Iterable[Text]) -> list[Message]:
    """Every message of some texts for one language; texts first written in it have none."""
    found: list[Message] = []
    for standing in standings(library, languages, only):
        if standing.language == language and standing.source != language and standing.text.has(standing.source):
            found += _messages(standing)
    return found


def _messages(standing: Standing) -> Iterator[Message]:
    text, language, source = standing.text, standing.language, standing.source
    fuzzy = standing.state is State.OUTDATED
    if text.document is not None:
        yield from _of_values(text, text.document, source, language, fuzzy)
    if source in text.heads:
        yield from _of_head(text, source, language, fuzzy)
    if source in text.prose:
        yield from _of_prose(text, text.prose[source], text.prose.get(language), fuzzy)


def _of_values(text: Text, document: Document[Any], source: str, language: str, fuzzy: bool) -> Iterator[Message]:
    for way, name, words in text.named():
        said, known = words.get(source), words.get(language)
        if said is None or not filled(said) or not said:
            continue
        context = f"{text.name}#{'/'.join(map(str, name))}"
        kind = "list" if isinstance(said, list) else "text"
        there = document.place(*way, language) if known else None
        place, slot = document.place(*way, source), Slot((*way, language))
        target = _lines(known)
        yield Message(text, context, kind, _lines(said), target, fuzzy and bool(target), slot, place, there)


def _lines(words: Any) -> str:
    return "\n".join(word.strip() for word in words) if isinstance(words, list) else str(words or "").strip()


def _of_head(text: Text, source: str, language: str, fuzzy: bool) -> Iterator[Message]:
    head, known = text.heads[source], text.heads.get(language)
    said = dict(fields(known.value)) if known else {}
    for key, words in fields(head.value):
        if key in HEAD_TEXTS and words:
            target = _lines(said.get(key))
            there = known.place(key) if known and target else None
            slot, context = Slot((key,)), f"{text.name}#{key}"
            yield Message(text, context, "text", words, target, fuzzy and bool(target), slot, head.place(key), there)


def _of_prose(text: Text, source: Prose, target: Prose | None, fuzzy: bool) -> Iterator[Message]:
    here = messages(source.text)
    pairs, sure = aligned(here, messages(target.text) if target else [])
    section = block = 0
    for number, segment in enumerate(here):
        if segment.kind == "heading2":
            section, block = section + 1, -1
        block += 1
        other = pairs.get(number)
        there = target.place(other.line) if target and other else None
        yield Message(
            text, f"{text.name}#{section}.{block}", segment.kind, segment.words, other.words if other else "",
            bool(other) and (fuzzy or not sure), Slot(number=number), source.place(segment.line), there,
        )  # fmt: skip


def aligned(source: Sequence[Segment], target: Sequence[Segment]) -> tuple[dict[int, Segment], bool]:
    """Number of a segment of the source → the one that translates it, and whether all of them are sure to.

    They are, when both texts have the same shape; else blocks of the same shape are taken for each other.
    """
    shapes, others = [one.shape for one in source], [one.shape for one in target]
    if shapes == others:
        return dict(enumerate(target)), True
    blocks = SequenceMatcher(None, shapes, others, autojunk=False).get_matching_blocks()
    return {block.a + n: target[block.b + n] for block in blocks for n in range(block.size)}, False
