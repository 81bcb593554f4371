"""Decides how a text of the interface is found, filled in and put into the plural."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

Texts = Mapping[str, Any]
"""Key → text, or key → plural category → text."""

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The interface texts of one language."""

    language: str
    texts: Texts = field(repr=False)
    missing: tuple[str, ...] = ()
    """Keys that English has and this language lacks, or has with other placeholders."""

    @property
    def locale(self) -> Locale:
        """CLDR data of the language; of English where CLDR has none."""
        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")

    def t(self, key: str, **values: object) -> str:
        """The text of `key`; a plural is chosen by the value `n` (CLDR plural rules).

        Raises KeyError for a key that does not exist: that is a mistake in a template.
        """
        text = self.texts[key]
        if isinstance(text, Mapping):
            count = values.get("n", 0)
            category = self.locale.plural_form(count if isinstance(count, int | float) else 0)
            text = text.get(category, text.get("other", ""))
        return str(text).format_map(values) if values else str(text)

    def date(self, day: datetime.date) -> str:
        """A date in words, with a space that does not break before the year's unit."""
        return format_date(day, format="long", locale=self.locale).replace(" г.", f"{NBSP}г.")

    def size(self, count: int) -> str:
        """How large a file is: bytes as KB, from a million on as MB with one decimal."""
        if count < 1_000_000:
            return self.t("file.kilobytes", n=-(-count // 1000))
        return self.t("file.megabytes", n=format_decimal(round(count / 1_000_000, 1), locale=self.locale))

    def minutes(self, count: int) -> str:
        """A length of time: minutes up to an hour, then hours."""
        if count < 60 or count % 30:
            return self.t("time.minutes", n=count)
        hours, half = divmod(count, 60)
        return self.t("time.hours_half" if half else "time.hours", n=hours)


def section_names(catalogue: Catalogue, kind: str, sections: Iterable[str]) -> dict[str, str]:
    """Section id → its heading in the language of the catalogue."""
    return {section: catalogue.t(f"section.{kind}.{section}") for section in sections}
