"""`portal privacy scan`: any file, exact places, never a value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import made
from portal.cli import main

VALUES = ["7523169263", "0887 000 111", "Юлиян Касъм"]
TEXT = f"Първи ред.\nЕГН {VALUES[0]} и телефон {VALUES[1]}.\nКогато {VALUES[2]} дойде, мълчеше.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def scan(*arguments: object) -> int:
    return main(["privacy", "scan", *map(str, arguments)])


def test_every_place_is_told_in_code_points(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(letter, "--format", "json") == 1
    lines = TEXT.split("\n")
    found = json.loads(capsys.readouterr().out)
    assert [record["code"] for record in found] == ["EGN", "PHONE", "FULL_NAME"]
    assert [lines[r["line"] - 1][r["column"] - 1 : r["end_column"] - 1] for r in found] == VALUES
    assert {record["severity"] for record in found} == {"error"}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("language", ["bg", "en"])
def test_no_value_is_repeated(form: str, language: str, letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan(letter, "--format", form, "--lang", language)
    said = capsys.readouterr()
    assert [value for value in VALUES if value in said.out + said.err] == []


def test_folders_are_walked(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(letter.parent, "--format", "json") == 1
    assert {record["path"] for record in json.loads(capsys.readouterr().out)} == {str(letter)}


def test_nothing_found_is_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "law.md"
    path.write_text(
        "По чл. 12 от Конвенцията (ДВ, бр. 55/1991 г.) детето се изслушва. Обадете се на 116 111.\n", "utf-8"
    )
    assert scan(path, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_path_that_does_not_exist_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(tmp_path / "nothing.md", "--lang", "en") == 2
    assert "There is no" in capsys.readouterr().err


def test_story_that_tells_too_much_is_shown_as_a_paragraph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.md"
    path.write_text("## Случай\n\nМомче на 14 г. от Лом\nне иска да говори.\n\nСледва почивка.\n", "utf-8")
    assert scan(path, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": str(path), "line": 3, "column": 1, "end_line": 4, "end_column": 19, "code": "QUASI",
            "severity": "review", "in_name": False, "scope": "paragraph", "kinds": ["settlement", "age"],
        }
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["bg", "en"])
def test_details_of_a_story_are_not_repeated(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.md"
    path.write_text("Момче на 14 г. от Лом не иска да говори.\n", "utf-8")
    scan(path, "--lang", language)
    said = capsys.readouterr().out
    assert "QUASI" in said
    assert [value for value in ("Лом", "Lom", "14 г") if value in said] == []


def test_profile_in_points_is_one_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.md"
    path.write_text("- Момче на 14 г.\n- Живее в Плевен\n- Баща му е в затвора\n", "utf-8")
    assert scan(path, "--format", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["scope"], found["kinds"]) == ("case", ["settlement", "age", "family"])


def clean(*arguments: object) -> int:
    return main(["privacy", "clean", *map(str, arguments), "--lang", "en"])


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(made.jpeg(artist=made.NAME, where=True, serial="A1", note=f"ЕГН {made.EGN}"))
    return path


def test_hidden_data_of_a_photograph_are_found(photograph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(photograph, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [record["code"] for record in found] == ["EGN", "FULL_NAME", "A010", "A010", "A010"]
    assert found[0]["about"] == {"part": "metadata", "number": 0}


def test_text_report_tells_the_part(photograph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan(photograph, "--lang", "en")
    said = capsys.readouterr().out
    assert "Where in the file: hidden data of the picture." in said
    assert made.EGN not in said


def test_page_of_a_document_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(made.pdf(["x", f"ЕГН {made.EGN}"]))
    assert scan(path, "--format", "json") == 1
    assert [record["about"] for record in json.loads(capsys.readouterr().out)] == [{"part": "page", "number": 2}]


def test_cleaned_file_tells_nothing(photograph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert clean(photograph) == 0
    said = capsys.readouterr().out
    assert "who made or edited it; where it was taken; with which camera or telephone it was taken" in said
    assert made.NAME not in said
    assert scan(photograph) == 0


def test_cleaning_twice_finds_nothing_more(photograph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean(photograph)
    once = photograph.read_bytes()
    assert clean(photograph) == 0
    assert "nothing to take out" in capsys.readouterr().out
    assert photograph.read_bytes() == once


def test_folder_is_cleaned_and_texts_in_it_stay(photograph: Path, letter: Path) -> None:
    assert clean(photograph.parent) == 0
    assert (scan(photograph), letter.read_text("utf-8")) == (0, TEXT)


def test_broken_file_is_left_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "half.png"
    path.write_bytes(made.saved(made.dots(), "PNG")[:60])
    assert clean(path) == 1
    assert "left as it was" in capsys.readouterr().err
    assert [(found.name, found.stat().st_size) for found in tmp_path.iterdir()] == [("half.png", 60)]


def test_scan_of_paper_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(made.scanned())
    assert scan(path, "--format", "json") == 1
    assert [record["severity"] for record in json.loads(capsys.readouterr().out)] == ["review"]
