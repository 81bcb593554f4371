"""The calendar of reviews, built for real: the team finds it, the public site does not have it."""

from __future__ import annotations

from pathlib import Path

from building import buildable, built, contents
from pages import page

from portal.model.base import Audience
from sample import messages


def test_team_finds_the_calendar_on_every_page(tmp_path: Path) -> None:
    site = built(buildable(tmp_path), edition=Audience.TEAM)
    for address, calendar in (("help.html", "reviews.ics"), ("en/modules/good-talk/quiz.html", "en/reviews.ics")):
        found = page(site, address)
        words = messages(found.language).t("calendar.link")
        (link,) = [a for a in found.all("//footer//a") if a.text_content() == words]
        assert found.leads_to(link.get("href"))[0] == calendar
        assert (site / calendar).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_public_site_does_not_name_it(tiny_site: Path) -> None:
    found = contents(tiny_site)
    assert [name for name, content in found.items() if name.endswith(".ics") or b"reviews.ics" in content] == []
