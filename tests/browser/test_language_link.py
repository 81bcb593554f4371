"""The language link leads to the same page in the other language, and back."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, Site
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["lesson.html", "quiz.html", "protocol.html", "awareness.html"])
def test_the_language_link_leads_to_the_same_page_and_back(page: Page, site: Site, template: str, language: str):
    here = max((p for p in site.all_pages if p.template == template and p.language == language), key=lambda p: p.path)
    other = next(code for code in LANGUAGES if code != language)
    page.goto(site.address(here))
    for code in (other, language):
        page.locator(f".languages a[lang='{code}']").click()
        expect(page).to_have_url(site.url(site.address(here, code)))
        expect(page.locator("html")).to_have_attribute("lang", code)
        expect(page.locator("h1")).to_have_text(site.staged.pages[f"{here.path}.{code}.md"].title)
