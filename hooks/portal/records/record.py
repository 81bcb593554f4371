"""Decides what the record of a learner is, and reads one that anybody may have written.

`overrides/assets/portal/record-reading.mjs` is the twin.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from portal.model.base import LANGUAGE_PATTERN
from portal.records.faults import Fault, Version
from portal.records.fields import Name
from portal.records.hostile import beyond_limits, read_json, way_to

FORMAT = "portal-record"
VERSION = 1

_TIME = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")


def seconds(time: str) -> int | None:
    """A time as records write it (2026-11-24T08:00:00Z) in seconds since 1970; None for what is no time."""
    if not _TIME.fullmatch(time):
        return None
    try:
        return int(datetime.datetime.fromisoformat(time).timestamp())
    except ValueError:
        return None


def _time(text: str) -> str:
    if seconds(text) is None:
        raise PydanticCustomError("time", "a time such as 2026-11-24T08:00:00Z is expected")
    return text


Time = Annotated[str, AfterValidator(_time)]
"""A moment in UTC, to the second (ISO 8601)."""
AttemptId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")]


class Kept(BaseModel):
    """Something that the device of a learner keeps; what a later portal adds to it is passed over."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, use_attribute_docstrings=True)


class Moment(Kept):
    """That something happened."""

    at: Time
    """When."""


class Given(Kept):
    """An answer, and to which wording of the question."""

    hash: str
    """The fingerprint of the question."""
    answer: Any = None
    """The answer, by ids; its form is that of the kind of question."""


class Attempt(Kept):
    """One attempt at a quiz or a final test. Points are what the page said: marking never takes them."""

    id: AttemptId
    """What the attempt is called and drawn by."""
    begun: Time
    """When the first question was asked."""
    at: Time | None = None
    """When it was finished; nothing while it is open."""
    points: float | None = None
    """The points that the page gave."""
    of: float | None = None
    """The points there were."""
    passed: bool | None = None
    """Whether the page said that it was passed."""


class QuizAttempt(Attempt):
    """One attempt at a quiz."""

    answers: dict[str, Given] | None = None
    """Question → answer, as they stood when the attempt was finished."""


class Drawn(Kept):
    """A question that an attempt asked."""

    question: str
    """The question, as module/question."""
    hash: str
    """Its fingerprint."""


class FinalTestAttempt(Attempt):
    """One attempt at a final test."""

    drawn: list[Drawn]
    """The questions, in the order of asking."""
    answers: dict[str, Any] = {}
    """Question → answer."""
    void: bool | None = None
    """true when the questions changed while it was open, so that it does not count."""


class QuizState(Kept):
    """What a learner did in a quiz."""

    answers: dict[str, Moment] = {}
    """The newest answer to every question."""
    attempts: list[QuizAttempt]
    """All attempts."""


class FinalTestState(Kept):
    """What a learner did in a final test."""

    attempts: list[FinalTestAttempt]
    """All attempts."""


class ScenarioState(Kept):
    """What a learner did in a scenario."""

    steps: list[Any]
    """The way so far."""
    endings: dict[str, Time]
    """Endings that were reached, and when."""


class Record(Kept):
    """What a learner sends to the expert: what the device kept, with a name."""

    format: Literal["portal-record"]
    """Always portal-record."""
    v: Version
    """The version of the format, 1."""
    id: Annotated[str, StringConstraints(pattern=r"^[a-p]{24}$")]
    """What the record is called."""
    name: Name
    """The name that the learner gave."""
    made: Time
    """When the record was made."""
    site: str
    """The name of the portal."""
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN.pattern)]
    """The language in which the learner answered."""
    path: Annotated[str, Field(max_length=80)] | None = None
    """Id of the path that the learner chose."""
    lessons: dict[str, Moment]
    """Lessons that were read, as module/lesson."""
    quizzes: dict[str, QuizState]
    """Module → what was done in its quiz."""
    scenarios: dict[str, ScenarioState]
    """Scenario, as module/scenario → what was done in it."""
    tests: dict[str, FinalTestState]
    """Module, or path:<id> → what was done in its final test."""


def read_record(data: bytes) -> Record | Fault:
    """The record in a file, or why there is none. Never raises, whatever the file holds."""
    found = read_json(data)
    return found if isinstance(found, Fault) else as_record(found)


def as_record(found: Any) -> Record | Fault:
    """JSON as a record, or why it is none; of several wrong values the first by code points of its way is named."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return Fault("not_a_record")
    version = found.get("v")
    if isinstance(version, int | float) and not isinstance(version, bool) and version > VERSION:
        return Fault("newer_version")
    if wrong := min(beyond_limits(found), default=""):
        return Fault("wrong_shape", wrong)
    try:
        return Record.model_validate(found)
    except ValidationError as error:
        wrong = min(way_to(one["loc"]) for one in error.errors(include_url=False, include_context=False))
        return Fault("wrong_shape", wrong)
