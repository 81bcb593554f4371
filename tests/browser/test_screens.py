"""Every page on every width: nothing to scroll sideways for, help in reach, targets large enough for a thumb."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import FOR_THE_TEAM, LANGUAGES, TEMPLATES, Browse, Site, tab_to
from opened import use
from playwright.sync_api import Browser, Page, expect

WIDTHS = (320, 360, 768, 1280)
THUMB = 44
"""CSS pixels: the least height of what is pressed with a thumb (WCAG 2.2, 2.5.5)."""
TARGETS = (
    ".helpbar a, .menu summary, .menu a, .languages a, .brand, .choice, .quiz select, .my-training select, "
    ".written input, .button, .scenario-choices a"
)

WIDER = "() => Math.max(document.scrollingElement.scrollWidth, document.body.scrollWidth) > innerWidth"
SMALL = """(targets, least) => targets.filter(target => target.checkVisibility())
    .map(target => [target.innerText || target.name, target.getBoundingClientRect().height])
    .filter(([, height]) => height < least)"""
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`p { margin-bottom: 2em !important }
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 2.2, 1.4.12 has readers set."""
LABELS = "a, button, summary, h1, h2, h3, label, .badge, .helpbar span"
CUT = """(parts) => parts.filter((part) => part.checkVisibility() && getComputedStyle(part).overflow !== "visible")
    .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.innerText)"""
COVERED = """() => {
    const end = document.querySelector(".helpbar").getBoundingClientRect().top;
    const last = [document.activeElement, document.querySelector(".footer > :last-child")];
    return last.some(node => node.getBoundingClientRect().bottom > end + 1);
}"""


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_page_is_wider_than_the_screen(page: Page, site: Site, template: str):
    """All pages on the narrowest screen, the heaviest one of each language on the others."""
    too_wide = []
    for language in LANGUAGES:
        heaviest = site.one(template, language)
        for address in site.addresses(template, language):
            page.goto(address)
            for width in WIDTHS if address == heaviest else WIDTHS[:1]:
                page.set_viewport_size({"width": width, "height": 700})
                if page.evaluate(WIDER):
                    too_wide.append((address, width))
    assert too_wide == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_page_is_wider_than_the_screen_whatever_a_reader_does(browse: Browse, site: Site, template: str):
    """WCAG 2.2, 1.4.10 and 1.4.12: 1280 px at 400 %, with everything opened, then with text spaced as wide as asked."""
    for language in LANGUAGES:
        page = browse(320, 700)
        page.goto(site.one(template, language))
        use(page, template)
        assert not page.evaluate(WIDER)
        page.evaluate(SPACED)
        assert not page.evaluate(WIDER)
        assert page.locator(LABELS).evaluate_all(CUT) == []


@pytest.mark.parametrize("template", sorted(FOR_THE_TEAM))
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_page_of_the_team_is_wider_than_the_screen(browser: Browser, team: Path, prefix: str, template: str):
    page = browser.new_page()
    page.goto((team / f"{prefix}about" / template).as_uri())
    too_wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        if page.evaluate(WIDER):
            too_wide.append(width)
    page.close()
    assert too_wide == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_bar_is_in_view_at_once(phone: Page, site: Site, language: str):
    for template in TEMPLATES:
        phone.goto(site.one(template, language))
        for number in ("112", "116111"):
            expect(phone.locator(f".helpbar a[href='tel:{number}']"), template).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_bar_does_not_cover_the_end_of_the_page(phone: Page, site: Site, language: str):
    covered = []
    for template in TEMPLATES:
        address = site.one(template, language)
        phone.goto(address)
        phone.locator(":is(main, .footer) a").last.focus()
        phone.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
        if phone.evaluate(COVERED):
            covered.append(address)
    assert covered == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["home.html", "quiz.html", "module.html", "scenario.html"])
def test_targets_are_large_enough_for_a_thumb(phone: Page, site: Site, template: str, language: str):
    phone.goto(site.one(template, language))
    phone.locator(".menu summary").click()
    assert phone.locator(TARGETS).evaluate_all(SMALL, THUMB) == []


def test_menu_opens_and_closes_by_keyboard(phone: Page):
    phone.goto("index.html")
    summary, areas = phone.locator(".menu summary"), phone.locator(".menu nav")
    tab_to(phone, summary)
    expect(areas).to_be_hidden()
    phone.keyboard.press("Enter")
    expect(areas).to_be_visible()
    phone.keyboard.press("Enter")
    expect(areas).to_be_hidden()


def test_menu_opens_and_closes_by_touch(browse: Browse):
    phone = browse(360, 640, touch=True)
    phone.goto("index.html")
    summary, areas = phone.locator(".menu summary"), phone.locator(".menu nav")
    summary.tap()
    expect(areas).to_be_visible()
    summary.tap()
    expect(areas).to_be_hidden()
