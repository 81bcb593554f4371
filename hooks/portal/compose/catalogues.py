"""Decides the pages that lead to others: home, help, glossary, the lists of modules, protocols, practices, leaflets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from portal.compose.body import body, choose, text_name
from portal.compose.certificates import VERIFY_PAGE, issuers
from portal.compose.desk import DESK_PAGE, has_desk
from portal.compose.frame import Frame
from portal.compose.paths import path_views
from portal.compose.staged import StagedPage, View
from portal.model.base import Origin, Status
from portal.model.kinds import CONTENT
from portal.model.page import PAGE_AREAS
from portal.model.targets import STATUS_PAGE
from portal.problems import CODES

PAGE_TEMPLATES = {"help": "help.html"}
"""Plain pages that have a template of their own."""
PAGE_FILES = {"help": ("docs/centres.yml", "docs/helplines.yml")}
"""Plain pages that show more than their Markdown → the files they take it from."""


def plain_pages(frame: Frame) -> Iterator[StagedPage]:
    """The pages below `docs/` that are head and prose."""
    for name, page in frame.library.pages.items():
        here = frame.at(name)
        prose = choose(page.prose, here)
        if prose is None:
            continue
        head = page.heads[prose.language].value
        made = body(page.prose, here)
        yield StagedPage(
            name,
            language=frame.language,
            template=PAGE_TEMPLATES.get(name, "page.html"),
            title=head.title,
            summary=head.summary,
            area=PAGE_AREAS.get(name, "about"),
            markdown=made.markdown,
            body_language=made.language,
            terms=made.terms,
            draft=page.status is Status.DRAFT,
            legal_checked_on=head.legal_checked_on,
            legal_reviewed_by=head.legal_reviewed_by or "",
            outdated=here.outdated(text_name(page.prose), *PAGE_FILES.get(name, ())),
            contributed_by=(head.owner or "") if head.origin is Origin.CONTRIBUTED else None,
            styles=("public.css",),
        )


def home_page(frame: Frame) -> Iterator[StagedPage]:
    """The home page with its doors."""
    home = frame.library.home
    if home is not None:
        yield StagedPage(
            "index", language=frame.language, template="home.html", title=frame.say(home.value.title).text,
            summary=frame.say(home.value.lead).text, area="home", styles=("public.css",),
            outdated=frame.outdated(home.path),
            view=lambda at: {"home": _open(at.view(home.value), at), "leaflets": _entries("awareness", at)},
        )  # fmt: skip


def _open(home: Any, frame: Frame) -> Any:
    """The home page without doors that lead nowhere in this edition."""
    home.doors = [door for door in home.doors if frame.has(door.to)]
    return home


def glossary_page(frame: Frame) -> Iterator[StagedPage]:
    """All terms, in the order of the reader's alphabet, with their names in the other languages."""
    glossary = frame.library.glossary
    if glossary is not None:
        yield StagedPage(
            "glossary", language=frame.language, template="glossary.html", title=frame.t("glossary.title"),
            summary=frame.t("glossary.summary"), area="glossary", styles=("training.css",),
            outdated=frame.outdated(glossary.path),
            view=lambda at: {"letters": _letters(at)},
        )  # fmt: skip


def about_page(frame: Frame) -> Iterator[StagedPage]:
    """The list of the pages about the portal, those that the portal makes itself at the end."""
    yield StagedPage(
        "about/index", language=frame.language, template="about.html", title=frame.t("about.title"),
        summary=frame.t("about.summary"), area="about", styles=("public.css",),
        view=lambda at: {"entries": _about(at)},
    )  # fmt: skip


def _about(frame: Frame) -> Iterator[tuple[str, str, str]]:
    """Path, title and summary of each."""
    for name, page in frame.library.pages.items():
        if PAGE_AREAS.get(name, "about") == "about" and (prose := choose(page.prose, frame)):
            head = page.heads[prose.language].value
            yield name, head.title, head.summary
    if issuers(frame.library):
        yield VERIFY_PAGE, frame.t("verify.title"), frame.t("verify.summary")
    if has_desk(frame):
        yield DESK_PAGE, frame.t("desk.title"), frame.t("desk.summary")
    yield "about/messages", frame.t("messages.title"), frame.t("messages.summary")
    if frame.status is not None:
        today = frame.catalogue.date(frame.status.day)
        yield STATUS_PAGE, frame.t("status.title"), frame.t("status.summary", date=today)


def messages_page(frame: Frame) -> Iterator[StagedPage]:
    """Every message that a check can give, with what helps: from the catalogue, so that it is never out of date."""
    yield StagedPage(
        "about/messages", language=frame.language, template="messages.html", title=frame.t("messages.title"),
        summary=frame.t("messages.summary"), area="about", styles=("public.css",),
        view=lambda at: {"families": _messages(at)},
    )  # fmt: skip


def _messages(frame: Frame) -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """Family letter → its codes, each with severity, message and remedy; what varies is shown as an ellipsis."""
    families: dict[str, list[tuple[str, str, str, str]]] = {}
    for code, severity in sorted(CODES.items()):
        family = code[0] if code[1:].isdigit() else "privacy"
        message, remedy = (frame.t(f"problem.{code}.{part}").format_map(_Ellipsis()) for part in ("message", "remedy"))
        families.setdefault(family, []).append((code, frame.t(f"severity.{severity}"), message, remedy))
    return list(families.items())


class _Ellipsis(dict[str, str]):
    """Fills every placeholder of a message with an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "" if key == "alike" else "…"


def _letters(frame: Frame) -> list[tuple[str, list[Any]]]:
    glossary = frame.library.glossary
    terms = [frame.explained(term) for term in glossary.value.terms] if glossary else []
    letters: dict[str, list[Any]] = {}
    for term in sorted(terms, key=lambda term: _alphabetical(term.term.text)):
        letters.setdefault(_alphabetical(term.term.text)[:1].upper(), []).append(term)
    return list(letters.items())


def _alphabetical(text: str) -> str:
    return text.lower().lstrip("„“”\"'«( ")


def catalogue_pages(frame: Frame) -> Iterator[StagedPage]:
    """The lists. They exist also while they are empty, so that the navigation is the same everywhere."""
    yield _catalogue("modules", "training", _modules_view, frame)
    yield _catalogue("paths", "training", lambda at: {"paths": path_views(at)}, frame)
    for kind in CONTENT.values():
        yield _catalogue(kind.folder, kind.folder, partial(_items_view, kind.name), frame)


def _items_view(kind: str, frame: Frame) -> dict[str, Any]:
    return {"entries": _entries(kind, frame)}


def _catalogue(folder: str, area: str, view: View, frame: Frame) -> StagedPage:
    return StagedPage(
        f"{folder}/index",
        language=frame.language,
        template=f"catalogue_{folder}.html",
        title=frame.t(f"catalogue.{folder}.title"),
        summary=frame.t(f"catalogue.{folder}.summary"),
        area=area,
        styles=("public.css",) if folder == "awareness" else ("training.css",),
        view=view,
    )


def _modules_view(frame: Frame) -> dict[str, Any]:
    """The modules in the order of the curriculum."""
    paths = frame.library.paths
    return {
        "modules": [frame.view(module.value) for module in frame.library.modules.values()],
        "any_paths": bool(paths and paths.value.paths),
    }


def _entries(kind: str, frame: Frame) -> list[Any]:
    """The items of a kind in the order of lists."""
    items = frame.library.items.get(kind, {}).values()
    ordered = sorted(
        items, key=lambda item: (getattr(item.value, "order", 0), getattr(item.value, "code", ""), item.value.id)
    )
    return [frame.view(item.value) for item in ordered]
