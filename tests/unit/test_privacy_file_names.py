"""Names of files and folders: what they give away is found, and never repeated by whatever tells of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.checks.file_names import concealed, name_problem, parts
from portal.cli import main
from portal.load.catalogues import load_catalogues
from portal.locale.catalogue import Catalogue
from portal.model.place import Place
from portal.privacy.file_names import masked, scan_name
from portal.problems import Problem
from portal.report.formats import FORMATS

SHOWN = {
    "Лилия_Стамова-портрет.png": "••••-портрет.png",
    "Лилия Стамова.pdf": "••••.pdf",
    "egn0844279550.pdf": "egn••••.pdf",
    "scan7523169263front.png": "scan••••front.png",
    "IMG0887000111.jpg": "IMG••••.jpg",
    "kola_PB3305TP.jpg": "kola_••••.jpg",
    "iban_BG80BNBG96611020345678.pdf": "iban_••••.pdf",
    "0887_000_111.txt": "••••.txt",
    "лична_карта_643300219.pdf": "лична_карта_••••.pdf",
    "%D0%9B%D0%B8%D0%BB%D0%B8%D1%8F%20%D0%A1%D1%82%D0%B0%D0%BC%D0%BE%D0%B2%D0%B0.png": "••••.png",
}


@pytest.mark.parametrize("name", SHOWN)
def test_masks_what_a_name_gives_away(name: str) -> None:
    assert masked(name, scan_name(name)) == SHOWN[name]


@pytest.mark.parametrize(
    "name",
    ["quiet-room.bg.md", "20231005_104211.jpg", "IMG_20231005_101500.jpg", "module-03.yml", "2024-01-16-report.pdf"],
)
def test_ordinary_names_are_quiet(name: str) -> None:
    assert scan_name(name) == ()


def test_every_folder_is_looked_at_once() -> None:
    assert list(parts(["docs/a/x.md", "docs/a/y.md", "docs/b.yml"])) == [
        "docs", "docs/a", "docs/a/x.md", "docs/a/y.md", "docs/b.yml",
    ]  # fmt: skip


FOLDER = "docs/Лилия Стамова"
FILE = f"{FOLDER}/Лилия Стамова.bg.md"
ABOUT = [
    name_problem("FULL_NAME", FOLDER),
    name_problem("FULL_NAME", FILE),
    Problem("EGN", Place(FILE, 3, 5)),
    Problem(
        "S002",
        Place("docs/glossary.yml"),
        {"key": "Лилия Стамова.bg.md", "allowed": "id", "suggestion": "", "alike": ""},
    ),
]


def test_everything_told_of_a_file_hides_its_name() -> None:
    told = concealed(ABOUT)
    assert [problem.place.path for problem in told] == [
        "docs/••••", "docs/••••/••••.bg.md", "docs/••••/••••.bg.md", "docs/glossary.yml",
    ]  # fmt: skip
    assert told[3].args["key"] == "••••.bg.md"


@pytest.fixture(scope="module")
def english() -> Catalogue:
    return load_catalogues(("en",))["en"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_repeats_a_name(form: str, english: Catalogue) -> None:
    report = FORMATS[form](concealed(ABOUT), english)
    assert "Стамова" not in report
    assert "%D0%A1%D1%82%D0%B0%D0%BC" not in report


def test_problems_are_left_alone_when_no_name_tells() -> None:
    problem = Problem("EGN", Place("docs/help.bg.md", 3, 5))
    assert concealed([problem]) == [problem]


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_scan_command_masks_names(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Лилия Стамова"
    folder.mkdir()
    (folder / "писмо_0887000111.txt").write_text("ЕГН 7523169263\n", encoding="utf-8")
    assert main(["privacy", "scan", str(tmp_path), "--format", form]) == 1
    said = capsys.readouterr().out
    assert [value for value in ("Стамова", "0887000111", "7523169263") if value in said] == []
    assert f"{tmp_path.name}/••••/писмо_••••.txt" in said


def test_the_scan_command_tells_names_from_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "egn7523169263.txt"
    path.write_text("тел. 0887000111\n", encoding="utf-8")
    main(["privacy", "scan", str(path), "--format", "json"])
    records = json.loads(capsys.readouterr().out)
    assert [(record["code"], record["in_name"]) for record in records] == [("EGN", True), ("PHONE", False)]
