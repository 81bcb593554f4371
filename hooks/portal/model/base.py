"""Decides what every content model shares: strictness, ids, texts in several languages, sources, law."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = re.compile(r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")

_ID_RULES = StringConstraints(pattern=ID_PATTERN, max_length=40)
Id = Annotated[str, _ID_RULES]
"""A stable English word (or several joined by hyphens) that the author chose; shared by all languages."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks an id in a model as the id of something else; the checks see to it that this exists."""

    kind: str
    """What is named, e.g. module or role."""


ModuleId = Annotated[str, _ID_RULES, Names("module")]
RoleId = Annotated[str, _ID_RULES, Names("role")]
TermId = Annotated[str, _ID_RULES, Names("term")]
ProtocolId = Annotated[str, _ID_RULES, Names("protocol")]
PracticeId = Annotated[str, _ID_RULES, Names("practice")]
AwarenessId = Annotated[str, _ID_RULES, Names("awareness")]
HelplineId = Annotated[str, Names("helpline")]
ServiceId = Annotated[str, Names("service")]


@dataclass(frozen=True, slots=True)
class Attached:
    """Marks a text in a model as the path of a file that readers can open."""


FilePath = Annotated[str, StringConstraints(min_length=1, max_length=300), Attached()]
"""The path of a file, seen from the file that names it, with forward slashes."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Non-empty text in one language."""


