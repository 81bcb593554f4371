"""A learner follows a path: chooses it, sees its modules in order, takes its final test, and goes on where it leads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from browsing import LANGUAGES, Site, tab_to
from playwright.sync_api import Page, expect

from portal.compose.exams import Exam, path_exam
from portal.model.path import RolePath
from portal.questions.fingerprint import fingerprint

AT = "2026-11-24T09:00:00Z"
ENDED = {"id": "a", "begun": AT, "at": AT}
PASSED = {**ENDED, "points": 9, "of": 10, "passed": True}


def paths(site: Site) -> list[RolePath]:
    assert site.library.paths is not None
    return list(site.library.paths.value.paths)


def with_an_offer(site: Site) -> RolePath:
    """A path on which something is optional."""
    return next(path for path in paths(site) if {step.required for step in path.steps} == {True, False})


def with_a_test(site: Site) -> tuple[RolePath, Exam]:
    """A path with a final test."""
    return next((path, exam) for path in paths(site) if (exam := path_exam(path, site.library)))


def my_training(page: Page, language: str = "bg", state: dict[str, Any] | None = None) -> None:
    """The page, with this already kept on the device."""
    address = "my-training.html" if language == "bg" else f"{language}/my-training.html"
    page.goto(address)
    if state is not None:
        kept = json.dumps({"v": 1, **state})
        page.evaluate("state => localStorage.setItem('portal-training', state)", kept)
        page.reload()


def kept(page: Page) -> Any:
    return page.evaluate("() => JSON.parse(localStorage.getItem('portal-training'))")


def lessons(site: Site, modules: list[str]) -> list[Any]:
    return [lesson for name in modules for lesson in site.library.modules[name].value.lessons]


def everything_in(site: Site, modules: list[str]) -> dict[str, Any]:
    """What is kept of somebody who has done all that these modules hold."""
    return {
        "lessons": {f"{name}/{lesson.id}": {"at": AT} for name in modules for lesson in lessons(site, [name])},
        "quizzes": {name: {"answers": {}, "attempts": [PASSED]} for name in modules},
        "tests": {name: {"attempts": [PASSED]} for name in modules},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_modules_stand_in_the_order_of_the_path_with_what_is_required(page: Page, site: Site, language: str):
    path = with_an_offer(site)
    my_training(page, language, {"path": path.id})
    sections = page.locator(".training-modules [data-module]")
    assert sections.evaluate_all("all => all.map(one => one.dataset.module)") == [s.module for s in path.steps]
    words = [site.t(language, "path.required" if step.required else "path.optional") for step in path.steps]
    expect(sections.locator(".entry-mark")).to_have_text(words)
    required = sum(lesson.minutes for lesson in lessons(site, path.required()))
    left = sum(lesson.minutes for lesson in lessons(site, [step.module for step in path.steps]))
    said = site.t(language, "training.path_sum", done=0, left=left, required=required)
    expect(page.locator(".training-sum")).to_have_text(said)


def test_a_path_is_chosen_by_keyboard_survives_the_language_and_can_be_left(page: Page, site: Site):
    path = with_an_offer(site)
    my_training(page)
    chooser = page.locator("select")
    tab_to(page, chooser)
    for _ in range(paths(site).index(path) + 1):
        page.keyboard.press("ArrowDown")
    expect(chooser).to_have_value(path.id)
    page.locator("[data-choose='own']").press("Enter")
    my_training(page, "en")
    expect(page.locator("select")).to_have_value(path.id)
    page.locator("select").select_option("")
    expect(page.locator(".entry-mark:visible")).to_have_count(0)
    assert kept(page)["path"] is None


def test_the_page_of_a_path_makes_it_mine_and_mine_no_longer(page: Page, site: Site):
    path = paths(site)[-1]
    page.goto(site.address(site.staged.pages[f"paths/{path.id}.bg.md"]))
    button = page.locator("[data-path] button")
    button.press("Enter")
    page.locator("[data-choose='own']").press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert kept(page)["path"] == path.id
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert kept(page)["path"] is None


def test_a_path_that_this_site_does_not_have_changes_nothing(page: Page, site: Site):
    my_training(page, state={"path": "constructor"})
    expect(page.locator("[data-module]:visible")).to_have_count(len(site.library.modules))
    expect(page.locator("select")).to_have_value("")
    assert kept(page)["path"] == "constructor"


def test_the_way_leads_over_quiz_and_final_test_to_that_of_the_path(page: Page, site: Site):
    path, exam = with_a_test(site)
    first = path.required()[0]
    state = everything_in(site, path.required())
    on = page.locator(".training-on")
    for part, name in (("quizzes", "module.quiz"), ("tests", "module.final_test")):
        missing = {key: value for key, value in state[part].items() if key != first}
        my_training(page, state={**state, part: missing, "path": path.id})
        # Whoever passed the final test without the quiz still has the quiz before them.
        expect(on).to_have_text(f"{site.t('bg', 'training.go_on')} {site.t('bg', name)}")
    my_training(page, state={**state, "path": path.id})
    expect(on).to_have_text(f"{site.t('bg', 'training.go_on')} {exam.test.title['bg']}")
    my_training(page, state={**state, "tests": {**state["tests"], exam.name: {"attempts": [ENDED]}}, "path": path.id})
    expect(on).to_have_text(site.t("bg", "training.begin"))


def test_the_overview_of_a_module_leads_on_to_its_final_test(page: Page, site: Site):
    name = next(name for name, module in site.library.modules.items() if module.final_test and module.quiz)
    my_training(page, state={**everything_in(site, [name]), "tests": {}})
    page.goto(site.address(site.staged.pages[f"modules/{name}/index.bg.md"]))
    expect(page.locator("[data-continue]")).to_contain_text(site.t("bg", "module.final_test"))


def test_the_final_test_of_a_path_is_kept_under_its_name(page: Page, site: Site):
    path, exam = with_a_test(site)
    page.goto(site.address(site.staged.pages[f"{exam.address}.bg.md"]))
    expect(page.locator("[data-key]")).to_have_count(0)
    page.locator("[data-begin]").press("Enter")
    page.locator("[data-choose='own']").press("Enter")
    expect(page.locator(".question:visible")).to_have_count(exam.test.draw)
    page.locator("[data-submit]").press("Enter")
    page.locator("[data-anyway]").press("Enter")
    expect(page.locator(".quiz-result")).to_have_text(site.t("bg", "test.sealed_done"))
    (attempt,) = kept(page)["tests"][f"path:{path.id}"]["attempts"]
    pool = exam.pool()
    asked = {one["question"]: one["hash"] for one in attempt["drawn"]}
    assert asked == {name: fingerprint(pool[name].question) for name in asked}
    assert {pool[name].objective for name in asked} == {one.objective for one in pool.values()}
    my_training(page)
    page.locator("select").select_option(path.id)
    section = page.locator(f"[data-path-test='{path.id}']")
    expect(section.locator(".training-state")).to_have_text(site.t("bg", "training.state_waits"))
    section.locator("summary").press("Enter")
    expect(section.locator("details li")).to_have_count(1)


def test_my_training_lists_final_tests_and_endings(page: Page, site: Site):
    name, module = next((name, module) for name, module in site.library.modules.items() if module.scenarios)
    scenario = next(iter(module.scenarios.values())).value
    ends = [node for node in scenario.nodes if node.ending]
    my_training(page, state={
        "tests": {name: {"attempts": [{**ENDED, "points": 3, "of": 10, "passed": False}, {**PASSED, "id": "b"}]}},
        "scenarios": {f"{name}/{scenario.id}": {"steps": [], "endings": {ends[0].id: AT, "gone": AT}}},
    })  # fmt: skip
    section = page.locator(f"[data-module='{name}']")
    expect(section.locator(".training-state")).to_have_text(site.t("bg", "training.state_test_passed"))
    expect(section.locator(".training-test-attempts li")).to_have_count(2)
    (line,) = section.locator(".training-endings li").all()
    assert ends[0].ending is not None
    outcome = site.t("bg", f"scenario.outcome.{ends[0].ending.outcome}")
    assert (line.text_content() or "").startswith(f"{scenario.title['bg']} – {outcome}, ")
    said = site.t("bg", "training.some_endings", n=1, of=len(ends))
    expect(section.locator("[data-scenario-of] .done")).to_have_text(f"✓ {said}")


def test_answers_to_other_words_are_counted(page: Page, site: Site):
    name, module = next((name, module) for name, module in site.library.modules.items() if module.quiz)
    assert module.quiz is not None
    same, other, *_ = module.quiz.value.questions
    answers = {same.id: {"hash": fingerprint(same), "at": AT}, other.id: {"hash": "another", "at": AT}}
    my_training(page, state={"quizzes": {name: {"answers": answers, "attempts": []}}})
    line = page.locator(f"[data-module='{name}'] .training-reworded")
    expect(line).to_have_text(site.t("bg", "training.reworded", n=1))


def test_pages_lead_to_the_paths(page: Page, site: Site):
    path = paths(site)[0]
    page.goto(site.address(site.staged.pages["modules/index.bg.md"]))
    page.get_by_role("link", name=site.t("bg", "catalogue.paths.title")).click()
    page.get_by_role("link", name=path.title["bg"], exact=True).click()
    expect(page.locator("h1")).to_have_text(path.title["bg"])
    module = site.library.modules[path.steps[0].module].value
    page.get_by_role("link", name=module.title["bg"], exact=True).click()
    page.get_by_role("link", name=path.title["bg"], exact=True).click()
    expect(page.locator("h1")).to_have_text(path.title["bg"])
