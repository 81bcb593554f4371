"""What a device keeps for reading without internet: the files of one language, and how a change of them shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal.compose.offline import SIZE
from portal.compose.staged import StagedSite
from portal.compose.table import compose
from portal.finish.offline import write_offline
from portal.model.base import Audience
from sample import SITES, read

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "portal"
FILES = (
    "404.html", "index.html", "offline.html", "en/index.html", "en/offline.html", "assets/public.0a1b2c3d.css",
    "assets/card.0a1b2c3d.png", "modules/two-chairs.svg", "reviews.ics", "sitemap.xml",
)  # fmt: skip


def staged(**changed: object) -> StagedSite:
    reading = read(SITES / "tiny")
    assert reading.settings is not None and reading.library is not None
    return compose(reading.library, replace(reading.settings, **changed), reading.catalogues, ASSETS)


def written(folder: Path, site: StagedSite, names: Iterable[str] = FILES) -> Path:
    """A finished site of a few files, with its workers."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} {SIZE}", "utf-8")
    write_offline(site, folder)
    return folder


def known(folder: Path, language: str) -> Any:
    """What the worker of a language knows."""
    line = (folder / f"offline-{language}.js").read_text("utf-8").partition("\n")[0]
    return json.loads(line.removeprefix("const OFFLINE=").removesuffix(";"))


@pytest.mark.parametrize(
    ("language", "pages"),
    [("bg", {"index.html", "offline.html"}), ("en", {"en/index.html", "en/offline.html"})],
)
def test_a_copy_holds_the_pages_of_its_language_and_what_all_share(
    language: str, pages: set[str], tmp_path: Path
) -> None:
    shared = {"assets/public.0a1b2c3d.css", "modules/two-chairs.svg"}
    assert set(known(written(tmp_path, staged()), language)["files"]) == pages | shared


def test_version_changes_with_a_page_of_the_language_and_with_no_other(tmp_path: Path) -> None:
    site = staged()
    before = {language: known(written(tmp_path, site), language)["version"] for language in ("bg", "en")}
    (tmp_path / "en" / "index.html").write_text("changed", "utf-8")
    write_offline(site, tmp_path)
    after = {language: known(tmp_path, language)["version"] for language in ("bg", "en")}
    assert {language for language in after if after[language] != before[language]} == {"en"}


def test_page_says_how_much_it_will_take(tmp_path: Path) -> None:
    written(tmp_path, staged())
    assert (tmp_path / "offline.html").read_text("utf-8") == "offline.html 1\u00a0KB"


def test_digests_hold_no_digits_that_could_be_taken_for_a_number(tmp_path: Path) -> None:
    found = known(written(tmp_path, staged()), "bg")
    assert [
        word for word in [found["version"], *found["files"].values()] if not word.isalpha() or len(word) != 32
    ] == []


@pytest.mark.parametrize("edition", [each for each in Audience if each is not Audience.PUBLIC])
def test_editions_behind_a_password_leave_no_copy(edition: Audience, tmp_path: Path) -> None:
    site = staged(edition=edition)
    assert [uri for uri in site.pages if uri.startswith("offline.")] == []
    assert list(written(tmp_path, site).glob("offline-*.js")) == []


def test_preview_offers_no_copy() -> None:
    assert [uri for uri in staged(preview=True).pages if uri.startswith("offline.")] == []
