"""`portal records`: what the expert sees, and that nothing a stranger sends stops it or computes in a spreadsheet."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from learners import make_keys, make_record
from portal.cli import main
from portal.records.container import seal
from portal.records.keys import ExpertKey, unlock

VECTORS = Path(__file__).parents[1] / "vectors" / "records"
KEY: dict[str, Any] = json.loads((VECTORS / "crypto" / "key.json").read_text("utf-8"))
Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `portal records` on a folder, with keys, secret file and passphrase."""
    (tmp_path / "secret.json").write_text(KEY["text"], "utf-8")
    (tmp_path / "passphrase.txt").write_text(KEY["passphrase"] + "\n", "utf-8")

    def call(action: str, *arguments: str | Path, keys: Path = VECTORS / "keys.json", lang: str = "en") -> Said:
        status = main(["records", action, "--keys", str(keys), "--lang", lang, *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def opening(tmp_path: Path) -> list[str]:
    return ["--key", str(tmp_path / "secret.json"), "--passphrase-file", str(tmp_path / "passphrase.txt")]


def sent(vector: str, tmp_path: Path, *, sealed: bool = True) -> Path:
    """The files of a vector as a folder."""
    key = unlock(KEY["text"], KEY["passphrase"])
    assert isinstance(key, ExpertKey)
    folder = tmp_path / "sent"
    folder.mkdir()
    for number, one in enumerate(json.loads((VECTORS / "report" / f"{vector}.json").read_text("utf-8"))["files"]):
        text = seal(one["text"], key.public) if sealed else one["text"]
        (folder / f"{number}.portal.json").write_text(text, "utf-8")
    return folder


def test_report_says_how_far_everybody_is(run: Run, tmp_path: Path) -> None:
    status, out, err = run("report", sent("states", tmp_path), *opening(tmp_path))
    assert (status, err) == (0, "6 files; unreadable: 0.\n")
    blocks = {block.splitlines()[0]: block.splitlines()[1:] for block in out.split("\n\n")}
    assert blocks["А (0.portal.json)"] == ["  Nothing was begun."]
    assert blocks["В (2.portal.json)"] == ["  good-talk  begun  lessons: 1 of 2", "  read       read   lessons: 2 of 2"]
    assert "waits for a decision" in blocks["Г (3.portal.json)"][0]
    assert blocks["Г (3.portal.json)"][1].startswith("  ! the question has changed since the attempt: good-talk ")
    assert blocks["Е (5.portal.json)"][0].startswith(
        "  quick     passed  quiz: 56 of 56 points (100\u00a0%), 1 attempt, "
    )
    assert "The path  passed  test: 96 of 96" in blocks["Е (5.portal.json)"][1]


def test_marking_shows_every_question_of_a_sealed_test_and_of_no_other(run: Run, tmp_path: Path) -> None:
    folder = sent("shared_attempts", tmp_path)
    _, out, _ = run("mark", folder, *opening(tmp_path), "--format", "json")
    report = json.loads(out)
    assert {sheet["module"] for sheet in report["sheets"]} == {"good-talk"}
    assert {row["module"] for row in report["rows"] if row["test"]} == {"good-talk", "safe-report"}
    for sheet in report["sheets"]:
        (row,) = [row for row in report["rows"] if (row["file"], row["module"]) == (sheet["file"], sheet["module"])]
        assert round(sum(one["points"] for one in sheet["questions"]), 2) == row["test"]["points"]
    _, out, _ = run("mark", folder, *opening(tmp_path))
    assert out.count("    Attempt finished ") == 2
    assert out.count(" points  въпрос (en)") == 14


def test_file_that_cannot_be_read_is_named_with_its_reason(run: Run, tmp_path: Path) -> None:
    folder = sent("states", tmp_path)
    (folder / "holiday\x1b[31m.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".hidden").write_text("no file that anybody sent", "utf-8")
    status, out, err = run("report", folder, *opening(tmp_path))
    assert (status, err) == (1, "7 files; unreadable: 1.\n")
    assert "Cannot be read:\n  holiday?[31m.jpg: the file is no record of the portal" in out


def test_sealed_files_without_the_key_name_the_key_they_are_for(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("report", sent("too_fast", tmp_path))
    assert status == 1
    assert f"0.portal.json: it is sealed for another key: {KEY['public']['fingerprint']}" in out


def test_file_that_is_not_sealed_is_read_and_says_so(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("report", sent("too_fast", tmp_path, sealed=False) / "0.portal.json")
    assert "  ! the file is not sealed\n  ! answered faster than anybody reads: good-talk " in out


def table(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


@pytest.mark.parametrize("action", ["report", "mark"])
def test_no_cell_of_the_table_is_computed(action: str, run: Run, tmp_path: Path) -> None:
    dice = random.Random("formulas")
    keys = make_keys(random.Random("keys"))
    folder = tmp_path / "sent"
    folder.mkdir()
    names = ['=HYPERLINK("http://x";"y")', "+1", "-1", "@SUM(A1)", "＝1", "=1;2", '"=1"']
    for number, name in enumerate(names):
        record = make_record(dice, keys, name)
        (folder / f"={number}.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    run(action, folder, "--format", "csv", "-o", tmp_path / "out.csv")
    rows = table(tmp_path / "out.csv")
    assert len({len(row) for row in rows}) == 1
    assert {row[0] for row in rows[1:]} <= {f"'{name}" for name in names} | {'"=1"'}
    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []


def test_table_has_the_decimal_sign_of_the_language(run: Run, tmp_path: Path) -> None:
    folder = sent("too_fast", tmp_path)
    for language, points in (("en", "13.79"), ("bg", "13,79")):
        out = tmp_path / f"{language}.csv"
        run("report", folder, *opening(tmp_path), "--format", "csv", "-o", out, lang=language)
        assert [row[11] for row in table(out)[1:] if row[11]] == [points]


def test_call_without_use_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    folder = sent("too_fast", tmp_path)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("another passphrase", "utf-8")
    (tmp_path / "empty").mkdir()
    secret = ["--key", tmp_path / "secret.json", "--passphrase-file"]
    calls: list[tuple[list[Any], dict[str, Path], str]] = [
        ([tmp_path / "gone"], {}, f"There is no file or folder {tmp_path}/gone."),
        ([tmp_path / "empty"], {}, f"There are no files in {tmp_path}/empty."),
        ([folder], {"keys": wrong}, f"{wrong} cannot be read as a file of keys."),
        ([folder, *secret, wrong], {}, f"The passphrase does not unlock {tmp_path}/secret.json."),
        ([folder, "--key", wrong, "--passphrase-file", wrong], {}, f"{wrong} is no secret file of an expert"),
        ([folder, *secret, tmp_path / "gone"], {}, f"{tmp_path}/gone cannot be read: "),
    ]
    for arguments, keys, words in calls:
        status, out, err = run("report", *arguments, **keys)
        assert (status, out) == (2, "")
        assert err.startswith(words)
        assert KEY["passphrase"] not in err


def test_file_of_keys_that_the_expert_site_has_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site" / "expert").mkdir(parents=True)
    shutil.copy(VECTORS / "keys.json", tmp_path / "site" / "expert" / "keys.json")
    folder = sent("too_fast", tmp_path, sealed=False)
    assert main(["records", "report", str(folder), "--root", str(tmp_path)]) == 0
    assert "Участник Едно" in capsys.readouterr().out
