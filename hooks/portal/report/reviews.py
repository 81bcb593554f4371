"""Decides which published texts somebody must read through again, and by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from portal.model.base import Localized, Reviewed, Status, later
from portal.model.document import Document
from portal.model.library import Library

LEGAL_MONTHS = 12
"""How long a comparison of legal statements with their sources holds."""


@dataclass(frozen=True, slots=True)
class Review:
    """One published text with an owner, and the days by which it must be looked at."""

    reference: str
    """As texts name it, e.g. module:child-rights."""
    document: Document[Reviewed]
    due: datetime.date
    """By when the whole text is to be read through again."""
    legal_due: datetime.date | None
    """By when its legal statements are to be compared with their sources again; None where it has none."""

    @property
    def value(self) -> Reviewed:
        return self.document.value

    @property
    def title(self) -> Localized:
        return self.value.title

    @property
    def first(self) -> datetime.date:
        """The earlier of the two days."""
        return min(self.due, self.legal_due or self.due)

    def overdue(self, day: datetime.date) -> bool:
        """Whether the text as a whole should have been read through before `day`."""
        return self.due < day

    def legal_overdue(self, day: datetime.date) -> bool:
        """Whether its legal statements should have been compared before `day`."""
        return self.legal_due is not None and self.legal_due < day


def reviews(library: Library) -> list[Review]:
    """The reviews of all published texts, the most urgent first."""
    found = (
        Review(reference, document, document.value.review_due(), _legal_due(document.value))
        for reference, document in _owned(library)
        if document.value.status is Status.PUBLISHED
    )
    return sorted(found, key=lambda review: (review.first, review.reference))


def _owned(library: Library) -> Iterator[tuple[str, Document[Reviewed]]]:
    for name, module in library.modules.items():
        yield f"module:{name}", module.document  # type: ignore[misc]  # read-only, so covariant
    for kind, items in library.items.items():
        yield from ((f"{kind}:{name}", item.document) for name, item in items.items())


def _legal_due(entry: Reviewed) -> datetime.date | None:
    return later(entry.legal_checked_on, LEGAL_MONTHS) if entry.legal_checked_on else None
