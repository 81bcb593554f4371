"""The sample configurations of nginx and Caddy, each on the real server."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import HOSTS, PASSWORD, SAMPLES, SERVERS, Answer, Running

from portal.model.base import Audience

PUBLIC = Audience.PUBLIC
RESTRICTED = [edition for edition in Audience if edition is not PUBLIC]
ASSET = "/assets/core.0a1b2c3d.css"
HEADERS = {
    "content-security-policy": r"default-src 'none'; script-src 'self'; .*frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": r"camera=\(\), .*",
    "cross-origin-opener-policy": "same-origin",
    "strict-transport-security": r"max-age=\d+",
}


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Running]:
    # Not the folder that pytest gives: only its owner may look into it, and nginx runs as somebody else.
    folder = Path(tempfile.mkdtemp(prefix=f"portal-{request.param}-"))
    try:
        with SERVERS[request.param](folder) as running:
            yield running
    finally:
        shutil.rmtree(folder)


def secured(answer: Answer) -> bool:
    return all(re.fullmatch(form, answer.headers.get(name, "")) for name, form in HEADERS.items())


def test_everybody_reads_the_public_edition(server: Running) -> None:
    answer = server.ask(PUBLIC, "/")
    assert answer.status == 200
    assert b'content="public"' in answer.body
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert secured(answer)


@pytest.mark.parametrize("edition", RESTRICTED)
@pytest.mark.parametrize("password", ["", "wrong"])
def test_nobody_reads_a_restricted_edition_without_the_password(
    password: str, edition: Audience, server: Running
) -> None:
    for address in ("/", "/modules/two-chairs.svg", "/edition.json", "/no-such-page.html"):
        answer = server.ask(edition, address, password)
        assert answer.status == 401
        assert answer.headers["www-authenticate"].startswith("Basic ")
        assert b"portal-edition" not in answer.body


@pytest.mark.parametrize("edition", RESTRICTED)
def test_who_has_the_password_reads_the_edition(edition: Audience, server: Running) -> None:
    answer = server.ask(edition, "/", PASSWORD)
    assert answer.status == 200
    assert f'content="{edition}"'.encode() in answer.body
    assert secured(answer)
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"


def test_public_edition_may_be_found(server: Running) -> None:
    assert "x-robots-tag" not in server.ask(PUBLIC, "/").headers


@pytest.mark.parametrize("address", ["/.env", "/modules/.notes/a.txt", "/%2eenv", "/modules/../.env"])
def test_what_begins_with_a_dot_is_not_served(address: str, server: Running) -> None:
    answer = server.ask(PUBLIC, address)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_what_a_web_server_publishes_on_purpose_is_served(server: Running) -> None:
    assert server.ask(PUBLIC, "/.well-known/security.txt").status == 200


@pytest.mark.parametrize("address", ["/no-such-page.html", "/en/no-such-page", "/no/such/folder/"])
def test_missing_address_gets_the_page_for_it(address: str, server: Running) -> None:
    answer = server.ask(PUBLIC, address)
    assert answer.status == 404
    assert b'content="public"' in answer.body
    assert secured(answer)


def test_folder_is_not_listed(server: Running) -> None:
    answer = server.ask(PUBLIC, "/assets/")
    assert answer.status == 404
    assert b"core.0a1b2c3d.css" not in answer.body.replace(b'href="assets/core.0a1b2c3d.css"', b"")


def test_folder_with_a_page_shows_it(server: Running) -> None:
    assert b'lang="en"' in server.ask(PUBLIC, "/en/").body


def test_file_with_a_digest_in_its_name_is_kept_for_ever(server: Running) -> None:
    assert server.ask(PUBLIC, ASSET).headers["cache-control"] == "max-age=31536000, immutable"


def test_correction_of_a_page_is_seen_at_once(server: Running) -> None:
    assert server.ask(PUBLIC, "/").headers["cache-control"] == "no-cache"


def test_restricted_page_leaves_no_copy(server: Running) -> None:
    assert server.ask(Audience.TEAM, "/", PASSWORD).headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("trace", ["127.0.0.1", "192.0.2.7", "a-reader-of-the-portal", "no-such-page"])
def test_nothing_is_written_about_readers(trace: str, server: Running) -> None:
    server.ask(PUBLIC, "/no-such-page.html")
    server.ask(Audience.TEAM, "/no-such-page.html", "wrong")
    assert trace not in server.written()


@pytest.mark.parametrize("server", ["nginx"], indirect=True)
def test_plain_address_leads_to_the_encrypted_one(server: Running) -> None:
    # Caddy needs no line of ours for it: it leads on by itself wherever it has a certificate.
    answer = server.ask(Audience.TEAM, "/en/", port=server.plain_port)
    assert (answer.status, answer.headers["location"]) == (301, f"https://{HOSTS[Audience.TEAM]}/en/")


def test_both_samples_protect_readers_alike() -> None:
    policies = {
        path.name: re.findall(r"\"(default-src [^\"]*)\"", path.read_text("utf-8")) for path in SAMPLES.iterdir()
    }
    assert set(policies) == {"nginx.conf", "Caddyfile"}
    assert len({policy for found in policies.values() for policy in found}) == 1
    for path in SAMPLES.iterdir():
        text = path.read_text("utf-8")
        assert [host for host in HOSTS.values() if host not in text] == []
