"""The calendar of coming reviews: which events, with which words, in which editions."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from portal.compose.staged import StagedSite
from portal.compose.table import compose
from portal.model.base import Audience
from portal.site import Reading, read_site
from sample import SITES

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "portal"
REVIEWED = "awareness-afraid module-good-talk module-safe-report practice-quiet-room protocol-safeguarding".split()


@cache
def tiny() -> Reading:
    return read_site(SITES / "tiny", "team", drafts=False)


def site(**values: Any) -> StagedSite:
    reading = tiny()
    assert reading.library is not None
    assert reading.settings is not None
    return compose(reading.library, replace(reading.settings, **values), reading.catalogues, ASSETS)


def events(made: bytes) -> dict[str, Any]:
    """Unique id → event."""
    return {str(event["uid"]): event for event in Calendar.from_ical(made).walk("VEVENT")}


def test_every_valid_text_has_its_review_and_a_retired_one_has_none() -> None:
    found = events(site().calendars["reviews.ics"])
    assert [name for name in found if name.startswith("review-")] == [
        f"review-{name}@portal" for name in sorted(REVIEWED, key=lambda name: (days(found)[name], name))
    ]


def days(found: dict[str, Any]) -> dict[str, datetime.date]:
    return {name: found[f"review-{name}@portal"].start for name in REVIEWED}


def test_review_is_one_whole_day_on_which_it_is_due() -> None:
    event = events(site().calendars["reviews.ics"])["review-awareness-afraid@portal"]
    assert event["dtstart"].to_ical() == b"20270524"
    assert event.duration == datetime.timedelta(days=1)


def test_legal_check_is_an_event_of_its_own() -> None:
    found = events(site().calendars["reviews.ics"])
    assert [name for name in found if name.startswith("legal-")] == [
        "legal-module-safe-report@portal",
        "legal-protocol-safeguarding@portal",
    ]
    assert found["legal-protocol-safeguarding@portal"].start == datetime.date(2027, 11, 24)


def test_event_says_what_to_do_and_who_answers_for_it() -> None:
    english = events(site().calendars["en/reviews.ics"])["review-awareness-afraid@portal"]
    assert english["summary"] == "Review: I am afraid"
    assert str(english["description"]).splitlines() == [
        "Owner: Sample organisation", "Last done: November 24, 2026", "en/awareness/afraid.html",
    ]  # fmt: skip


def test_event_leads_to_the_page_when_the_site_has_an_address() -> None:
    made = site(site_url="https://example.org/portal/").calendars["reviews.ics"]
    event = events(made)["review-awareness-afraid@example.org"]
    assert event["url"] == "https://example.org/portal/awareness/afraid.html"


def test_same_event_in_every_language() -> None:
    made = site().calendars
    assert list(events(made["reviews.ics"])) == list(events(made["en/reviews.ics"]))


def test_same_texts_give_the_same_bytes_on_any_day() -> None:
    assert site(today=datetime.date(2030, 1, 1)).calendars == site().calendars


@pytest.mark.parametrize("edition", [Audience.PUBLIC, Audience.RESOURCE_GROUP])
def test_readers_who_review_nothing_get_no_calendar(edition: Audience) -> None:
    assert site(edition=edition).calendars == {}
