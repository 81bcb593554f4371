"""Decides which published texts somebody must look at again."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.problems import Problem
from portal.report import reviews as listed


def reviews(context: Context) -> Iterator[Problem]:
    """D001: a review is overdue; D002: legal statements were last compared with their sources too long ago."""
    today = context.settings.today
    for review in listed.reviews(context.library):
        document, checked = review.document, review.value.legal_checked_on
        if review.overdue(today):
            yield Problem("D001", document.place("last_reviewed"), {"date": review.due.isoformat()})
        if checked and review.legal_overdue(today):
            yield Problem("D002", document.place("legal_checked_on"), {"date": checked.isoformat()})
