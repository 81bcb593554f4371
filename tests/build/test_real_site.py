"""The real content, built and crawled: what every page must have, and what none may."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pages import Page, outside, pages_of

from portal.finish.hosts import HOSTS
from portal.finish.record import RECORD
from portal.load.catalogues import load_catalogues

Pages = dict[str, Page]
PUBLIC = re.compile(r"(en/)?(index|help|offline|about/.*|awareness/.*)\.html")
QUIZ = re.compile(r"(en/)?modules/[\w-]+/quiz\.html")
QUIZ_OR_PRINT = re.compile(r"(en/)?(modules/[\w-]+/(quiz|print)|(modules|paths)/.*final-test(-paper)?)\.html")
LANGUAGES = ("bg", "en")
ELSEWHERE = re.compile(
    r"""(?:(?:https?|wss?|ftp):)?(?<![\w:/])//[a-z0-9-]+\.[^\s"'<>;)]+|https?://[^\s"'<>;)]+""", re.IGNORECASE
)
"""An address of another site, wherever it stands."""
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
"""Names that look like addresses; no browser asks for them."""


def links(pages: Pages) -> Iterator[tuple[Page, str, str]]:
    """Every address in every page: page, element, address."""
    for page in pages.values():
        for element, link in page.links:
            yield page, element, link


def test_there_are_pages_to_judge(real_pages: Pages) -> None:
    assert len(real_pages) > 80


def test_every_link_leads_to_a_file(real_pages: Pages, real_site: Path) -> None:
    inner = [(page, link) for page, _, link in links(real_pages) if not outside(link)]
    lost = [(page.address, link) for page, link in inner if not (real_site / page.leads_to(link)[0]).is_file()]
    assert lost == []


def test_every_anchor_exists(real_pages: Pages) -> None:
    ends = [(page.address, *page.leads_to(link)) for page, _, link in links(real_pages) if not outside(link)]
    assert [end for end in ends if end[2] and end[2] not in real_pages[end[1]].ids] == []


def test_no_link_is_without_address(real_pages: Pages) -> None:
    assert [page.address for page in real_pages.values() if page.all("//a[not(@href)]")] == []


def test_nothing_is_fetched_from_elsewhere(real_pages: Pages) -> None:
    fetched = [(page, element, link) for page, element, link in links(real_pages) if element != "a" and outside(link)]
    assert [(page.address, element, link) for page, element, link in fetched if urlsplit(link).scheme != "data"] == []


def test_no_address_hides_in_other_attributes(real_pages: Pages) -> None:
    names = ("srcset", "style", "background", "formaction", "ping", "manifest", "xlink:href")
    hiding = " | ".join(f"//@*[name()='{name}']" for name in names)
    assert [(page.address, page.all(hiding)) for page in real_pages.values() if page.all(hiding)] == []


def test_only_links_that_people_follow_lead_to_other_sites(real_pages: Pages) -> None:
    found = [
        (page.address, f"{element.tag}[{name}]", value)
        for page in real_pages.values() for element in page.tree.iter() if isinstance(element.tag, str)
        for name, value in element.items() if ELSEWHERE.search(value) and (element.tag, name) != ("a", "href")
    ]  # fmt: skip
    assert [one for one in found if one[2] not in NAMESPACES] == []


def test_files_beside_the_pages_name_no_other_site(real_site: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in real_site.rglob("*") if path.suffix in {".css", ".js", ".svg"}}
    assert len(texts) >= 10
    named = {path.name: set(ELSEWHERE.findall(text)) - NAMESPACES for path, text in texts.items()}
    assert {name: addresses for name, addresses in named.items() if addresses} == {}


def test_nothing_moves_by_itself(real_site: Path) -> None:
    moving = re.compile(r"\b(?:transition|animation)\b|scroll-behavior|@keyframes|@view-transition|behavior:\s*.smooth")
    sheets = [path for path in real_site.rglob("*") if path.suffix in {".css", ".js"}]
    found = {path.name: moving.findall(path.read_text("utf-8")) for path in sheets}
    assert {name: words for name, words in found.items() if words} == {}


def test_style_sheets_fetch_nothing(real_site: Path) -> None:
    asking = re.compile(r"@import[^;]*|url\((?!\s*[\"']?data:)[^)]*\)")
    found = {path.name: asking.findall(path.read_text("utf-8")) for path in real_site.rglob("*.css")}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_scripts_name_no_server_and_keep_no_cookies(real_site: Path) -> None:
    telling = re.compile(r"https?://|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|EventSource|import\(")
    found = {path.name: telling.findall(path.read_text("utf-8")) for path in real_site.rglob("*.js")}
    assert {name: words for name, words in found.items() if words} == {}


