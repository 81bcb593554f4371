"""Decides whether every language of the portal has its interface texts."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.load.settings import CONFIG
from portal.model.place import Place
from portal.problems import Problem


def interface_texts(context: Context) -> Iterator[Problem]:
    """C004: a language lacks interface texts, or has some that cannot be filled in; one being added may lack them."""
    for language, catalogue in context.catalogues.items():
        missing = catalogue.missing
        if missing and language not in context.settings.translation_pending:
            place = context.settings.places.get(language, Place(CONFIG))
            shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
            yield Problem("C004", place, {"language": language, "count": len(missing), "keys": shown})
