"""One policy for every page, and no page that needs more: nothing from elsewhere, nothing refused, no error."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, MISSING, TEMPLATES, Browse, Site
from opened import use
from playwright.sync_api import Browser, Page

from portal.compose.policy import POLICY

WATCH = """window.refused = [];
addEventListener("securitypolicyviolation", (event) => {
    refused.push(`${event.violatedDirective}: ${event.blockedURI}`);
});"""
RUN = {
    "script": "document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
    "style": "document.body.setAttribute('style', 'position: fixed')",
    "image": "document.body.append(Object.assign(new Image(), { src: 'https://outside.example/one.png' }))",
    "base": "document.head.append(Object.assign(document.createElement('base'), { href: 'elsewhere/' }))",
}
"""What the policy is there to refuse."""


def watched(browse: Browse) -> Page:
    """A page that notes what the browser refuses; errors and requests to other sites fail the test anyway."""
    page = browse(360, 640)
    page.add_init_script(WATCH)
    return page


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_refused_whatever_a_reader_does(browse: Browse, site: Site, template: str):
    for language in LANGUAGES:
        page = watched(browse)
        page.goto(site.one(template, language))
        use(page, template)
        assert page.evaluate("refused") == []


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != MISSING])
def test_policy_of_the_page_lets_it_work_from_a_folder(browse: Browse, site: Site, template: str):
    """Without a server there are no headers, and 'self' has to mean the files of the folder."""
    page = watched(browse)
    page.goto((site.folder / site.one(template, "bg")).as_uri())
    assert page.locator("head > :first-child").get_attribute("content") == POLICY
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    use(page, template)
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("what", RUN)
def test_policy_of_the_page_refuses_what_no_page_needs(browser: Browser, site: Site, what: str):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto((site.folder / "index.html").as_uri())
    page.evaluate(RUN[what])
    page.wait_for_function("refused.length > 0")
    context.close()
