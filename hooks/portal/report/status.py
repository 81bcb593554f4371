"""Decides what the team is told about the state of its texts: translations, reviews, drafts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from portal.load.settings import Settings
from portal.model.base import Status as Life
from portal.model.document import Key
from portal.model.library import Library
from portal.report.reviews import Review, reviews
from portal.translations.standing import Standing, State, standings
from portal.translations.texts import Text, texts

AREAS = ("training", "protocols", "practices", "awareness", "help", "glossary", "about", "shared")
"""The areas in the order they are shown in; others that content kinds bring come after."""


@dataclass(slots=True)
class Row:
    """The texts of one area in one language."""

    area: str
    language: str
    states: dict[State, int] = field(default_factory=lambda: dict.fromkeys(State, 0))
    """How many texts stand how; together all texts of the area."""
    reviewed: int = 0
    """How many translations that follow their sources somebody has compared with them."""
    words: int = 0
    """How many words of sources wait for a translator."""

    @property
    def texts(self) -> int:
        return sum(self.states.values())

    @property
    def only_originals(self) -> bool:
        """Whether there is nothing to translate here, as in the language everything is first written in."""
        return self.states[State.ORIGINAL] == self.texts


@dataclass(frozen=True, slots=True)
class Gap:
    """A short text that a YAML file lacks in one language."""

    path: str
    line: int
    key: str
    language: str


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The state of a portal's texts on a day."""

    day: datetime.date
    rows: Sequence[Row]
    waiting: Sequence[Standing]
    """Texts that are missing, outdated or unrecorded in a language."""
    gaps: Sequence[Gap]
    reviews: Sequence[Review]
    """The reviews of published texts, the most urgent first."""
    drafts: Sequence[Text]


def status(library: Library, settings: Settings) -> StatusReport:
    """How the texts of a library stand."""
    found = standings(library, settings.languages)
    return StatusReport(
        settings.today,
        _rows(found),
        [one for one in found if one.state in {State.MISSING, State.OUTDATED, State.UNRECORDED}],
        [gap for one in found for gap in _gaps(one)],
        reviews(library),
        [text for text in texts(library) if text.status is Life.DRAFT],
    )


def _rows(found: Sequence[Standing]) -> list[Row]:
    rows: dict[tuple[str, str], Row] = {}
    for standing in found:
        area, language = standing.text.area, standing.language
        row = rows.setdefault((area, language), Row(area, language))
        row.states[standing.state] += 1
        row.words += standing.words
        row.reviewed += standing.state is State.CURRENT and standing.record is not None and _reviewed(standing)
    return sorted(rows.values(), key=lambda row: _place(row.area))


def _reviewed(standing: Standing) -> bool:
    return bool(standing.record and standing.record.reviewed_by)


def _place(area: str) -> tuple[int, str]:
    return (AREAS.index(area) if area in AREAS else len(AREAS)), area


def _gaps(standing: Standing) -> Iterator[Gap]:
    document = standing.text.document
    if document is not None:
        for way in standing.missing:
            yield Gap(document.path, document.place(*way).line, _key(way), standing.language)


def _key(way: tuple[Key, ...]) -> str:
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in way)
