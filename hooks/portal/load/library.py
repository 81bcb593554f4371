"""Decides which files make up the library, and gathers every problem met on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from portal.load.files import escapes, exists, read_text, relative
from portal.load.prose import load_page, load_prose
from portal.load.settings import Settings
from portal.load.validate import load_yaml, near
from portal.load.yaml_text import parse_yaml
from portal.model.base import Audience, Origin
from portal.model.certificates import Certificates
from portal.model.circle import settled
from portal.model.directory import Centres, Helplines
from portal.model.document import Document, Prose
from portal.model.folder import FOLDER_FILE, Folder, Folders
from portal.model.glossary import Glossary
from portal.model.issuer import SECRET_FORMAT, Issuer
from portal.model.kinds import CONTENT, ContentKind
from portal.model.library import Item, Library, ModuleItem, Page
from portal.model.media import ATTACHMENT_SUFFIXES, IMAGE_SUFFIXES, suffix_of
from portal.model.module import Module
from portal.model.page import Home
from portal.model.path import Paths
from portal.model.place import Place
from portal.model.release import Releases
from portal.model.scenario import FILE_PREFIX, Scenario
from portal.model.translation import Translations
from portal.model.vocabulary import Vocabulary
from portal.problems import Problem
from portal.questions.final_test import FinalTest
from portal.questions.quiz import Quiz

M = TypeVar("M", bound=BaseModel)

_LESSON_NAME = re.compile(r"^(?:\d{1,3}-)?(?P<id>[a-z0-9-]+)$")
_PAGE_NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_LIKE_FOLDER_FILE = re.compile(r"folders?\.(yml|yaml|txt|md)\b", re.IGNORECASE)
"""A slip in the name of the file that keeps a folder back would publish the folder."""
_KEY_SUFFIXES = {".json", ".txt", ""}
"""Endings under which somebody may keep a secret key."""
_IGNORED = re.compile(r"^\.|~$|\.swp$|^Thumbs\.db$")


class Loading:
    """One reading of the files of a portal."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.root = settings.root
        self.problems: list[Problem] = []
        self.used: set[Path] = set()
        self.folders = Folders()

    def one(self, path: Path, model: type[M], around: Audience | None = None) -> Document[M] | None:
        """A YAML file that must exist; what in it does not say for whom it is, is for `around`, else as its folder."""
        self.used.add(path)
        document, problems = load_yaml(path, self.root, model)
        self.problems += problems
        return document and self._settled(document, around)

    def _optional(self, path: Path, model: type[M]) -> Document[M] | None:
        """A YAML file that need not exist."""
        return self.one(path, model) if exists(path) else None

    def _expert_key(self, files: Iterable[Path]) -> Document[Issuer] | None:
        """The published key; a secret one is named wherever it lies, and never taken for it."""
        public = self.settings.docs / "expert-key.json"
        secret = [path for path in files if suffix_of(path.name) in _KEY_SUFFIXES and self._is_secret(path)]
        self.used.update(secret)
        self.problems += [Problem("B001", Place(relative(path, self.root))) for path in secret]
        return None if public in secret else self._optional(public, Issuer)

    def _is_secret(self, path: Path) -> bool:
        text = read_text(path, self.root)
        return isinstance(text, str) and SECRET_FORMAT in text

    def _settled(self, document: Document[M], around: Audience | None = None) -> Document[M]:
        around = around or self.folders.audience(document.path)
        return replace(document, value=settled(document.value, around))

    def prose(self, folder: Path, name: str, origin: Origin = Origin.TEAM) -> dict[str, Prose]:
        """The Markdown files `name.<language>.md`, by language; a missing one is for the checks to judge."""
        found: dict[str, Prose] = {}
        for language in self.settings.languages:
            path = folder / f"{name}.{language}.md"
            if exists(path):
                self.used.add(path)
                prose, problems = load_prose(path, self.root, language, origin)
                self.problems += problems
                if prose is not None:
                    found[language] = prose
        return found

    def library(self) -> Library:
        docs = self.settings.docs
        files = sorted(self._files())
        self.folders = self._folders(files)
        modules = [m for folder in self._module_folders() if (m := self._module(folder)) is not None]
        library = Library(
            modules={m.value.id: m for m in sorted(modules, key=lambda m: (m.value.number, m.value.id))},
            items={kind.name: self._items(kind) for kind in CONTENT.values()},
            pages=self._pages(files),
            home=self.one(docs / "home.yml", Home),
            vocabulary=self.one(docs / "vocabulary.yml", Vocabulary),
            glossary=self.one(docs / "glossary.yml", Glossary),
            centres=self.one(docs / "centres.yml", Centres),
            helplines=self.one(docs / "helplines.yml", Helplines),
            paths=self._optional(docs / "paths.yml", Paths),
            releases=self._optional(docs / "privacy.yml", Releases),
            translations=self._optional(docs / "translations.yml", Translations),
            expert_key=self._expert_key(files),
            certificates=self._optional(docs / "certificates.yml", Certificates),
            sources=self._sources(files),
            images=frozenset(relative(path, self.root) for path in files if suffix_of(path.name) in IMAGE_SUFFIXES),
            attachments={
                relative(path, self.root): path.stat().st_size
                for path in files
                if suffix_of(path.name) in ATTACHMENT_SUFFIXES
            },
            folders=self.folders,
        )
        self._strays(files)
        self._own_texts()
        return library

    def _sources(self, files: Iterable[Path]) -> dict[str, str]:
        """The text of every readable YAML and Markdown file."""
        read = {path: read_text(path, self.root) for path in files if path.suffix in {".md", ".yml"}}
        return {relative(path, self.root): text for path, text in read.items() if isinstance(text, str)}

    def _files(self) -> Iterator[Path]:
        """Every file that could belong to the portal; a link out of the project is reported and left alone."""
        for top in (self.settings.docs, self.settings.modules):
            if top.exists() and not top.is_dir():
                self.problems.append(Problem("F010", Place(relative(top, self.root)), {"reason": "not a folder"}))
                continue
            for path in self._below(top):
                if escapes(path, self.root):
                    if path.is_symlink():
                        self.problems.append(Problem("F007", Place(relative(path, self.root))))
                        self.used.add(path)
                elif path.is_file():
                    yield path
                elif path.is_symlink() and not path.exists():
                    self.problems.append(
                        Problem("F010", Place(relative(path, self.root)), {"reason": "the link leads nowhere"})
                    )

    def _below(self, folder: Path) -> Iterator[Path]:
        """Everything in a folder and in those inside it; one that may not be looked into is reported, never skipped
        in silence, since its texts would be missing from the portal."""
        try:
            all_inside = sorted(folder.iterdir()) if folder.is_dir() else []
            inside = [path for path in all_inside if not _IGNORED.search(path.name)]
            folders = {path for path in inside if path.is_dir() and not path.is_symlink()}
        except OSError as error:
            reason = {"reason": error.strerror or type(error).__name__}
            self.problems.append(Problem("F010", Place(relative(folder, self.root)), reason))
            return
        for path in inside:
            yield path
            if path in folders:
                yield from self._below(path)

    def _folders(self, files: Iterable[Path]) -> Folders:
        """What the folders say about the files in them."""
        found: dict[str, Document[Folder]] = {}
        for path in files:
            if path.name == FOLDER_FILE:
                self.used.add(path)
                document, problems = load_yaml(path, self.root, Folder)
                self.problems += problems
                if document is not None:
                    found[relative(path.parent, self.root)] = document
        return Folders(found)

    def _module_folders(self) -> Iterable[Path]:
        modules = self.settings.modules
        return [path for path in sorted(modules.glob("[!.]*")) if path.is_dir()]

    def _module(self, folder: Path) -> ModuleItem | None:
        document = self.one(folder / "module.yml", Module)
        quiz_path, test_path = folder / "quiz.yml", folder / "final-test.yml"
        around = document.value.audience if document else None
        quiz = self.one(quiz_path, Quiz, around) if exists(quiz_path) else None
        scenarios = self._scenarios(folder, around)
        final_test = self.one(test_path, FinalTest, around) if exists(test_path) else None
        if document is None:
            self.used.update(folder.rglob("*"))
            return None
        self._same_name(document, folder.name)
        files = self._lesson_files(folder)
        lessons: dict[str, dict[str, Prose]] = {}
        unlisted = files.keys() - {lesson.id for lesson in document.value.lessons}
        for number, lesson in enumerate(document.value.lessons):
            lessons[lesson.id] = (
                self.prose(folder, files[lesson.id], document.value.origin) if lesson.id in files else {}
            )
            if lesson.id not in files:
                meant = near(lesson.id, unlisted)
                unlisted.discard(meant)
                file = f"{number + 1:02}-{lesson.id}.{self.settings.default}.md"
                args: dict[str, str | int] = {"lesson": lesson.id, "file": file, "suggestion": meant}
                self.problems.append(Problem("F011", document.place("lessons", number, "id"), args))
                self.used.update(folder.glob(f"{files.get(meant)}.*.md"))
        for lesson_id in sorted(unlisted):
            paths = sorted(folder.glob(f"{files[lesson_id]}.*.md"))
            self.used.update(paths)
            self.problems.append(Problem("F012", Place(relative(paths[0], self.root)), {"lesson": lesson_id}))
        return ModuleItem(document, lessons, quiz, scenarios, final_test)

    def _scenarios(self, folder: Path, around: Audience | None) -> dict[str, Document[Scenario]]:
        found: dict[str, Document[Scenario]] = {}
        for path in sorted(folder.glob(f"{FILE_PREFIX}*.yml")):
            document = self.one(path, Scenario, around)
            if document is not None:
                self._same_name(document, path.stem.removeprefix(FILE_PREFIX))
                found[document.value.id] = document
        return found

    def _lesson_files(self, folder: Path) -> dict[str, str]:
        """Lesson id → the name of its files without language; each id once."""
        files: dict[str, str] = {}
        doubles: set[str] = set()
        for path in sorted(folder.glob("*.md")):
            base, _, language = path.stem.rpartition(".")
            named = _LESSON_NAME.match(base)
            if named and language in self.settings.languages:
                known = files.setdefault(named["id"], base)
                if known != base:
                    self.used.add(path)
                    if base not in doubles:
                        args = {"lesson": named["id"], "other": f"{known}.{language}.md"}
                        self.problems.append(Problem("F014", Place(relative(path, self.root)), args))
                    doubles.add(base)
        return files

    def _items(self, kind: ContentKind) -> dict[str, Item]:
        folder = self.settings.docs / kind.folder
        found: dict[str, Item] = {}
        for path in sorted(folder.glob("*.yml")):
            if path.name == FOLDER_FILE:
                continue
            document = self.one(path, kind.model)
            prose = self.prose(folder, path.stem, document.value.origin if document else Origin.TEAM)
            if kind.sections and not any(folder.glob(f"{path.stem}.*.md")):
                missing = relative(folder / f"{path.stem}.{self.settings.default}.md", self.root)
                self.problems.append(Problem("F001", Place(missing), {"path": missing}))
            if document is not None:
                self._same_name(document, path.stem)
                found[document.value.id] = Item(kind.name, document, prose)
        return found

    def _same_name(self, document: Document[Any], name: str) -> None:
        found = getattr(document.value, "id", name)
        if found != name:
            self.problems.append(Problem("F013", document.place("id"), {"found": found, "name": name}))

    def _pages(self, files: Iterable[Path]) -> dict[str, Page]:
        """Every Markdown file of `docs/` outside the folders of the content kinds is a plain page."""
        docs = self.settings.docs
        taken = {kind.folder for kind in CONTENT.values()}
        parts: dict[str, tuple[dict[str, Document], dict[str, Prose]]] = {}  # type: ignore[type-arg]
        for path in files:
            if path.suffix != ".md" or not path.is_relative_to(docs) or path.relative_to(docs).parts[0] in taken:
                continue
            base, _, language = path.stem.rpartition(".")
            if language not in self.settings.languages:
                continue
            self.used.add(path)
            name = (path.parent / base).relative_to(docs).as_posix()
            if not _PAGE_NAME.fullmatch(name):
                self.problems.append(Problem("F015", Place(relative(path, self.root)), {"name": path.name}))
                continue
            loaded, problems = load_page(path, self.root, language)
            self.problems += problems
            if loaded is not None:
                heads, proses = parts.setdefault(name, ({}, {}))
                heads[language], proses[language] = self._settled(loaded[0]), loaded[1]
        return {name: Page(name, heads, proses) for name, (heads, proses) in sorted(parts.items())}

    def _strays(self, files: Iterable[Path]) -> None:
        """Files that belong to nothing: prose without its YAML is an error, anything else worth a word."""
        known = (*IMAGE_SUFFIXES, *ATTACHMENT_SUFFIXES)
        strays = [path for path in files if path not in self.used and suffix_of(path.name) not in known]
        orphans: dict[Path, Path] = {}
        for path in strays:
            base, _, language = path.stem.rpartition(".")
            if path.suffix == ".md" and language in self.settings.languages and path.is_relative_to(self.settings.docs):
                orphans.setdefault(path.parent / base, path)
        for facts, path in orphans.items():
            other = facts.with_name(f"{facts.name}.yaml")
            args = {"file": f"{facts.name}.yml", "suggestion": other.name if other in strays else ""}
            self.problems.append(Problem("F008", Place(relative(path, self.root)), args))
        for path in strays:
            base = path.stem.rpartition(".")[0] if path.suffix == ".md" else path.stem
            if path.parent / base not in orphans:
                code = "E004" if _LIKE_FOLDER_FILE.match(path.name) else "F006"
                self.problems.append(Problem(code, Place(relative(path, self.root))))

    def _own_texts(self) -> None:
        """Interface texts of the site's own are read elsewhere; what cannot be read is named here."""
        if self.settings.strings is None:
            return
        for language in self.settings.languages:
            for path in sorted(self.settings.strings.glob(f"{language}/*.yml")):
                text = read_text(path, self.root)
                found = text if isinstance(text, Problem) else parse_yaml(text, relative(path, self.root))
                self.problems += [found] if isinstance(found, Problem) else found.problems


def load_library(settings: Settings) -> tuple[Library, list[Problem]]:
    """Read everything; whatever could be understood is in the library, the rest is in the problems."""
    loading = Loading(settings)
    library = loading.library()
    return library, loading.problems
