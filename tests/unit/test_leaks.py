"""What a built site may hold: what stands in a source that passed the gate, and nothing else that identifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.finish.leaks import html_blocks, leaks

SOURCES = {"docs/centres.yml": "value: 0887 000 111\nname: Юлиян\nfamily: Касъм\nauthor: **Юлиян** Мустафов\n"}
LEAKING = {
    "two-elements.html": "<p><span>Юлиян</span> <span>Касъм</span></p>",
    "row.html": "<table><tr><td>Юлиян</td><td>Касъм</td></tr></table>",
    "facts.html": "<dl><div><dt>Кой</dt><dd><b>Юлиян</b> <b>Касъм</b></dd></div></dl>",
    "attribute.html": '<img alt="Юлиян Касъм" src="x.svg">',
    "comment.html": "<p>.</p><!-- Юлиян Касъм -->",
    "script.html": '<script type="application/json">{"a": [{"first": "Юлиян", "last": "Касъм"}]}</script>',
    "feed.xml": "<item>\n<author>Юлиян Касъм</author>\n</item>",
    "search.json": '[{"text": "Дойде Юлиян Касъм."}]',
    "calendar.ics": "BEGIN:VEVENT\nORGANIZER:Юлиян Касъм\n",
    "data.js": 'const who = "Юлиян Касъм";',
    "emphasis.html": "<p>Пише <strong>Юлиян</strong> Касъм.</p>",
    "wrapped.html": "<p>Дойде Юлиян\nСтоилов и седна.</p>",
    "entity.html": "<p>&#1070;лиян Касъм</p>",
}


def site(folder: Path, name: str, text: str) -> Path:
    (folder / "en").mkdir()
    (folder / "en" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", LEAKING)
def test_what_is_put_together_is_found(name: str, tmp_path: Path) -> None:
    found = leaks(site(tmp_path, name, LEAKING[name]), SOURCES)
    assert [(problem.code, problem.place.path, problem.args) for problem in found] == [
        ("LEAK", f"en/{name}", {"leaked": ("FULL_NAME",)})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Телефон: 0887&nbsp;000 111</p>",
        '<a href="tel:0887000111">+359 887 000 111</a>',
        "<p>Юлиян</p><p>Касъм</p>",
        "<p>Пише <strong>Юлиян</strong> Мустафов.</p>",
        "<h2>Помощ</h2><p>116 111</p>",
    ],
)
def test_what_stands_in_a_source_or_apart_is_published(text: str, tmp_path: Path) -> None:
    assert leaks(site(tmp_path, "page.html", text), SOURCES) == []


def test_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    assert leaks(site(tmp_path, "font.woff2", "Юлиян Касъм"), SOURCES) == []


def test_blocks_of_a_page() -> None:
    page = '<p class="x">a <b>b</b><br>c</p><ul><li title="t">d</ul><style>e</style>'
    assert html_blocks(page) == {"a b c", "t", "d", "e"}
