"""`portal privacy scan`: any file, exact places, never a value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
