"""Decides whether the prose of a protocol or practice has its sections, under their names."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import near
from portal.locale.catalogue import section_names
from portal.model.document import Prose
from portal.model.kinds import CONTENT
from portal.problems import Problem


def sections(context: Context) -> Iterator[Problem]:
    """M005: an unknown section; M006: a missing one; M007: one that stands twice or out of order."""
    for name, items in context.library.items.items():
        kind = CONTENT[name]
        if not kind.sections:
            continue
        order = [section.id for section in kind.sections]
        required = [section.id for section in kind.sections if section.required]
        for item in items.values():
            for prose in item.prose.values():
                catalogue = context.catalogues[prose.language]
                if any(f"section.{name}.{section}" in catalogue.missing for section in order):
                    continue  # nobody knows yet what the sections are called in this language, see C004
                names = section_names(catalogue, name, order)
                yield from _judge(prose, names, order, required)


def _judge(prose: Prose, names: dict[str, str], order: list[str], required: list[str]) -> Iterator[Problem]:
    by_name = {words.casefold(): section for section, words in names.items()}
    last = -1
    seen: set[str] = set()
    meant: set[str] = set()
    for heading in prose.outline.headings:
        if heading.level != 2:
            continue
        section = by_name.get(heading.text.casefold())
        if section is None:
            suggestion = near(heading.text, names.values())
            meant.add(suggestion)
            yield Problem("M005", heading.place, {"heading": heading.text, "suggestion": suggestion})
        elif section in seen or order.index(section) < last:
            yield Problem("M007", heading.place, {"heading": heading.text})
        if section is not None:
            seen.add(section)
            last = max(last, order.index(section))
    for section in required:
        if section not in seen and names[section] not in meant:
            later = {names[name].casefold() for name in order[order.index(section) :]}
            places = [heading.place for heading in prose.outline.headings if heading.text.casefold() in later]
            place = places[0] if places else prose.place(prose.text.rstrip().count("\n") + 1)
            yield Problem("M006", place, {"section": names[section]})
