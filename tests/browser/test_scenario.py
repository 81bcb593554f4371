"""A reader plays a scenario: by keyboard, back and forth, on a phone, without scripts, from a folder, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from browsing import LANGUAGES, Browse, Site, tab_to
from playwright.sync_api import Locator, Page, expect

from portal.model.scenario import Outcome, Scenario

Step = tuple[str, str]
"""Passage and choice."""

RECORD = """() => {
    window.told = [];
    for (const name of ["scenario:step", "scenario:ended"]) {
        document.addEventListener(name, (event) => told.push([name, event.target.dataset.scenario, event.detail]));
    }
}"""


def scenarios(site: Site) -> Iterator[tuple[str, Scenario]]:
    for name, module in site.library.modules.items():
        yield from ((name, document.value) for document in module.scenarios.values())


def way_to(scenario: Scenario, outcome: Outcome) -> list[Step]:
    """The shortest way to an ending with this outcome."""
    nodes = {node.id: node for node in scenario.nodes}
    queue: list[tuple[str, list[Step]]] = [(scenario.start, [])]
    for here, way in queue:
        if (ending := nodes[here].ending) and ending.outcome is outcome:
            return way
        queue += [(choice.to, [*way, (here, choice.id)]) for choice in nodes[here].choices if len(way) < len(nodes)]
    pytest.fail(f"{scenario.id} has no ending that is {outcome}")


def first(site: Site) -> tuple[str, Scenario]:
    return next(scenarios(site))


def open_scenario(page: Page, site: Site, language: str, name: str, scenario: Scenario) -> Locator:
    # From elsewhere: the same address again would go on where the story was left.
    page.goto("about:blank")
    page.goto(site.address(site.staged.pages[f"modules/{name}/scenario-{scenario.id}.{language}.md"]))
    return page.locator("[data-scenario]")


def passage(section: Locator, node: str) -> Locator:
    return section.locator(f"[data-node='{node}']")


def shown(section: Locator) -> Locator:
    return section.locator(".passage:visible")


def decide(page: Page, section: Locator, step: Step) -> None:
    """By keyboard: from wherever the focus is to the choice, and Enter."""
    node, choice = step
    expect(shown(section)).to_have_attribute("data-node", node)
    tab_to(page, passage(section, node).locator(f"[data-choice='{choice}']"))
    page.keyboard.press("Enter")


def play(page: Page, section: Locator, way: list[Step]) -> None:
    for step in way:
        decide(page, section, step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_played_by_keyboard_to_every_kind_of_ending(page: Page, site: Site, language: str):
    for name, scenario in scenarios(site):
        for outcome in Outcome:
            section = open_scenario(page, site, language, name, scenario)
            way = way_to(scenario, outcome)
            play(page, section, way)
            expect(shown(section)).to_have_count(1)
            expect(shown(section).locator(".outcome")).to_have_text(site.t(language, f"scenario.outcome.{outcome}"))
            expect(section.locator(".scenario-past > li")).to_have_count(len(way))


def test_the_new_passage_is_in_view_and_its_heading_has_the_focus(phone: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(phone, site, "bg", name, scenario)
    for number, step in enumerate(way_to(scenario, Outcome.POOR), 2):
        decide(phone, section, step)
        heading = shown(section).locator(".passage-name")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport(ratio=1)
        if not shown(section).locator(".outcome").count():
            expect(heading).to_have_text(re.compile(f"{number}$"), use_inner_text=True)


def test_what_follows_from_a_choice_is_told_to_who_made_it_only(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    start = next(node for node in scenario.nodes if node.id == scenario.start)
    choice = next(choice for choice in start.choices if choice.feedback)
    expect(section.get_by_text(choice.feedback["bg"])).to_be_hidden()
    decide(page, section, (start.id, choice.id))
    expect(shown(section).locator(".came:visible")).to_have_count(1)
    expect(shown(section).locator(".came:visible")).to_contain_text(choice.feedback["bg"])


def test_earlier_steps_stay_readable_with_what_was_chosen_and_what_followed(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "en", name, scenario)
    way = way_to(scenario, Outcome.GOOD)
    play(page, section, way)
    nodes = {node.id: node for node in scenario.nodes}
    items = section.locator(".scenario-past > li").all()
    for item, (node, choice), after in zip(items, way, [*way[1:], None], strict=True):
        taken = next(known for known in nodes[node].choices if known.id == choice)
        expect(item.locator(".chosen")).to_contain_text(taken.text["en"])
        if after and taken.feedback:
            expect(section.locator(".scenario-past .came:visible").get_by_text(taken.feedback["en"])).to_have_count(1)


def test_a_choice_is_announced(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    step = way_to(scenario, Outcome.GOOD)[0]
    decide(page, section, step)
    expect(section.get_by_role("status")).to_contain_text(site.t("bg", "scenario.chosen"))
    section.locator("[data-back]").press("Enter")
    expect(section.get_by_role("status")).to_have_text(site.t("bg", "scenario.said_back"))


def test_one_step_back_and_from_the_beginning(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    expect(section.locator("[data-back]")).to_be_hidden()
    way = way_to(scenario, Outcome.POOR)
    play(page, section, way)
    section.locator("[data-back]").press("Enter")
    expect(shown(section)).to_have_attribute("data-node", way[-1][0])
    expect(section.locator(".scenario-past > li")).to_have_count(len(way) - 1)
    section.locator("[data-restart]").press("Enter")
    expect(shown(section)).to_have_attribute("data-node", scenario.start)
    expect(section.locator(".scenario-past")).to_be_hidden()


def test_at_an_ending_every_earlier_decision_can_be_made_anew(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    way = way_to(scenario, Outcome.GOOD)
    decide(page, section, way[0])
    expect(section.locator(".scenario-past .button").first).to_be_hidden()
    play(page, section, way[1:])
    section.get_by_role("button", name=site.t("bg", "scenario.other", number=2)).press("Enter")
    expect(shown(section)).to_have_attribute("data-node", way[1][0])
    expect(section.locator(".scenario-past > li")).to_have_count(1)


def test_nothing_is_lost_by_the_back_button_a_reload_or_a_look_elsewhere(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    way = way_to(scenario, Outcome.GOOD)
    play(page, section, way)
    page.go_back()
    expect(shown(section)).to_have_attribute("data-node", way[-1][0])
    page.go_forward()
    expect(section.locator(".scenario-past > li")).to_have_count(len(way))
    page.reload()
    expect(section.locator(".scenario-past > li")).to_have_count(len(way))
    page.locator(".skip").evaluate("link => link.click()")
    expect(section.locator(".scenario-past > li")).to_have_count(len(way))
    page.goto("help.html")
    page.go_back()
    expect(section.locator(".scenario-past > li")).to_have_count(len(way))
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_steps_of_a_story_that_was_rewritten_are_kept_as_far_as_they_go(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    step = list(way_to(scenario, Outcome.GOOD)[0])
    known = {f"{name}/{scenario.id}": [step, ["x", "y"]]}
    page.evaluate("known => history.replaceState(known, '')", known)
    page.reload()
    expect(section.locator(".scenario-past > li")).to_have_count(1)


def test_a_double_click_makes_one_decision(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    shown(section).locator("[data-choice]").first.dblclick()
    expect(section.locator(".scenario-past > li")).to_have_count(1)


def test_steps_and_endings_are_told_to_other_scripts(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    page.evaluate(RECORD)
    way = way_to(scenario, Outcome.MIXED)
    play(page, section, way)
    told = page.evaluate("told")
    mark = f"{name}/{scenario.id}"
    steps = [[*step] for step in way]
    assert told[:-1] == [
        ["scenario:step", mark, {"node": node, "choice": choice, "steps": steps[:number]}]
        for number, (node, choice) in enumerate(way, 1)
    ]
    assert told[-1][:2] == ["scenario:ended", mark]
    assert told[-1][2]["outcome"] == "mixed"


def test_a_lesson_tells_its_scenario_at_its_end(page: Page, site: Site):
    name, lesson = next(
        (name, lesson)
        for name, module in site.library.modules.items()
        for lesson in module.value.lessons
        if lesson.scenario
    )
    staged = next(p for p in site.all_pages if p.path.startswith(f"modules/{name}/") and p.path.endswith(lesson.id))
    page.goto(site.address(staged))
    section = page.locator(f"[data-scenario='{name}/{lesson.scenario}']")
    scenario = site.library.modules[name].scenarios[lesson.scenario].value
    play(page, section, way_to(scenario, Outcome.GOOD))
    expect(shown(section).locator(".outcome")).to_have_text(site.t(staged.language, "scenario.outcome.good"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_is_a_book_with_numbers(browse: Browse, site: Site, language: str):
    plain = browse(360, 640, javascript=False)
    name, scenario = first(site)
    section = open_scenario(plain, site, language, name, scenario)
    expect(shown(section)).to_have_count(len(scenario.nodes))
    expect(section.locator(".scenario-how")).to_be_visible()
    for button in section.locator("button").all():
        expect(button).to_be_hidden()
    nodes = {node.id: node for node in scenario.nodes}
    for node, choice in way_to(scenario, Outcome.GOOD):
        link = passage(section, node).locator(f"[data-choice='{choice}']")
        number = link.locator(".on-paper").inner_text().removeprefix("→ ")
        link.press("Enter")
        there = next(known.to for known in nodes[node].choices if known.id == choice)
        expect(passage(section, there)).to_have_attribute("id", f"p.{number}")
        expect(passage(section, there).locator(".passage-name")).to_be_in_viewport()


def test_it_is_played_from_a_folder(page: Page, site: Site):
    name, scenario = first(site)
    page.goto((site.folder / f"modules/{name}/scenario-{scenario.id}.html").as_uri())
    section = page.locator("[data-scenario]")
    way = way_to(scenario, Outcome.GOOD)
    play(page, section, way)
    page.go_back()
    expect(shown(section)).to_have_attribute("data-node", way[-1][0])


def test_on_paper_the_whole_book_is_there_even_after_playing(page: Page, site: Site):
    name, scenario = first(site)
    section = open_scenario(page, site, "bg", name, scenario)
    decide(page, section, way_to(scenario, Outcome.GOOD)[0])
    page.emulate_media(media="print")
    expect(shown(section)).to_have_count(len(scenario.nodes))
    for part in (".scenario-past", ".scenario-actions"):
        expect(section.locator(part)).to_be_hidden()
    assert shown(section).evaluate_all("all => new Set(all.map(one => getComputedStyle(one).breakInside)).size") == 1
    expect(shown(section).first).to_have_css("break-inside", "avoid")


def test_numbers_on_paper_do_not_tell_the_story_in_order(page: Page, site: Site):
    for name, scenario in scenarios(site):
        section = open_scenario(page, site, "bg", name, scenario)
        order = section.locator(".passage").evaluate_all("all => all.map(one => one.dataset.node)")
        story = scenario.story()
        assert order[0] == scenario.start
        assert [pair for pair in pairwise(order) if pair[1] in story[pair[0]] or pair[0] in story[pair[1]]] == []
