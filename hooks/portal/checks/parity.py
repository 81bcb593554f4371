"""Decides whether all languages say the same things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from portal.checks.context import Context
from portal.load.validate import near
from portal.model.document import Document, Key
from portal.model.library import Proses
from portal.model.place import Place
from portal.model.walk import texts
from portal.problems import Problem
from portal.translations.texts import OPTIONAL_LISTS, filled


def translations(context: Context) -> Iterator[Problem]:
    """P001: a text is missing in a language; P002: a language the portal does not have."""
    languages = context.settings.languages
    for document in context.library.documents():
        pending = {*getattr(document.value, "translation_pending", ()), *context.settings.translation_pending}
        for way, text in texts(document.value):
            missing = [code for code in languages if not filled(text.get(code))]
            foreign = list(_foreign_keys(document, way, text, languages, missing))
            yield from foreign
            if OPTIONAL_LISTS.intersection(map(str, way)):
                continue
            # A foreign code stands where one of the portal's own was meant; that is one mistake, not two.
            for code in missing[len(foreign) :]:
                if code not in pending or len(missing) == len(languages):
                    place = document.place(*way, code)
                    yield Problem("P001", place, {"key": _name(way), "language": code})


def _name(way: tuple[Key, ...]) -> str:
    return str(next((step for step in reversed(way) if isinstance(step, str)), ""))


def _foreign_keys(
    document: Document[Any], way: tuple[Key, ...], text: dict[str, Any], languages: tuple[str, ...], missing: list[str]
) -> Iterator[Problem]:
    foreign = [code for code in text if code not in languages]
    for code, meant in zip_longest(foreign, missing[: len(foreign)], fillvalue=""):
        args = {"language": code, "suggestion": meant or near(code, languages), "known": ", ".join(languages)}
        yield Problem("P002", document.place(*way, code), args)


def pages(context: Context) -> Iterator[Problem]:
    """P003: a text has no version in a language (it is shown in another, with a notice)."""
    for proses, _ in context.library.texts():
        for code in context.settings.languages:
            if proses and code not in proses:
                present = next(iter(proses.values()))
                args = {"language": code, "file": f"{present.path.removesuffix(f'.{present.language}.md')}.{code}.md"}
                yield Problem("P003", Place(present.path), args)


def headings(context: Context) -> Iterator[Problem]:
    """P005: the versions of a text have different numbers of headings, so something was left out."""
    for proses, _ in context.library.texts():
        counts = {code: len(prose.outline.headings) for code, prose in proses.items()}
        if len(set(counts.values())) > 1:
            shown = ", ".join(f"{code}: {count}" for code, count in counts.items())
            yield Problem("P005", Place(_least(proses, counts)), {"counts": shown})


def _least(proses: Proses, counts: dict[str, int]) -> str:
    return proses[min(counts, key=lambda code: counts[code])].path


def explicit_anchors(context: Context) -> Iterator[Problem]:
    """P004: an anchor that the author wrote in one language is missing in another."""
    for proses, _ in context.library.texts():
        written = {
            code: {heading.anchor: heading for heading in prose.outline.headings if heading.explicit}
            for code, prose in proses.items()
        }
        for code, anchors in written.items():
            for other, others in written.items():
                for anchor in anchors.keys() - others.keys() if other != code else ():
                    place = anchors[anchor].place
                    yield Problem("P004", place, {"anchor": anchor, "file": proses[other].path})
