"""A learner sends a record: it says what was done, is sealed to the expert's key, and leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import LANGUAGES, PROJECT, Browse, Site
from learner import answer_all, whole_quiz
from playwright.sync_api import Page, Route, expect

from portal.records.container import unseal
from portal.records.keys import ExpertKey, unlock

VECTOR = json.loads((PROJECT / "tests/vectors/records/crypto/key.json").read_text("utf-8"))
NAME = "Проба Пробна"
INSECURE = "Object.defineProperty(crypto, 'subtle', { value: undefined })"
"""What a page over plain http has of WebCrypto."""


def opened(text: str) -> Any:
    key = unlock(VECTOR["text"], VECTOR["passphrase"])
    assert isinstance(key, ExpertKey)
    record = unseal(text, key)
    assert isinstance(record, str), record
    return json.loads(record)


def learn(page: Page, site: Site, language: str = "bg") -> str:
    """Pass the quiz of the first module and open My training; the module."""
    module = next(iter(site.library.modules))
    answer_all(page, whole_quiz(site, language, module))
    page.locator("[data-choose='own']").click()
    page.goto("my-training.html" if language == "bg" else f"{language}/my-training.html")
    return module


def show(page: Page, name: str = NAME) -> None:
    page.locator(".send-record input").fill(name)
    page.locator(".send-record form button").click()


def saved(page: Page, into: Path) -> tuple[str, str]:
    """Name and text of the file that the button saves."""
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    download.value.save_as(into / "record")
    return download.value.suggested_filename, (into / "record").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_record_opens_with_the_key_and_with_nothing_else(page: Page, site: Site, language: str, tmp_path: Path):
    module = learn(page, site, language)
    kept = page.evaluate("JSON.parse(localStorage.getItem('portal-training'))")
    show(page, f"  {NAME}\t")
    file, text = saved(page, tmp_path)
    assert file.startswith("record-") and file.endswith(".portal.json")
    assert NAME not in text and module not in text
    record = opened(text)
    assert (record["name"], record["language"], record["format"]) == (NAME, language, "portal-record")
    assert record["site"] == site.settings.site_names[site.settings.default]
    assert {part: record[part] for part in ("lessons", "quizzes", "scenarios", "tests", "path")} == {
        part: kept[part] for part in ("lessons", "quizzes", "scenarios", "tests", "path")
    }
    expect(page.locator(".record-said")).to_contain_text(file)


def test_every_attempt_keeps_the_answers_it_was_marked_by(page: Page, site: Site, tmp_path: Path):
    module = learn(page, site)
    show(page)
    record = opened(saved(page, tmp_path)[1])
    quiz = record["quizzes"][module]
    asked = {one.question.id: one.right() for one in whole_quiz(site, "bg", module)}
    assert {name: given["answer"] for name, given in quiz["attempts"][0]["answers"].items()} == asked
    assert {name: given["hash"] for name, given in quiz["attempts"][0]["answers"].items()} == {
        name: given["hash"] for name, given in quiz["answers"].items()
    }


def test_the_same_way_is_the_same_record(page: Page, site: Site, tmp_path: Path):
    learn(page, site)
    show(page)
    one = opened(saved(page, tmp_path)[1])
    page.reload()
    show(page)
    two = opened(saved(page, tmp_path)[1])
    show(page, "Друга Проба")
    other = opened(saved(page, tmp_path)[1])
    assert one["id"] == two["id"] != other["id"]


def test_record_is_shown_before_it_leaves(page: Page, site: Site):
    module = learn(page, site)
    show(page)
    preview = page.locator(".record-preview")
    expect(preview).to_be_focused()
    for words in (NAME, site.library.modules[module].value.title["bg"], site.t("bg", "record.quiz")):
        expect(preview).to_contain_text(words)
    page.locator(".send-record input").press("End")
    page.keyboard.type("х")
    expect(preview).to_be_hidden()


def test_the_name_is_kept_nowhere(page: Page, site: Site, tmp_path: Path):
    learn(page, site)
    show(page)
    saved(page, tmp_path)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert NAME not in kept
    page.reload()
    expect(page.locator(".send-record input")).to_have_value("")


def test_a_record_needs_a_name(page: Page, site: Site):
    learn(page, site)
    show(page, " \u200b ")
    expect(page.locator(".record-preview")).to_be_hidden()
    said = page.locator(".send-record input").evaluate("field => field.validationMessage")
    assert said == site.t("bg", "record.no_name")


def test_who_has_done_nothing_has_nothing_to_send(page: Page, site: Site):
    page.goto("my-training.html")
    expect(page.locator(".record-empty")).to_be_visible()
    expect(page.locator(".send-record form")).to_be_hidden()


def test_what_is_forgotten_is_not_sent(page: Page, site: Site):
    learn(page, site)
    show(page)
    page.locator("[data-forget]").click()
    page.locator(".training-sure [value='forget']").click()
    expect(page.locator(".record-preview")).to_be_hidden()
    expect(page.locator(".record-empty")).to_be_visible()


def test_on_plain_http_the_record_is_handed_over_in_person(page: Page, site: Site, tmp_path: Path):
    page.add_init_script(INSECURE)
    learn(page, site)
    expect(page.get_by_text(site.t("bg", "record.insecure"))).to_be_visible()
    show(page)
    file, text = saved(page, tmp_path)
    assert json.loads(text)["name"] == NAME
    assert not file.endswith(".portal.json")
    expect(page.get_by_role("button", name=site.t("bg", "record.save_plain"))).to_be_visible()


def without_key(route: Route) -> None:
    """The page as a portal has it that publishes no key: what its template writes for the script then."""
    response = route.fetch()
    text = response.text()
    begin, end = text.index('{"expert":') + len('{"expert":'), text.index(',"site":')
    route.fulfill(response=response, body=text[:begin] + "null" + text[end:])


def test_without_a_key_the_record_is_not_sealed(page: Page, site: Site, tmp_path: Path):
    page.route("**/my-training.html", without_key)
    learn(page, site)
    show(page)
    assert json.loads(saved(page, tmp_path)[1])["name"] == NAME


def test_a_page_from_a_folder_seals_too(page: Page, site: Site, tmp_path: Path):
    lesson = next(iter(site.addresses("lesson.html", "bg")))
    page.goto((site.folder / lesson).as_uri())
    page.locator("[data-read] button").click()
    page.locator("[data-choose='own']").click()
    page.goto((site.folder / "my-training.html").as_uri())
    show(page)
    assert len(opened(saved(page, tmp_path)[1])["lessons"]) == 1


def test_only_the_record_is_printed(page: Page, site: Site):
    learn(page, site)
    show(page)
    page.evaluate("window.print = () => {}")
    page.locator("[data-print]").click()
    page.emulate_media(media="print")
    expect(page.locator(".record-print")).to_be_visible()
    for selector in ("h1", ".training-module h2", "#record\\.name", ".record-whole", "[data-export]"):
        expect(page.locator(selector).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_record_fits_a_phone(browse: Browse, site: Site):
    phone = browse(360, 640)
    learn(phone, site)
    show(phone)
    phone.locator(".record-preview summary").click()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
