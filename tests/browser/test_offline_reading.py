"""The portal kept on a device: only when asked, read when the server is gone, renewed, taken off without a trace."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browsing import LANGUAGES, POLICY, Site
from learner import whole_quiz
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.finish.offline import write_offline

LEFT = """async () => [
    (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope), await caches.keys(),
]"""
VERSIONS = "async () => (await caches.keys()).join()"
RENEWED = """async (before) => {
    for (let tries = 0; tries < 300; tries++) {
        const now = (await caches.keys()).join();
        if (now && now !== before && !now.includes(",")) return true;
        await new Promise((done) => setTimeout(done, 100));
    }
    return false;
}"""
"""Whether another copy alone is left, before long."""
SERVED_BELOW = "net"
"""The portal need not be at the top of its address."""


class _Brief(SimpleHTTPRequestHandler):
    """Keeps no connection open, so that nothing is answered once the server is gone."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@dataclass
class Host:
    """A portal that can go away."""

    site: Site
    folder: Path
    server: ThreadingHTTPServer

    def start(self) -> None:
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def url(self, address: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{SERVED_BELOW}/{address}"

    def address(self, path: str, language: str = "bg") -> str:
        return self.site.address(self.site.staged.pages[f"{path}.{language}.md"])

    def pages(self, language: str) -> list[str]:
        return [self.site.address(page) for page in self.site.all_pages if page.language == language]


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(site.folder, tmp_path / SERVED_BELOW)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Brief, directory=str(tmp_path)))
    made = Host(site, tmp_path / SERVED_BELOW, server)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def keep(page: Page, host: Host, language: str = "bg") -> None:
    """Ask for the portal to be kept."""
    page.goto(host.url(host.address("offline", language)))
    page.locator("[data-save]").click()
    expect(page.locator(".offline-state")).to_have_text(host.site.t(language, "offline.saved"))


def test_nothing_is_kept_before_somebody_asks(page: Page, host: Host):
    for template in ("home.html", "lesson.html", "quiz.html", "awareness.html"):
        page.goto(host.url(host.site.one(template, "bg")))
    page.goto(host.url(host.address("offline")))
    expect(page.locator("[data-save]")).to_be_visible()
    assert page.evaluate(LEFT) == [[], []]


def test_size_is_said_before(page: Page, host: Host):
    page.goto(host.url(host.address("offline")))
    expect(page.locator("main")).to_contain_text(re.compile(r"около \d+(,\d+)?\s(КБ|МБ|KB|MB)"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_language_opens_when_the_server_is_gone_and_says_that_it_is_a_copy(
    page: Page, host: Host, language: str
):
    keep(page, host, language)
    host.stop()
    said = host.site.t(language, "offline.copy", date="{}").partition("{}")[0]
    for address in host.pages(language):
        page.goto(host.url(address))
        expect(page.locator("[data-kept]")).to_contain_text(said)
        expect(page.locator("h1").first).to_be_visible()


def test_quiz_works_when_the_server_is_gone(page: Page, host: Host):
    keep(page, host)
    host.stop()
    asked = whole_quiz(host.site, "bg")[0]
    page.goto(host.url(asked.address))
    asked.form(page).locator(f"input[value='{asked.right()}']").check()
    asked.form(page).locator("[data-check]").click()
    expect(asked.form(page).get_by_role("status")).to_contain_text(host.site.t("bg", "quiz.right"))


def test_address_of_the_folder_opens_the_home_page(page: Page, host: Host):
    keep(page, host)
    host.stop()
    page.goto(host.url(""))
    expect(page.locator(".doors")).to_be_visible()


def test_page_that_is_not_kept_says_so(page: Page, host: Host):
    keep(page, host)
    host.stop()
    page.goto(host.url(host.address("help", "en")))
    expect(page.locator("[data-kept]")).to_have_text(host.site.t("bg", "offline.missing"))


def test_newest_page_is_shown_while_the_server_answers(page: Page, host: Host):
    keep(page, host)
    file = host.folder / host.address("help")
    file.write_text(file.read_text("utf-8").replace("<h1>", "<h1>New: "), "utf-8")
    page.goto(host.url(host.address("help")))
    expect(page.locator("h1")).to_contain_text("New: ")
    expect(page.locator("[data-kept]")).to_have_count(0)


def test_copy_renews_itself(page: Page, host: Host):
    keep(page, host)
    before = page.evaluate(VERSIONS)
    file = host.folder / host.address("help")
    file.write_text(file.read_text("utf-8").replace("<h1>", "<h1>New: "), "utf-8")
    write_offline(host.site.staged, host.folder)
    page.goto(host.url(host.address("index")))
    assert page.evaluate(RENEWED, before)
    host.stop()
    page.goto(host.url(host.address("help")))
    expect(page.locator("h1")).to_contain_text("New: ")


def test_another_language_takes_the_place_of_the_first(page: Page, host: Host):
    keep(page, host)
    page.goto(host.url(host.address("offline", "en")))
    expect(page.locator(".offline-state")).to_have_text(host.site.t("en", "offline.another"))
    keep(page, host, "en")
    host.stop()
    page.goto(host.url(host.address("help", "en")))
    expect(page.locator("h1")).to_have_text(host.site.staged.pages["help.en.md"].title)
    page.goto(host.url(host.address("help")))
    expect(page.locator("[data-kept]")).to_have_text(host.site.t("en", "offline.missing"))


def test_removed_leaves_nothing(page: Page, host: Host):
    keep(page, host)
    page.locator("[data-remove]").click()
    expect(page.locator(".offline-state")).to_have_text(host.site.t("bg", "offline.removed"))
    page.goto(host.url(host.address("help")))
    assert page.evaluate(LEFT) == [[], []]


def test_half_a_copy_is_none(page: Page, host: Host):
    (host.folder / host.address("help")).unlink()
    page.goto(host.url(host.address("offline")))
    page.locator("[data-save]").click()
    expect(page.locator(".offline-state")).to_have_text(host.site.t("bg", "offline.failed"))
    assert page.evaluate(LEFT) == [[], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opened_from_a_folder_says_what_to_do_instead(page: Page, host: Host, language: str):
    page.goto((host.folder / host.address("offline", language)).as_uri())
    expect(page.locator(".offline-state")).to_have_text(host.site.t(language, "offline.cannot"))
    expect(page.locator("[data-save]")).to_be_hidden()
