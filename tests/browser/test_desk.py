"""The expert's desk, opened from a folder: key, files, table, one person, certificates; whatever the files hold."""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browsing import LANGUAGES, PROJECT, build_site
from playwright.sync_api import Browser, Page, Route, expect

from hostile_records import hostile_files, spoilt_files
from learners import Json, make_record
from portal.load.catalogues import load_catalogues
from portal.model.issuer import Issuer
from portal.records.answer_keys import AnswerKeys, as_keys
from portal.records.certificate import verify
from portal.records.container import seal
from portal.records.earned import earned
from portal.records.evidence import Opened
from portal.records.keys import ExpertKey, unlock
from portal.records.opening import open_record
from portal.records.report import Report, make_report
from portal.records.table import as_csv

VECTOR = json.loads((PROJECT / "tests/vectors/records/crypto/key.json").read_text("utf-8"))
NASTY = "<img src=x onerror=alert(1)>"
FORMULA = "=1+1"
PASSPHRASE = "четири случайни думи"
NOW = "2026-11-25T12:00:00Z"
"""As learners.py has it; the desk's own clock is set to it."""
WIDTHS = (320, 360, 1280)
WIDER = "() => Math.max(document.scrollingElement.scrollWidth, document.body.scrollWidth) > innerWidth"


@dataclass(frozen=True)
class Sent:
    """The edition for experts, and what learners have sent."""

    site: Path
    files: dict[str, bytes]
    folder: Path

    @property
    def keys(self) -> AnswerKeys:
        return as_keys(json.loads((self.site / "keys.json").read_text("utf-8")))

    @property
    def opened(self) -> list[Opened]:
        return [open_record(name, data, expert_key()) for name, data in self.files.items()]

    @property
    def report(self) -> Report:
        return make_report(self.opened, self.keys, NOW)

    @property
    def paths(self) -> list[Path]:
        return [self.folder / name for name in self.files]


def expert_key() -> ExpertKey:
    key = unlock(VECTOR["text"], VECTOR["passphrase"])
    assert isinstance(key, ExpertKey)
    return key


def sealed(record: Json) -> bytes:
    return seal(json.dumps(record, ensure_ascii=False), expert_key().public).encode()


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Twelve records, a copy of one, one that is not sealed, one of no name anybody has, and what is spoilt."""
    site = build_site(tmp_path_factory.mktemp("expert"), "expert")
    dice = random.Random("desk")
    keys = json.loads((site / "keys.json").read_text("utf-8"))
    names = [NASTY, FORMULA, *(f"Участник {number}" for number in range(10))]
    records = [make_record(dice, keys, name) for name in names]
    files = {f"record-{number}.portal.json": sealed(record) for number, record in enumerate(records)}
    files["copy.portal.json"] = sealed(records[3])
    files["plain.json"] = json.dumps(make_record(dice, keys, "Участник без печат"), ensure_ascii=False).encode()
    files |= spoilt_files(1, list(files.values())[:5], 15) | hostile_files(1, keys, 15)
    folder = tmp_path_factory.mktemp("sent")
    (folder / "secret.json").write_text(VECTOR["text"], "utf-8")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Sent(site, files, folder)


@pytest.fixture
def desk(browser: Browser, sent: Sent) -> Iterator[Page]:
    """The page, from a folder; an error in a script, a dialog or any request to the network fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []

    def refuse(route: Route) -> None:
        complaints.append(route.request.url)
        route.abort()

    context.route(re.compile(r"^(?!file:|blob:|data:)"), refuse)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page = context.new_page()
    page.on("dialog", lambda dialog: (complaints.append(dialog.type), dialog.accept()))
    page.clock.set_fixed_time(NOW)
    page.goto((sent.site / "desk.html").as_uri())
    yield page
    context.close()
    assert complaints == []


def t(key: str, language: str = "bg", **values: object) -> str:
    return load_catalogues([language])[language].t(key, **values)


def unlock_on(desk: Page, sent: Sent, passphrase: str = VECTOR["passphrase"]) -> None:
    desk.set_input_files(".desk-unlock [name=file]", sent.folder / "secret.json")
    desk.fill(".desk-unlock [name=passphrase]", passphrase)
    desk.locator(".desk-unlock button").click()


