"""`portal handout`: what of a page is in the file that is sent, and what the command refuses."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from finished import finished
from portal.cli import main
from portal.finish.handout import _IMAGES
from portal.load.settings import CONFIG
from portal.model.media import IMAGE_SUFFIXES
from sample import SITES, messages

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<meta property="og:image" content="https://example.org/card.png">
<meta name="portal-edition" content="{marks}">
<link rel="canonical" href="https://example.org/en/practices/circle.html">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../../assets/core.0a1b2c3d.css">
<script src="../../assets/exit.0a1b2c3d.js" defer></script>
</head>
<body>
<header class="header"><p>Menu</p></header>
<main id="page.content">{body}</main>
</body>
</html>
"""
EXIT = 'document.title = "</b>";\n'
SHEET = "body{margin:0}\n"


def portal(into: Path, body: str = "", marks: str = "public", site_url: str = "") -> Path:
    """A portal whose finished site has one practice, whose page in English holds `body`."""
    made = [
        {"file": "en/practices/circle.html", "write": PAGE.format(marks=marks, body=body)},
        {"file": "assets/exit.0a1b2c3d.js", "write": EXIT},
        {"file": "assets/quiz.0a1b2c3d.js", "write": "quiz();\n"},
    ]
    finished(into, marks, made)
    root = into / "net"
    shutil.copy(SITES / "tiny" / CONFIG, root / CONFIG)
    if site_url:
        with (root / CONFIG).open("a", encoding="utf-8") as config:
            config.write(f"site_url: {site_url}\n")
    return root


def call(root: Path, *arguments: str) -> int:
    return main(["handout", "--root", str(root), "--lang", "en", *arguments])


def sent(root: Path, *arguments: str) -> str:
    """The one handout that was written."""
    assert call(root, *arguments) == 0
    (made,) = (root / "site").glob("*.html")
    return made.read_text("utf-8")


def main_of(text: str) -> str:
    """What the handout has in the place of the body of the page."""
    return text.partition("</p>\n")[2].partition("</main>")[0].rpartition("</p>\n")[2]


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ('<a href="../help.html">Help</a>', "<span>Help</span>"),
        ('<a href="../help.html#lines">Help</a>', "<span>Help</span>"),
        ('<a href="files/form.pdf">Form</a>', "<span>Form</span>"),
        ('<a href="#evidence">Evidence</a>', '<a href="#evidence">Evidence</a>'),
        ('<a href="tel:112">112</a>', '<a href="tel:112">112</a>'),
        ('<a href="https://example.org/law">Law</a>', '<a href="https://example.org/law">Law</a>'),
        ("<nav><a href='x.html'>On</a></nav>Text", "Text"),
        ('<p class="actions">A <a href="x.html">B</a></p>Text', "Text"),
        ('<div class="crumb"><div>A</div>B</div>Text', "Text"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
        ("&lt;b&gt; &#8222;А&quot;", "&lt;b&gt; &#8222;А&quot;"),
        ('<script class="a">{"a":"<b>"}</script>', '<script class="a">{"a":"<b>"}</script>'),
    ],
)  # fmt: skip
def test_parts_of_a_page(there: str, here: str, tmp_path: Path) -> None:
    assert main_of(sent(portal(tmp_path, there), "circle")) == here


@pytest.mark.parametrize("site_url", ["https://example.org/net", "https://example.org/net/"])
def test_links_lead_to_the_site_when_its_address_is_known(site_url: str, tmp_path: Path) -> None:
    root = portal(tmp_path, '<a href="../help.html#lines">Help</a>', site_url=site_url)
    there = '<a href="https://example.org/net/en/help.html#lines" rel="noreferrer">Help</a>'
    assert main_of(sent(root, "circle")) == there


def test_pictures_are_in_the_file(tmp_path: Path) -> None:
    root = portal(tmp_path, '<img src="../../modules/two-chairs.svg" alt="Two &amp; one">')
    content = base64.b64encode((root / "site" / "public" / "modules" / "two-chairs.svg").read_bytes()).decode()
    assert main_of(sent(root, "circle")) == f'<img src="data:image/svg+xml;base64,{content}" alt="Two &amp; one">'


