"""Decides what is known of all the files of one report together: who handed in what, marked, and what stands where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from portal.records.answer_keys import AnswerKeys
from portal.records.faults import Fault
from portal.records.marking import Marked, mark_record
from portal.records.record import Attempt, Record, seconds


@dataclass(frozen=True, slots=True)
class Opened:
    """One file that was handed in, opened: its record, or why there is none."""

    file: str
    """What the expert calls the file."""
    record: Record | Fault
    sealed: bool = False
    """Whether it came sealed."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file with a record in it."""

    place: int
    """Its place among the files."""
    file: str
    sealed: bool
    record: Record
    marked: Sequence[Marked]
    content: str
    """What the learner did, as a text that is the same for the same doings; empty when that is nothing."""

    def attempts(self) -> Iterable[tuple[str, Attempt]]:
        """Every attempt with the row that it belongs to, finished or not, counting or not."""
        for name, quiz in self.record.quizzes.items():
            yield from ((name, attempt) for attempt in quiz.attempts)
        for name, test in self.record.tests.items():
            yield from ((name, attempt) for attempt in test.attempts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All records of one report, and where the same thing stands in several."""

    keys: AnswerKeys
    now: int
    """Seconds since 1970."""
    by_id: Mapping[str, list[HandedIn]] = field(default_factory=dict)
    """Record id → the files with it, in their order."""
    by_content: Mapping[str, list[HandedIn]] = field(default_factory=dict)
    by_attempt: Mapping[str, list[HandedIn]] = field(default_factory=dict)
    """Attempt id → the files with it, in their order."""


def hand_in(files: Sequence[Opened], keys: AnswerKeys) -> list[HandedIn]:
    """The files that hold records, marked."""
    return [
        HandedIn(place, one.file, one.sealed, one.record, mark_record(one.record, keys), _content(one.record))
        for place, one in enumerate(files) if isinstance(one.record, Record)
    ]  # fmt: skip


def evidence(handed_in: Sequence[HandedIn], keys: AnswerKeys, now: str) -> Evidence:
    """What the records say together; `now` is a time as records write it."""
    by_id: dict[str, list[HandedIn]] = {}
    by_content: dict[str, list[HandedIn]] = {}
    by_attempt: dict[str, list[HandedIn]] = {}
    for one in handed_in:
        by_id.setdefault(one.record.id, []).append(one)
        if one.content:
            by_content.setdefault(one.content, []).append(one)
        for name in dict.fromkeys(attempt.id for _, attempt in one.attempts()):
            by_attempt.setdefault(name, []).append(one)
    moment = seconds(now)
    if moment is None:
        raise ValueError(now)
    return Evidence(keys, moment, by_id, by_content, by_attempt)


def _content(record: Record) -> str:
    """Without name, id and time: a copy under another name is still a copy."""
    done = {"lessons", "quizzes", "scenarios", "tests"}
    if not any(getattr(record, part) for part in done):
        return ""
    return json.dumps(record.model_dump(mode="json", include=done, exclude_unset=True), sort_keys=True)
