"""What a check may look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.checks.pieces import Piece
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.library import Library
from portal.model.targets import Target


@dataclass(frozen=True, slots=True)
class Context:
    """The library under judgement, its settings, and everything that can be referred to."""

    library: Library
    settings: Settings
    targets: Mapping[str, Target]
    catalogues: Mapping[str, Catalogue]
    """Language → interface texts."""
    pieces: Sequence[Piece]
    """All Markdown."""