def _one_per_language(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise PydanticCustomError("per_language", "a text for each language is expected")
    return value


class _LanguageKeys:
    """Documents a per-language mapping in JSON Schema without naming the languages of one site."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        schema["propertyNames"] = {"pattern": LANGUAGE_PATTERN.pattern}
        return schema


Localized = Annotated[dict[str, str], BeforeValidator(_one_per_language), _LanguageKeys()]
"""One text in several languages: language code → text. Completeness is a check, not a matter of shape."""


def at_most(limit: int) -> AfterValidator:
    """Each language's text has at most `limit` characters."""

    def judge(text: dict[str, str]) -> dict[str, str]:
        if any(len(words) > limit for words in text.values()):
            raise PydanticCustomError("string_too_long", "text too long", {"max_length": limit})
        return text

    return AfterValidator(judge)


LocalizedList = Annotated[dict[str, list[Text]], BeforeValidator(_one_per_language), _LanguageKeys()]
"""Several texts per language, e.g. accepted answers."""


def _iso_words(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    raise PydanticCustomError("date_type", "a date such as 2026-11-24 is expected")


IsoDate = Annotated[datetime.date, Field(strict=False), BeforeValidator(_iso_words)]
"""A calendar date written as 2026-11-24 (ISO 8601)."""


class Strict(BaseModel):
    """A model that accepts only the keys it knows and never converts one type to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class Translated(Strict):
    """A file whose texts are written in every language of the portal."""

    translation_pending: list[Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN.pattern)]] = []
    """Languages whose texts may still be missing in this file."""


class Audience(StrEnum):
    """Who may read a text; each wider circle is contained in the next (public ⊂ … ⊂ expert)."""

    PUBLIC = "public"
    RESOURCE_GROUP = "resource_group"
    TEAM = "team"
    EXPERT = "expert"

    def within(self, edition: Audience) -> bool:
        """Whether a text for this audience belongs in `edition`."""
        order = list(Audience)
        return order.index(self) <= order.index(edition)


class Status(StrEnum):
    """Where a text is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


def least(*states: Status) -> Status:
    """The state of a part of something: published only when the whole is, too; a draft was never published."""
    return next((state for state in (Status.DRAFT, Status.RETIRED) if state in states), Status.PUBLISHED)


def _not_retired(status: Status) -> Status:
    if status is Status.RETIRED:
        raise PydanticCustomError("enum", "draft or published", {"expected": "'draft' or 'published'"})
    return status


LaxAudience = Annotated[Audience, Field(strict=False)]
LaxStatus = Annotated[Status, Field(strict=False)]
PartStatus = Annotated[
    Status, Field(strict=False, json_schema_extra={"enum": ["draft", "published"]}), AfterValidator(_not_retired)
]
"""The status of a part of a text: only whole texts are retired, since readers are told what replaces them."""


def narrowest(*circles: Audience) -> Audience:
    """Who may read something that is inside each of `circles`."""
    return max(circles, key=list(Audience).index)


def widest(*circles: Audience) -> Audience:
    """Who may read at least one of several things, each of which is for one of `circles`."""
    return min(circles, key=list(Audience).index)


class Restricted(Strict):
    """Something that may be for fewer people than everybody."""

    audience: LaxAudience = Audience.PUBLIC
    """Who may read it: public, resource_group, team or expert; left out, whoever may read what it is part of."""


class Source(Strict):
    """A work that a text rests on."""

    title: Localized
    """What the source is called."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)] | None = None
    """Where it can be read; https."""


class LegalBasis(Strict):
    """One legal provision, as it was last checked."""

    act: Localized
    """The act, by its full name."""
    article: Localized
    """Article, paragraph and point."""
    says: Localized
    """What it says, in one plain sentence."""
    checked_on: IsoDate
    """The day somebody last compared the sentence with the text of the act."""


class Retirement(Strict):
    """Since when a text is no longer valid, and what stands in its place."""

    on: IsoDate
    """The day from which the text is no longer valid."""
    why: Localized
    """Why it is no longer valid, in one or two plain sentences that readers see."""
    replaced_by: str | None = None
    """A reference to what replaces it, e.g. protocol:intake; left out when nothing does."""


class Origin(StrEnum):
    """Who wrote a text."""

    TEAM = "team"
    """The people who keep this portal."""
    CONTRIBUTED = "contributed"
    """Somebody else, e.g. another organisation; the text is shown with care."""


LaxOrigin = Annotated[Origin, Field(strict=False)]


class Entry(Translated, Restricted):
    """What every published text carries."""

    id: Id
    """The stable id of the text; the same as the name of its folder or file."""
    title: Annotated[Localized, at_most(120)]
    """The title that readers see."""
    summary: Annotated[Localized, at_most(600)]
    """One or two plain sentences that say what the text is for."""
    status: LaxStatus = Status.DRAFT
    """draft, published or retired; of a retired text readers see only that it is, and what replaces it."""
    retired: Retirement | None = None
    """Written with status: retired – since when the text is no longer valid, why, and what replaces it."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")] = "1.0"
    """The version of the text, in quotes, e.g. "1.0"."""
    origin: LaxOrigin = Origin.TEAM
    """team, or contributed for a text that somebody outside the team sent; readers are told."""


class PrivacyReview(Strict):
    """A person's decision that the details of a story, taken together, give nobody away; written by `privacy sign`."""

    by: Text
    """Who decided, by role; never a name."""
    on: IsoDate
    """The day of the decision."""
    generalised: Text
    """What was made more general, so that no child can be recognised."""
    text: Text
    """The fingerprint of the text that was signed for; a change of the text makes the signature void."""


class Reviewed(Entry):
    """An entry that somebody owns and looks at again after a fixed time."""

    owner: Localized
    """The organisation or role that answers for the text; never a person's name."""
    last_reviewed: IsoDate
    """The day the text was last read through as a whole."""
    review_in: Annotated[int, Field(ge=1, le=60)] = 12
    """Months until the next review."""
    legal_checked_on: IsoDate | None = None
    """The day the legal statements were last compared with their sources."""
    legal_reviewed_by: Localized | None = None
    """Who of the legal profession has read the legal statements, by role; left out while nobody has."""
    sources: list[Source] = []
    """What the text rests on."""
    privacy_review: PrivacyReview | None = None
    """The signed decision about details that together could single out a child; `portal privacy sign` writes it."""

    def review_due(self) -> datetime.date:
        """The day by which the text is to be read through again."""
        return later(self.last_reviewed, self.review_in)


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
