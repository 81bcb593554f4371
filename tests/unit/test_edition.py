"""What an edition contains, and that nothing in it names what it does not contain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.compose.edition import for_edition
from portal.compose.staged import StagedSite
from portal.compose.table import compose
from portal.load.settings import Settings
from portal.model.base import Audience, Retirement, Status, Strict, TermId
from portal.model.document import Document
from portal.model.library import Item, Library, ModuleItem
from portal.model.walk import forget, named
from portal.site import HANDED_OVER, Reading, hand_over, handed_over, read_site
from sample import SITES

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "portal"
ENTRIES = {"module": "safe-report", "protocol": "safeguarding", "practice": "quiet-room", "awareness": "afraid"}


@cache
def tiny() -> Reading:
    return read_site(SITES / "tiny", "public", drafts=False)


def settings(**values: Any) -> Settings:
    assert tiny().settings is not None
    return replace(tiny().settings, **values)


def changed(**values: Any) -> Library:
    """The tiny library with these values in one entry of every kind."""
    library = tiny().library
    assert library is not None

    def change(entry: Any) -> Any:
        document: Document[Any] = entry.document
        return replace(entry, document=replace(document, value=document.value.model_copy(update=values)))

    def some(kind: str, entries: Any) -> Any:
        return {name: change(entry) if name == ENTRIES[kind] else entry for name, entry in entries.items()}

    return replace(
        library,
        modules=some("module", library.modules),
        items={kind: some(kind, items) for kind, items in library.items.items()},
    )


def entries(library: Library) -> dict[tuple[str, str], ModuleItem | Item]:
    found: dict[tuple[str, str], Any] = {("module", name): module for name, module in library.modules.items()}
    return found | {(kind, name): item for kind, items in library.items.items() for name, item in items.items()}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("edition", Audience)
def test_edition_contains_its_own_circle_and_the_wider_ones(edition: Audience, audience: Audience) -> None:
    order = ["public", "resource_group", "team", "expert"]
    shown = entries(for_edition(changed(audience=audience), settings(edition=edition)))
    expected = order.index(audience) <= order.index(edition)
    assert {(kind, name) in shown for kind, name in ENTRIES.items()} == {expected}


@pytest.mark.parametrize(
    ("status", "drafts", "expected"),
    [
        (Status.PUBLISHED, False, True),
        (Status.PUBLISHED, True, True),
        (Status.DRAFT, False, False),
        (Status.DRAFT, True, True),
        (Status.RETIRED, False, False),
        (Status.RETIRED, True, False),
    ],
)
def test_drafts_on_request_and_retired_texts_never(status: Status, drafts: bool, expected: bool) -> None:
    shown = entries(for_edition(changed(status=status), settings(drafts=drafts)))
    assert {(kind, name) in shown for kind, name in ENTRIES.items()} == {expected}


def test_nothing_names_what_was_left_out() -> None:
    shown = for_edition(changed(status=Status.DRAFT), settings())
    gone = set(ENTRIES.items())
    left = [entry.value for entry in entries(shown).values()]
    assert {(kind, name) for value in left for _, kind, name in named(value)} & gone == set()


def test_what_stays_visible_stays_named() -> None:
    shown = entries(for_edition(changed(), settings()))
    before = {key: entry for key, entry in entries(changed()).items() if entry.value.status is Status.PUBLISHED}
    assert {key: list(named(entry.value)) for key, entry in shown.items()} == {
        key: list(named(entry.value)) for key, entry in before.items()
    }


@pytest.mark.parametrize("edition", Audience)
@pytest.mark.parametrize(("kind", "field"), [("practice", "materials"), ("protocol", "forms")])
def test_forms_and_materials_are_for_their_own_circle(kind: str, field: str, edition: Audience) -> None:
    whole = getattr(tiny().library.items[kind][ENTRIES[kind]].value, field)  # type: ignore[union-attr]
    library = changed(**{field: [part.model_copy(update={"audience": Audience.TEAM}) for part in whole]})
    shown = for_edition(library, settings(edition=edition)).items[kind][ENTRIES[kind]].value
    assert bool(getattr(shown, field)) is Audience.TEAM.within(edition)


def test_lists_inside_lists_name_nothing_that_was_left_out() -> None:
    class Inner(Strict):
        terms: list[TermId]

    class Outer(Strict):
        parts: list[Inner]
        one: Inner

    inner = Inner(terms=["kept", "gone"])
    left = forget(Outer(parts=[inner], one=inner), {"term": {"kept"}})
    assert {name for _, _, name in named(left)} == {"kept"}


def test_item_that_is_about_something_left_out_goes_with_it() -> None:
    class Inner(Strict):
        term: TermId

    class Outer(Strict):
        parts: list[Inner]

    left = forget(Outer(parts=[Inner(term="kept"), Inner(term="gone")]), {"term": {"kept"}})
    assert list(named(left)) == [(("parts", 0, "term"), "term", "kept")]


def test_the_library_itself_is_not_changed() -> None:
    library = changed(status=Status.DRAFT)
    before = {key: list(named(entry.value)) for key, entry in entries(library).items()}
    for_edition(library, settings())
    assert {key: list(named(entry.value)) for key, entry in entries(library).items()} == before


def test_page_belongs_to_the_narrowest_circle_that_a_language_asks_for() -> None:
    library = changed()
    page = library.pages["about/portal"]
    head = page.heads["en"]
    narrow = replace(head, value=head.value.model_copy(update={"audience": Audience.TEAM}))
    library = replace(library, pages={"about/portal": replace(page, heads={**page.heads, "en": narrow})})
    assert list(for_edition(library, settings()).pages) == []
    assert list(for_edition(library, settings(edition=Audience.TEAM)).pages) == ["about/portal"]


def composed(library: Library, **values: Any) -> StagedSite:
    return compose(library, settings(**values), tiny().catalogues, ASSETS)


def test_page_that_is_a_draft_in_one_language_waits_for_it() -> None:
    library = changed()
    page = library.pages["help"]
    head = page.heads["bg"]
    draft = replace(head, value=head.value.model_copy(update={"status": Status.DRAFT}))
    library = replace(library, pages={**library.pages, "help": replace(page, heads={**page.heads, "bg": draft})})
    assert "help.en.md" not in composed(library).pages
    assert composed(library, drafts=True).pages["help.en.md"].draft


def test_every_page_exists_in_every_language() -> None:
    uris = composed(changed()).pages
    assert {uri.replace(".bg.", ".en.") for uri in uris if ".bg." in uri} == {uri for uri in uris if ".en." in uri}


def test_door_to_what_was_left_out_is_not_shown() -> None:
    library = changed()
    assert library.home is not None
    doors = [door.model_copy(update={"to": "module:safe-report"}) for door in library.home.value.doors[:1]]
    home = replace(library.home, value=library.home.value.model_copy(update={"doors": doors}))
    for status, count in ((Status.PUBLISHED, 1), (Status.DRAFT, 0)):
        site = composed(replace(changed(status=status), home=home))
        page = site.pages["index.bg.md"]
        assert len(page.view(site.frames["bg"].at(page.path))["home"].doors) == count


def test_parts_above_the_edition_are_left_out_and_named_nowhere() -> None:
    library = tiny().library
    assert library is not None and library.glossary is not None
    terms = [
        term.model_copy(update={"audience": Audience.TEAM}) if term.id == "child" else term
        for term in library.glossary.value.terms
    ]
    glossary = replace(library.glossary, value=library.glossary.value.model_copy(update={"terms": terms}))
    shown = for_edition(replace(library, glossary=glossary), settings())
    assert shown.glossary is not None
    assert [(term.id, term.see) for term in shown.glossary.value.terms] == [("hearing", []), ("report", ["hearing"])]
    definitions = [item.value.definitions for item in shown.items["protocol"].values()]  # type: ignore[attr-defined]
    assert definitions == [["report"]]


def test_reading_that_a_command_hands_over_is_for_the_edition_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "work" / "reading"
    hand_over(tiny(), kept)
    monkeypatch.setenv(HANDED_OVER, str(kept))
    monkeypatch.setenv("PORTAL_EDITION", "team")
    reading = handed_over()
    assert reading is not None
    assert reading.settings == settings(edition=Audience.TEAM)
    assert reading.library == tiny().library


def test_build_that_nobody_hands_a_reading_to_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HANDED_OVER, raising=False)
    assert handed_over() is None


FILES = ["practices/files/room-list.pdf", "modules/good-talk/files/talk-sheet.docx", "modules/good-talk/two-chairs.svg"]


def test_images_and_attachments_of_what_was_left_out_stay_behind() -> None:
    library = changed()
    module = library.modules["good-talk"]
    draft = replace(module.document, value=module.value.model_copy(update={"status": Status.DRAFT}))
    library = replace(library, modules={"good-talk": replace(module, document=draft)})
    assert list(composed(changed()).files) == FILES
    assert list(composed(library).files) == FILES[:1]


GONE = Retirement.model_construct(on=date(2026, 11, 1), why={"bg": "Остаря.", "en": "Out of date."}, replaced_by=None)


def told(library: Library, **values: Any) -> set[str]:
    """The Bulgarian pages that say of a text that it is no longer valid."""
    pages = composed(library, **values).pages.values()
    return {page.path for page in pages if page.template == "retired.html" and page.language == "bg"}


def test_retired_text_is_spoken_of_only_in_the_editions_that_had_it() -> None:
    library = changed(status=Status.RETIRED, retired=GONE, audience=Audience.TEAM)
    assert told(library) == {"awareness/old-advice", "awareness/old-advice-poster"}
    assert told(library, edition=Audience.TEAM) == {
        "awareness/old-advice", "awareness/old-advice-poster", "awareness/afraid", "awareness/afraid-poster",
        "practices/quiet-room", "protocols/safeguarding",
        "protocols/safeguarding-checklist", "modules/safe-report/index", "modules/safe-report/01-signs",
        "modules/safe-report/02-telling", "modules/safe-report/quiz", "modules/safe-report/print",
        "modules/safe-report/scenario-whom-to-call",
        "modules/safe-report/final-test", "modules/safe-report/final-test-paper",
    }  # fmt: skip


def test_lesson_that_was_never_published_has_no_address_to_answer_at() -> None:
    library = changed(status=Status.RETIRED, retired=GONE)
    module = library.modules["safe-report"]
    first, *others = module.value.lessons
    lessons = [first.model_copy(update={"status": Status.DRAFT}), *others]
    document = replace(module.document, value=module.value.model_copy(update={"lessons": lessons}))
    library = replace(library, modules={**library.modules, "safe-report": replace(module, document=document)})
    assert "modules/safe-report/01-signs" not in told(library, drafts=True)
    assert "modules/safe-report/02-telling" in told(library, drafts=True)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, {"public", "team"}),
        ({"audience": Audience.TEAM}, {"team"}),
        ({"status": Status.DRAFT}, set()),
    ],
    ids=str,
)
def test_lesson_takes_in_no_scenario_that_the_edition_lacks(values: dict[str, Any], shown: set[str]) -> None:
    library = changed()
    module = library.modules["safe-report"]
    (name, document), *_ = module.scenarios.items()
    other = replace(document, value=document.value.model_copy(update=values))
    library = replace(library, modules={**library.modules, "safe-report": replace(module, scenarios={name: other})})
    path = "modules/safe-report/02-telling.bg.md"
    for edition in (Audience.PUBLIC, Audience.TEAM):
        site = composed(library, edition=edition)
        scenario = site.pages[path].view(site.frames["bg"].at("modules/safe-report/02-telling"))["scenario"]
        assert bool(scenario) == (f"modules/safe-report/scenario-{name}.bg.md" in site.pages) == (edition in shown)
