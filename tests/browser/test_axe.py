"""No barrier that axe-core can find, on any template: WCAG 2.2 A and AA and what is good practice beyond it.

A page is judged with everything opened and done (`opened.py`), and also as it is met where doing changes it: in both
languages, on a phone and on a wide screen, in both colour schemes. Whatever can be the same is judged once: the scheme
changes colours only, the language changes none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browsing import FOR_THE_TEAM, LANGUAGES, TEMPLATES, Browse, Site
from opened import DOINGS, open_everything, use
from playwright.sync_api import Browser, Page

WHERE = Path(sys.prefix) / "npm" / "node_modules" / "axe-core" / "axe.min.js"
"""Where ensure-npm.sh puts it."""
WIDTHS = (360, 1280)
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules about colours; a colour scheme changes nothing else."""
TARGETS = ["target-size"]
"""The one rule of A and AA that axe leaves out unless asked (WCAG 2.2, 2.5.8)."""
RUN = "(rules) => axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) })"


@cache
def axe() -> str:
    if not WHERE.is_file():
        script = (Path(__file__).parent / "ensure-npm.sh").read_text("utf-8")
        pytest.fail(script.partition("<<'MESSAGE'\n")[2].partition("MESSAGE\n")[0], pytrace=False)
    return WHERE.read_text("utf-8")


def violations(page: Page, rules: list[str] | None = None) -> Iterator[str]:
    """What axe finds, each with the first element that shows it."""
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)["violations"]
    for one in found:
        node = one["nodes"][0]
        yield f"{one['id']}: {one['help']}\n{node['html']}\n{node['failureSummary']}"


def on_every_width(page: Page, dark: bool = True) -> Iterator[str]:
    """What axe finds on every width, and when `dark`, in both colour schemes."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        yield from violations(page)
        if dark:
            page.emulate_media(color_scheme="dark")
            yield from violations(page, COLOURS)


def targets(page: Page) -> Iterator[str]:
    """What axe says of the size of targets, with nothing lying over any: no open menu, a window as tall as the page."""
    page.evaluate("document.querySelector('.menu').open = false")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.set_viewport_size({"width": width, "height": page.evaluate("document.scrollingElement.scrollHeight")})
        yield from violations(page, TARGETS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_barrier_whatever_a_reader_does(browse: Browse, site: Site, template: str):
    found = []
    for language in LANGUAGES:
        page = browse()
        page.goto(site.one(template, language))
        page.evaluate(axe())
        if template in DOINGS and language == LANGUAGES[0]:
            found += on_every_width(page)
        use(page, template)
        found += on_every_width(page, dark=language == LANGUAGES[0])
        if language == LANGUAGES[0]:
            found += targets(page)
    assert found == []


def test_scenario_is_without_barriers_at_every_step(page: Page, site: Site):
    page.goto(site.one("scenario.html", "bg"))
    page.evaluate(axe())
    choices = page.locator("[data-choice]:visible")
    steps = 0
    while choices.count():
        choices.first.press("Enter")
        steps += 1
        assert list(violations(page)) == []
    assert steps >= 2


def test_no_barrier_on_pages_of_the_team(browser: Browser, team: Path):
    page = browser.new_page()
    for template in FOR_THE_TEAM:
        for folder in ("about", "en/about"):
            page.goto((team / folder / template).as_uri())
            page.evaluate(axe())
            open_everything(page)
            assert list(on_every_width(page)) == []
    page.close()


def test_axe_would_find_a_barrier(page: Page, site: Site):
    """Were the rules not run, no page would have one."""
    page.goto(site.one("home.html", "bg"))
    page.evaluate(axe())
    page.evaluate("document.querySelector('main').append(new Image())")
    page.evaluate(
        "document.querySelector('.lead').setAttribute('class', 'picture'); document.body.style.color = '#ccc'"
    )
    assert {found.partition(":")[0] for found in violations(page)} == {"image-alt", "color-contrast"}
