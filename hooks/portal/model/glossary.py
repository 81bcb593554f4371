"""Decides what the glossary holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.base import Id, Localized, LocalizedList, Restricted, TermId, Translated


class Term(Restricted):
    """A term and its plain explanation."""

    id: Id
    """The id that texts use: [word](term:id)."""
    term: Localized
    """The term."""
    definition: Localized
    """One or two plain sentences."""
    also: LocalizedList = {}
    """Abbreviations and synonyms."""
    see: list[TermId] = []
    """Ids of related terms."""


class Glossary(Translated):
    """The glossary (`docs/glossary.yml`)."""

    terms: Annotated[list[Term], Field(min_length=1)]
    """All terms."""
