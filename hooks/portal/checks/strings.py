"""Decides whether every language of the portal has its interface texts."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.place import Place
from portal.problems import Problem


def interface_texts(context: Context) -> Iterator[Problem]:
    """C004: a language lacks interface texts, so its pages could not be read."""
    for language, catalogue in context.catalogues.items():
        if missing := catalogue.missing:
            shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
            yield Problem("C004", Place("mkdocs.yml"), {"language": language, "count": len(missing), "keys": shown})
