"""The `.htaccess` of the public edition on a real Apache that allows it what shared hosts do (`FileInfo`)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Running, apache

from portal.compose.policy import HEADERS
from portal.model.base import Audience

PUBLIC = Audience.PUBLIC


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    # Not the folder that pytest gives: only its owner may look into it, and Apache runs as somebody else.
    folder = Path(tempfile.mkdtemp(prefix="portal-apache-"))
    try:
        with apache(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/en/", 200),
        ("/no-such-page.html", 404),
        ("/.htaccess", 404),
        ("/.env", 404),
        ("/modules/.notes/a.txt", 404),
        ("/.well-known/security.txt", 200),
    ],
)
def test_every_answer_says_what_a_browser_may_do(address: str, status: int, server: Running) -> None:
    answer = server.ask(PUBLIC, address)
    assert answer.status == status
    assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-cache"


def test_missing_address_gets_the_page_for_it(server: Running) -> None:
    assert b'content="public"' in server.ask(PUBLIC, "/no/such/page.html").body


def test_file_with_a_digest_in_its_name_is_kept_for_ever(server: Running) -> None:
    assert server.ask(PUBLIC, "/assets/core.0a1b2c3d.css").headers["cache-control"] == "max-age=31536000, immutable"
