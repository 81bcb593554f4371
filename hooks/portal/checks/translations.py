"""Decides which translations follow an older text, and whether what is remembered of them makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.validate import near
from portal.model.place import Place
from portal.model.translation import Translations
from portal.problems import Problem
from portal.translations.standing import standings
from portal.translations.texts import texts


def outdated(context: Context) -> Iterator[Problem]:
    """T001: the source of a translation has changed since."""
    if context.library.translations is None:
        return
    for standing in standings(context.library, context.settings.languages):
        if record := standing.outdated:
            args = {"language": standing.language, "source": standing.source, "date": record.on.isoformat()}
            yield Problem("T001", Place(standing.text.file(standing.language)), args | {"text": standing.text.name})


def entries(context: Context) -> Iterator[Problem]:
    """T002: an unknown language; T003: a text that is not there; T004: a text twice; T005: no original is left."""
    document = context.library.translations
    if document is None:
        return
    known = {text.name: text for text in texts(context.library)}
    first: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(document.value.translations):
        at = ("translations", number)
        for key, code in (("to", entry.to), ("from", entry.source_language)):
            if code not in context.settings.languages:
                languages = ", ".join(context.settings.languages)
                args = {"language": code, "known": languages, "suggestion": near(code, context.settings.languages)}
                yield Problem("T002", document.place(*at, key), args)
        text = known.get(entry.text)
        if entry.to not in context.settings.languages:
            continue
        if text is None or not text.has(entry.to):
            meant = near(entry.text, known) if text is None else ""
            args = {"text": entry.text, "language": entry.to, "suggestion": meant}
            yield Problem("T003", document.place(*at, "text"), args)
        elif other := first.get((entry.text, entry.to)):
            line = document.place("translations", other - 1).line
            yield Problem("T004", document.place(*at), {"text": entry.text, "language": entry.to, "line": line})
        first.setdefault((entry.text, entry.to), number + 1)
    yield from _circles(context, document.value, {key: number - 1 for key, number in first.items()})


def _circles(context: Context, value: Translations, first: dict[tuple[str, str], int]) -> Iterator[Problem]:
    assert context.library.translations is not None
    made = {(entry.text, entry.to): entry.source_language for entry in reversed(value.translations)}
    for (text, language), number in first.items():
        way = [language]
        while (text, way[-1]) in made and way.count(way[-1]) == 1:
            way.append(made[text, way[-1]])
        if way[-1] == language and len(way) > 1 and language == min(way):
            place = context.library.translations.place("translations", number, "from")
            yield Problem("T005", place, {"text": text, "path": " → ".join(way)})
