"""Decides whether the prose of a protocol or practice has its sections, under their names."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import near
from portal.locale.catalogue import section_names
from portal.model.document import Heading, Prose
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
                names = section_names(context.catalogues[prose.language], name, order)
                yield from _judge(prose, names, order, required)


def _judge(prose: Prose, names: dict[str, str], order: list[str], required: list[str]) -> Iterator[Problem]:
    by_name = {words.casefold(): section for section, words in names.items()}
    last = -1
    seen: set[str] = set()
    for heading in prose.outline.headings:
        if heading.level != 2:
            continue
        section = by_name.get(heading.text.casefold())
        if section is None:
            yield _unknown(heading, list(names.values()))
        elif section in seen or order.index(section) < last:
            yield Problem("M007", heading.place, {"heading": heading.text})
        if section is not None:
            seen.add(section)
            last = max(last, order.index(section))
    for section in required:
        if section not in seen:
            yield Problem("M006", prose.place(), {"section": names[section]})


def _unknown(heading: Heading, names: list[str]) -> Problem:
    return Problem("M005", heading.place, {"heading": heading.text, "suggestion": near(heading.text, names)})
