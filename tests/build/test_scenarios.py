"""Scenarios in the finished site: where they are told, under which label, and with which numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import buildable, built
from pages import Page, page, pages_of

from sample import apply, messages

LOOSE = "modules/good-talk/scenario-silent-child.html"
IN_LESSON = "modules/safe-report/02-telling.html"
OWN_PAGE = "modules/safe-report/scenario-whom-to-call.html"
PRINTED = "modules/safe-report/print.html"
TELLING = {LOOSE, IN_LESSON, OWN_PAGE, PRINTED, "modules/good-talk/print.html"}
LANGUAGES = [("", "bg"), ("en/", "en")]


def test_every_place_tells_one_scenario_and_no_other_page_does(tiny_site: Path) -> None:
    told = {a: len(found.all("//section[@data-scenario]")) for a, found in pages_of(tiny_site).items()}
    expected = {f"{prefix}{address}": 1 for address in TELLING for prefix, _ in LANGUAGES}
    assert {address: count for address, count in told.items() if count} == expected


@pytest.mark.parametrize(("prefix", "language"), LANGUAGES)
@pytest.mark.parametrize("address", sorted(TELLING))
def test_every_scenario_bears_the_label_of_composite_cases(
    address: str, prefix: str, language: str, tiny_site: Path
) -> None:
    (label,) = page(tiny_site, f"{prefix}{address}").all("//section[@data-scenario]/p[1]")
    assert label.text_content() == messages(language).t("case.label")


def numbers(found: Page) -> list[str]:
    return [passage.get("data-node") for passage in found.all("//div.passage")]


def test_passages_have_the_same_numbers_in_every_language_and_on_paper(tiny_site: Path) -> None:
    places = [(prefix, place) for prefix, _ in LANGUAGES for place in (LOOSE, "modules/good-talk/print.html")]
    assert len({tuple(numbers(page(tiny_site, f"{prefix}{place}"))) for prefix, place in places}) == 1


def test_only_pages_that_tell_a_scenario_load_its_script(tiny_site: Path) -> None:
    loading = {a for a, found in pages_of(tiny_site).items() if found.all("//script[contains(@src, 'scenario.')]")}
    assert loading == {f"{prefix}{address}" for address in TELLING if "print" not in address for prefix, _ in LANGUAGES}


def around(found: Page) -> dict[str, str]:
    """The way through the module: back and on."""
    return {step.get("rel"): found.leads_to(step.get("href"))[0] for step in found.all("//nav.steps/a")}


def test_the_way_through_a_module_leads_over_a_loose_scenario_to_the_quiz(tiny_site: Path) -> None:
    before = "modules/good-talk/02-plain-words.html"
    assert around(page(tiny_site, before))["next"] == LOOSE
    assert around(page(tiny_site, LOOSE)) == {"prev": before, "next": "modules/good-talk/quiz.html"}


def test_a_scenario_in_a_lesson_leads_back_to_it_and_on(tiny_site: Path) -> None:
    assert around(page(tiny_site, IN_LESSON))["next"] == "modules/safe-report/quiz.html"
    assert around(page(tiny_site, OWN_PAGE)) == {"prev": IN_LESSON, "next": "modules/safe-report/quiz.html"}


@pytest.mark.parametrize(("module", "address"), [("good-talk", LOOSE), ("safe-report", OWN_PAGE)])
def test_the_overview_of_a_module_leads_to_its_scenarios(module: str, address: str, tiny_site: Path) -> None:
    overview = page(tiny_site, f"modules/{module}/index.html")
    assert address in {overview.leads_to(link)[0] for name, link in overview.links if name == "a"}


def test_a_draft_is_told_nowhere(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    file = "modules/safe-report/scenario-whom-to-call.yml"
    apply([{"file": file, "replace": "minutes: 3", "with": "minutes: 3\nstatus: draft"}], root)
    site = built(root)
    assert not (site / OWN_PAGE).exists()
    assert [a for a in (IN_LESSON, PRINTED) if page(site, a).all("//section[@data-scenario]")] == []
    assert (site / LOOSE).exists()
