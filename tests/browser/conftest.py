"""Fixtures of the browser tests: the built site, one Chromium for all, and pages that complain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import ARGUMENTS, Browse, Site, build_site, find_chromium, read, served, watch
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

SLOWEST = 30_000
"""Milliseconds: how long something may take to appear; what never appears fails anyway, a busy machine must not."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real content, built once and served on this machine."""
    work = tmp_path_factory.mktemp("portal")
    folder = build_site(work)
    with served(folder) as origin:
        yield read(work, folder, origin)


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the edition for the team."""
    return build_site(tmp_path_factory.mktemp("team"), "team")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = find_chromium()
    # Chromium's sandbox refuses to run as root, as in most containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    expect.set_options(timeout=SLOWEST)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def browse(browser: Browser, site: Site) -> Iterator[Browse]:
    """Opens a window of a width and height; an error in a script or a request to another site fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(width: int = 1280, height: int = 800, *, javascript: bool = True, touch: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=javascript, has_touch=touch, is_mobile=touch, base_url=f"{site.origin}/",
        )  # fmt: skip
        context.set_default_timeout(SLOWEST)
        watch(context, site, complaints)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(browse: Browse) -> Page:
    """A window of the size of an office computer."""
    return browse()


@pytest.fixture
def phone(browse: Browse) -> Page:
    """A window of the size of a small phone."""
    return browse(360, 640)