def test_nothing_runs_inside_a_page(real_pages: Pages) -> None:
    inline = "//script[not(@src) and not(@type='application/json')] | //style | //@*[starts-with(name(), 'on')]"
    assert [page.address for page in real_pages.values() if page.all(inline)] == []


def test_every_page_has_a_title_of_its_own(real_pages: Pages) -> None:
    titles = Counter((page.language, page.title) for page in real_pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title[1].strip(" –")] == []


def test_every_page_is_described(real_pages: Pages) -> None:
    described = {address: page.all("//head/meta[@name='description']/@content") for address, page in real_pages.items()}
    assert [address for address, found in described.items() if len(found) != 1 or len(found[0].strip()) < 10] == []


def test_every_page_has_one_main_heading(real_pages: Pages) -> None:
    headings = {address: [h.text_content().strip() for h in page.all("//h1")] for address, page in real_pages.items()}
    assert {address: found for address, found in headings.items() if len(found) != 1 or not found[0]} == {}


def test_headings_skip_no_level(real_pages: Pages) -> None:
    skipped = []
    for page in real_pages.values():
        levels = [int(heading.tag[1]) for heading in page.all("//h1|//h2|//h3|//h4|//h5|//h6")]
        skipped += [page.address for before, level in zip([0, *levels], levels, strict=False) if level > before + 1]
    assert skipped == []


def test_no_heading_is_empty(real_pages: Pages) -> None:
    headings = "//h2|//h3|//h4|//h5|//h6|//legend|//summary|//dt|//th"
    assert [
        page.address for page in real_pages.values() for h in page.all(headings) if not h.text_content().strip()
    ] == []


def test_ids_are_unique_in_a_page(real_pages: Pages) -> None:
    twice = {address: [i for i, n in Counter(page.ids).items() if n > 1] for address, page in real_pages.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_what_attributes_point_at_exists(real_pages: Pages) -> None:
    pointing = "//@aria-labelledby | //@aria-describedby | //@aria-controls | //label/@for"
    lost = [
        (page.address, name) for page in real_pages.values() for names in page.all(pointing) for name in names.split()
        if name not in page.ids
    ]  # fmt: skip
    assert lost == []


def test_every_image_says_what_it_shows(real_pages: Pages) -> None:
    assert [page.address for page in real_pages.values() if page.all("//img[not(@alt)]")] == []


def test_every_drawing_is_hidden_from_screen_readers(real_pages: Pages) -> None:
    seen = "//*[name()='svg'][not(ancestor-or-self::*[@aria-hidden='true'])]"
    assert [page.address for page in real_pages.values() if page.all(seen)] == []


def test_language_of_a_page_is_that_of_its_address(real_pages: Pages) -> None:
    expected = {address: "en" if address.startswith("en/") else "bg" for address in real_pages}
    assert {address: page.language for address, page in real_pages.items()} == expected


def other_language(page: Page) -> list[tuple[str, str]]:
    """Language links of a page: language, address."""
    return [(a.get("hreflang"), page.leads_to(a.get("href"))[0]) for a in page.all("//nav.languages//a")]


def test_language_link_leads_to_the_same_page_and_back(real_pages: Pages) -> None:
    wrong = []
    for address, page in real_pages.items():
        there = f"en/{address}" if page.language == "bg" else address.removeprefix("en/")
        language = "en" if page.language == "bg" else "bg"
        if other_language(page) != [(language, there)] or other_language(real_pages[there])[0][1] != address:
            wrong.append(address)
    assert wrong == []


def test_both_languages_have_the_same_pages(real_pages: Pages) -> None:
    bulgarian = {address for address in real_pages if not address.startswith("en/")}
    assert {address.removeprefix("en/") for address in real_pages if address.startswith("en/")} == bulgarian


@pytest.mark.parametrize("number", ["112", "116111"])
def test_help_is_one_touch_away(number: str, real_pages: Pages) -> None:
    bar = f"//*.helpbar//a[@href='tel:{number}']"
    assert [address for address, page in real_pages.items() if len(page.all(bar)) != 1] == []


def test_quick_exit_stands_exactly_on_public_pages(real_pages: Pages) -> None:
    carrying = {address for address, page in real_pages.items() if page.all("//a[@data-exit]")}
    assert carrying == {address for address in real_pages if PUBLIC.fullmatch(address)}


@pytest.mark.parametrize(
    ("asset", "where"),
    [
        ("script[contains(@src, 'assets/exit.')]", PUBLIC),
        ("script[contains(@src, 'assets/quiz.')]", QUIZ),
        ("link[contains(@href, 'assets/quiz.')]", QUIZ_OR_PRINT),
    ],
)
def test_asset_is_only_where_it_is_needed(asset: str, where: re.Pattern[str], real_pages: Pages) -> None:
    carrying = {address for address, page in real_pages.items() if page.all(f"//{asset}")}
    assert carrying == {address for address in real_pages if where.fullmatch(address)}


def test_every_quiz_page_has_questions(real_pages: Pages) -> None:
    assert [a for a, page in real_pages.items() if QUIZ.fullmatch(a) and len(page.all("//form.question")) < 5] == []


def test_no_asset_is_left_unused(real_pages: Pages, real_site: Path) -> None:
    used = {page.leads_to(link)[0] for page, element, link in links(real_pages) if not outside(link)}
    files = {path.relative_to(real_site).as_posix() for path in (real_site / "assets").rglob("*") if path.is_file()}
    assert files - used == set()


def test_site_holds_only_what_pages_need_and_its_record(real_site: Path) -> None:
    apart = {RECORD, *HOSTS}
    kinds = Counter(path.suffix for path in real_site.rglob("*") if path.is_file() and path.name not in apart)
    assert set(kinds) <= {".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp"}


def test_no_sitemap_without_an_address_of_the_site(real_site: Path) -> None:
    assert list(real_site.glob("sitemap*")) == []


SHOWS_SIGNS = {"about/messages.html", "en/about/messages.html"}
"""Pages that say how to write Markdown, so that its signs stand in their text."""


def said(pages: Pages, language: str = "") -> Iterator[tuple[str, str]]:
    """Every visible piece of text: address, words."""
    for page in [page for address, page in pages.items() if address not in SHOWS_SIGNS]:
        for words, spoken in page.words():
            if spoken == language or not language:
                yield page.address, words


LEFTOVERS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{[a-z_]+\}|\bUndefined\b|SimpleNamespace|<built-in|object at 0x|\]\(|^None$|\bTrue\b|\bFalse\b"
)


