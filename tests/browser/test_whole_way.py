"""One person's way: lessons in two languages, a test failed and passed, a record, the expert's desk, a certificate."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import PROJECT, Site, build_site
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_final_test import Exam, exam

from portal.model.letters import base64url, from_base64url

VECTOR = json.loads((PROJECT / "tests/vectors/records/crypto/key.json").read_text("utf-8"))
NAME = "Участник Примерен"
EVENING, MORNING, LATER, NEXT_WEEK = (
    f"2026-11-{time}Z" for time in ("20T17:00:00", "21T08:00:00", "21T08:20:00", "27T09:00:00")
)


@pytest.fixture(scope="module")
def expert_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("expert"), "expert")


@pytest.fixture
def learner(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """The learner's browser on the first evening."""
    context = browser.new_context(base_url=f"{site.origin}/", viewport={"width": 360, "height": 740})
    yield context
    context.close()


def lessons(site: Site, taken: Exam) -> list[str]:
    pages = (page for page in site.all_pages if page.template == "lesson.html" and page.language == taken.language)
    return sorted(site.address(page) for page in pages if page.path.startswith(f"modules/{taken.module}/"))


def sit_test(page: Page, taken: Exam, begin: str, end: str, wrong: set[str]) -> None:
    page.clock.set_fixed_time(begin)
    page.goto(taken.address)
    taken.begin(page)
    taken.answer_all(page, wrong=wrong)
    page.clock.set_fixed_time(end)
    taken.submit(page)


def with_one_change(certificate: str) -> Iterator[tuple[str, str]]:
    """The field that is changed → the certificate with the old signature."""
    payload, signature = certificate.split(".")
    said = json.loads(from_base64url(payload) or b"")
    for name, value in said.items():
        other = (
            {**value, "bg": "Друго"} if isinstance(value, dict) else 7.5 if isinstance(value, int | float) else "друго"
        )
        text = json.dumps({**said, name: other}, ensure_ascii=False, separators=(",", ":"))
        yield name, f"{base64url(text.encode())}.{signature}"


def saved(page: Page, button: str, into: Path) -> Path:
    with page.expect_download() as download:
        page.locator(button).click()
    path = into / download.value.suggested_filename
    download.value.save_as(path)
    return path


def evening(learner: BrowserContext, site: Site, bulgarian: Exam, english: Exam) -> Any:
    """Two lessons, the language changed between them, and a test that is failed; what the browser keeps of it."""
    page = learner.new_page()
    page.clock.set_fixed_time(EVENING)
    page.goto(lessons(site, bulgarian)[0])
    page.locator("[data-read] button").click()
    page.locator("[data-choose='own']").click()
    page.locator(".languages a").click()
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "true")
    page.goto(lessons(site, english)[1])
    page.locator("[data-read] button").click()
    objectives = site.library.modules[english.module].value.objectives
    sit_test(page, english, EVENING, EVENING.replace("17:00", "17:15"), {one.id for one in objectives})
    expect(page.locator(".quiz-result")).to_contain_text(site.t("en", "test.revisit"))
    return learner.storage_state()


def morning(learner: BrowserContext, site: Site, bulgarian: Exam, into: Path) -> Path:
    """My training leads on, the test is passed, the record is saved; where it lies."""
    page = learner.new_page()
    page.clock.set_fixed_time(MORNING)
    page.goto("my-training.html")
    on = page.locator(".training-on")
    expect(on).to_contain_text(site.t("bg", "training.go_on"))
    on.click()
    page.wait_for_url(f"**/{lessons(site, bulgarian)[2]}")
    sit_test(page, bulgarian, MORNING, LATER, set())
    expect(page.locator(".quiz-result")).to_contain_text(site.t("bg", "test.passed"))
    page.goto("my-training.html")
    page.locator(".send-record input").fill(NAME)
    page.locator(".send-record form button").click()
    return saved(page, "[data-save]", into)


def signed(office: BrowserContext, site: Site, expert_site: Path, record: Path, module: str) -> str:
    """The certificate that the expert signs at the desk, without a network."""
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    office.route(re.compile(r"^(?!file:|blob:|data:)"), refuse)
    (record.parent / "secret.json").write_text(VECTOR["text"], "utf-8")
    desk = office.new_page()
    desk.clock.set_fixed_time(NEXT_WEEK)
    desk.goto((expert_site / "desk.html").as_uri())
    desk.set_input_files(".desk-unlock [name=file]", record.parent / "secret.json")
    desk.fill(".desk-unlock [name=passphrase]", VECTOR["passphrase"])
    desk.locator(".desk-unlock button").click()
    expect(desk.locator(".desk-close")).to_be_visible()
    desk.set_input_files("[name=records]", record)
    row = desk.locator(".desk-people tbody tr").filter(has_text=site.library.modules[module].value.title["bg"])
    expect(row.locator(".desk-name")).to_have_text(NAME)
    expect(row.locator(".desk-state")).to_have_text(site.t("bg", "records.state.passed"))
    row.locator("input[type=checkbox]").check()
    desk.locator("[data-sign]").click()
    expect(desk.locator(".desk-issued")).to_be_visible()
    sheets = saved(desk, "[data-page]", record.parent).read_text("utf-8")
    assert asked == []
    (found,) = re.findall(r' data-certificate="([^"]*)"', sheets)
    return html.unescape(found)


def verdict(page: Page, certificate: str) -> str:
    # A change of nothing but the fragment would load nothing anew.
    page.goto("about:blank")
    page.goto(f"verify.html#{certificate}")
    return page.locator(".verdict h2").text_content() or ""


def test_from_the_first_lesson_to_the_certificate(
    browser: Browser, site: Site, learner: BrowserContext, expert_site: Path, tmp_path: Path
):
    bulgarian, english = exam(site, "instant"), exam(site, "instant", "en")
    kept = evening(learner, site, bulgarian, english)
    with browser.new_context(base_url=f"{site.origin}/", storage_state=kept) as again:
        record = morning(again, site, bulgarian, tmp_path)
    with browser.new_context() as office:
        certificate = signed(office, site, expert_site, record, bulgarian.module)
    page = learner.new_page()
    genuine = site.t("bg", "verify.genuine")
    assert verdict(page, certificate) == genuine
    told = {name: verdict(page, changed) for name, changed in with_one_change(certificate)}
    assert len(told) >= 13
    assert genuine not in told.values()
