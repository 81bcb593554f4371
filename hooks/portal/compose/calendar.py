"""Decides what the calendar of coming reviews holds (iCalendar, RFC 5545), and which editions have one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from portal.compose.addresses import page_address
from portal.compose.frame import Frame
from portal.load.settings import Settings
from portal.model.base import Audience
from portal.report.reviews import Review, reviews


def calendar_address(language: str, settings: Settings) -> str | None:
    """Where the calendar in a language comes out; None in an edition for readers who review nothing."""
    if not Audience.TEAM.within(settings.edition):
        return None
    return page_address("reviews", language, settings).removesuffix("html") + "ics"


def calendar(frame: Frame) -> bytes:
    """All reviews of the edition as all-day events; the same texts always give the same bytes."""
    made = Calendar()
    made.add("prodid", "-//child-justice-portal//reviews//EN")
    made.add("version", "2.0")
    name = frame.t("calendar.name", portal=frame.settings.site_names[frame.language])
    made.add("name", name)
    made.add("x-wr-calname", name)  # Google and Apple know this older name only
    for review in reviews(frame.library):
        for event in _events(review, frame):
            made.add_component(event)
    return bytes(made.to_ical())


def _events(review: Review, frame: Frame) -> Iterator[Event]:
    entry = review.value
    yield _event("review", review.due, entry.last_reviewed, review, frame)
    if review.legal_due is not None and entry.legal_checked_on is not None:
        yield _event("legal", review.legal_due, entry.legal_checked_on, review, frame)


def _event(what: str, due: datetime.date, last: datetime.date, review: Review, frame: Frame) -> Event:
    settings = frame.settings
    event = Event()
    # The same in every language, so that who has both calendars sees one event; never the clock, so that only a
    # review changes it.
    host = urlsplit(settings.site_url).hostname or "portal"
    event.add("uid", f"{what}-{review.reference.replace(':', '-')}@{host}")
    event.add("dtstamp", datetime.datetime.combine(last, datetime.time.min, datetime.UTC))
    event.add("dtstart", due)
    event.add("transp", "TRANSPARENT")
    event.add("summary", frame.t(f"calendar.{what}", title=frame.say(review.title).text))
    page = page_address(frame.targets[review.reference].path, frame.language, settings)
    lines = [
        frame.t("calendar.owner", owner=frame.say(review.value.owner).text),
        frame.t("calendar.last", date=frame.catalogue.date(last)),
    ]
    if settings.site_url:
        event.add("url", f"{settings.site_url.rstrip('/')}/{page}")
    else:
        lines.append(page)
    event.add("description", "\n".join(lines))
    return event
