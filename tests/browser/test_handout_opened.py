"""A handout, opened as a file somebody sent: everything in it works, and nothing asks a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import LANGUAGES, Site, watch
from learner import give, whole_quiz
from playwright.sync_api import Browser, Page, expect
from test_scenario import first, passage, way_to

from portal.cli import main
from portal.model.scenario import Outcome

Open = Callable[[str, str], Page]
"""Reference and language → the handout of a text in a window without a network."""


@pytest.fixture
def received(browser: Browser, site: Site, tmp_path: Path) -> Iterator[Open]:
    """An error in a script, a breach of the policy or a request of any kind fails the test."""
    complaints: list[str] = []
    context = browser.new_context(offline=True)
    watch(context, replace(site, folder=tmp_path, origin="https://nowhere.invalid"), complaints)
    asked: list[str] = []
    context.on("request", lambda request: request.url.startswith("data:") or asked.append(request.url))

    def open_one(reference: str, language: str) -> Page:
        target = tmp_path / "received.html"
        root = site.folder.parents[1]
        assert main(["handout", "--root", str(root), reference, "--language", language, "-o", str(target)]) == 0
        page = context.new_page()
        page.goto(target.as_uri())
        return page

    yield open_one
    context.close()
    assert (complaints, set(asked)) == ([], {(tmp_path / "received.html").as_uri()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_quiz_of_a_module_is_taken_to_its_result(received: Open, site: Site, language: str):
    quiz = whole_quiz(site, language)
    page = received(f"module:{next(iter(site.library.modules))}", language)
    for asked in quiz:
        give(page, asked, asked.right())
    expect(page.locator(".quiz-result")).to_contain_text("100")


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenario_of_a_module_is_played(received: Open, site: Site, language: str):
    name, scenario = first(site)
    section = received(f"module:{name}", language).locator(f"[data-scenario='{name}/{scenario.id}']")
    expect(section.locator(".passage:visible")).to_have_count(1)
    for node, choice in way_to(scenario, Outcome.GOOD):
        passage(section, node).locator(f"[data-choice='{choice}']").click()
    expect(section.locator(".outcome:visible")).to_have_text(site.t(language, "scenario.outcome.good"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["awareness", "practice", "protocol"])
def test_every_text_opens_and_leads_nowhere_else(received: Open, site: Site, kind: str, language: str):
    for name in site.library.items[kind]:
        page = received(f"{kind}:{name}", language)
        expect(page.locator("h1")).to_be_visible()
        links = page.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert [link for link in links if not link.startswith(("#", "tel:", "mailto:", "https:"))] == []


def test_words_that_are_explained_are_explained_in_the_handout(received: Open, site: Site):
    page = received(f"practice:{next(iter(site.library.items['practice']))}", "bg")
    page.locator(".term").first.click()
    expect(page.locator(".term-box:target")).to_be_visible()