def test_no_leftover_of_a_template_is_seen(real_pages: Pages) -> None:
    found = [(address, words.strip()) for address, words in said(real_pages) if LEFTOVERS.search(words.strip())]
    assert [(address, words) for address, words in found if words not in {"True", "False"}] == []


def test_no_key_of_a_text_is_seen(real_pages: Pages) -> None:
    keys = {key for catalogue in load_catalogues(LANGUAGES).values() for key in catalogue.texts}
    token = re.compile(r"[a-z_]+(?:\.[A-Za-z0-9_-]+)+")
    found = [(address, word) for address, words in said(real_pages) for word in token.findall(words)]
    assert [(address, word) for address, word in found if word in keys] == []


@pytest.mark.parametrize(
    ("mistake", "pattern"),
    [
        ("straight quotes", r'"'),
        ("hyphen as a dash", r"\s-\s"),
        ("two spaces", r"\S {2,}\S"),
        ("space before a comma", r"\s[,;!?](?:\s|$)"),
        ("three dots", r"\.\.\."),
    ],
)
def test_bulgarian_typography(mistake: str, pattern: str, real_pages: Pages) -> None:
    found = [(address, words.strip()) for address, words in said(real_pages, "bg") if re.search(pattern, words)]
    assert found == []


def test_bulgarian_pages_speak_bulgarian(real_pages: Pages) -> None:
    english = re.compile(r"\b(?:the|and|of|you|your|with|this|are|not)\b")
    assert [(address, words.strip()) for address, words in said(real_pages, "bg") if english.search(words)] == []


def test_english_pages_speak_english(real_pages: Pages) -> None:
    cyrillic = re.compile("[А-я]{3,}")
    assert [(address, words.strip()) for address, words in said(real_pages, "en") if cyrillic.search(words)] == []


def test_page_for_missing_addresses_speaks_every_language(real_site: Path) -> None:
    missing = pages_of(real_site)["404.html"]
    assert [section.get("lang") for section in missing.all("//main//section[h1]")] == list(LANGUAGES)


def test_links_of_the_page_for_missing_addresses_work_at_any_address(real_site: Path) -> None:
    missing = pages_of(real_site)["404.html"]
    inner = [link for _, link in missing.links if not outside(link) and not link.startswith("#")]
    assert [link for link in inner if not link.startswith("/")] == []
    assert [link for link in inner if not (real_site / missing.leads_to(link)[0]).is_file()] == []
