"""The way of the content in one place: load, check, compose. The command line and the hook both go through here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.checks.table import check
from portal.load.catalogues import load_catalogues
from portal.load.library import load_library
from portal.load.settings import Settings, load_settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.problems import Problem, Severity, worst


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a portal's files gave."""

    settings: Settings | None
    catalogues: Mapping[str, Catalogue]
    library: Library | None
    problems: tuple[Problem, ...]

    @property
    def buildable(self) -> bool:
        """Whether nothing stands in the way of a build."""
        return self.library is not None and worst(self.problems) is not Severity.ERROR


def read_site(root: Path, edition: str | None = None, drafts: bool | None = None) -> Reading:
    """Load and check the portal at `root`. Never raises for what an author wrote."""
    settings, problems = load_settings(root.resolve(), edition, drafts)
    if settings is None:
        return Reading(None, {}, None, tuple(problems))
    catalogues = load_catalogues(settings.languages, settings.strings)
    library, found = load_library(settings)
    problems += found
    problems += check(library, settings, catalogues)
    return Reading(settings, catalogues, library, _settled(problems))


def _settled(problems: list[Problem]) -> tuple[Problem, ...]:
    """In the order of the files, each once. What only follows from an unreadable file is left out."""
    broken = {p.place.path for p in problems if p.severity is Severity.ERROR and p.code[0] in "FYS"}
    kept = {(p.code, p.place, tuple(p.args.items())): p for p in problems if not _follows(p, broken)}
    return tuple(sorted(kept.values(), key=lambda p: p.sort_key))


_DIRECTORIES = {"role": "docs/vocabulary.yml", "service": "docs/vocabulary.yml", "term": "docs/glossary.yml",
                "helpline": "docs/helplines.yml"}  # fmt: skip


def _follows(problem: Problem, broken: set[str]) -> bool:
    """Whether an unknown id is unknown only because the file that defines it could not be read."""
    if problem.code != "R001":
        return False
    kind, name = str(problem.args["kind"]), str(problem.args["id"])
    home = _DIRECTORIES.get(kind)
    if home is not None:
        return home in broken
    folder = name.partition("/")[0]
    return any(
        path.startswith(f"modules/{folder}/") or path.rpartition("/")[2].startswith(f"{name}.") for path in broken
    )
