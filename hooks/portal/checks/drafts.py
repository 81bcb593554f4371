"""Decides which published texts are not finished: a part is still a draft, or words of the starter still stand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from portal.checks.context import Context
from portal.load.words import places_in
from portal.locale.catalogue import Catalogue
from portal.model.base import Status
from portal.model.document import Key
from portal.model.library import ModuleItem
from portal.model.walk import texts
from portal.problems import Problem

_TO_REPLACE = (
    "title summary owner objective lesson key_point scenario scenario_summary situation first_choice second_choice "
    "consequence well less_well ending_advice right wrong right_feedback wrong_feedback statement explanation action "
    "record duration team resources who how_long contact key_message advice heading paragraph"
).split()
"""Starter texts that say what is to be written; the others, such as „Quiz“, may stay as they are."""


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


def starter_texts(context: Context) -> Iterator[Problem]:
    """D011: a published text still says what its author was to write there."""
    wanted = {language: _starters(catalogue) for language, catalogue in context.catalogues.items()}
    for proses, status in context.library.texts():
        for prose in proses.values() if status is Status.PUBLISHED else ():
            # A paragraph may have been left standing in the middle of a text.
            for number, line in enumerate(prose.text.split("\n"), 1):
                if line.lstrip("# ").strip() in wanted[prose.language]:
                    yield Problem("D011", prose.place(number, 1))
    statuses = context.library.statuses()
    for document in context.library.documents():
        if statuses[document.path] is not Status.PUBLISHED:
            continue
        for way, values in texts(document.value):
            for language, text in values.items():
                left = isinstance(text, str) and text.strip() in wanted.get(language, ())
                if left and not _in_draft(document.value, way):
                    yield Problem("D011", places_in(document, (*way, language), text)(1, 1))


def _in_draft(value: Any, way: Sequence[Key]) -> bool:
    """Whether something that the way to a text leads through, such as a lesson, is a draft."""
    for step in way:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
        if getattr(value, "status", None) is Status.DRAFT:
            return True
    return False


def _starters(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(catalogue.t(f"starter.{name}") for name in _TO_REPLACE)
