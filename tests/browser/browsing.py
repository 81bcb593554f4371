"""What the browser tests stand on: the real content, built and served, and a Chromium to read it with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route

from portal.compose.addresses import page_address
from portal.compose.context import PUBLIC_AREAS
from portal.compose.policy import HEADERS
from portal.compose.staged import StagedPage, StagedSite
from portal.compose.table import compose
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.site import read_site

PROJECT = Path(__file__).parents[2]
SOURCES = ("docs", "modules", "overrides", "hooks")
LANGUAGES = ("bg", "en")
FRAMES = {"main.html"}
"""Templates that are no page by themselves."""
FOR_THE_TEAM = {"status.html"}
"""Templates of pages that the public edition does not have."""
FOR_THE_EXPERT = {"desk.html"}
"""Templates of pages that only the edition for experts has."""
MISSING = "404.html"
TEMPLATES = sorted(
    {path.name for path in (PROJECT / "overrides").glob("*.html")} - FRAMES - FOR_THE_TEAM - FOR_THE_EXPERT
)

POLICY = HEADERS["Content-Security-Policy"]
"""What a browser may load and run; anything else is an error on its console."""
OUTSIDE = "https://outside.example/"
"""The page that a reader comes from."""
ARGUMENTS = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
BINARIES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

RETIRED = """---
title: {0}
summary: {0}
status: retired
retired:
  on: 2026-11-24
  why: {1}
  replaced_by: page:help
---
"""
"""The real content has no retired text yet; this one shows the browser what readers of one would see."""
SAID = {"bg": ("Старата страница", "Остаряла е."), "en": ("The old page", "It is out of date.")}

Browse = Callable[..., Page]
"""The fixture `browse`: width, height, whether scripts run, whether it is touched → a page of that window."""


@dataclass(frozen=True)
class Site:
    """The built portal: where it lies, where it is served, and what the loader says is in it."""

    folder: Path
    origin: str
    settings: Settings
    library: Library
    staged: StagedSite
    catalogues: dict[str, Catalogue]

    @cached_property
    def all_pages(self) -> list[StagedPage]:
        return list(self.staged.pages.values())

    @property
    def public_pages(self) -> list[StagedPage]:
        return [page for page in self.all_pages if page.area in PUBLIC_AREAS]

    @property
    def training_pages(self) -> list[StagedPage]:
        return [page for page in self.all_pages if page.area not in PUBLIC_AREAS]

    def addresses(self, template: str, language: str) -> list[str]:
        """Every page of a template in one language, by its address in the site; the page for missing addresses too."""
        if template == MISSING:
            return [MISSING]
        found = [
            self.address(page) for page in self.all_pages if page.template == template and page.language == language
        ]
        assert found, f"no page uses {template}: the browser tests cannot see it"
        return found

    def one(self, template: str, language: str) -> str:
        """The heaviest page of a template: whatever can go wrong is likeliest there."""
        return max(self.addresses(template, language), key=lambda address: (self.folder / address).stat().st_size)

    def address(self, page: StagedPage, language: str | None = None) -> str:
        return page_address(page.path, language or page.language, self.settings)

    def url(self, address: str) -> str:
        return f"{self.origin}/{address}"

    def t(self, language: str, key: str, **values: object) -> str:
        """A text of the interface."""
        return self.catalogues[language].t(key, **values)


def build_site(work: Path, edition: str = "public") -> Path:
    """Build a copy of the real content, so that nobody else's build is in the way; gives the folder of the site."""
    for name in SOURCES:
        shutil.copytree(PROJECT / name, work / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for language, words in SAID.items():
        (work / "docs" / "about" / f"old.{language}.md").write_text(RETIRED.format(*words), "utf-8")
    # The real content has no expert's key yet; with this one records can be sealed and certificates checked.
    for name in ("expert-key.json", "certificates.yml"):
        shutil.copy(PROJECT / "tests" / "sites" / "tiny" / "docs" / name, work / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", work)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(work / "mkdocs.yml")],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PORTAL_EDITION": edition},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"The site for the browser tests was not built.\n{done.stdout}{done.stderr}", pytrace=False)
    return work / "site" / edition


def read(work: Path, folder: Path, origin: str) -> Site:
    """What the loader says of the same copy."""
    reading = read_site(work)
    assert reading.settings is not None and reading.library is not None
    staged = compose(reading.library, reading.settings, reading.catalogues, work / "overrides" / "assets" / "portal")
    return Site(folder, origin, reading.settings, reading.library, staged, dict(reading.catalogues))


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word on the terminal, under the rules of the sample configurations for web servers."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """The folder on a free port of this machine; gives its origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.block_on_close = False
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def find_chromium() -> str:
    """The path of the system's Chromium; without one the tests fail and say what to do."""
    asked = os.environ.get("CHROMIUM")
    found = asked or next((path for path in map(shutil.which, BINARIES) if path), None)
    if not found:
        script = (Path(__file__).parent / "ensure-chromium.sh").read_text("utf-8")
        pytest.fail(script.partition("<<'MESSAGE'\n")[2].partition("MESSAGE\n")[0], pytrace=False)
    return found


def watch(context: BrowserContext, site: Site, complaints: list[str]) -> None:
    """Note every error of a script and every request to somebody else; two other pages exist, as stubs."""
    stubs = {site.settings.quick_exit: "Elsewhere", OUTSIDE: "Where the reader came from"}
    # A pattern, not a function: the driver looks at it by itself, and pages load in half the time.
    foreign = re.compile(f"^(?!{re.escape(site.origin)}/|{re.escape(site.folder.as_uri())}/)")

    def answer(route: Route) -> None:
        title = stubs.get(route.request.url)
        if title is None:
            complaints.append(f"request to another site: {route.request.url}")
            route.abort()
        else:
            route.fulfill(content_type="text/html", body=f'<title>{title}</title><link rel="icon" href="data:,">')

    context.route(foreign, answer)
    context.on("weberror", lambda error: complaints.append(f"error in a script: {error.error}"))
    context.on("console", lambda said: said.type == "error" and complaints.append(f"console: {said.text}"))


NEXT_KEY = """target => {
    const here = document.activeElement;
    if (target.contains(here)) return "";
    return here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}"""


def tab_to(page: Page, target: Locator, most: int = 150) -> None:
    """Press Tab, or Shift+Tab where it lies behind, until `target` or something in it has the focus."""
    for _ in range(most):
        key = target.evaluate(NEXT_KEY)
        if not key:
            return
        page.keyboard.press(key)
    pytest.fail(f"not to be reached by Tab: {target}")
