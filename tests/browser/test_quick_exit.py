"""The quick exit takes a child away from a page at once, and leaves no way back to it."""

from __future__ import annotations

from browsing import OUTSIDE, TEMPLATES, Browse, Site
from playwright.sync_api import Page, expect

from portal.compose.context import PUBLIC_AREAS


def test_the_exit_replaces_the_page_so_that_back_leads_past_it(phone: Page, site: Site):
    phone.goto(OUTSIDE)
    phone.goto(site.one("awareness.html", "bg"))
    phone.locator(".exit").click()
    expect(phone).to_have_url(site.settings.quick_exit)
    phone.go_back()
    expect(phone).to_have_url(OUTSIDE)


def test_the_exit_works_by_keyboard(phone: Page, site: Site):
    phone.goto(site.one("awareness.html", "bg"))
    phone.locator(".exit").press("Enter")
    expect(phone).to_have_url(site.settings.quick_exit)


def test_the_exit_is_a_link_where_scripts_do_not_run(browse: Browse, site: Site):
    phone = browse(360, 640, javascript=False)
    phone.goto(site.one("awareness.html", "bg"))
    phone.locator(".exit").click()
    expect(phone).to_have_url(site.settings.quick_exit)


def test_the_exit_is_in_view_on_every_kind_of_public_page(phone: Page, site: Site):
    areas = {page.template: page.area for page in site.all_pages}
    for template in TEMPLATES:
        if areas.get(template, "home") in PUBLIC_AREAS:
            phone.goto(site.one(template, "bg"))
            expect(phone.locator(".exit"), template).to_be_in_viewport(ratio=1)


def test_no_page_for_specialists_has_an_exit(phone: Page, site: Site):
    for template in {page.template for page in site.training_pages}:
        phone.goto(site.one(template, "bg"))
        expect(phone.locator("[data-exit]"), template).to_have_count(0)