def test_every_kind_of_picture_has_its_media_type() -> None:
    assert set(_IMAGES) == set(IMAGE_SUFFIXES)


def test_head_asks_for_nothing(tmp_path: Path) -> None:
    head = sent(portal(tmp_path), "circle").partition("<body>")[0]
    assert re.findall(r"<(link[^>]*|script[^>]*|meta property[^>]*)>", head) == ['link rel="icon" href="data:,"']
    assert f"<style>{SHEET}</style>" in head


def test_scripts_run_at_the_end_and_cannot_be_ended_by_their_words(tmp_path: Path) -> None:
    end = sent(portal(tmp_path), "circle").partition("</main>")[2]
    assert end == '\n<script>document.title = "<\\/b>";\n</script>\n</body>\n</html>\n'


def test_a_quiz_brings_its_script_along(tmp_path: Path) -> None:
    assert "<script>quiz();\n</script>" in sent(portal(tmp_path, '<section data-quiz="a"></section>'), "circle")


def test_policy_names_what_is_in_the_file_and_nothing_else(tmp_path: Path) -> None:
    text = sent(portal(tmp_path), "circle")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for kind in ("script", "style"):
        parts = re.findall(rf"<{kind}>([\s\S]*?)</{kind}>", text)
        digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
        assert rules[f"{kind}-src"] == " ".join(f"'sha256-{digest}'" for digest in digests)
    assert (rules["default-src"], rules["img-src"]) == ("'none'", "data:")


def test_handout_says_whose_copy_of_which_day_it_is(tmp_path: Path) -> None:
    said = messages("en").t("handout.copy", name="Small portal", date="November 25, 2026")
    assert said in sent(portal(tmp_path), "circle")


def test_handout_of_a_narrower_edition_says_for_whom_it_is(tmp_path: Path) -> None:
    root = portal(tmp_path, marks="team")
    assert messages("en").t("edition.team") in sent(root, "circle", "--edition", "team")
    assert [path.name for path in (root / "site").glob("*.html")] == ["circle-team-en.html"]


def test_own_name_must_say_for_whom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, target = portal(tmp_path, marks="team"), tmp_path / "circle.html"
    assert call(root, "circle", "--edition", "team", "-o", str(target)) == 2
    assert capsys.readouterr().err == messages("en").t("hand_over.name", file=str(target), edition="team") + "\n"
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "key", "values"),
    [
        (["cirkle"], "handout.unknown", {"edition": "Public edition", "id": "cirkle", "hint": " Perhaps: circle"}),
        (["index"], "handout.unknown", {"edition": "Public edition", "id": "index", "hint": ""}),
        (["protocol:circle"], "handout.unknown",
         {"edition": "Public edition", "id": "protocol:circle", "hint": " Perhaps: circle"}),
        (["circle", "--language", "bg"], "handout.unknown",
         {"edition": "Public edition", "id": "circle", "hint": ""}),
        (["circle", "--language", "uk"], "handout.language", {"language": "uk", "known": "bg, en"}),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(
    arguments: list[str], key: str, values: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = portal(tmp_path)
    assert call(root, *arguments) != 0
    assert capsys.readouterr().err == messages("en").t(key, **values) + "\n"
    assert list((root / "site").glob("*.html")) == []


def test_id_of_several_texts_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = [{"file": f"en/{folder}/circle.html", "write": PAGE.format(marks="public", body="")}
            for folder in ("practices", "protocols")]  # fmt: skip
    finished(tmp_path, "public", made)
    shutil.copy(SITES / "tiny" / CONFIG, tmp_path / "net" / CONFIG)
    assert call(tmp_path / "net", "circle") == 1
    said = messages("en").t("handout.several", id="circle", choices="protocol:circle, practice:circle")
    assert capsys.readouterr().err == said + "\n"


def test_changed_page_is_not_handed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = portal(tmp_path)
    with (root / "site" / "public" / "en" / "practices" / "circle.html").open("a") as page:
        page.write("<p>More</p>")
    assert call(root, "circle") == 1
    assert "W006" in capsys.readouterr().err
