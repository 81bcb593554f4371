"""Decides what one edition contains. Everything after this sees only what may be seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from portal.load.settings import Settings
from portal.model.base import Audience, Status
from portal.model.library import Item, Library, ModuleItem
from portal.model.walk import named

E = TypeVar("E", Item, ModuleItem)


def _ready(status: Status, settings: Settings) -> bool:
    return status is Status.PUBLISHED or (status is Status.DRAFT and settings.drafts)


def _visible(audience: Audience, status: Status, settings: Settings) -> bool:
    return _ready(status, settings) and audience.within(settings.edition)


def _ready_parts(module: ModuleItem, settings: Settings) -> ModuleItem:
    """A module without the lessons and the quiz that are not ready."""
    lessons = [lesson for lesson in module.value.lessons if _ready(lesson.status, settings)]
    value = module.value.model_copy(update={"lessons": lessons})
    quiz = module.quiz if module.quiz and _ready(module.quiz.value.status, settings) else None
    kept = {lesson.id: module.lessons.get(lesson.id, {}) for lesson in lessons}
    return ModuleItem(replace(module.document, value=value), kept, quiz)


def for_edition(library: Library, settings: Settings) -> Library:
    """The library without what is above the edition, retired, or (unless asked for) a draft; nothing names it.

    What readers are told of retired texts is made from the whole library, see `portal.model.retired`.
    """
    visible = replace(
        library,
        modules={
            name: _ready_parts(module, settings) for name, module in library.modules.items()
            if _visible(module.value.audience, module.value.status, settings)
        },
        items={
            kind: {
                name: item for name, item in items.items()
                if _visible(item.value.audience, item.value.status, settings)
            }
            for kind, items in library.items.items()
        },
        pages={
            name: page for name, page in library.pages.items() if _visible(page.audience, page.status, settings)
        },
    )  # fmt: skip
    known = {"module": visible.modules.keys(), **{kind: items.keys() for kind, items in visible.items.items()}}
    return replace(
        visible,
        modules={name: _unaware(module, known) for name, module in visible.modules.items()},
        items={
            kind: {name: _unaware(item, known) for name, item in items.items()} for kind, items in visible.items.items()
        },
    )


def _unaware(entry: E, known: Mapping[str, Collection[str]]) -> E:
    """An entry that names nothing that is not `known` (kind → ids)."""
    hidden: dict[str, set[str]] = {}
    for way, kind, name in named(entry.value):
        if kind in known and name not in known[kind]:
            hidden.setdefault(str(way[0]), set()).add(name)
    kept = {field: [n for n in getattr(entry.value, field) if n not in names] for field, names in hidden.items()}
    value = entry.value.model_copy(update=kept)
    return replace(entry, document=replace(entry.document, value=value)) if hidden else entry
