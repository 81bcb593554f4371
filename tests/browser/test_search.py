"""The search as readers meet it: opened, asked, walked through by keyboard, and forgotten."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, Browse, Site, tab_to
from playwright.sync_api import Page, Response, expect

FIELD, RESULTS, SAID = ".finder input", ".finder li a", ".finder [role=status]"


def opened(page: Page, query: str = "") -> Page:
    page.locator(".find").click()
    if query:
        page.locator(FIELD).fill(query)
    return page


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page: Page, site: Site):
    asked: list[str] = []

    def note(response: Response) -> None:
        asked.append(response.url)

    page.on("response", note)
    page.goto("index.html")
    assert [url for url in asked if "search" in url] == []
    opened(page)
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("query", ["полицията ме спря", "policiqta me sprq", "полицята ме спря"])
def test_first_answer_is_the_page_that_was_meant(page: Page, site: Site, query: str):
    page.goto("help.html")
    opened(page, query)
    first = page.locator(RESULTS).first
    expect(first).to_have_attribute("href", site.url("awareness/police-stop.html"))
    expect(first.locator("mark").first).to_have_text("Полицията")
    expect(page.locator(SAID)).to_have_text(site.t("bg", "search.count").replace("{n}", "12"))


def test_result_leads_to_the_place_in_the_page(page: Page, site: Site):
    page.goto("index.html")
    opened(page, "моливите прибираше")
    first = page.locator(RESULTS).first
    expect(first.locator("span mark").first).to_be_visible()
    first.click()
    expect(page).to_have_url(site.url(f"modules/victim-or-witness/{page.url.rpartition('/')[2]}"))
    assert "#" in page.url
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_be_in_danger_sees_numbers_first(phone: Page, site: Site, language: str):
    phone.goto("index.html" if language == "bg" else "en/index.html")
    opened(phone, {"bg": "bashta mi me bie", "en": "my dad beats me"}[language])
    expect(phone.locator(RESULTS).first).to_have_attribute("href", "tel:112")
    expect(phone.locator(".finder a[href='tel:116111']")).to_be_in_viewport()
    expect(phone.locator(SAID)).to_have_text(site.t(language, "search.danger"))


def test_nothing_that_fits_is_said_and_topics_and_numbers_are_offered(page: Page, site: Site):
    page.goto("index.html")
    opened(page, "рецепта за баница")
    expect(page.locator(".finder div > p").first).to_contain_text(site.t("bg", "search.none"))
    expect(page.locator(".finder a[href$='/search.html']")).to_be_visible()
    expect(page.locator(".finder a[href='tel:116111']")).to_be_visible()


def test_other_language_is_offered_and_marked(page: Page, site: Site):
    page.goto("index.html")
    opened(page, "restorative meeting harm")
    page.locator(".finder button").click()
    result = page.locator(".finder [lang=en] li a").first
    expect(result).to_have_attribute("href", site.url("en/practices/restorative-meeting.html"))


def test_phrase_stands_there_word_for_word(page: Page, site: Site):
    page.goto("index.html")
    opened(page, "„право да запазиш мълчание“")
    expect(page.locator(RESULTS).first).to_have_attribute("href", site.url("glossary.html#term.right-to-silence"))
    page.locator(FIELD).fill("„мълчание запазиш право“")
    expect(page.locator(".finder div > p").first).to_contain_text(site.t("bg", "search.none"))


def test_search_by_keyboard_alone(page: Page, site: Site):
    page.goto("index.html")
    tab_to(page, page.locator(".find"))
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("синя стая")
    expect(page.locator(RESULTS).nth(2)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".find")).to_be_focused()
    expect(page.locator(".finder")).to_be_hidden()


def test_question_is_forgotten(page: Page, site: Site):
    page.goto("index.html")
    opened(page, "искам адвокат")
    expect(page.locator(RESULTS).first).to_be_visible()
    stored = "[localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash]"
    assert page.evaluate(stored) == [0, 0, "", "", ""]
    page.keyboard.press("Escape")
    opened(page)
    expect(page.locator(FIELD)).to_have_value("")
    page.locator(FIELD).fill("адвокат")
    page.goto("help.html")
    page.go_back()
    expect(page.locator(f"{FIELD}:not([value=''])")).to_have_count(0)


def test_search_answers_from_a_folder(page: Page, site: Site):
    page.goto((site.folder / "en" / "index.html").as_uri())
    opened(page, "lawyers")
    expect(page.locator(RESULTS).first.locator("mark").first).to_be_visible()


def test_results_fit_a_small_phone(browse: Browse, site: Site):
    phone = browse(320, 568)
    phone.goto("index.html")
    opened(phone, "наказателна отговорност непълнолетни")
    expect(phone.locator(RESULTS).first).to_be_visible()
    assert phone.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert phone.locator(".helpbar a[href='tel:112']").is_visible()


def test_without_scripts_the_link_leads_to_all_topics(browse: Browse, site: Site):
    plain = browse(360, 640, javascript=False)
    plain.goto("awareness/index.html")
    plain.locator(".find").click()
    expect(plain).to_have_url(site.url("search.html"))
    plain.locator("main a", has_text="малолетен").first.click()
    expect(plain).to_have_url(site.url("glossary.html#term.under-14"))
