"""The portal opens from a folder or a USB stick, without a server."""

from __future__ import annotations

from browsing import Site
from learner import whole_quiz
from playwright.sync_api import Page, expect


def test_a_quiz_is_reached_answered_and_switched_to_english(page: Page, site: Site):
    asked = whole_quiz(site, "bg")[0]
    page.goto((site.folder / "index.html").as_uri())
    page.locator(".doors a[href$='modules/index.html']").click()
    page.locator(".entry h2 a").first.click()
    page.locator(".actions a").first.click()
    expect(page.locator(".position")).to_be_visible()
    page.locator(".module-nav .lessons-quiz a").click()
    form = asked.form(page)
    form.locator(f"input[value='{asked.right()}']").check()
    form.locator("[data-check]").click()
    expect(form.get_by_role("status")).to_contain_text(site.t("bg", "quiz.right"))
    page.locator(".languages a[lang='en']").click()
    expect(page).to_have_url((site.folder / "en" / asked.address).as_uri())
    expect(page.locator("h1")).to_be_visible()
