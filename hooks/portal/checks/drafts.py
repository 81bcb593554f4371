"""Decides which published modules are shown without a part that is still a draft."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.base import Status
from portal.model.library import ModuleItem
from portal.problems import Problem


def unfinished(context: Context) -> Iterator[Problem]:
    """D010: a module is published, but lessons, scenarios or the quiz of it are drafts that no reader sees."""
    for module in context.library.modules.values():
        drafts = list(_drafts(module)) if module.value.status is Status.PUBLISHED else []
        if drafts:
            yield Problem("D010", module.document.place("status"), {"parts": ", ".join(drafts)})


def _drafts(module: ModuleItem) -> Iterator[str]:
    """Ids of lessons and names of files, as the author knows them."""
    yield from (lesson.id for lesson in module.value.lessons if lesson.status is Status.DRAFT)
    for part in (*module.scenarios.values(), module.quiz):
        if part is not None and part.value.status is Status.DRAFT:
            yield posixpath.basename(part.path)
