"""Decides what may be said of files whose own name or folder gives somebody away: everything but that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from portal.model.place import Place
from portal.privacy.file_names import MASK, masked, scan_name
from portal.problems import Problem

MASKED = "masked"
"""The argument of a problem about a name: the path with the name masked."""


def parts(paths: Iterable[str]) -> Iterator[str]:
    """Every file and every folder on the way to it, each once."""
    seen: dict[str, None] = {}
    for path in paths:
        pure = PurePosixPath(path)
        seen.update(dict.fromkeys(str(each) for each in (*reversed(pure.parents[:-1]), pure)))
    yield from seen


def concealed(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with every name masked that one of them is about, in their places and in their words."""
    kept = list(problems)
    names = {problem.place.path: str(problem.args[MASKED]) for problem in kept if MASKED in problem.args}
    if not names:
        return kept
    told = {value for path in names for value in _values(PurePosixPath(path).name)}
    return [
        replace(
            problem,
            place=replace(problem.place, path=_conceal(problem.place.path, names)),
            args={key: _say(value, told) if isinstance(value, str) else value for key, value in problem.args.items()},
        )
        for problem in kept
    ]


def name_problem(code: str, path: str) -> Problem:
    """A finding in the name of `path`, which its place still names, so that problems in the file are put in order."""
    name = PurePosixPath(path).name
    return Problem(code, Place(path), {MASKED: masked(name, scan_name(name))})


def _values(name: str) -> Iterator[str]:
    for found in scan_name(name):
        yield name[found.start : found.end]


def _conceal(path: str, names: Mapping[str, str]) -> str:
    done: list[str] = []
    shown: list[str] = []
    for part in path.split("/"):
        done.append(part)
        shown.append(names.get("/".join(done), part))
    return "/".join(shown)


def _say(value: str, told: Iterable[str]) -> str:
    for each in sorted(told, key=len, reverse=True):
        value = value.replace(each, MASK)
    return value
