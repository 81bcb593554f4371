"""Decides which published texts somebody must look at again."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.base import Reviewed, Status, later
from portal.problems import Problem

LEGAL_MONTHS = 12
"""How long a comparison of legal statements with their sources holds."""


def reviews(context: Context) -> Iterator[Problem]:
    """D001: a review is overdue; D002: legal statements were last compared with their sources too long ago."""
    today = context.settings.today
    for document in context.library.documents():
        entry = document.value
        if not isinstance(entry, Reviewed) or entry.status is not Status.PUBLISHED:
            continue
        if entry.review_due() < today:
            yield Problem("D001", document.place("last_reviewed"), {"date": entry.review_due().isoformat()})
        checked = entry.legal_checked_on
        if checked and later(checked, LEGAL_MONTHS) < today:
            yield Problem("D002", document.place("legal_checked_on"), {"date": checked.isoformat()})
