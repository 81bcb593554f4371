"""Decides what the whole content of a portal is: typed, immutable, free of any site generator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.model.base import Audience, Reviewed, Status, least, narrowest
from portal.model.certificates import Certificates
from portal.model.directory import Centres, Helplines
from portal.model.document import Document, Prose
from portal.model.folder import Folders
from portal.model.glossary import Glossary
from portal.model.issuer import Issuer
from portal.model.module import Lesson, Module
from portal.model.page import Home, PageHead
from portal.model.path import Paths
from portal.model.release import Releases
from portal.model.scenario import Scenario
from portal.model.translation import Translations
from portal.model.vocabulary import Vocabulary
from portal.questions.final_test import FinalTest
from portal.questions.quiz import Quiz

Proses = Mapping[str, Prose]
"""Language → prose."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text of one of the content kinds (protocol, practice, awareness …)."""

    kind: str
    """Name of a content kind in `portal.model.kinds.CONTENT`."""
    document: Document[Reviewed]
    prose: Proses

    @property
    def value(self) -> Reviewed:
        return self.document.value


@dataclass(frozen=True, slots=True)
class ModuleItem:
    """A training module with its lessons, quiz, scenarios and final test."""

    document: Document[Module]
    lessons: Mapping[str, Proses]
    """Lesson id → language → prose."""
    quiz: Document[Quiz] | None
    scenarios: Mapping[str, Document[Scenario]] = field(default_factory=dict)
    """Scenario id → scenario."""
    final_test: Document[FinalTest] | None = None

    @property
    def value(self) -> Module:
        return self.document.value

    def question_files(self) -> Iterator[Document[Quiz] | Document[FinalTest]]:
        """The files with questions that the module has."""
        yield from (document for document in (self.quiz, self.final_test) if document is not None)

    def parts(self) -> Iterator[Document[Quiz] | Document[FinalTest] | Document[Scenario]]:
        """The files that the module has beside its own, lessons left out."""
        yield from self.question_files()
        yield from self.scenarios.values()

    def lesson_pages(self) -> Iterator[tuple[Lesson, Proses]]:
        """Lessons in the order of reading, each with its prose."""
        for lesson in self.value.lessons:
            yield lesson, self.lessons.get(lesson.id, {})

    def loose_scenarios(self) -> Iterator[Scenario]:
        """The scenarios that no lesson takes in; they come after the lessons."""
        taken = {lesson.scenario for lesson in self.value.lessons}
        yield from (scenario.value for name, scenario in self.scenarios.items() if name not in taken)


@dataclass(frozen=True, slots=True)
class Page:
    """A plain page: head and prose for each language."""

    id: str
    """Path below `docs/` without language and extension, e.g. about/portal."""
    heads: Mapping[str, Document[PageHead]]
    prose: Proses

    @property
    def audience(self) -> Audience:
        """The narrowest audience that any language version asks for."""
        return narrowest(*(head.value.audience for head in self.heads.values()))

    @property
    def status(self) -> Status:
        """published only when every language version says so."""
        states = {head.value.status for head in self.heads.values()}
        return states.pop() if len(states) == 1 else Status.DRAFT


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was written, as far as it could be understood."""

    modules: Mapping[str, ModuleItem] = field(default_factory=dict)
    """Module id → module, by number."""
    items: Mapping[str, Mapping[str, Item]] = field(default_factory=dict)
    """Content kind → id → item."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    home: Document[Home] | None = None
    vocabulary: Document[Vocabulary] | None = None
    glossary: Document[Glossary] | None = None
    paths: Document[Paths] | None = None
    """The paths by role; a portal may do without."""
    centres: Document[Centres] | None = None
    helplines: Document[Helplines] | None = None
    releases: Document[Releases] | None = None
    """What may be published although a detector finds it; most portals need none."""
    translations: Document[Translations] | None = None
    """What every translation was made from."""
    expert_key: Document[Issuer] | None = None
    """The key to which records are sealed and by which certificates are signed; without it there are neither."""
    certificates: Document[Certificates] | None = None
    """Earlier keys and revoked certificates."""
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Path of every text file relative to the project root → its text."""
    images: frozenset[str] = frozenset()
    """Paths of image files relative to the project root."""
    attachments: Mapping[str, int] = field(default_factory=dict)
    """Path of every file that readers could open, relative to the project root → its size in bytes."""
    folders: Folders = field(default_factory=Folders)
    """What folders say about the files in them."""

    def documents(self) -> Iterator[Document[Any]]:
        """Every YAML document with texts for readers: not releases, the list of translations, certificates."""
        singles = (self.home, self.vocabulary, self.glossary, self.paths, self.centres, self.helplines)
        yield from (document for document in singles if document is not None)
        for module in self.modules.values():
            yield module.document
            yield from module.parts()
        for items in self.items.values():
            yield from (item.document for item in items.values())

    def statuses(self) -> Mapping[str, Status]:
        """Path of every YAML document → its status; a part is no further than its module."""
        parts = {
            part.path: least(module.value.status, part.value.status)
            for module in self.modules.values()
            for part in module.parts()
        }
        own = {each.path: getattr(each.value, "status", Status.PUBLISHED) for each in self.documents()}
        return own | parts

    def texts(self) -> Iterator[tuple[Proses, Status]]:
        """Every Markdown text in all its languages, with its status."""
        for module in self.modules.values():
            for lesson, proses in module.lesson_pages():
                yield proses, least(module.value.status, lesson.status)
        for items in self.items.values():
            for item in items.values():
                yield item.prose, item.value.status
        for page in self.pages.values():
            yield page.prose, page.status

    def readers(self) -> Mapping[str, Audience]:
        """For whom each file is that holds words for readers, by its path; parts of it may be for fewer."""
        found: dict[str, Audience] = {}
        for module in self.modules.values():
            whole = module.value.audience
            found[module.document.path] = whole
            found |= {part.path: narrowest(whole, part.value.audience) for part in module.parts()}
            for lesson, proses in module.lesson_pages():
                found |= {prose.path: narrowest(whole, lesson.audience) for prose in proses.values()}
        for items in self.items.values():
            for item in items.values():
                paths = (item.document.path, *(prose.path for prose in item.prose.values()))
                found |= dict.fromkeys(paths, item.value.audience)
        for page in self.pages.values():
            found |= {prose.path: page.audience for prose in page.prose.values()}
        return found

    def proses(self) -> Iterator[Prose]:
        """Every Markdown file."""
        for proses, _ in self.texts():
            yield from proses.values()
