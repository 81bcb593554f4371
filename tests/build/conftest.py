"""Sites that several tests read; each is built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import buildable, built, mkdocs, real_content
from pages import Page, pages_of


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest portal, built as it is."""
    return built(buildable(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="session")
def three_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal in three languages."""
    return built(buildable(tmp_path_factory.mktemp("three"), "three"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built into a folder that the command line names."""
    folder = tmp_path_factory.mktemp("real")
    site = folder / "elsewhere"
    done = mkdocs(real_content(folder), "-q", "-d", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def real_pages(real_site: Path) -> dict[str, Page]:
    """The pages of the real content; the one for missing addresses is judged apart."""
    found = pages_of(real_site)
    del found["404.html"]
    return found
