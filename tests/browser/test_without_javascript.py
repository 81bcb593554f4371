"""Where scripts do not run, everything can still be read, opened and followed."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, Browse, Site
from learner import whole_quiz
from playwright.sync_api import Page, expect


@pytest.fixture
def plain(browse: Browse) -> Page:
    """A phone on which scripts do not run."""
    return browse(360, 640, javascript=False)


@pytest.mark.parametrize("template", ["lesson.html", "awareness.html"])
def test_a_page_can_be_read(plain: Page, site: Site, template: str):
    plain.goto(site.one(template, "bg"))
    expect(plain.locator("h1")).to_be_visible()
    for heading in plain.locator("main h2").all():
        expect(heading).to_be_visible()


def test_the_menu_opens(plain: Page, site: Site):
    plain.goto(site.one("lesson.html", "bg"))
    plain.locator(".menu summary").press("Enter")
    expect(plain.locator(".menu nav a").first).to_be_visible()


def test_an_explained_word_can_be_read(plain: Page, site: Site):
    address, page = next((site.address(page), page) for page in site.all_pages if page.terms)
    plain.goto(address)
    plain.locator(f"[id='ref.{page.terms[0]}']").click()
    expect(plain.locator(f"[id='term.{page.terms[0]}'] dd")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_read_and_has_no_dead_button(plain: Page, site: Site, language: str):
    quiz = whole_quiz(site, language)
    plain.goto(quiz[0].address)
    for asked in quiz:
        expect(asked.form(plain).locator("legend")).to_be_visible()
        expect(asked.form(plain).locator("fieldset")).to_be_enabled()
    for button in plain.locator("main button").all():
        expect(button).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_a_question_opens_by_keyboard(plain: Page, site: Site, language: str):
    asked = whole_quiz(site, language)[0]
    asked.open(plain)
    answer = asked.form(plain).locator(".answer")
    expect(answer.locator(".explanation")).to_be_hidden()
    answer.locator("summary").press("Enter")
    expect(answer.locator(".explanation")).to_be_visible()
