"""Decides whether a text that needs the privacy checklist may be published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portal.checks.context import Context
from portal.checks.publications import Publication, publications
from portal.model.base import Status
from portal.model.privacy import READERS, PrivacyCheck
from portal.model.scenario import Scenario
from portal.problems import Problem


def checklists(context: Context) -> Iterator[Problem]:
    """V005: a published text has no privacy checklist; V006: its checklist is not complete."""
    for publication in publications(context.library):
        for document in publication.signed:
            entry = document.value
            if "privacy_check" not in type(entry).model_fields or entry.status is not Status.PUBLISHED:
                continue
            made: PrivacyCheck | None = entry.privacy_check
            if made is None:
                yield Problem("V005", document.place("status"))
            elif lack := tuple(_lacking(made, _tells_a_case(entry, publication), context.settings.today)):
                yield Problem("V006", document.place("privacy_check"), {"lack": lack})


def _tells_a_case(entry: object, publication: Publication) -> bool:
    return isinstance(entry, Scenario) or bool(publication.cases())


def _lacking(made: PrivacyCheck, tells_a_case: bool, today: datetime.date) -> Iterator[str]:
    if made.on > today:
        yield "future"
    if len(made.reviewers) < READERS:
        yield "reviewers"
    if tells_a_case and not any(reader.outside for reader in made.reviewers):
        yield "outside"
    yield from made.open_answers()
