"""Translations, built for real: readers are told of an older text, the team how all texts stand, the public nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import buildable, built, contents
from pages import Page, page

from portal.model.base import Audience
from portal.model.targets import STATUS_PAGE
from sample import apply, messages

OLDER = {
    "awareness/afraid.html": "docs/awareness/afraid.bg.md",
    "glossary.html": "docs/glossary.yml",
    "help.html": "docs/centres.yml",
    "modules/good-talk/index.html": "modules/good-talk/module.yml",
    "modules/good-talk/quiz.html": "modules/good-talk/quiz.yml",
    "modules/good-talk/01-listening.html": "modules/good-talk/01-listening.bg.md",
    "modules/good-talk/print.html": "modules/good-talk/module.yml",
}
"""Page in the default language → a text of it that was changed after its translation."""
OLD = "  - {{text: {}, to: en, from: bg, source: abcdefghijklmnop, on: 2026-10-05}}\n"
CHANGES = [
    {"file": "docs/translations.yml", "append": OLD.format(name.replace(".bg.md", ".md"))}
    for name in sorted({*OLDER.values()} - {"docs/awareness/afraid.bg.md"})
] + [{"file": "docs/practices/quiet-room.yml", "replace": "status: published", "with": "status: draft"}]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of which several translations follow older texts."""
    folder = buildable(tmp_path_factory.mktemp("older"))
    apply(CHANGES, folder)
    return folder


@pytest.fixture(scope="module")
def public(root: Path) -> Path:
    return built(root)


@pytest.fixture(scope="module")
def team(root: Path) -> Path:
    return built(root, edition=Audience.TEAM)


def notices(shown: Page) -> list[str]:
    return [notice.text_content().strip() for notice in shown.all("//main/p.notice")]


@pytest.mark.parametrize("address", OLDER)
def test_reader_of_an_older_translation_is_told_and_led_to_the_latest_text(address: str, public: Path) -> None:
    shown = page(public, f"en/{address}")
    words = messages("en")
    date = words.t("notice.outdated", date="October 5, 2026")
    assert notices(shown) == [f"{date} {words.t('notice.latest', language='Bulgarian')}"]
    (link,) = shown.all("//main/p.notice/a")
    assert (shown.leads_to(link.get("href"))[0], link.get("hreflang")) == (address, "bg")


@pytest.mark.parametrize("address", OLDER)
def test_reader_of_the_source_is_told_nothing(address: str, public: Path) -> None:
    assert notices(page(public, address)) == []


def test_reader_of_a_translation_that_follows_its_source_is_told_nothing(public: Path) -> None:
    assert notices(page(public, "en/about/portal.html")) == []


@pytest.mark.parametrize("language", ["bg", "en"])
def test_team_sees_how_the_texts_stand(language: str, team: Path) -> None:
    words = messages(language)
    prefix = "" if language == "bg" else f"{language}/"
    shown = page(team, f"{prefix}{STATUS_PAGE}.html")
    headings = [heading.text_content() for heading in shown.all("//main//h2")]
    assert headings == [words.t(f"status.{part}") for part in ("translations", "waiting", "reviews", "drafts")]
    waiting = [item.text_content() for item in shown.all("//section[@aria-labelledby='page.waiting']//li")]
    assert any("docs/glossary.yml" in item and words.t("status.state.outdated") in item for item in waiting)
    drafts = [item.text_content() for item in shown.all("//section[@aria-labelledby='page.drafts']//code")]
    assert drafts == ["docs/practices/quiet-room.md", "docs/practices/quiet-room.yml"]
    overview = page(team, f"{prefix}about/index.html")
    links = [overview.leads_to(link)[0] for element, link in overview.links if element == "a"]
    assert shown.address in links


@pytest.mark.parametrize("edition", [Audience.PUBLIC, Audience.RESOURCE_GROUP])
def test_others_get_no_byte_of_it(edition: Audience, root: Path, public: Path) -> None:
    site = public if edition is Audience.PUBLIC else built(root, edition=edition)
    titles = [messages(language).t("status.title").encode() for language in ("bg", "en")]
    found = [
        name for name, content in contents(site).items()
        if STATUS_PAGE in name or b"about/status" in content or any(title in content for title in titles)
    ]  # fmt: skip
    assert found == []
