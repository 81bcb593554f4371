"""What hosts and web servers are told: one policy, the same words everywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from portal.compose.policy import HEADERS
from portal.finish.hosts import HOSTS, base_of, write_host_files
from portal.model.base import Audience
from sample import baseline_settings

SERVERS = Path(__file__).parents[2] / "hooks" / "portal" / "servers"
SAYS = {
    "nginx.conf": r'add_header {} "([^"]*)" always;',
    "Caddyfile": r'\n\t\t{} "([^"]*)"',
    "_headers": r"\n  {}: (.*)",
    ".htaccess": r'\nHeader always set {} "([^"]*)"',
}
"""Configuration → how it names a header."""


def text_of(name: str) -> str:
    return HOSTS[name]("/") if name in HOSTS else (SERVERS / name).read_text("utf-8")


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("name", SAYS)
def test_every_configuration_says_the_same(name: str, header: str) -> None:
    assert re.findall(SAYS[name].format(header), text_of(name)) == [HEADERS[header]]


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/portal", "/portal/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_files_are_for_the_folder_of_the_site(address: str, base: str) -> None:
    assert base_of(address) == base
    assert HOSTS["_headers"](base).startswith(f"{base}*\n")
    assert f"ErrorDocument 404 {base}404.html\n" in HOSTS[".htaccess"](base)


@pytest.mark.parametrize("edition", Audience)
def test_only_the_public_edition_is_for_such_hosts(edition: Audience, tmp_path: Path) -> None:
    write_host_files(tmp_path, replace(baseline_settings(), edition=edition))
    assert {path.name for path in tmp_path.iterdir()} == (set(HOSTS) if edition is Audience.PUBLIC else set())
