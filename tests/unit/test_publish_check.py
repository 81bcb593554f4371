"""`portal publish-check`: what it says, and the paths it knows for those of a computer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from finished import finished
from portal.cli import main
from portal.finish.record import read_record
from portal.finish.requests import absolute_paths
from sample import MESSAGE_LANGUAGES, messages

SITE = Path("/srv/people/portal/site/public")


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_good_site_is_accepted(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = finished(tmp_path)
    record = read_record(site)
    assert record is not None
    words = messages(language)
    assert main(["publish-check", str(site), "--lang", language]) == 0
    said = words.t(
        "publish.ready", folder=str(site), edition=words.t("edition.public"), made=words.date(record.made_on), n=4
    )
    assert capsys.readouterr().out == f"{said}\n"


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_other_edition_is_refused_with_the_reason(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = finished(tmp_path, "team")
    words = messages(language)
    assert main(["publish-check", str(site), "--lang", language]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert words.t("problem.W002.message", edition="team", wanted="public") in said.err
    assert said.err.endswith(words.t("publish.refused", folder=str(site)) + "\n")


def test_edition_that_is_asked_for_is_accepted(tmp_path: Path) -> None:
    assert main(["publish-check", str(finished(tmp_path, "team")), "--edition", "team"]) == 0


def test_folder_that_does_not_exist_is_no_site(tmp_path: Path) -> None:
    assert main(["publish-check", str(tmp_path / "nowhere")]) == 1


def test_reasons_for_tools(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = finished(tmp_path)
    (site / ".env").write_text("")
    assert main(["publish-check", str(site), "--format", "json"]) == 1
    assert [(found["code"], found["path"]) for found in json.loads(capsys.readouterr().out)] == [("W007", ".env")]


@pytest.mark.parametrize(
    "words",
    [
        "/home/author/x",
        "/Users/author",
        "/root/x",
        "/tmp/x",
        "/mnt/c/x",
        "C:\\portal",
        "file:///x",
        "/srv/people/portal/x",
    ],
)
def test_path_of_a_computer_is_known(words: str) -> None:
    assert [found.column for found in absolute_paths(f"see {words} there", SITE)] == [5]


@pytest.mark.parametrize(
    "words",
    [
        "href=\"/net/modules/index.html\"", "https://example.org/home/a", "assets/root/x", "и/или", "/home", "C: x",
        "/srv/people", "a:\\n",
    ],
)  # fmt: skip
def test_what_is_no_path_of_a_computer_is_left_alone(words: str) -> None:
    assert list(absolute_paths(f"see {words} there", SITE)) == []
