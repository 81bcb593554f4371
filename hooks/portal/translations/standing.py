"""Decides how every translation stands: made from the text as it is, from an older one, unrecorded, or missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.model.document import Key
from portal.model.library import Library
from portal.model.translation import Translation
from portal.translations.meaning import digest, words_in
from portal.translations.texts import Text, texts

Records = Mapping[tuple[str, str], Translation]
"""Name of a text, language → what is remembered about that translation."""


class State(StrEnum):
    """How a text stands in one language."""

    ORIGINAL = "original"
    """The others are translated from it."""
    CURRENT = "current"
    """Made from its source as it is."""
    UNRECORDED = "unrecorded"
    """It exists, but nobody has said from what it was made."""
    OUTDATED = "outdated"
    """Its source has changed since."""
    MISSING = "missing"
    """It does not exist, or lacks some of the texts of its YAML file."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One text in one language."""

    text: Text
    language: str
    source: str
    """The language it is, or is to be, translated from; its own for an original."""
    state: State
    record: Translation | None = None
    missing: tuple[tuple[Key, ...], ...] = ()
    """The ways to the texts of its YAML file that it lacks."""

    @property
    def outdated(self) -> Translation | None:
        """What is remembered of a translation whose source has changed since."""
        return self.record if self.state is State.OUTDATED else None

    @property
    def words(self) -> int:
        """How many words of its source wait for a translator."""
        if self.state is State.OUTDATED:
            return words_in(self.text, self.source)
        if self.state is State.MISSING:
            return words_in(self.text, self.source, list(self.missing) if self.text.document else None)
        return 0


def records(library: Library) -> Records:
    """What is remembered; of two entries for one translation the first."""
    listed = library.translations.value.translations if library.translations else []
    return {(entry.text, entry.to): entry for entry in reversed(listed)}


def original(text: Text, languages: Sequence[str], known: Records) -> str:
    """The language a text was first written in: one that is no translation, the default language before others."""
    free = [code for code in languages if text.has(code) and (text.name, code) not in known]
    return next(iter(free), languages[0])


def standings(library: Library, languages: Sequence[str], only: Iterable[Text] | None = None) -> list[Standing]:
    """Every text in every language, in the order of their names."""
    known = records(library)
    chosen = texts(library) if only is None else only
    return [_standing(text, code, languages, known) for text in chosen for code in languages]


def _standing(text: Text, language: str, languages: Sequence[str], known: Records) -> Standing:
    record = known.get((text.name, language))
    first = original(text, languages, known)
    if record is None and language == first:
        return Standing(text, language, language, State.ORIGINAL, None, tuple(text.missing(language)))
    source = record.source_language if record else first
    missing = tuple(text.missing(language))
    if not text.has(language):
        return Standing(text, language, source, State.MISSING, record, missing)
    if record and text.has(source) and digest(text, source) != record.source:
        return Standing(text, language, source, State.OUTDATED, record, missing)
    state = State.MISSING if missing else State.CURRENT if record else State.UNRECORDED
    return Standing(text, language, source, state, record, missing)
