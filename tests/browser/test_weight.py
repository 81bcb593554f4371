"""What a page costs a reader: requests and bytes, as a browser really loads them."""

from __future__ import annotations

import gzip

import pytest
from browsing import LANGUAGES, Site
from playwright.sync_api import Page, Response

from portal.finish.weight import LEVEL, loaded, too_heavy

KB = 1024
PUBLIC_REQUESTS, PUBLIC_BYTES, ABOUT_BYTES = 3, 9 * KB, 14 * KB
"""The whole first view for a child on a slow network, and of the longer pages about the portal."""
FOR_STAFF = ("about/writing.html", "about/messages.html", "about/learning.html")
"""Read at a desk by who writes or learns: the guide, every message there is, and a page with pictures."""
TRAINING_REQUESTS, TRAINING_BYTES = 8, 45 * KB
QUIZ_BYTES = 8 * KB
SCENARIO_BYTES = 2.5 * KB
SCRIPT_BYTES = 15 * KB
"""Of all scripts of one page."""


def load(page: Page, address: str) -> dict[str, int]:
    """Address → compressed bytes of everything that a page asks for."""
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    page.goto(address, wait_until="load")
    page.remove_listener("response", keep)
    kept = [response for response in responses if not response.url.startswith("data:")]
    assert all(response.ok for response in kept)
    return {response.url: len(gzip.compress(response.body(), LEVEL)) for response in kept}


def test_weigher_of_the_build_counts_what_a_browser_loads(page: Page, site: Site):
    for template in sorted({found.template for found in site.all_pages}):
        address = site.one(template, "en")
        asked = {url.removeprefix(f"{site.origin}/") for url in load(page, address)}
        html = (site.folder / address).read_text("utf-8")
        assert asked == {address, *loaded(html, address)}, template


def test_no_page_of_the_real_content_is_too_heavy(site: Site):
    assert [f"{found.place.path} {found.args}" for found in too_heavy(site.folder)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_are_light(page: Page, site: Site, language: str):
    weights = {
        site.address(public): sum(load(page, site.address(public)).values())
        for public in site.public_pages if public.language == language
    }  # fmt: skip
    print(*(f"{weight:6} bytes  {address}" for address, weight in weights.items()), sep="\n")
    assert {address: weight for address, weight in weights.items() if weight > _most(address)} == {}


def _most(address: str) -> float:
    if address.endswith(FOR_STAFF):
        return TRAINING_BYTES
    return ABOUT_BYTES if "about/" in address else PUBLIC_BYTES


def test_public_pages_ask_for_little(page: Page, site: Site):
    asked = {
        template: list(load(page, site.one(template, "bg"))) for template in {p.template for p in site.public_pages}
    }
    # The one with a script of its own, besides that of the quick exit; who opens it wants to load everything.
    asked["offline.html"].pop()
    assert {template: urls for template, urls in asked.items() if len(urls) > PUBLIC_REQUESTS} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_for_specialists_stay_in_their_budget(page: Page, site: Site, language: str):
    for template in sorted({training.template for training in site.training_pages}):
        loaded = load(page, site.one(template, language))
        assert len(loaded) <= TRAINING_REQUESTS, template
        assert sum(loaded.values()) <= TRAINING_BYTES, template


def test_quiz_assets_are_light(page: Page, site: Site):
    loaded = load(page, site.one("quiz.html", "bg"))
    assets = {url: size for url, size in loaded.items() if "/assets/quiz." in url}
    assert len(assets) == 2
    assert sum(assets.values()) <= QUIZ_BYTES


def test_scenario_assets_are_light(page: Page, site: Site):
    loaded = load(page, site.one("scenario.html", "bg"))
    assets = {url: size for url, size in loaded.items() if "/assets/scenario." in url}
    assert len(assets) == 2
    assert sum(assets.values()) <= SCENARIO_BYTES


def test_scripts_of_a_page_are_light(page: Page, site: Site):
    for template in sorted({training.template for training in site.training_pages}):
        loaded = load(page, site.one(template, "bg"))
        assert sum(size for url, size in loaded.items() if url.endswith(".js")) <= SCRIPT_BYTES, template


def test_only_quizzes_load_the_script_of_the_quiz(page: Page, site: Site):
    loads = {
        template: any("/assets/quiz." in url and url.endswith(".js") for url in load(page, site.one(template, "bg")))
        for template in {found.template for found in site.all_pages}
    }
    assert [template for template, quiz in loads.items() if quiz] == ["quiz.html"]