def hand_in(desk: Page, sent: Sent) -> None:
    unlock_on(desk, sent)
    expect(desk.locator(".desk-close")).to_be_visible()
    desk.set_input_files("[name=records]", sent.paths)
    bad = sum(one["status"] == "unreadable" for one in sent.report["files"])
    expect(desk.locator(".desk-files-said")).to_have_text(t("desk.opened", n=len(sent.files), unreadable=bad))


def saved(desk: Page, button: str, into: Path) -> tuple[str, str]:
    """Name and text of the file that a button saves."""
    with desk.expect_download() as download:
        desk.locator(button).click()
    download.value.save_as(into / "saved")
    return download.value.suggested_filename, (into / "saved").read_bytes().decode("utf-8")


def test_key_is_made_and_both_its_files_are_saved(desk: Page, tmp_path: Path):
    desk.locator(".desk-make summary").click()
    desk.fill("[name=issuer]", "Организация за изпитване")
    for name in ("passphrase", "again"):
        desk.fill(f".desk-make [name={name}]", PASSPHRASE)
    desk.locator(".desk-make form button").click()
    _, secret = saved(desk, ".desk-made li:nth-child(1) button", tmp_path)
    name, public = saved(desk, ".desk-made li:nth-child(2) button", tmp_path)
    key = unlock(secret, PASSPHRASE)
    assert isinstance(key, ExpertKey)
    assert name == "expert-key.json"
    assert Issuer.model_validate_json(public) == key.public
    expect(desk.locator(".desk-key-said")).to_contain_text(t("desk.key_another"))


@pytest.mark.parametrize(
    ("passphrase", "again", "said"),
    [("къса", "къса", t("desk.make_short", n=12)), (PASSPHRASE, f"{PASSPHRASE}!", t("desk.make_differ"))],
)
def test_unfit_passphrase_makes_no_key(desk: Page, passphrase: str, again: str, said: str):
    desk.locator(".desk-make summary").click()
    desk.fill("[name=issuer]", "Организация за изпитване")
    desk.fill(".desk-make [name=passphrase]", passphrase)
    desk.fill(".desk-make [name=again]", again)
    desk.locator(".desk-make form button").click()
    told = desk.eval_on_selector_all(".desk-make input", "all => all.map(one => one.validationMessage).filter(Boolean)")
    assert told == [said]
    expect(desk.locator(".desk-made")).to_be_hidden()


def test_wrong_passphrase_is_said(desk: Page, sent: Sent):
    unlock_on(desk, sent, "не е тази парола")
    expect(desk.locator(".desk-key-said")).to_have_text(t("desk.key_wrong_passphrase"))


def test_report_is_that_of_python_to_the_byte(desk: Page, sent: Sent, tmp_path: Path):
    hand_in(desk, sent)
    name, text = saved(desk, "[data-csv]", tmp_path)
    assert name.endswith(".csv")
    assert text == as_csv(sent.report, sent.keys, load_catalogues(["bg"])["bg"])
    assert f"\n'{FORMULA};" in text


def test_what_cannot_be_read_is_listed_with_its_reason(desk: Page, sent: Sent):
    hand_in(desk, sent)
    told = desk.locator(".desk-unreadable li b").all_text_contents()
    assert told == [one["file"] for one in sent.report["files"] if one["status"] == "unreadable"]
    assert len(told) >= 30
    expect(desk.locator(".desk-unreadable li").first).to_contain_text(" – ")


def test_files_are_opened_again_once_the_key_is_there(desk: Page, sent: Sent):
    desk.set_input_files("[name=records]", sent.folder / "record-5.portal.json")
    expect(desk.locator(".desk-unreadable")).to_contain_text(t("records.flag.other_key"))
    unlock_on(desk, sent)
    expect(desk.locator(".desk-files-said")).to_have_text(t("desk.opened", n=1, unreadable=0))


def test_rows_are_filtered_and_sorted(desk: Page, sent: Sent):
    hand_in(desk, sent)
    states = desk.locator(".desk-people tbody .desk-state")
    desk.select_option("[name=state]", "passed")
    passed = [row for row in sent.report["rows"] if row["state"] == "passed"]
    expect(states).to_have_text([t("records.state.passed")] * len(passed))
    desk.check("[name=flagged]")
    expect(states).to_have_count(sum(bool(row["flags"]) for row in passed))
    desk.uncheck("[name=flagged]")
    for direction in ("ascending", "descending"):
        desk.locator("[data-by=at] button").click()
        expect(desk.locator("[data-by=at]")).to_have_attribute("aria-sort", direction)
    newest = max(passed, key=lambda row: (row["test"] or row["quiz"])["at"])
    expect(desk.locator(".desk-people tbody .desk-name").first).to_have_text(newest["person"])


