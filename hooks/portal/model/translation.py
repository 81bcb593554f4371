"""Decides what is remembered about a translation: of what, from which language, made from which words, when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from portal.model.base import LANGUAGE_PATTERN, IsoDate, Strict, Text

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN.pattern)]


class Translation(Strict):
    """What one text in one language was translated from."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    """The text: its YAML file, or its Markdown files without the language, e.g. docs/help.md."""
    to: Language
    """The language of the translation."""
    source_language: Annotated[Language, Field(alias="from")]
    """The language it was translated from."""
    source: Annotated[str, StringConstraints(pattern=r"^[a-p]{16}$")]
    """A digest of the words it was translated from."""
    on: IsoDate
    """The day of the translation."""
    reviewed_by: Text | None = None
    """Who compared the translation with its source, by role; left out while nobody has."""
    same_meaning_on: IsoDate | None = None
    """The day somebody last found that a change of the source did not change its meaning."""
    same_meaning_by: Text | None = None
    """Who found that, by role."""


class Translations(Strict):
    """The translations of a portal (`docs/translations.yml`), kept by `portal translated`."""

    translations: list[Translation] = []
    """All translations, sorted by text and language."""
