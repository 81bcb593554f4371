"""Decides what is counted about a portal's content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.checks.plain_language import leaflets
from portal.checks.reading import blocks_of
from portal.load.settings import Settings
from portal.model.kinds import CONTENT
from portal.model.library import Library, Proses
from portal.model.walk import texts
from portal.wording.blocks import Block
from portal.wording.plain import lix
from portal.wording.table import TABLES


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of one library."""

    counts: Mapping[str, int]
    """What (a string key `stats.<what>`) → how many."""
    words: Mapping[str, int]
    """Language → words of prose and text values."""
    kinds: Mapping[str, int]
    """Question kind → questions."""
    lix: Mapping[tuple[str, str], int]
    """What (as in `counts`) and language → LIX of its running text; for comparing versions, never a judgement."""


def statistics(library: Library, settings: Settings) -> Statistics:
    """Count everything, drafts included."""
    modules = library.modules.values()
    asked = [question for module in modules for part in module.question_files() for question in part.value.questions]
    items = {CONTENT[kind].folder: len(found) for kind, found in library.items.items()}
    return Statistics(
        counts={
            "modules": len(modules),
            "lessons": sum(len(module.value.lessons) for module in modules),
            "minutes": sum(module.value.minutes for module in modules),
            "questions": len(asked),
            "scenarios": sum(len(module.scenarios) for module in modules),
            **items,
            "paths": len(library.paths.value.paths) if library.paths else 0,
            "pages": len(library.pages),
            "terms": len(library.glossary.value.terms) if library.glossary else 0,
            "centres": len(library.centres.value.centres) if library.centres else 0,
        },
        words={language: _words(library, language) for language in settings.languages},
        kinds=Counter(question.kind for question in asked),
        lix=dict(_lix(library, settings)),
    )


def _lix(library: Library, settings: Settings) -> Iterator[tuple[tuple[str, str], int]]:
    """LIX where there is running text in a language whose sentences are known."""
    for language in settings.languages:
        table = TABLES.get(language)
        if table is None:
            continue
        # Pages for families are made of short texts; of all others the Markdown is what is read in one go.
        texts: dict[str, Iterable[Iterable[Block]]] = {
            "lessons": _read(language, (p for module in library.modules.values() for p in module.lessons.values())),
            **{CONTENT[kind].folder: _read(language, (item.prose for item in found.values()))
               for kind, found in library.items.items()},
            "awareness": ([block for _, block in leaflet.blocks] for leaflet in leaflets(library)
                          if leaflet.language == language),
            "pages": _read(language, (page.prose for page in library.pages.values())),
        }  # fmt: skip
        for what, found in texts.items():
            if (value := lix(found, table)) is not None:
                yield (what, language), value


def _read(language: str, texts: Iterable[Proses]) -> Iterator[Iterable[Block]]:
    return (blocks_of(proses[language].text, language) for proses in texts if language in proses)


def _words(library: Library, language: str) -> int:
    prose = sum(len(prose.text.split()) for prose in library.proses() if prose.language == language)
    values = (text.get(language, "") for document in library.documents() for _, text in texts(document.value))
    return prose + sum(len(value.split()) for value in values if isinstance(value, str))
