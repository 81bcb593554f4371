"""Hostile text wherever the checks let it through: it is shown as written, never run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import buildable, built
from pages import page, pages_of

from sample import apply

SCRIPT = "<script>alert(1)</script>"
TEMPLATE = "{{ 7*7 }} {% raw %} {{ config }}"
ABOUT = "docs/about/portal.bg.md"
PRACTICE = "docs/practices/quiet-room.yml"
CHANGES = [
    {"file": ABOUT, "replace": "title: За портала", "with": f"title: '{SCRIPT} {TEMPLATE}'"},
    {"file": ABOUT, "replace": "summary: Кой", "with": "summary: '\"><b>x</b>' # Кой"},
    {"file": ABOUT, "append": f'\n{TEMPLATE}\n\n!!! tip "&lt;img onerror=x&gt;"\n    Думи.\n'},
    {"file": PRACTICE, "replace": "licence: CC BY 4.0", "with": f"licence: '{SCRIPT}'"},
    {"file": PRACTICE, "replace": "bg: Тихата стая", "with": f"bg: 'Тихата {TEMPLATE} стая'"},
    {
        "file": "docs/awareness/afraid.yml",
        "replace": "bg: Вината не е твоя.",
        "with": "bg: 'Не *е* твоя \" onmouseover=\"x'",
    },
    {"file": "docs/vocabulary.yml", "replace": "bg: Психолог", "with": "bg: '\"''&#60;b&#62;x&#60;/b&#62;'"},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with hostile text that was built."""
    root = buildable(tmp_path_factory.mktemp("hostile"))
    apply(CHANGES, root)
    return built(root)


def test_it_adds_nothing_that_acts(site: Path) -> None:
    acting = "//main//script[not(@type='application/json')] | //@*[starts-with(name(), 'on')] | //b[.='x']"
    assert [address for address, found in pages_of(site).items() if found.all(acting)] == []


def test_it_closes_no_attribute(site: Path) -> None:
    leaflet = page(site, "awareness/afraid.html")
    assert leaflet.all("//p.key-message")[0].text_content() == 'Не е твоя " onmouseover="x'


def test_title_is_shown_as_written(site: Path) -> None:
    about = page(site, "about/portal.html")
    assert about.all("//h1")[0].text_content() == f"{SCRIPT} {TEMPLATE}"
    assert about.title.startswith(f"{SCRIPT} {TEMPLATE} – ")


def test_description_is_shown_as_written(site: Path) -> None:
    about = page(site, "about/portal.html")
    assert about.all("//p.lead")[0].text_content() == '"><b>x</b>'
    assert about.all("//meta[@name='description']/@content") == ['"><b>x</b>']


def test_value_that_is_no_markdown_is_shown_as_written(site: Path) -> None:
    assert SCRIPT in page(site, "practices/quiet-room.html").tree.text_content()


def test_templates_are_shown_as_written(site: Path) -> None:
    assert TEMPLATE in page(site, "about/portal.html").all("//div.prose")[0].text_content()
    assert page(site, "practices/quiet-room.html").all("//h1")[0].text_content() == f"Тихата {TEMPLATE} стая"


def test_templates_are_not_filled_in(site: Path) -> None:
    assert [a for a, found in pages_of(site).items() if re.search(r"\b49\b", found.tree.text_content())] == []


def test_release_on_the_line_before_never_reaches_the_page(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    page = root / "docs" / "about" / "portal.bg.md"
    release = '<!-- privacy:allow-next-line PHONE reason="Public office" -->'
    page.write_text(f"{page.read_text('utf-8')}\n{release}\nОфисът вдига на 0887 000 111.\n", "utf-8")
    shown = (built(root) / "about" / "portal.html").read_text("utf-8")
    assert "0887 000 111" in shown
    assert "privacy:" not in shown
