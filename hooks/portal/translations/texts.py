"""Decides which texts a portal has that are translated as one: a Markdown file in its languages, or a YAML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from portal.model.base import Localized, Status, least
from portal.model.document import Document, Key
from portal.model.kinds import CONTENT
from portal.model.library import Library, Proses
from portal.model.page import PAGE_AREAS, PageHead
from portal.model.walk import fields
from portal.model.walk import texts as localized_texts

Way = tuple[Key, ...]
"""Keys and numbers that lead to a value of a YAML file."""
OPTIONAL_LISTS = {"also"}
"""Lists per language that one language may do without."""
HEAD_TEXTS = ("title", "summary", "legal_reviewed_by")
"""What the head of a plain page says in words."""
_SHARED = {
    "home": "shared", "vocabulary": "shared", "glossary": "glossary", "paths": "training", "centres": "help",
    "helplines": "help",
}  # fmt: skip
"""Files that hold texts of more than one page, by their field in the library → the area they count in."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in all its languages: prose, or the texts of a YAML file."""

    name: str
    """Its file relative to the project root; the Markdown files of all languages share one, without language."""
    area: str
    """Where it is counted: a folder of a content kind, training, help, glossary, about or shared."""
    reference: str
    """What it belongs to, as texts name it, e.g. module:child-rights; empty for files that several pages share."""
    title: Localized
    status: Status
    prose: Proses = field(default_factory=dict)
    heads: Mapping[str, Document[PageHead]] = field(default_factory=dict)
    """Language → head, for a plain page."""
    document: Document[Any] | None = None
    """The YAML file, for a text that has no prose."""

    def has(self, language: str) -> bool:
        """Whether anything of it exists in a language."""
        return language in self.prose or any(language in text for _, text in self.values())

    def file(self, language: str) -> str:
        """The file that holds it in a language, whether it exists or not."""
        return self.name if self.document else f"{self.name.removesuffix('.md')}.{language}.md"

    def values(self) -> Iterator[tuple[Way, dict[str, Any]]]:
        """The texts of the YAML file: way, language → text or texts."""
        if self.document is not None:
            yield from localized_texts(self.document.value)

    def named(self) -> Iterator[tuple[Way, Way, dict[str, Any]]]:
        """The same with the name of each way, which survives a new order of entries with ids: way, name, texts."""
        return _named(self.document.value if self.document else ())

    def missing(self, language: str) -> list[Way]:
        """The ways to the texts of the YAML file that a language lacks."""
        return [
            way
            for way, text in self.values()
            if not filled(text.get(language)) and not OPTIONAL_LISTS.intersection(map(str, way))
        ]


def filled(text: Any) -> bool:
    """Whether a language says something here; an empty list is judged where it has a meaning, see Q003."""
    return bool(text.strip()) if isinstance(text, str) else text is not None


def texts(library: Library) -> list[Text]:
    """Every text of a library, in the order of their names."""
    return sorted((*_shared(library), *_modules(library), *_items(library), *_pages(library)), key=lambda t: t.name)


def _facts(document: Document[Any], area: str, reference: str, title: Localized, status: Status) -> Text:
    return Text(document.path, area, reference, title, status, document=document)


def _written(proses: Proses, area: str, reference: str, title: Localized, status: Status) -> Iterator[Text]:
    for prose in list(proses.values())[:1]:
        name = prose.path.removesuffix(f".{prose.language}.md") + ".md"
        yield Text(name, area, reference, title, status, prose=proses)


def _shared(library: Library) -> Iterator[Text]:
    for name, area in _SHARED.items():
        document: Document[Any] | None = getattr(library, name)
        if document is not None:
            yield _facts(document, area, "", getattr(document.value, "title", {}), Status.PUBLISHED)


def _modules(library: Library) -> Iterator[Text]:
    for name, module in library.modules.items():
        value = module.value
        yield _facts(module.document, "training", f"module:{name}", value.title, value.status)
        for kind, part in (("quiz", module.quiz), ("final-test", module.final_test)):
            if part is not None:
                status = least(value.status, part.value.status)
                yield _facts(part, "training", f"{kind}:{name}", part.value.title, status)
        for own, document in module.scenarios.items():
            told = document.value
            yield _facts(document, "training", f"scenario:{name}/{own}", told.title, least(value.status, told.status))
        for lesson, proses in module.lesson_pages():
            status = least(value.status, lesson.status)
            yield from _written(proses, "training", f"lesson:{name}/{lesson.id}", lesson.title, status)


def _items(library: Library) -> Iterator[Text]:
    for kind, items in library.items.items():
        for name, item in items.items():
            value, area = item.value, CONTENT[kind].folder
            yield _facts(item.document, area, f"{kind}:{name}", value.title, value.status)
            yield from _written(item.prose, area, f"{kind}:{name}", value.title, value.status)


def _pages(library: Library) -> Iterator[Text]:
    for name, page in library.pages.items():
        title = {language: head.value.title for language, head in page.heads.items()}
        area = PAGE_AREAS.get(name, "about")
        yield Text(f"docs/{name}.md", area, f"page:{name}", title, page.status, prose=page.prose, heads=page.heads)


def _named(value: Any, way: Way = (), name: Way = ()) -> Iterator[tuple[Way, Way, dict[str, Any]]]:
    """As `portal.model.walk.texts`, with the name of each way: ids of entries where it has numbers."""
    if isinstance(value, BaseModel):
        for key, field in fields(value):
            yield from _named(field, (*way, key), (*name, key))
    elif isinstance(value, list):
        ids: list[str] = [getattr(item, "id", "") for item in value]
        once = {own for own, count in Counter(ids).items() if own and count == 1}
        for number, (own, item) in enumerate(zip(ids, value, strict=True)):
            yield from _named(item, (*way, number), (*name, own if own in once else number))
    elif isinstance(value, dict):
        yield way, name, value
