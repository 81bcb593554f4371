"""The way of the content in one place: load, check, compose. The command line and the hook both go through here."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portal.checks.file_names import concealed
from portal.checks.table import check
from portal.load.catalogues import load_catalogues
from portal.load.library import load_library
from portal.load.settings import Settings, load_settings
from portal.locale.catalogue import Catalogue
from portal.model.base import Audience
from portal.model.library import Library
from portal.problems import Problem, Severity, worst

HANDED_OVER = "PORTAL_READING"
"""The environment variable that names the file of `hand_over`."""


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
        return self.library is not None and worst(self.problems) not in {Severity.ERROR, Severity.REVIEW}


def hand_over(reading: Reading, path: Path) -> None:
    """Keep a reading for the builds that this process starts, so that all show the same moment of the files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(reading))


def handed_over() -> Reading | None:
    """The reading that the command kept for this build, for the edition of this build; None when nobody did."""
    path = os.environ.get(HANDED_OVER)
    if not path:
        return None
    reading: Reading = pickle.loads(Path(path).read_bytes())  # noqa: S301 - written by the command that started us
    assert reading.settings is not None
    edition = Audience(os.environ.get("PORTAL_EDITION") or reading.settings.edition)
    return replace(reading, settings=replace(reading.settings, edition=edition))


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
    """In the order of the files, each once. What only follows from another mistake is left out, as is what names of
    files give away."""
    errors = [p for p in problems if p.severity is Severity.ERROR]
    paths = {causes: {p.place.path for p in errors if p.code[0] in causes} for causes, _ in _FOLLOWS.values()}
    kept = {(p.code, p.place, tuple(p.args.items())): p for p in problems if not _follows(p, paths)}
    return tuple(concealed(sorted(kept.values(), key=lambda p: p.sort_key)))


def _follows(problem: Problem, paths: Mapping[str, set[str]]) -> bool:
    if problem.code not in _FOLLOWS:
        return False
    causes, follows = _FOLLOWS[problem.code]
    return follows(problem, paths[causes])


_DIRECTORIES = {"role": "docs/vocabulary.yml", "service": "docs/vocabulary.yml", "term": "docs/glossary.yml",
                "helpline": "docs/helplines.yml", "path": "docs/paths.yml"}  # fmt: skip


def _unknown_id(problem: Problem, broken: set[str]) -> bool:
    kind, name = str(problem.args["kind"]), str(problem.args["id"])
    if kind == "reference":
        kind, _, name = name.partition(":")
    if ("modules" if kind in {"module", "lesson", "quiz", "scenario", "final-test"} else "docs") in broken:
        return True
    home = _DIRECTORIES.get(kind)
    if home is not None:
        return home in broken
    folder = name.partition("/")[0]
    return any(
        path.startswith(f"modules/{folder}/") or path.rpartition("/")[2].startswith(f"{name}.") for path in broken
    )


def _text(path: str) -> str:
    """A Markdown file without language and extension."""
    return path.removesuffix(".md").rpartition(".")[0]


def _near(path: str, text: str) -> bool:
    """Whether a broken file is the text itself in some language, or the facts without which it is not read."""
    facts = (f"{text.removesuffix('.md')}.yml", f"{text.rpartition('/')[0]}/module.yml")
    return path in (text, *facts) or (text.endswith(".md") and f"{_text(path)}.md" == text)


def _of_module(path: str) -> bool:
    return path == "modules" or path.startswith("modules/")


_UNREAD = "FYS"
_FOLLOWS: Mapping[str, tuple[str, Callable[[Problem, set[str]], bool]]] = {
    # a missing file, from a file in the place of its folder
    "F001": (_UNREAD, lambda problem, paths: any(problem.place.path.startswith(f"{path}/") for path in paths)),
    # an unknown id, from the file that defines it
    "R001": (_UNREAD, _unknown_id),
    # a missing translation, from a translation that cannot be read
    "P003": (_UNREAD, lambda problem, paths: problem.args["file"] in paths),
    # an untested objective, from a quiz that cannot be read
    "O001": (_UNREAD, lambda problem, paths: problem.place.path.replace("module.yml", "quiz.yml") in paths),
    # missing interface texts, from a file of them that cannot be read
    "C004": (_UNREAD, lambda problem, paths: any(Path(path).parent.name == problem.args["language"] for path in paths)),
    # a translation of nothing, from a text that cannot be read
    "T003": (_UNREAD, lambda problem, paths: any(_near(path, str(problem.args["text"])) for path in paths)),
    # a path's test that cannot be drawn, from a module that cannot be read
    **dict.fromkeys(("J005", "J006"), (_UNREAD, lambda problem, paths: any(_of_module(path) for path in paths))),
    # a path out of order, from a module that waits for itself
    "J001": ("R", lambda problem, paths: f"modules/{problem.args['module']}/module.yml" in paths),
    # another number of headings, from a heading that is wrong in one language
    "P005": ("M", lambda problem, paths: _text(problem.place.path) in map(_text, paths)),
}
"""Code → first letters of the errors it may only follow from, and how to tell by the paths of those."""
