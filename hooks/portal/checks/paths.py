"""Decides whether every path can be walked as it is written, and its final test be drawn and marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.checks.context import Context
from portal.load.validate import near
from portal.model.document import Document
from portal.model.library import ModuleItem
from portal.model.path import Paths, RolePath
from portal.problems import Problem

Modules = Mapping[str, ModuleItem]


def paths(context: Context) -> Iterator[Problem]:
    """J…: modules out of order or twice, a role with two paths, a final test that cannot be drawn or marked."""
    document = context.library.paths
    if document is None:
        return
    yield from _roles(document)
    for number, path in enumerate(document.value.paths):
        yield from _order(document, number, path, context.library.modules)
        yield from _final_test(document, number, path, context.library.modules)


def _roles(document: Document[Paths]) -> Iterator[Problem]:
    """J004: a role has two paths."""
    first: dict[str, int] = {}
    for number, path in enumerate(document.value.paths):
        other = first.setdefault(path.role, number)
        if other != number:
            line = document.place("paths", other, "role").line
            yield Problem("J004", document.place("paths", number, "role"), {"role": path.role, "line": line})


def _order(document: Document[Paths], number: int, path: RolePath, modules: Modules) -> Iterator[Problem]:
    """J001: a prerequisite does not stand before its module; J002: it is only an offer; J003: a module twice."""
    before: dict[str, int] = {}
    for at, step in enumerate(path.steps):
        place = document.place("paths", number, "steps", at, "module")
        # A slip in an id is told by R001 alone.
        name = near(step.module, modules) or step.module
        if name in before:
            line = document.place("paths", number, "steps", before[name], "module").line
            yield Problem("J003", place, {"module": name, "line": line})
        for needed in modules[name].value.prerequisites if name in modules else ():
            args: dict[str, str | int] = {"module": name, "prerequisite": needed}
            if needed not in modules:
                continue
            if needed not in before:
                yield Problem("J001", place, args)
            elif step.required and not path.steps[before[needed]].required:
                yield Problem("J002", document.place("paths", number, "steps", before[needed], "required"), args)
        before.setdefault(name, at)


def _final_test(document: Document[Paths], number: int, path: RolePath, modules: Modules) -> Iterator[Problem]:
    """J005: no required module has a pool; J006: more is drawn than there is; J007: a sealed pool would be opened."""
    if path.final_test is None:
        return
    tests = {name: module.final_test for name in path.required() if (module := modules.get(name)) and module.final_test}
    pool = sum(len(test.value.questions) for test in tests.values())
    at: tuple[Any, ...] = ("paths", number, "final_test")
    if not pool:
        yield Problem("J005", document.place(*at))
    elif path.final_test.draw > pool:
        yield Problem("J006", document.place(*at, "draw"), {"draw": path.final_test.draw, "pool": pool})
    sealed = [name for name, test in tests.items() if test.value.marking == "sealed"]
    if path.final_test.marking == "instant" and sealed:
        yield Problem("J007", document.place(*at, "marking"), {"modules": tuple(sealed)})
