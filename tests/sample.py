"""Sample sites for tests: a copy of one, edits to it, and what the portal says about it."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from made import MADE
from portal import site
from portal.exchange import export_po
from portal.load.catalogues import load_catalogues
from portal.load.settings import Settings, load_settings
from portal.locale.catalogue import Catalogue
from portal.problems import Problem
from portal.report.formats import as_text
from portal.site import Reading

TESTS = Path(__file__).parent
SITES = TESTS / "sites"
MESSAGE_LANGUAGES = ("bg", "en")

Change = Mapping[str, Any]
"""One edit: `file`, and one of write, append, replace + with, bytes, made (see `made.py`), repeat, delete, mkdir,
symlink."""


def copy_site(into: Path, name: str = "tiny") -> Path:
    """A copy of a sample site that a test may spoil; what was built from it stays behind."""
    return Path(shutil.copytree(SITES / name, into / name, ignore=shutil.ignore_patterns(".portal", "site")))


def apply(changes: Iterable[Change], root: Path) -> None:
    """Edit the copy of a site at `root`, one change after the other."""
    for change in changes:
        _apply(change, root / change["file"])


def _apply(change: Change, path: Path) -> None:
    if change.get("delete"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if change.get("mkdir"):
        path.mkdir()
    elif "symlink" in change:
        path.symlink_to(change["symlink"])
    elif "made" in change:
        path.write_bytes(MADE[change["made"]]())
    elif "bytes" in change:
        path.write_bytes(base64.b64decode(change["bytes"]))
    elif "write" in change:
        path.write_text(change["write"], encoding="utf-8", newline="")
    elif "append" in change:
        _append(path, change["append"])
    elif "repeat" in change:
        _append(path, change["repeat"]["text"] * change["repeat"]["times"])
    else:
        before = path.read_text(encoding="utf-8")
        assert before.count(change["replace"]) >= 1, f"{path.name} does not hold {change['replace']!r}"
        path.write_text(before.replace(change["replace"], change["with"], 1), encoding="utf-8", newline="")


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(text)


@cache
def catalogues(languages: tuple[str, ...], own: Path | None) -> Mapping[str, Catalogue]:
    """The texts of the interface, read once: they take as long as a small site."""
    return load_catalogues(languages, own)


def read(root: Path, edition: str | None = None) -> Reading:
    """As `read_site`, but texts of the interface are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "load_catalogues", catalogues)
        return site.read_site(root, edition)


def baseline_settings(name: str = "tiny") -> Settings:
    """The settings of the unspoilt sample site, for everybody and without drafts."""
    settings, _ = load_settings(SITES / name, "public", drafts=False)
    assert settings is not None
    return settings


def exported(root: Path, language: str) -> bytes:
    """Everything that a portal has to translate into a language, as a PO file."""
    return export_po(read(root), language, messages("en"))[0]


@cache
def baseline(name: str = "tiny") -> Sequence[Problem]:
    """What is said of the unspoilt sample site."""
    return read(SITES / name).problems


def news(reading: Reading, name: str = "tiny") -> list[Problem]:
    """The problems beyond the baseline of the sample site."""
    known = [(problem.code, problem.place) for problem in baseline(name)]
    return [problem for problem in reading.problems if (problem.code, problem.place) not in known]


@cache
def messages(language: str) -> Catalogue:
    """The words of the portal in one language."""
    return load_catalogues([language])[language]


def reports(problems: Sequence[Problem]) -> dict[str, str]:
    """The report in every language that has messages."""
    return {language: as_text(problems, messages(language)) for language in MESSAGE_LANGUAGES}
