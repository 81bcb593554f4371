"""Retired texts, built for real: every address still answers, and nothing of the old text is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import buildable, built, contents
from pages import Page, page

from portal.load.settings import CONFIG
from sample import apply, messages

RETIRED = """status: retired
retired:
  on: 2026-11-01
  why:
    bg: Правилата се промениха.
    en: The rules have changed.
  replaced_by: {replaced_by}"""
PAGE = "summary: {summary}\nstatus: retired\nretired:\n  on: 2026-11-01\n  why: {why}\n  replaced_by: page:help\n"
CANARY = "zanzibar"
OLD = {
    "modules/good-talk/module.yml": "module:safe-report",
    "docs/protocols/safeguarding.yml": "page:index",
    "docs/practices/quiet-room.yml": "catalogue:practices",
}
"""File of a text that is retired → what replaces it."""
TITLES = {
    "modules/good-talk/index": "Добрият разговор",
    "modules/good-talk/01-listening": "Добрият разговор",
    "modules/good-talk/02-plain-words": "Добрият разговор",
    "modules/good-talk/quiz": "Добрият разговор",
    "modules/good-talk/final-test": "Добрият разговор",
    "modules/good-talk/final-test-paper": "Добрият разговор",
    "modules/good-talk/print": "Добрият разговор",
    "protocols/safeguarding": "Сигнал за дете в опасност",
    "protocols/safeguarding-checklist": "Сигнал за дете в опасност",
    "practices/quiet-room": "Тихата стая",
    "awareness/old-advice": "Стари съвети",
    "awareness/old-advice-poster": "Стари съвети",
    "about/portal": "За портала",
}
"""Every address of the retired texts → the title it shows."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with a text of every kind retired; every prose and quiz of them holds the canary."""
    root = buildable(tmp_path_factory.mktemp("retired"))
    for path, replaced_by in OLD.items():
        text = (root / path).read_text("utf-8").replace("summary:\n  bg: ", f"summary:\n  bg: {CANARY} ", 1)
        status = RETIRED.format(replaced_by=replaced_by)
        (root / path).write_text(text.replace("status: published", status, 1), "utf-8")
    proses = (path for folder in ("modules/good-talk", "docs/p*", "docs/about") for path in root.glob(f"{folder}/*.md"))
    for path in proses:
        path.write_text(path.read_text("utf-8") + f"\n{CANARY}\n", "utf-8")
    for language, why in (("bg", "Страницата остаря."), ("en", "The page is out of date.")):
        about = root / f"docs/about/portal.{language}.md"
        head = PAGE.format(summary=CANARY, why=why)
        lines = about.read_text("utf-8").splitlines(keepends=True)
        about.write_text("".join(head if line.startswith("summary:") else line for line in lines), "utf-8")
    apply(
        [
            {"file": "docs/help.bg.md", "append": "\nВижте [урока](lesson:good-talk/listening#x).\n"},
            {"file": "docs/home.yml", "replace": "to: page:help", "with": "to: module:good-talk"},
            {"file": "modules/good-talk/01-listening.bg.md", "append": "\n## Нещо {#x}\n"},
            {"file": "modules/good-talk/01-listening.en.md", "append": "\n## Something {#x}\n"},
            {"file": "modules/good-talk/quiz.yml", "replace": "intro:\n  bg: ", "with": f"intro:\n  bg: {CANARY} "},
            {"file": CONFIG, "append": "\nsite_url: https://example.org/\n"},
        ],
        root,
    )
    return built(root)


def shown(site: Path, address: str) -> Page:
    return page(site, f"{address}.html")


@pytest.mark.parametrize("address", TITLES)
def test_address_still_answers_in_every_language(site: Path, address: str) -> None:
    found = shown(site, address)
    assert found.all("//h1")[0].text_content().strip() == TITLES[address]
    for language, at in (("bg", address), ("en", f"en/{address}")):
        (notice,) = shown(site, at).all("//main//p.notice")
        assert notice.text_content().startswith(messages(language).t("retired.since"))


def test_nothing_of_the_old_texts_is_left(site: Path) -> None:
    assert [name for name, content in contents(site).items() if CANARY.encode() in content.lower()] == []


def test_picture_of_a_retired_module_is_gone(site: Path) -> None:
    assert [name for name in contents(site) if name.endswith("two-chairs.svg")] == []


@pytest.mark.parametrize("address", TITLES)
def test_retired_page_has_no_quiz_and_no_legal_statement(site: Path, address: str) -> None:
    found = shown(site, address)
    assert found.all("//main//form") == []
    assert found.all("//main//p.legal-note") == []


@pytest.mark.parametrize("address", TITLES)
def test_search_engines_are_told_to_leave_it_out(site: Path, address: str) -> None:
    assert [meta.get("content") for meta in shown(site, address).all("//meta[@name='robots']")] == ["noindex"]
    assert f"/{address}.html" not in (site / "sitemap.xml").read_text("utf-8")


def test_valid_pages_may_be_found(site: Path) -> None:
    assert shown(site, "help").all("//meta[@name='robots']") == []
    assert "https://example.org/en/help.html" in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("modules/good-talk/quiz", "modules/safe-report/index.html"),
        ("protocols/safeguarding-checklist", "index.html"),
        ("practices/quiet-room", "practices/index.html"),
        ("awareness/old-advice", "help.html"),
        ("about/portal", "help.html"),
    ],
)
def test_page_leads_to_what_replaces_the_text(site: Path, address: str, leads_to: str) -> None:
    found = shown(site, address)
    (link,) = found.all("//article//a")
    assert found.leads_to(link.get("href"))[0] == leads_to
    assert link.text_content().strip()


def test_link_to_a_retired_lesson_still_works(site: Path) -> None:
    found = shown(site, "help")
    (link,) = [a for a in found.all("//div.prose//a") if a.text_content() == "урока"]
    assert found.leads_to(link.get("href")) == ("modules/good-talk/01-listening.html", "")


def test_lists_doors_and_navigation_leave_it_out(site: Path) -> None:
    named = {
        address: [found.leads_to(link)[0] for _, link in found.links]
        for address in ("index", "modules/index", "protocols/index", "practices/index", "awareness/index",
                        "modules/safe-report/index")
        for found in [shown(site, address)]
    }  # fmt: skip
    gone = {f"{address}.html" for address in TITLES}
    assert {address: gone.intersection(links) for address, links in named.items() if gone.intersection(links)} == {}
