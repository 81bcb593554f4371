"""The zip of the portal, unpacked and opened by double-click: everything works, and nothing asks the network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from browsing import LANGUAGES, Site, watch
from learner import answer_all, whole_quiz
from playwright.sync_api import Browser, Page, expect
from test_final_test import exam
from test_scenario import first, passage, way_to

from portal.cli import main
from portal.model.scenario import Outcome

NOWHERE = "https://nowhere.invalid"
"""The origin of a site that is served by nobody: every request over a network is one too many."""


@dataclass(frozen=True)
class Stick:
    """The one folder that was in the zip."""

    top: Path
    site: Site

    def start(self, language: str) -> str:
        """The address of the file to double-click."""
        words = f"{self.site.t(language, 'zip.start')} – {self.site.settings.language_names[language]}.html"
        return (self.top / words).as_uri()


@pytest.fixture(scope="module")
def stick(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Stick:
    work = tmp_path_factory.mktemp("stick")
    assert main(["zip", "--root", str(site.folder.parents[1]), "-o", str(work / "portal.zip")]) == 0
    with zipfile.ZipFile(work / "portal.zip") as archive:
        archive.extractall(work / "unpacked")
    (top,) = (work / "unpacked").iterdir()
    return Stick(top, replace(site, folder=top / "site", origin=NOWHERE))


@pytest.fixture
def reader(browser: Browser, stick: Stick) -> Iterator[Page]:
    """A window without a network; an error in a script or a request fails the test."""
    complaints: list[str] = []
    context = browser.new_context(base_url=f"{stick.site.folder.as_uri()}/", offline=True)
    watch(context, replace(stick.site, folder=stick.top), complaints)
    yield context.new_page()
    context.close()
    assert not complaints


@pytest.mark.parametrize("language", LANGUAGES)
def test_double_click_opens_the_home_page_of_the_language(reader: Page, stick: Stick, language: str):
    reader.goto(stick.start(language))
    home = stick.site.address(stick.site.staged.pages[f"index.{language}.md"])
    expect(reader).to_have_url((stick.site.folder / home).as_uri())
    expect(reader.locator("html")).to_have_attribute("lang", language)


def test_double_click_before_unpacking_says_what_to_do(browser: Browser, stick: Stick, tmp_path: Path):
    """Windows copies the one file out of the zip and opens the copy."""
    alone = tmp_path / "start.html"
    alone.write_bytes(next(stick.top.glob("*English.html")).read_bytes())
    page = browser.new_page()
    page.goto(alone.as_uri())
    expect(page.locator("main")).to_contain_text(stick.site.t("en", "zip.unpack"))
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_quiz_is_passed_and_my_training_knows_it(reader: Page, stick: Stick, language: str):
    quiz = whole_quiz(stick.site, language)
    expect(answer_all(reader, quiz)).to_contain_text("100")
    reader.locator("[data-choose='own']").click()
    reader.locator(".footer a[href$='my-training.html']").click()
    passed = stick.site.t(language, "training.state_passed")
    expect(reader.locator(".training-state").first).to_have_text(passed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenario_is_played_to_its_good_end(reader: Page, stick: Stick, language: str):
    name, scenario = first(stick.site)
    reader.goto(stick.site.address(stick.site.staged.pages[f"modules/{name}/scenario-{scenario.id}.{language}.md"]))
    section = reader.locator("[data-scenario]")
    for node, choice in way_to(scenario, Outcome.GOOD):
        passage(section, node).locator(f"[data-choice='{choice}']").click()
    expect(section.locator(".outcome:visible")).to_have_text(stick.site.t(language, "scenario.outcome.good"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_final_test_is_passed(reader: Page, stick: Stick, language: str):
    one = exam(stick.site, "instant", language)
    reader.goto(one.address)
    one.begin(reader)
    one.answer_all(reader)
    expect(one.submit(reader)).to_contain_text("100")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_without_a_request(reader: Page, stick: Stick, language: str):
    for page in stick.site.all_pages:
        if page.language == language:
            reader.goto(stick.site.address(page))
            expect(reader.locator("h1").first).to_be_visible()
