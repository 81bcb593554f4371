"""Decides what is counted about a portal's content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from portal.load.settings import Settings
from portal.model.kinds import CONTENT
from portal.model.library import Library
from portal.model.walk import texts


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of one library."""

    counts: Mapping[str, int]
    """What (a string key `stats.<what>`) → how many."""
    words: Mapping[str, int]
    """Language → words of prose and text values."""
    kinds: Mapping[str, int]
    """Question kind → questions."""


def statistics(library: Library, settings: Settings) -> Statistics:
    """Count everything, drafts included."""
    modules = library.modules.values()
    quizzes = [module.quiz.value for module in modules if module.quiz]
    items = {CONTENT[kind].folder: len(found) for kind, found in library.items.items()}
    return Statistics(
        counts={
            "modules": len(modules),
            "lessons": sum(len(module.value.lessons) for module in modules),
            "minutes": sum(module.value.minutes for module in modules),
            "questions": sum(len(quiz.questions) for quiz in quizzes),
            **items,
            "pages": len(library.pages),
            "terms": len(library.glossary.value.terms) if library.glossary else 0,
            "centres": len(library.centres.value.centres) if library.centres else 0,
        },
        words={language: _words(library, language) for language in settings.languages},
        kinds=Counter(question.kind for quiz in quizzes for question in quiz.questions),
    )


def _words(library: Library, language: str) -> int:
    prose = sum(len(prose.text.split()) for prose in library.proses() if prose.language == language)
    values = (text.get(language, "") for document in library.documents() for _, text in texts(document.value))
    return prose + sum(len(value.split()) for value in values if isinstance(value, str))
