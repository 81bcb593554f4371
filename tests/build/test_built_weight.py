"""Heavy pages are told, in a real build; the weigher counts what a browser loads."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from building import buildable, mkdocs

from portal.cli import main
from portal.finish.weight import KB, LIMITS, OTHERS, limit, loaded, too_heavy
from sample import MESSAGE_LANGUAGES, messages

SAID = random.Random(7)
LONG = " ".join("".join(SAID.choices("абвгдежзиклмнопрст", k=9)) for _ in range(900))
HEAVY = f"\n## Още\n\n{LONG}\n"


def page(area: str, words: str = "", head: str = "") -> str:
    return f'<html><head>{head}</head><body class="area-{area} public"><p>{words}</p></body></html>'


def random_words(size: int) -> str:
    """About as many packed bytes: hexadecimal digits pack to half."""
    return SAID.randbytes(size).hex()


@pytest.mark.parametrize(("area", "most"), [*LIMITS.items(), ("training", OTHERS)])
def test_page_may_weigh_what_its_area_says(area: str, most: int, tmp_path: Path) -> None:
    assert limit(page(area)) == most
    for name, size in (("light.html", most * 4 // 5), ("heavy.html", most * 6 // 5)):
        (tmp_path / name).write_text(page(area, random_words(size)), "utf-8")
    assert [(found.code, found.place.path) for found in too_heavy(tmp_path)] == [("W010", "heavy.html")]


def test_assets_are_counted_and_drawings_are_not(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").write_text(random_words(3 * KB))
    (tmp_path / "assets" / "b.js").write_text(random_words(3 * KB))
    style, script = '<link rel="stylesheet" href="../assets/a.css">', '<script src="../assets/b.js" defer></script>'
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.html").write_text(page("home", f"<svg>{random_words(9 * KB)}</svg>", style))
    (tmp_path / "en" / "both.html").write_text(page("home", head=style + script))
    assert loaded(page("home", head=style + script), "en/both.html") == ["assets/a.css", "assets/b.js"]
    assert [found.place.path for found in too_heavy(tmp_path)] == ["en/both.html"]


@pytest.fixture(scope="module")
def long_help(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = buildable(tmp_path_factory.mktemp("heavy"))
    with (root / "docs" / "help.bg.md").open("a", encoding="utf-8") as file:
        file.write(HEAVY)
    return root


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_author_is_told_and_the_site_is_published(
    language: str, long_help: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--root", str(long_help), "--lang", language]) == 0
    said = capfd.readouterr().err
    words = messages(language)
    before, _, after = words.texts["problem.W010.message"].partition("{weight}")
    assert "help.html" in said
    assert before in said
    assert after.partition("{most}")[2] in said
    assert (long_help / "site" / "public" / "help.html").is_file()


def test_plain_mkdocs_tells_it_too(long_help: Path) -> None:
    done = mkdocs(long_help, PORTAL_LANG="en")
    assert done.returncode == 0
    assert "W010" in done.stderr
