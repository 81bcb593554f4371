"""What a check may look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.base import Status
from portal.model.document import Document, Prose
from portal.model.library import Library, Proses
from portal.model.targets import Target


@dataclass(frozen=True, slots=True)
class Context:
    """The library under judgement, its settings, and everything that can be referred to."""

    library: Library
    settings: Settings
    targets: Mapping[str, Target]
    catalogues: Mapping[str, Catalogue]
    """Language → interface texts."""

    def documents(self) -> Iterator[Document[Any]]:
        """Every YAML document."""
        yield from self.library.singles()
        for module in self.library.modules.values():
            yield module.document
            if module.quiz is not None:
                yield module.quiz
        for items in self.library.items.values():
            for item in items.values():
                yield item.document

    def proses(self) -> Iterator[tuple[Proses, Status]]:
        """Every text in all its languages, with its status."""
        for module in self.library.modules.values():
            for proses in module.lessons.values():
                yield proses, module.value.status
        for items in self.library.items.values():
            for item in items.values():
                yield item.prose, item.value.status
        for page in self.library.pages.values():
            yield page.prose, page.status

    def prose(self) -> Iterator[Prose]:
        """Every Markdown file."""
        for proses, _ in self.proses():
            yield from proses.values()
