"""The documentation names what the program has, and nothing that it has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.checks.markdown import ADMONITIONS
from portal.cli.main import COMMANDS
from portal.load.catalogues import load_catalogues
from portal.model.targets import REFERENCE_KINDS
from portal.problems import CODES
from portal.questions.kinds import KINDS
from portal.starter import STARTERS

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs" / "about" / f"writing.{language}.md" for language in ("bg", "en")]
MAKE_TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_readme_names_every_command() -> None:
    assert [name for name in COMMANDS if f"| `portal {name}" not in text("README.md")] == []


def test_readme_and_guides_name_no_command_that_does_not_exist() -> None:
    texts = [text("README.md"), text("CONTRIBUTING.md"), *(guide.read_text("utf-8") for guide in GUIDES)]
    assert {name for words in texts for name in re.findall(r"`portal ([a-z-]+)", words)} <= set(COMMANDS)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_exist(name: str) -> None:
    assert set(re.findall(r"`make ([a-z-]+)`", text(name))) <= MAKE_TARGETS


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guide_shows_how_to_begin_every_kind_of_text(guide: Path) -> None:
    words = guide.read_text("utf-8")
    assert [kind for kind in STARTERS if f"`portal new {kind} " not in words] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guide_explains_every_question_kind(guide: Path) -> None:
    words = guide.read_text("utf-8")
    assert [kind for kind in KINDS if f"| `{kind}` |" not in words] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guide_shows_every_kind_of_reference(guide: Path) -> None:
    words = guide.read_text("utf-8")
    assert [kind for kind in REFERENCE_KINDS if f"]({kind}:" not in words] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guide_names_every_kind_of_box(guide: Path) -> None:
    words = guide.read_text("utf-8")
    assert [kind for kind in ADMONITIONS if f"`{kind}`" not in words] == []


def test_paths_in_the_contributing_guide_exist() -> None:
    paths = re.findall(r"`((?:hooks|docs|tests|overrides)/[\w./{},<>-]+)`", text("CONTRIBUTING.md"))
    named = [path for path in paths if not re.search(r"[<{]", path)]
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("language", ["bg", "en"])
def test_every_code_is_explained(language: str) -> None:
    texts = load_catalogues([language])[language].texts
    assert [code for code in CODES if not texts[f"problem.{code}.message"] or not texts[f"problem.{code}.remedy"]] == []


def test_readme_shows_a_picture_that_exists() -> None:
    assert [
        name for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text("README.md")) if not (ROOT / name).is_file()
    ] == []
