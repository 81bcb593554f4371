"""Decides which texts are retired, and at which addresses readers are told so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.model.base import Localized, Retirement, Status
from portal.model.kinds import CONTENT
from portal.model.library import Library, Page
from portal.model.page import PageRetirement
from portal.model.targets import Target


@dataclass(frozen=True, slots=True)
class Retired:
    """A text that is no longer valid, as readers are told of it at one reference."""

    whole: str
    """The reference of the text as a whole, e.g. module:first-contact for one of its lessons."""
    paths: tuple[str, ...]
    """Where readers are told, without language and extension; the reference itself leads to the first."""
    title: Localized
    on: datetime.date
    why: Localized
    replaced_by: str | None
    """A reference, or None when nothing replaces it."""


def retirement(library: Library, reference: str) -> Retirement | None:
    """What the author of a module, item or page says about its end; None for one that is valid."""
    kind, _, name = reference.partition(":")
    if kind == "page":
        return _of_page(library.pages[name])
    entry = library.modules[name] if kind == "module" else library.items[kind][name]
    return entry.value.retired


def _of_page(page: Page) -> Retirement | None:
    """The words of all languages side by side, and the facts of the first."""
    said: dict[str, PageRetirement] = {
        language: head.value.retired for language, head in page.heads.items() if head.value.retired is not None
    }
    if not said:
        return None
    first = next(iter(said.values()))
    why = {language: words.why for language, words in said.items()}
    # Every part was validated when its file was read.
    return Retirement.model_construct(on=first.on, why=why, replaced_by=first.replaced_by)


def whole_of(reference: str) -> str:
    """The reference of the text that a lesson, quiz, scenario or final test is part of; any other reference itself."""
    kind, _, name = reference.partition(":")
    return f"module:{name.partition('/')[0]}" if kind in {"lesson", "quiz", "final-test", "scenario"} else reference


def retired(library: Library, known: Mapping[str, Target]) -> Iterator[tuple[str, Retired]]:
    """Every reference in `known` that leads to a retired text, with what readers are told there."""
    for reference, target in known.items():
        whole = whole_of(reference)
        if target.status is not Status.RETIRED or (said := retirement(library, whole)) is None:
            continue
        title = known[whole].title or {}
        paths = (target.path, *_more(reference, target))
        yield reference, Retired(whole, paths, title, said.on, said.why, said.replaced_by)


def _more(reference: str, target: Target) -> Iterator[str]:
    """Addresses of a text that no reference leads to."""
    kind = reference.partition(":")[0]
    if kind == "module":
        yield f"{target.path.rpartition('/')[0]}/print"
    elif kind == "final-test":
        yield f"{target.path}-paper"
    elif kind in CONTENT:
        yield from (f"{target.path}{suffix}" for suffix in CONTENT[kind].more_pages)
