"""Months are counted as people count them, and no date an author can write stops the program."""

from __future__ import annotations

from datetime import date

import pytest

from portal.model.base import later


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(9999, 12, 31), 60, date.max),
    ],
)
def test_later(day: date, months: int, expected: date) -> None:
    assert later(day, months) == expected
