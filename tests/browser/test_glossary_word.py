"""A hard word leads to its explanation, in view above the help bar, and closing it leads back to the word."""

from __future__ import annotations

import re

import pytest
from browsing import LANGUAGES, Browse, Site, tab_to
from playwright.sync_api import Page, expect

from portal.compose.staged import StagedPage

IN_VIEW = """box => {
    const bar = document.querySelector(".helpbar").getBoundingClientRect();
    return ["dt", "dd"].map(name => box.querySelector(name).getBoundingClientRect())
        .every(part => part.height > 0 && part.top >= 0 && part.bottom <= bar.top + 1);
}"""
ON_TOP = """link => {
    const box = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


def lesson_with_words(site: Site, language: str) -> StagedPage:
    lessons = (page for page in site.all_pages if page.template == "lesson.html" and page.language == language)
    return max(lessons, key=lambda page: len(page.terms))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_every_word_of_a_lesson_is_explained_in_view(
    browse: Browse, site: Site, width: int, height: int, language: str
):
    page = browse(width, height)
    lesson = lesson_with_words(site, language)
    other = next(code for code in LANGUAGES if code != language)
    assert site.library.glossary is not None
    glossary = {term.id: term for term in site.library.glossary.value.terms}
    page.goto(site.address(lesson))
    for name in lesson.terms:
        page.locator(f"[id='ref.{name}']").click()
        expect(page).to_have_url(re.compile(rf"#term\.{name}$"))
        box = page.locator(f"[id='term.{name}']")
        expect(box.locator(f"[lang='{other}']"), name).to_have_text(glossary[name].term[other])
        assert box.evaluate(IN_VIEW), name
        assert box.locator(".term-close").evaluate(ON_TOP), name
        box.locator(".term-close").click()
        expect(page).to_have_url(re.compile(rf"#ref\.{name}$"))
        expect(page.locator(f"[id='ref.{name}']"), name).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_opens_and_closes_by_keyboard(phone: Page, site: Site, language: str):
    lesson = lesson_with_words(site, language)
    name = lesson.terms[-1]
    word, box = phone.locator(f"[id='ref.{name}']"), phone.locator(f"[id='term.{name}']")
    phone.goto(site.address(lesson))
    tab_to(phone, word)
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile(rf"#term\.{name}$"))
    assert box.evaluate(IN_VIEW)
    phone.keyboard.press("Tab")
    expect(box.locator(".term-more")).to_be_focused()
    phone.keyboard.press("Tab")
    expect(box.locator(".term-close")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(word).to_be_focused()
    expect(word).to_be_in_viewport(ratio=1)
