"""Anybody checks a certificate: four answers in words, and nothing of it leaves the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import LANGUAGES, PROJECT, Browse, Site
from playwright.sync_api import Page, Request, expect

VECTORS: Any = json.loads((PROJECT / "tests/vectors/records/crypto/certificates.json").read_text("utf-8"))
SHOWN = VECTORS["shown"]
FACTS = VECTORS["facts"]
JUDGED = {name: text for name, text, _ in VECTORS["judged"]}
ANSWERS = {
    "genuine": SHOWN["genuine"],
    "altered": JUDGED["another name"],
    "unknown_issuer": JUDGED["another key"],
    "revoked": SHOWN["revoked"],
    "unreadable": SHOWN["genuine"][:-40],
}
"""State → a certificate that is in it."""
TWO = "".join(f'<p data-certificate="{SHOWN[state]}"></p>' for state in ("genuine", "revoked"))
INSECURE = "Object.defineProperty(crypto, 'subtle', { value: undefined })"


def check(page: Page, certificate: str, language: str = "bg") -> None:
    # A change of nothing but the fragment would load nothing anew.
    page.goto("about:blank")
    page.goto(f"{'' if language == 'bg' else language + '/'}verify.html#{certificate}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ANSWERS)
def test_answer_is_said_in_words(page: Page, site: Site, state: str, language: str):
    check(page, ANSWERS[state], language)
    expect(page.locator(".verdict h2")).to_have_text(site.t(language, f"verify.{state}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_genuine_certificate_is_shown_as_it_was_signed(page: Page, site: Site, language: str):
    check(page, SHOWN["genuine"], language)
    for words in (FACTS["name"], FACTS["title"][language], FACTS["number"]):
        expect(page.locator(".verdict")).to_contain_text(words)


def test_certificate_of_an_earlier_key_is_genuine(page: Page, site: Site):
    check(page, SHOWN["earlier"])
    expect(page.locator(".verdict h2")).to_have_text(site.t("bg", "verify.genuine"))


@pytest.mark.parametrize("state", ["altered", "unknown_issuer"])
def test_what_nobody_signed_is_not_repeated(page: Page, site: Site, state: str):
    check(page, ANSWERS[state])
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".verdict dl")).to_have_count(0)


def test_revoked_certificate_says_since_when(page: Page, site: Site):
    check(page, SHOWN["revoked"])
    expect(page.locator(".verdict")).to_contain_text("25 ноември 2026")


def test_nothing_of_a_certificate_is_asked_of_a_server(page: Page, site: Site):
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    page.on("request", keep)
    check(page, SHOWN["genuine"])
    expect(page.locator(".verdict")).to_be_visible()
    assert [one.url for one in asked if SHOWN["genuine"][:20] in one.url.partition("#")[0] or one.method != "GET"] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_page_from_a_folder_checks_and_keeps_the_certificate_in_another_language(page: Page, site: Site):
    page.goto(f"{(site.folder / 'verify.html').as_uri()}#{SHOWN['genuine']}")
    expect(page.locator(".verdict h2")).to_have_text(site.t("bg", "verify.genuine"))
    page.locator(".languages a").click()
    expect(page.locator(".verdict h2")).to_have_text(site.t("en", "verify.genuine"))


def test_another_certificate_in_the_address_is_judged_anew(page: Page, site: Site):
    check(page, ANSWERS["altered"])
    expect(page.locator(".verdict h2")).to_have_text(site.t("bg", "verify.altered"))
    page.evaluate("text => { location.hash = text }", SHOWN["genuine"])
    expect(page.locator(".verdict h2")).to_have_text(site.t("bg", "verify.genuine"))


@pytest.mark.parametrize(
    ("content", "states"),
    [
        (SHOWN["genuine"] + "\n", ["genuine"]),
        (TWO, ["genuine", "revoked"]),
        ("Здравейте", ["unreadable"]),
        ("", ["unreadable"]),
    ],
    ids=["a certificate", "a page with two", "something else", "nothing"],
)  # fmt: skip
def test_file_is_judged(page: Page, site: Site, tmp_path: Path, content: str, states: list[str]):
    (tmp_path / "file.html").write_text(content, "utf-8")
    page.goto("verify.html")
    page.locator("[type=file]").set_input_files(tmp_path / "file.html")
    expect(page.locator(".verdict h2")).to_have_text([site.t("bg", f"verify.{state}") for state in states])


def test_skip_link_is_no_certificate(page: Page, site: Site):
    page.goto("verify.html#page.content")
    expect(page.locator("[type=file]")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(0)


def test_on_plain_http_the_page_says_what_it_needs(page: Page, site: Site):
    page.add_init_script(INSECURE)
    check(page, SHOWN["genuine"])
    expect(page.get_by_text(site.t("bg", "verify.insecure"))).to_be_visible()
    expect(page.locator("[type=file]")).to_be_hidden()


def test_without_javascript_the_page_says_what_it_needs(browse: Browse, site: Site):
    plain = browse(360, 640, javascript=False)
    plain.goto(f"verify.html#{SHOWN['genuine']}")
    expect(plain.get_by_text(site.t("bg", "verify.needs_script"))).to_be_visible()
    expect(plain.locator("[type=file]")).to_be_hidden()


def test_page_fits_a_phone(phone: Page, site: Site):
    check(phone, SHOWN["genuine"])
    expect(phone.locator(".verdict")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
