"""Decides whether every id that a YAML file names exists, and whether prerequisites can be met."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from portal.checks.context import Context
from portal.load.validate import alike, near
from portal.model.document import Document, Key
from portal.model.library import Library
from portal.model.scenario import FILE_PREFIX
from portal.model.walk import fields, named
from portal.problems import Problem


def _terms(library: Library) -> Iterable[str]:
    return [term.id for term in library.glossary.value.terms] if library.glossary else []


def _roles(library: Library) -> Iterable[str]:
    return [role.id for role in library.vocabulary.value.roles] if library.vocabulary else []


def _services(library: Library) -> Iterable[str]:
    return [service.id for service in library.vocabulary.value.services] if library.vocabulary else []


def _helplines(library: Library) -> Iterable[str]:
    return [line.id for line in library.helplines.value.helplines] if library.helplines else []


_KNOWN: dict[str, Callable[[Library], Iterable[str]]] = {
    "module": lambda library: library.modules,
    "term": _terms,
    "role": _roles,
    "service": _services,
    "helpline": _helplines,
}
"""What can be named besides the content kinds → the ids there are."""


def known_ids(context: Context) -> Iterator[Problem]:
    """R001: a file names a role, service, term, module … that does not exist; R004: it names itself."""
    known = {kind: set(items) for kind, items in context.library.items.items()}
    known |= {kind: set(of(context.library)) for kind, of in _KNOWN.items()}
    for document in context.library.documents():
        for way, kind, name in named(document.value):
            if name not in known[kind]:
                yield Problem("R001", document.place(*way), _args(kind, name, known[kind]))
            elif (kind, name) in _around(document.value, way):
                yield Problem("R004", document.place(*way), {"id": name})
    yield from _inside_modules(context)
    yield from _doors(context)


def _around(value: Any, way: tuple[Key, ...]) -> Iterator[tuple[str, str]]:
    """Kind and id of everything that what stands at `way` inside `value` is a part of."""
    for step in (*way[:-2], None):
        if own := getattr(value, "id", None):
            yield type(value).__name__.lower(), own
        if step is not None:
            value = value[step] if isinstance(step, int) else dict(fields(value))[step]


def _args(kind: str, name: str, known: Iterable[str]) -> dict[str, str | int]:
    return {"kind": kind, "id": name, "suggestion": near(name, known), "alike": alike(name)}


def _inside_modules(context: Context) -> Iterator[Problem]:
    """Objectives that lessons, questions and scenarios name, and scenarios that lessons take in."""
    for module in context.library.modules.values():
        objectives = [objective.id for objective in module.value.objectives]
        folder = posixpath.dirname(module.document.path)
        for number, lesson in enumerate(module.value.lessons):
            for at, name in enumerate(lesson.objectives):
                if name not in objectives:
                    place = module.document.place("lessons", number, "objectives", at)
                    yield _unknown_objective(place, name, objectives)
            # A scenario that could not be read is no unknown one.
            if lesson.scenario and f"{folder}/{FILE_PREFIX}{lesson.scenario}.yml" not in context.library.sources:
                place = module.document.place("lessons", number, "scenario")
                yield Problem("R001", place, _args("scenario", lesson.scenario, module.scenarios))
        for scenario in module.scenarios.values():
            for at, name in enumerate(scenario.value.objectives):
                if name not in objectives:
                    yield _unknown_objective(scenario.place("objectives", at), name, objectives)
        for part in module.question_files():
            for number, question in enumerate(part.value.questions):
                if question.objective not in objectives:
                    place = part.place("questions", number, "objective")
                    yield _unknown_objective(place, question.objective, objectives)


def _unknown_objective(place: Any, name: str, objectives: list[str]) -> Problem:
    return Problem("R001", place, _args("objective", name, objectives))


def _doors(context: Context) -> Iterator[Problem]:
    home = context.library.home
    for number, door in enumerate(home.value.doors if home else ()):
        if home and door.to not in context.targets:
            yield Problem("R001", home.place("doors", number, "to"), _args("reference", door.to, context.targets))


def prerequisites(context: Context) -> Iterator[Problem]:
    """R002: modules that wait for one another could never be begun."""
    modules = context.library.modules
    reported: set[frozenset[str]] = set()
    for start in modules:
        circle = _circle(start, modules)
        if circle and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            document: Document[Any] = modules[circle[0]].document
            yield Problem("R002", document.place("prerequisites"), {"path": " → ".join(circle)})


def _circle(start: str, modules: Any) -> list[str]:
    """A way from `start` over prerequisites back to itself, or nothing."""
    trail = [[start]]
    seen: set[str] = set()
    while trail:
        way = trail.pop()
        for name in modules[way[-1]].value.prerequisites:
            if name == start and len(way) > 1:
                return [*way, start]
            if name in modules and name not in {start, *seen}:
                seen.add(name)
                trail.append([*way, name])
    return []
