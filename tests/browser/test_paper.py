"""Print: a checklist is one sheet, and a page takes nothing of the screen's furniture along."""

from __future__ import annotations

import re

import pytest
from browsing import LANGUAGES, Site
from playwright.sync_api import Page, expect

SHEET = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
A4, A3 = (595, 842), (842, 1191)
"""Points, 1/72 inch (ISO 216)."""


def sheets(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has; it does not compress its page objects."""
    found = len(SHEET.findall(pdf))
    assert found, "the PDF holds no page objects in the open"
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_checklist_is_one_sheet_of_a4(page: Page, site: Site, language: str):
    found = {}
    for address in site.addresses("protocol_checklist.html", language):
        page.goto(address)
        found[address] = sheets(page.pdf(format="A4", prefer_css_page_size=True))
    assert found == dict.fromkeys(found, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_checklist_is_of_the_size_of_a4(page: Page, site: Site, language: str):
    for address in site.addresses("protocol_checklist.html", language):
        page.goto(address)
        for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", page.pdf(format="A4", prefer_css_page_size=True)):
            size = sorted(round(float(side)) for side in box.split()[2:])
            assert size == pytest.approx(A4, abs=2), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_poster_is_one_sheet_of_a3(page: Page, site: Site, language: str):
    found = {}
    for address in site.addresses("awareness_poster.html", language):
        page.goto(address)
        pdf = page.pdf(prefer_css_page_size=True)
        ((_, _, *size),) = (box.split() for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf))
        found[address] = (sheets(pdf), sorted(round(float(side)) for side in size) == pytest.approx(A3, abs=2))
    assert found == dict.fromkeys(found, (1, True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_for_families_is_a_leaflet_of_two_sides(page: Page, site: Site, language: str):
    found = {}
    for address in site.addresses("awareness.html", language):
        page.goto(address)
        found[address] = sheets(page.pdf(format="A4"))
    assert {address: number for address, number in found.items() if number > 2} == {}


@pytest.mark.parametrize("template", ["quiz.html", "module_print.html"])
def test_answers_are_on_a_sheet_of_their_own_and_on_paper_only(page: Page, site: Site, template: str):
    page.goto(site.one(template, "bg"))
    answers = page.locator(".answers")
    expect(answers).to_be_hidden()
    page.emulate_media(media="print")
    expect(answers).to_be_visible()
    assert answers.evaluate("part => getComputedStyle(part).breakBefore") == "page"
    assert answers.locator("li").count() == page.locator(".question").count()
    assert page.locator(".question .answer:visible").count() == 0


@pytest.mark.parametrize("template", ["lesson.html", "awareness.html", "protocol.html", "quiz.html", "scenario.html"])
def test_paper_holds_no_furniture_of_the_screen(page: Page, site: Site, template: str):
    page.goto(site.one(template, "bg"))
    page.emulate_media(media="print")
    for name in (".helpbar", ".header", ".menu", ".skip", ".exit", ".crumb", ".actions"):
        for part in page.locator(name).all():
            expect(part, name).to_be_hidden()


@pytest.mark.parametrize("template", ["lesson.html", "awareness.html"])
def test_paper_holds_no_number_of_the_help_bar(page: Page, site: Site, template: str):
    """Chromium writes every link of the paper into the PDF in the open, those of the help bar with `tel:`."""
    page.goto(site.one(template, "bg"))
    assert page.pdf(format="A4").count(b"tel:") == page.locator("main a[href^='tel:']").count()
