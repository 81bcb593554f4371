"""Decides what one edition contains. Everything after this sees only what may be seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from portal.load.settings import Settings
from portal.model.base import Audience, Status
from portal.model.circle import cut
from portal.model.document import Document
from portal.model.library import Item, Library, ModuleItem
from portal.model.path import Paths
from portal.model.walk import forget

E = TypeVar("E", Item, ModuleItem)
M = TypeVar("M", bound=BaseModel)


def _visible(audience: Audience, status: Status, settings: Settings) -> bool:
    ready = status is Status.PUBLISHED or (status is Status.DRAFT and settings.drafts)
    return ready and audience.within(settings.edition)


def _visible_parts(module: ModuleItem, settings: Settings) -> ModuleItem:
    """A module without those of its lessons, tests and scenarios that are not ready or not for the edition."""
    scenarios = {
        name: part for name, part in module.scenarios.items()
        if _visible(part.value.audience, part.value.status, settings)
    }  # fmt: skip
    lessons = [
        lesson if lesson.scenario in {None, *scenarios} else lesson.model_copy(update={"scenario": None})
        for lesson in module.value.lessons
        if _visible(lesson.audience, lesson.status, settings)
    ]
    value = module.value.model_copy(update={"lessons": lessons})
    quiz = module.quiz
    if quiz and not _visible(quiz.value.audience, quiz.value.status, settings):
        quiz = None
    test = module.final_test
    if test and not _visible(test.value.audience, test.value.status, settings):
        test = None
    kept = {lesson.id: module.lessons.get(lesson.id, {}) for lesson in lessons}
    return ModuleItem(replace(module.document, value=value), kept, quiz, scenarios, test)


def for_edition(library: Library, settings: Settings) -> Library:
    """The library without what is above the edition, retired, or (unless asked for) a draft; nothing names it.

    What readers are told of retired texts is made from the whole library, see `portal.model.retired`.
    """
    edition = settings.edition
    visible = replace(
        library,
        modules={
            name: _visible_parts(module, settings) for name, module in library.modules.items()
            if _visible(module.value.audience, module.value.status, settings)
        },
        items={
            kind: {
                name: replace(item, document=replace(item.document, value=cut(item.value, edition)))
                for name, item in items.items()
                if _visible(item.value.audience, item.value.status, settings)
            }
            for kind, items in library.items.items()
        },
        pages={
            name: page for name, page in library.pages.items() if _visible(page.audience, page.status, settings)
        },
        home=_cut(library.home, edition),
        glossary=_cut(library.glossary, edition),
        paths=_cut(library.paths, edition),
        centres=_cut(library.centres, edition),
        helplines=_cut(library.helplines, edition),
        images=frozenset(path for path in library.images if library.folders.audience(path).within(edition)),
        attachments={
            path: size for path, size in library.attachments.items() if library.folders.audience(path).within(edition)
        },
    )  # fmt: skip
    known = _names(visible)
    if known == _names(library):
        return visible
    return replace(
        visible,
        modules={name: _unaware(module, known) for name, module in visible.modules.items()},
        items={
            kind: {name: _unaware(item, known) for name, item in items.items()} for kind, items in visible.items.items()
        },
        glossary=visible.glossary and _forget(visible.glossary, known),
        paths=visible.paths and _walkable(_forget(visible.paths, known)),
    )


def _walkable(paths: Document[Paths]) -> Document[Paths]:
    """The paths on which a module is left."""
    left = [path for path in paths.value.paths if path.steps]
    return replace(paths, value=paths.value.model_copy(update={"paths": left}))


def _cut(document: Document[M] | None, edition: Audience) -> Document[M] | None:
    """A document without its parts that are not for the edition."""
    return document and replace(document, value=cut(document.value, edition))


def _names(library: Library) -> Mapping[str, Collection[str]]:
    """Kind → ids of everything that an edition may lack."""
    lists: dict[str, list[Any]] = {
        "term": library.glossary.value.terms if library.glossary else [],
        "helpline": library.helplines.value.helplines if library.helplines else [],
    }
    return {
        "module": library.modules.keys(),
        **{kind: items.keys() for kind, items in library.items.items()},
        **{kind: {item.id for item in items} for kind, items in lists.items()},
    }


def _forget(document: Document[M], known: Mapping[str, Collection[str]]) -> Document[M]:
    """A document that names nothing that is not `known` (kind → ids)."""
    return replace(document, value=forget(document.value, known))


def _unaware(entry: E, known: Mapping[str, Collection[str]]) -> E:
    return replace(entry, document=_forget(entry.document, known))
