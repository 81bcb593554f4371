"""Decides whether a text that needs the privacy checklist may be published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portal.checks.context import Context
from portal.checks.publications import publications
from portal.model.base import Reviewed, Status
from portal.model.privacy import READERS, PrivacyCheck
from portal.problems import Problem


def checklists(context: Context) -> Iterator[Problem]:
    """V005: a published text has no privacy checklist; V006: its checklist is not complete."""
    for publication in publications(context.library):
        for document in publication.signed:
            entry = document.value
            if "privacy_check" not in type(entry).model_fields or not isinstance(entry, Reviewed):
                continue
            if entry.status is not Status.PUBLISHED:
                continue
            made: PrivacyCheck | None = getattr(entry, "privacy_check", None)
            if made is None:
                yield Problem("V005", document.place("status"))
            elif lack := tuple(_lacking(made, bool(publication.cases()), context.settings.today)):
                yield Problem("V006", document.place("privacy_check"), {"lack": lack})


def _lacking(made: PrivacyCheck, tells_a_case: bool, today: datetime.date) -> Iterator[str]:
    if made.on > today:
        yield "future"
    if len(made.reviewers) < READERS:
        yield "reviewers"
    if tells_a_case and not any(reader.outside for reader in made.reviewers):
        yield "outside"
    yield from made.open_answers()
