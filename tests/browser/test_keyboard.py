"""Whoever uses no mouse sees where they are, on a phone as on a wide screen."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, TEMPLATES, Browse, Site, tab_to
from playwright.sync_api import Page, expect

SIZES = [(360, 640), (1280, 800)]
MOST = 200
"""Presses of Tab after which something is wrong."""

LONG = {"glossary.html", "search.html", "messages.html", "module_print.html", "final_test_paper.html"}
"""Pages of one kind of text from end to end, with more stops than anybody passes."""

FOCUSED = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    const [box] = here.getClientRects();
    const bar = document.querySelector(".helpbar");
    const end = bar.contains(here) ? innerHeight : bar.getBoundingClientRect().top;
    // A table may be taller than the window or nearly so: then it is in view when it fills most of it.
    const tall = box && box.height > end - 100;
    const out = box && (tall ? box.top > 100 || box.bottom < end - 100 : box.top < -1 || box.bottom > end + 1);
    const sees = box && here.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    return {
        name: here.innerText.trim() || here.outerHTML.slice(0, 80),
        fault: !box || !box.width || !box.height ? "has no size"
            : out ? `is out of sight: ${box.top} to ${box.bottom} of ${end}`
            : sees ? "" : "is covered",
    };
}"""


STATE = """() => [location.href, scrollY, document.activeElement.tagName, document.querySelectorAll("[open]").length]"""
KEPT_IN_DIALOG = """() => document.activeElement === document.body
    || document.querySelector(".training-sure").contains(document.activeElement)"""
REACHED_THOUGH_HIDDEN = """() => [...document.querySelectorAll("[aria-hidden=true]")]
    .flatMap((part) => [part, ...part.querySelectorAll("*")])
    .filter((part) => part.matches("a, button, input, select, summary, [tabindex]"))
    .map((part) => part.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name not in LONG])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_that_has_the_focus_is_in_view(browse: Browse, site: Site, template: str, width: int, height: int):
    page = browse(width, height)
    page.goto(site.one(template, "bg"))
    faults, seen = [], 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        seen += 1
        if focused["fault"]:
            faults.append(f"{focused['name']} {focused['fault']}")
    assert faults == []
    assert 8 <= seen < MOST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_skip_link_comes_first_and_leads_to_the_content(
    browse: Browse, site: Site, width: int, height: int, language: str
):
    page = browse(width, height)
    page.goto(site.one("lesson.html", language))
    skip = page.locator(".skip")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


@pytest.mark.parametrize("template", ["home.html", "lesson.html", "quiz.html", "scenario.html"])
def test_the_focus_has_an_outline(page: Page, site: Site, template: str):
    page.goto(site.one(template, "bg"))
    page.locator("main a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


@pytest.mark.parametrize("template", ["home.html", "lesson.html", "quiz.html", "scenario.html", "my_training.html"])
def test_no_single_key_does_anything(page: Page, site: Site, template: str):
    """WCAG 2.2, 2.1.4: whoever speaks to the computer would start what a letter starts."""
    address = site.one(template, "bg")
    page.goto(address)
    before = page.evaluate(STATE)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;[]-":
        page.keyboard.press(key)
    assert page.evaluate(STATE) == before


@pytest.mark.parametrize("template", ["home.html", "lesson.html", "quiz.html", "awareness.html"])
def test_the_language_link_is_reached_and_followed_by_keyboard(phone: Page, site: Site, template: str):
    phone.goto(site.one(template, "bg"))
    link = phone.locator(".languages a[lang='en']")
    tab_to(phone, link)
    phone.keyboard.press("Enter")
    expect(phone.locator("html")).to_have_attribute("lang", "en")


def test_escape_leaves_the_question_and_the_focus_returns(page: Page, site: Site):
    page.goto(site.one("my_training.html", "bg"))
    button = page.locator("[data-forget]")
    tab_to(page, button)
    page.keyboard.press("Enter")
    dialog = page.locator(".training-sure")
    for _ in range(6):
        # Tab stays in the dialog, or goes to the browser's own buttons (then nothing of the page has the focus).
        assert page.evaluate(KEPT_IN_DIALOG)
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_hidden_is_never_reached(page: Page, site: Site, template: str):
    """Neither by Tab nor by a screen reader: what is hidden from one is hidden from all."""
    page.goto(site.one(template, "bg"))
    assert page.evaluate(REACHED_THOUGH_HIDDEN) == []
