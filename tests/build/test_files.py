"""Attachments, pictures and contributed texts, built for real: what readers get, and what stays behind."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from building import buildable, built, contents
from pages import page
from PIL import Image

import made
from portal.media.table import examine
from sample import apply, messages

LESSON_WITH_PICTURES = "modules/good-talk/01-listening.html"
LESSON = "modules/good-talk/02-plain-words.html"
PRACTICE = "practices/quiet-room.html"
ABOUT = "about/portal.html"
ABOUT_SOURCE = "docs/about/portal.bg.md"
CHANGES = [
    {"file": "docs/practices/files/nobody-links-here.pdf", "made": "pdf"},
    {"file": "docs/practices/nobody-shows-this.png", "made": "png"},
    {"file": "modules/good-talk/turned.jpg", "made": "turned-photo"},
    {"file": "modules/good-talk/01-listening.bg.md", "append": "\n![лист](turned.jpg)\n"},
    {"file": "docs/about/Лист за деня.pdf", "made": "pdf"},
    {"file": ABOUT_SOURCE, "append": "\n[*Л*][x], [Л](Лист за деня.pdf#page=2)\n\n[x]: Лист%20за%20деня.pdf"},
    {"file": ABOUT_SOURCE, "replace": "summary: Кой", "with": "origin: contributed\nsummary: Кой"},
    {"file": ABOUT_SOURCE, "append": "\n<kbd>Esc</kbd> <script>x()</script> <b onclick='x()'>б</b>\n"},
    {"file": ABOUT_SOURCE, "append": "\n[а](javascript:x)\n"},
    {"file": "docs/practices/quiet-room.yml", "replace": "source_type:", "with": "origin: contributed\nsource_type:"},
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = buildable(tmp_path_factory.mktemp("files"))
    apply(CHANGES, root)
    return built(root)


def test_only_what_a_page_names_is_published(site: Path) -> None:
    kinds = (".pdf", ".docx", ".png", ".jpg", ".svg", ".webp")
    assert [name for name in contents(site) if name.endswith(kinds)] == [
        "about/Лист за деня.pdf",
        "modules/good-talk/files/talk-sheet.docx",
        "modules/good-talk/turned.jpg.webp",
        "modules/good-talk/two-chairs.svg",
        "practices/files/room-list.pdf",
    ]


@pytest.mark.parametrize(("prefix", "words"), [("", "лист за разговора"), ("en/", "talk sheet")])
def test_link_in_a_text_tells_kind_and_size(prefix: str, words: str, site: Path) -> None:
    lesson = page(site, f"{prefix}{LESSON}")
    (link,) = lesson.all("//div.prose//a[contains(@href, 'talk-sheet')]")
    assert link.text_content() == f"{words} (DOCX, 2\u00a0KB)"
    assert lesson.leads_to(link.get("href"))[0] == "modules/good-talk/files/talk-sheet.docx"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_material_of_a_practice_is_a_link(prefix: str, site: Path) -> None:
    practice = page(site, f"{prefix}{PRACTICE}")
    (link,) = practice.all("//li/a[contains(@href, 'room-list')]")
    assert link.text_content().endswith("(PDF, 4\u00a0KB)")
    assert practice.leads_to(link.get("href"))[0] == "practices/files/room-list.pdf"


def test_one_page_version_leads_to_the_same_file(site: Path) -> None:
    whole = page(site, "modules/good-talk/print.html")
    links = [whole.leads_to(link.get("href"))[0] for link in whole.all("//a[contains(@href, 'talk-sheet')]")]
    assert links == ["modules/good-talk/files/talk-sheet.docx"]


def test_form_without_a_file_is_words(site: Path) -> None:
    assert [item.text_content() for item in page(site, "protocols/safeguarding.html").all("//li[.='Бланка за сигнал']")]


def test_spaces_and_cyrillic_letters_in_names_do_no_harm(site: Path) -> None:
    about = page(site, ABOUT)
    links = [link for link in about.all("//div.prose//a") if "pdf" in (link.get("href") or "")]
    ends = [about.leads_to(link.get("href")) for link in links]
    assert ends == [("about/Лист за деня.pdf", ""), ("about/Лист за деня.pdf", "page=2")]


def test_published_picture_is_still_turned_and_tells_nothing_else(site: Path) -> None:
    data = (site / "modules/good-talk/turned.jpg.webp").read_bytes()
    assert b"Camera" not in data
    assert examine(data, ".webp").passages == ()
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == made.dots().size[::-1]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_page_tells_the_size_of_its_pictures_beforehand(prefix: str, site: Path) -> None:
    """The first may be in view at once; the next is asked for when it comes near."""
    lesson = page(site, f"{prefix}{LESSON_WITH_PICTURES}")
    pictures = lesson.all("//div.prose//img")
    told = [[p.get("width"), p.get("height"), p.get("loading")] for p in pictures]
    drawing = ["96", "96", None]
    assert told == ([drawing, ["16", "24", "lazy"]] if not prefix else [drawing])
    assert all((site / lesson.leads_to(p.get("src"))[0]).is_file() for p in pictures)


def test_drawing_is_published_as_it_was_read(site: Path) -> None:
    assert (site / "modules/good-talk/two-chairs.svg").read_bytes().endswith(b'"></path></svg>')


def test_contributed_text_keeps_harmless_html(site: Path) -> None:
    assert [key.text_content() for key in page(site, ABOUT).all("//div.prose//kbd")] == ["Esc"]


def test_contributed_text_keeps_nothing_that_acts(site: Path) -> None:
    acting = "//div.prose//script | //div.prose//@onclick | //div.prose//a[starts-with(@href, 'javascript')]"
    assert page(site, ABOUT).all(acting) == []


def test_readers_are_told_who_contributed(site: Path) -> None:
    words = messages("bg")
    notices = {address: page(site, address).all("//main/p.notice")[0].text_content() for address in (ABOUT, PRACTICE)}
    assert notices == {
        ABOUT: words.t("notice.contributed_from_outside"),
        PRACTICE: words.t("notice.contributed", who="Примерна организация"),
    }


def test_text_of_the_team_has_no_such_notice(site: Path) -> None:
    assert page(site, "en/about/portal.html").all("//main/p.notice") == []


def test_attachment_of_a_text_for_the_team_stays_behind(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    apply([{"file": "docs/practices/quiet-room.yml", "replace": "audience: public", "with": "audience: team"}], root)
    assert [name for name in contents(built(root)) if "room-list" in name] == []


def test_value_in_an_attachment_stops_the_build(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    (root / "docs/practices/files/room-list.pdf").write_bytes(made.pdf([f"ЕГН {made.EGN}"]))
    with pytest.raises(AssertionError, match="EGN") as stopped:
        built(root, PORTAL_LANG="en")
    assert made.EGN not in str(stopped.value)
