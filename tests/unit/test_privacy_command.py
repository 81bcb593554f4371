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
