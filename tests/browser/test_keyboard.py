"""Whoever uses no mouse sees where they are, on a phone as on a wide screen."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, Browse, Site
from playwright.sync_api import Page, expect

SIZES = [(360, 640), (1280, 800)]
MOST = 150
"""Presses of Tab after which something is wrong."""

FOCUSED = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    const [box] = here.getClientRects();
    const bar = document.querySelector(".helpbar");
    const end = bar.contains(here) ? innerHeight : bar.getBoundingClientRect().top;
    // A table may be taller than a phone: then it is in view when it fills the window.
    const out = box && (box.height > end ? box.top > 0 || box.bottom < end : box.top < -1 || box.bottom > end + 1);
    const sees = box && here.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    return {
        name: here.innerText.trim() || here.outerHTML.slice(0, 80),
        fault: !box || !box.width || !box.height ? "has no size"
            : out ? `is out of sight: ${box.top} to ${box.bottom} of ${end}`
            : sees ? "" : "is covered",
    };
}"""


@pytest.mark.parametrize(
    "template", ["home.html", "lesson.html", "awareness.html", "scenario.html", "path.html", "my_training.html"]
)
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
