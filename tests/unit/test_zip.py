"""`portal zip`: what is in it, what its name says, what it refuses."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from finished import finished
from portal.cli import main
from portal.finish.verdict import judge
from portal.load.settings import CONFIG
from portal.model.base import Audience
from sample import SITES, messages


def portal(into: Path, marks: str = "public") -> Path:
    """The folder of a portal with the finished site that `marks` names."""
    finished(into, marks)
    shutil.copy(SITES / "tiny" / CONFIG, into / "net" / CONFIG)
    return into / "net"


def packed(root: Path, edition: str = "public", *more: str) -> Path:
    """The one zip that the command has written."""
    assert main(["zip", "--root", str(root), "--edition", edition, *more]) == 0
    (made,) = root.rglob("*.zip")
    return made


def unpacked(made: Path, into: Path) -> Path:
    """The one folder in the zip."""
    with zipfile.ZipFile(made) as archive:
        archive.extractall(into)
    (folder,) = into.iterdir()
    return folder


@pytest.mark.parametrize("edition", Audience)
def test_site_in_the_zip_may_be_published(edition: Audience, tmp_path: Path) -> None:
    folder = unpacked(packed(portal(tmp_path / "a", edition), edition), tmp_path / "b")
    assert judge(folder / "site", edition) == []


def test_first_level_is_for_people(tmp_path: Path) -> None:
    folder = unpacked(packed(portal(tmp_path / "a")), tmp_path / "b")
    assert sorted(path.name for path in folder.iterdir()) == [
        "Open first – English.html", "Read me – English.txt", "site",
        "Отворете първо – Български.html", "Прочетете – Български.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "home"),
    [("Отворете първо – Български", "site/index.html"), ("Open first – English", "site/en/index.html")],
)
def test_start_files_lead_to_their_languages(name: str, home: str, tmp_path: Path) -> None:
    folder = unpacked(packed(portal(tmp_path / "a")), tmp_path / "b")
    assert f'href="{home}"' in (folder / f"{name}.html").read_text("utf-8")


@pytest.mark.parametrize("edition", Audience)
def test_file_to_read_says_for_whom(edition: Audience, tmp_path: Path) -> None:
    folder = unpacked(packed(portal(tmp_path / "a", edition), edition), tmp_path / "b")
    assert messages("en").t(f"zip.for.{edition}") in (folder / "Read me – English.txt").read_text("utf-8-sig")


def test_names_say_for_whom(tmp_path: Path) -> None:
    made = packed(portal(tmp_path / "a", "team"), "team")
    assert ("-team-" in made.name, "-team-" in unpacked(made, tmp_path / "b").name) == (True, True)


def test_own_name_must_say_for_whom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, target = portal(tmp_path, "team"), tmp_path / "portal.zip"
    assert main(["zip", "--root", str(root), "--edition", "team", "-o", str(target), "--lang", "en"]) == 2
    assert capsys.readouterr().err == messages("en").t("hand_over.name", file=str(target), edition="team") + "\n"
    assert not target.exists()


def test_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    root = portal(tmp_path)
    first = packed(root).read_bytes()
    for path in (root / "site").rglob("*.html"):
        path.touch()
    assert packed(root).read_bytes() == first


def test_spoilt_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = portal(tmp_path)
    (root / "site" / "public" / "notes.txt").write_text("")
    assert main(["zip", "--root", str(root), "--lang", "en"]) == 1
    assert "W007" in capsys.readouterr().err
    assert list(root.rglob("*.zip")) == []


@pytest.mark.parametrize("marks", ["public drafts", "public preview"])
def test_site_for_who_writes_it_is_refused(marks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zip", "--root", str(portal(tmp_path, marks))]) == 1
    assert "W004" in capsys.readouterr().err


def test_edition_that_was_not_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = portal(tmp_path)
    assert main(["zip", "--root", str(root), "--edition", "team", "--lang", "en"]) == 1
    assert "portal build --edition team" in capsys.readouterr().err