def test_person_is_opened_and_left_by_keyboard(desk: Page, sent: Sent):
    hand_in(desk, sent)
    desk.fill("[name=person]", NASTY)
    name = desk.locator(".desk-people .desk-name").first
    expect(name).to_have_text(NASTY)
    name.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".desk-person h2:focus")).to_have_text(NASTY)
    record = next(one.record for one in sent.opened if getattr(one.record, "name", "") == NASTY)
    expect(desk.locator(".desk-person .facts")).to_contain_text(record.id)
    finished = [
        one for part in (record.quizzes, record.tests) for each in part.values() for one in each.attempts if one.at
    ]
    expect(desk.locator(".desk-person thead th")).to_have_count(len(finished))
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator(".desk-people .desk-name:focus")).to_have_text(NASTY)


def test_certificates_are_genuine_and_say_what_those_of_python_say(desk: Page, sent: Sent, tmp_path: Path):
    hand_in(desk, sent)
    desk.locator("[data-all]").click()
    desk.locator("[data-sign]").click()
    expect(desk.locator(".desk-issued")).to_be_visible()
    _, text = saved(desk, "[data-page]", tmp_path)
    made = [html.unescape(one) for one in re.findall(r' data-certificate="([^"]*)"', text)]
    verdicts = [verify(one, [expert_key().public]) for one in made]
    assert {verdict.state for verdict in verdicts} == {"genuine"}
    said = {verdict.certificate.number: verdict.certificate for verdict in verdicts if verdict.certificate}
    wanted = [one.facts for one in earned(sent.report, sent.opened, sent.keys) if not one.doubts]
    assert {number: {name: getattr(one, name) for name in wanted[0]} for number, one in said.items()} == {
        facts["number"]: facts for facts in wanted
    }
    assert NASTY not in text
    numbers = desk.locator(".desk-people small").all_text_contents()
    assert sorted(numbers) == sorted(said)


def test_one_certificate_is_saved_for_the_learner(desk: Page, sent: Sent, tmp_path: Path):
    hand_in(desk, sent)
    desk.locator(".desk-people td input[type=checkbox]").first.check()
    desk.locator("[data-sign]").click()
    name, text = saved(desk, ".desk-issued td button", tmp_path)
    verdict = verify(text, [expert_key().public])
    assert verdict.certificate is not None
    assert (verdict.state, name) == ("genuine", f"{verdict.certificate.number}.portal-certificate")


def test_without_a_key_nothing_is_signed(desk: Page, sent: Sent):
    desk.set_input_files("[name=records]", sent.folder / "plain.json")
    expect(desk.locator(".desk-certificates [data-no-key]")).to_be_visible()
    expect(desk.locator("[data-sign]")).to_be_disabled()


def test_other_language_is_one_link_away(desk: Page, sent: Sent):
    desk.locator(".languages a").click()
    expect(desk.locator("h1")).to_have_text(t("desk.title", "en"))
    hand_in_said = t("desk.opened", "en", n=1, unreadable=0)
    desk.set_input_files("[name=records]", sent.folder / "plain.json")
    expect(desk.locator(".desk-files-said")).to_have_text(hand_in_said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_is_not_wider_than_the_screen(desk: Page, sent: Sent, language: str):
    desk.goto((sent.site / ("" if language == "bg" else language) / "desk.html").as_uri())
    desk.locator(".desk-make summary").click()
    desk.set_input_files("[name=records]", [sent.folder / "plain.json", sent.folder / "empty.json"])
    expect(desk.locator(".desk-people")).to_be_visible()
    wide = []
    for shown in (".desk-people .desk-name >> nth=0", "[data-back]"):
        for width in WIDTHS:
            desk.set_viewport_size({"width": width, "height": 800})
            if desk.evaluate(WIDER):
                wide.append((shown, width))
        desk.locator(shown).click()
    assert wide == []
