"""Decides what can be referred to, by which words, and where it stands in the portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.model.base import Audience, Localized, Status, least, narrowest, widest
from portal.model.document import Prose
from portal.model.kinds import CONTENT
from portal.model.library import Library, ModuleItem, Proses
from portal.model.path import RolePath
from portal.model.place import Place
from portal.model.scenario import FILE_PREFIX

REFERENCE_KINDS = (
    "module", "lesson", "quiz", "scenario", "final-test", "path", *CONTENT, "page", "term", "catalogue",
)  # fmt: skip
CATALOGUES = ("modules", "paths", *(kind.folder for kind in CONTENT.values()))
"""Folders whose index page is a list of what they hold."""
GENERATED_PAGES = {
    "index": "docs/home.yml",
    "glossary": "docs/glossary.yml",
    "my-training": "overrides/my_training.html",
    "about/index": "overrides/about.html",
    "about/messages": "overrides/messages.html",
    "about/status": "overrides/status.html",
    "search": "overrides/search.html",
}
"""Pages that are made from something else than a Markdown file of their own, referred to as page:<id> → from what."""
STATUS_PAGE = "about/status"
"""The page on which the team sees how its texts stand; it is not in the editions for others."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a reference leads to."""

    path: str
    """Path without language and extension, relative to the site, e.g. modules/child-rights/index."""
    anchor: str = ""
    title: Localized | None = None
    audience: Audience = Audience.PUBLIC
    status: Status = Status.PUBLISHED
    prose: Proses | None = None
    sections: tuple[str, ...] = ()
    """The anchors of the `##` headings where these are sections with names of their own."""

    def anchors(self, language: str) -> Iterable[str]:
        """The anchors an author may point at."""
        prose = (self.prose or {}).get(language)
        headings = prose.outline.headings if prose else ()
        return [*self.sections, *(heading.anchor for heading in headings if heading.level > 2 or not self.sections)]


def page_path(prose: Prose) -> str:
    """Where a Markdown file comes out, without language and extension: the same path as its source."""
    base = prose.path.removesuffix(f".{prose.language}.md")
    return base.removeprefix("docs/")


def _module(module: ModuleItem) -> Iterator[tuple[str, Target]]:
    value = module.value
    name = value.id
    folder = f"modules/{name}"
    yield f"module:{name}", Target(f"{folder}/index", "", value.title, value.audience, value.status)
    for kind, part in (("quiz", module.quiz), ("final-test", module.final_test)):
        if part is not None:
            status = least(value.status, part.value.status)
            audience = narrowest(value.audience, part.value.audience)
            yield f"{kind}:{name}", Target(f"{folder}/{kind}", "", part.value.title, audience, status)
    for scenario in (document.value for document in module.scenarios.values()):
        path = f"{folder}/{FILE_PREFIX}{scenario.id}"
        status = least(value.status, scenario.status)
        audience = narrowest(value.audience, scenario.audience)
        yield f"scenario:{name}/{scenario.id}", Target(path, "", scenario.title, audience, status)
    for lesson, proses in module.lesson_pages():
        if proses:
            path = page_path(next(iter(proses.values())))
            status = least(value.status, lesson.status)
            audience = narrowest(value.audience, lesson.audience)
            yield f"lesson:{name}/{lesson.id}", Target(path, "", lesson.title, audience, status, proses)


def _path(path: RolePath, modules: Mapping[str, ModuleItem]) -> Target:
    """A path is read by whoever may read one of its modules, and is out as soon as one of them is."""
    known = [modules[step.module].value for step in path.steps if step.module in modules]
    audience = narrowest(path.audience, widest(*(module.audience for module in known))) if known else path.audience
    out = any(module.status is Status.PUBLISHED for module in known)
    return Target(f"paths/{path.id}", "", path.title, audience, Status.PUBLISHED if out else Status.DRAFT)


def _all(library: Library) -> Iterator[tuple[str, Target]]:
    for module in library.modules.values():
        yield from _module(module)
    for path in library.paths.value.paths if library.paths else ():
        yield f"path:{path.id}", _path(path, library.modules)
    for kind, items in library.items.items():
        sections = tuple(section.id for section in CONTENT[kind].sections)
        for name, item in items.items():
            entry = item.value
            folder = CONTENT[kind].folder
            yield (
                f"{kind}:{name}",
                Target(f"{folder}/{name}", "", entry.title, entry.audience, entry.status, item.prose, sections),
            )
    for name, page in library.pages.items():
        title = {language: head.value.title for language, head in page.heads.items()}
        yield f"page:{name}", Target(name, "", title, page.audience, page.status, page.prose)
    for name in GENERATED_PAGES:
        yield f"page:{name}", Target(name, audience=Audience.TEAM if name == STATUS_PAGE else Audience.PUBLIC)
    for name in CATALOGUES:
        yield f"catalogue:{name}", Target(f"{name}/index")
    if library.glossary is not None:
        for term in library.glossary.value.terms:
            yield f"term:{term.id}", Target("glossary", f"term.{term.id}", term.term, term.audience)


def _path_addresses(library: Library) -> Iterator[tuple[str, Place]]:
    if library.paths is not None:
        for number, path in enumerate(library.paths.value.paths):
            for suffix in ("", "-final-test", "-final-test-paper"):
                yield f"paths/{path.id}{suffix}", library.paths.place("paths", number, "id")


def addresses(library: Library) -> Iterator[tuple[str, Place]]:
    """Every address that a text claims, and where the text stands; two texts with one address would be one page."""
    for name, source in GENERATED_PAGES.items():
        yield name, Place(source)
    yield "404", Place("overrides/404.html")
    yield "offline", Place("overrides/offline.html")
    for folder in CATALOGUES:
        yield f"{folder}/index", Place(f"overrides/catalogue_{folder}.html")
    for name, module in library.modules.items():
        for page in ("index", "quiz", "final-test", "final-test-paper", "print"):
            yield f"modules/{name}/{page}", module.document.place("id")
        for scenario_id, scenario in module.scenarios.items():
            yield f"modules/{name}/{FILE_PREFIX}{scenario_id}", scenario.place("id")
        for _, proses in module.lesson_pages():
            for prose in list(proses.values())[:1]:
                yield page_path(prose), prose.place()
    yield from _path_addresses(library)
    for kind, items in library.items.items():
        for name, item in items.items():
            for suffix in ("", *CONTENT[kind].more_pages):
                yield f"{CONTENT[kind].folder}/{name}{suffix}", item.document.place("id")
    for name, plain in library.pages.items():
        for head in list(plain.heads.values())[:1]:
            yield name, head.place()


def targets(library: Library) -> Mapping[str, Target]:
    """Reference → target, for everything in the library, published or not."""
    return dict(_all(library))
