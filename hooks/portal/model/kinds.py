"""The table of content kinds that are one YAML file with prose beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.model.awareness import Awareness
from portal.model.base import Reviewed
from portal.model.practice import Practice
from portal.model.protocol import Protocol
from portal.model.sections import PRACTICE_SECTIONS, PROTOCOL_SECTIONS, Section


@dataclass(frozen=True, slots=True)
class ContentKind:
    """A kind of content below `docs/`; its page is `overrides/<name>.html`."""

    name: str
    folder: str
    """The folder below `docs/`; also the area of the navigation."""
    model: type[Reviewed]
    sections: tuple[Section, ...] = ()
    """The sections its prose has; empty where the prose is free."""
    more_pages: tuple[str, ...] = ()
    """What the addresses of further pages of an item have after its id."""
    one_case: bool = False
    """Whether all that an item tells, in facts and prose, is one case, in the place that it names."""


CONTENT: Mapping[str, ContentKind] = {
    kind.name: kind
    for kind in (
        ContentKind("protocol", "protocols", Protocol, PROTOCOL_SECTIONS, ("-checklist",)),
        ContentKind("practice", "practices", Practice, PRACTICE_SECTIONS, one_case=True),
        ContentKind("awareness", "awareness", Awareness, more_pages=("-poster",)),
    )
}
