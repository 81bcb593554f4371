"""What a site has once its full address is known: pictures for messengers, and codes on posters."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from building import buildable, built
from pages import pages_of

from portal.compose.qr import qr_code
from portal.load.settings import CONFIG
from sample import apply

ADDRESS = "https://example.org/net/"


@pytest.fixture(scope="module")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest portal with an address."""
    root = buildable(tmp_path_factory.mktemp("known"))
    apply([{"file": CONFIG, "append": f"site_url: {ADDRESS}\n"}], root)
    return built(root)


def test_pictures_are_where_the_pages_say(known_site: Path) -> None:
    named = {
        page.address: str(meta.get("content"))
        for page in pages_of(known_site).values() for meta in page.all("//meta[@property='og:image']")
    }  # fmt: skip
    assert {"index.html", "en/index.html"} <= set(named)
    assert {link for link in named.values() if not link.startswith(ADDRESS)} == set()
    missing = [
        link for link in named.values() if not (known_site / urlsplit(link).path.removeprefix("/net/")).is_file()
    ]
    assert missing == []


def test_posters_carry_the_code_of_their_page_in_their_language(known_site: Path) -> None:
    posters = {name: page for name, page in pages_of(known_site).items() if page.all("//*.poster")}
    assert {name.partition("/")[0] for name in posters} == {"awareness", "en"}
    for name, page in posters.items():
        address = f"{ADDRESS}{name.replace('-poster', '')}"
        assert str(qr_code(address)) in page.text
        assert address in page.text


def test_without_an_address_nothing_is_promised(tiny_site: Path) -> None:
    texts = [page.text for page in pages_of(tiny_site).values()]
    assert [text for text in texts if "og:" in text or "poster-qr" in text] == []
    assert list(tiny_site.glob("assets/card.*")) == []
