"""The table of checks, and the one way to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from portal.checks import (
    ageing,
    certificates,
    circles,
    drafts,
    final_tests,
    ids,
    links,
    markdown,
    media,
    parity,
    paths,
    plain_language,
    privacy,
    privacy_check,
    quasi,
    questions,
    references,
    retired,
    scenarios,
    sections,
    strings,
    translations,
    wording,
)
from portal.checks.accepted import settle
from portal.checks.context import Context
from portal.checks.pieces import pieces
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.model.targets import targets
from portal.problems import Problem

Check = Callable[[Context], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    strings.interface_texts,
    ids.unique_ids,
    ids.addresses,
    references.known_ids,
    references.prerequisites,
    questions.keys,
    questions.objectives,
    scenarios.scenarios,
    final_tests.final_tests,
    paths.paths,
    parity.translations,
    parity.pages,
    parity.headings,
    parity.explicit_anchors,
    links.links,
    links.alternative_texts,
    markdown.headings,
    markdown.anchors,
    markdown.constructs,
    sections.sections,
    circles.shown_files,
    circles.wider_parts,
    circles.named_files,
    media.media,
    media.attachments,
    media.addresses,
    privacy.privacy,
    quasi.quasi_identifiers,
    privacy_check.checklists,
    ageing.reviews,
    drafts.unfinished,
    drafts.starter_texts,
    retired.retirements,
    retired.retired_links,
    wording.respect,
    plain_language.plain_language,
    translations.outdated,
    translations.entries,
    certificates.certificates,
)


def check(library: Library, settings: Settings, catalogues: Mapping[str, Catalogue]) -> list[Problem]:
    """Every problem that the checks find and that nobody has accepted."""
    context = Context(library, settings, targets(library), catalogues, tuple(pieces(library)))
    return settle((problem for judge in CHECKS for problem in judge(context)), library.sources)
