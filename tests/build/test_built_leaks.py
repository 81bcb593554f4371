"""A template that puts a name together from two harmless values stops publishing; the last good site stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from building import ROOT, buildable, built, contents, mkdocs

from portal.cli import main
from portal.load.settings import CONFIG
from sample import apply, messages

FIRST, LAST = "Юлиян", "Касъм"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A built sample site whose own template then joins two fields of a practice."""
    root = buildable(tmp_path)
    built(root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    config = root / CONFIG
    config.write_text(config.read_text("utf-8").replace(f"{ROOT.as_posix()}/overrides", "overrides"), "utf-8")
    facts = "docs/practices/quiet-room.yml"
    template = "overrides/practice.html"
    apply(
        [
            {"file": facts, "replace": "bg: Примерна организация", "with": f"bg: {FIRST}"},
            {"file": facts, "replace": "bg: координатор на центъра", "with": f"bg: {LAST}"},
            {
                "file": template,
                "replace": "<h1>",
                "with": "<p>{{ entry.author_org }} {{ entry.contact_role }}</p>\n<h1>",
            },
        ],
        root,
    )
    return root


def test_assembled_name_stops_publishing(root: Path) -> None:
    before = contents(root / "site" / "public")
    done = mkdocs(root, PORTAL_LANG="en")
    assert done.returncode != 0
    assert "practices/quiet-room.html:1:1: error LEAK" in done.stderr
    assert "name of a person" in done.stderr
    assert FIRST not in done.stderr
    assert messages("en").t("build.kept") in done.stderr
    assert contents(root / "site" / "public") == before


def test_build_command_says_so_itself(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(root), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "practices/quiet-room.html:1:1: error LEAK" in said
    assert said.rstrip().endswith(messages("en").t("build.kept"))
    assert LAST not in said
