"""A learner takes a final test: begins, answers, is warned, submits; fails, passes, runs out of attempts, returns."""

from __future__ import annotations

import gzip
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pytest
from browsing import LANGUAGES, Browse, Site, tab_to
from learner import GIVE, RIGHT
from playwright.sync_api import Locator, Page, expect

from portal.questions.asked import asked_key
from portal.questions.final_test import FinalTest
from portal.questions.kinds import score
from portal.questions.question import Question

KEY = "portal-training"
WRONG: dict[str, Any] = {
    "single": lambda key: next(option for option in key["options"] if option not in key["correct"]),
    "multiple": lambda key: [option for option in key["options"] if option not in key["correct"]],
    "true_false": lambda key: not key["answer"],
    "matching": lambda key: dict(zip(key["pairs"], [*key["sides"][1:], key["sides"][0]], strict=True)),
    "ordering": lambda key: key["order"][::-1],
    "short_answer": lambda key: "xyz",
}


@dataclass(frozen=True)
class Exam:
    """One final test of the real content in one language."""

    module: str
    address: str
    language: str
    test: FinalTest

    def question(self, form: Locator) -> Question:
        name = (form.get_attribute("id") or "").removeprefix("q.")
        return next(question for question in self.test.questions if question.id == name)

    def forms(self, page: Page) -> list[Locator]:
        """The questions of the open attempt, in the order of asking."""
        return page.locator(".question:visible").all()

    def begin(self, page: Page) -> None:
        page.locator("[data-begin]").press("Enter")
        expect(page.locator(".test-questions")).to_be_focused()
        own = page.locator("[data-choose='own']")
        if own.count():
            own.press("Enter")

    def answer(self, page: Page, form: Locator, *, right: bool = True) -> None:
        question = self.question(form)
        key = asked_key(question, self.language)
        kind = question.kind
        answer = WRONG[kind](key)
        if right:
            answer = dict(zip(key["pairs"], key["sides"], strict=True)) if kind == "matching" else RIGHT[kind](
                key, question, self.language
            )  # fmt: skip
        GIVE[kind](page, form, answer)
        if kind == "ordering" and not form.get_attribute("data-moved"):
            # Drawn in the right order: moved down and up again, as the form says.
            for step in ("down", "up"):
                form.locator(f"[data-part='{answer[0]}'] [data-move='{step}']").press("Enter")

    def answer_all(self, page: Page, wrong: Collection[str] = ()) -> None:
        for form in self.forms(page):
            self.answer(page, form, right=self.question(form).objective not in wrong)

    def submit(self, page: Page) -> Locator:
        page.locator("[data-submit]").press("Enter")
        result = page.locator(".quiz-result")
        expect(result).to_be_focused()
        return result


def exam(site: Site, marking: str, language: str = "bg") -> Exam:
    """The first final test that is marked in a way."""
    for name, module in site.library.modules.items():
        if module.final_test and module.final_test.value.marking == marking:
            address = site.address(site.staged.pages[f"modules/{name}/final-test.{language}.md"])
            return Exam(name, address, language, module.final_test.value)
    pytest.fail(f"no final test is {marking}: the browser tests cannot see it")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_test_answered_rightly_by_keyboard_is_passed(page: Page, site: Site, language: str):
    taken = exam(site, "instant", language)
    page.goto(taken.address)
    taken.begin(page)
    assert len(taken.forms(page)) == taken.test.draw
    taken.answer_all(page)
    result = taken.submit(page)
    expect(result).to_contain_text(site.t(language, "test.passed"))
    expect(page.locator("[data-begin]")).to_be_hidden()


def test_a_failed_test_names_objectives_and_lessons_and_nothing_of_the_key(page: Page, site: Site):
    taken = exam(site, "instant")
    module = site.library.modules[taken.module].value
    weak = module.objectives[0]
    page.goto(taken.address)
    taken.begin(page)
    taken.answer_all(page, wrong={objective.id for objective in module.objectives})
    result = taken.submit(page)
    expect(result).to_contain_text(weak.text["bg"])
    serving = [lesson for lesson in module.lessons if weak.id in lesson.objectives]
    for lesson in serving:
        expect(result.get_by_role("link", name=lesson.title["bg"], exact=True).first).to_be_visible()
    expect(page.locator(".question:visible")).to_have_count(0)
    shown = page.locator("main").inner_text()
    assert [q.id for q in taken.test.questions if q.explanation["bg"] in shown or q.prompt["bg"] in shown] == []


def test_every_attempt_asks_about_every_objective(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    asked = {taken.question(form).objective for form in taken.forms(page)}
    assert asked == {objective.id for objective in site.library.modules[taken.module].value.objectives}


def test_unanswered_questions_are_named_before_the_test_is_submitted(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    for form in taken.forms(page)[:-2]:
        taken.answer(page, form)
    page.locator("[data-submit]").press("Enter")
    links = page.locator(".test-missing a")
    last = [
        site.t("bg", "quiz.number", number=taken.test.draw - 1),
        site.t("bg", "quiz.number", number=taken.test.draw),
    ]
    expect(links).to_have_text(last)
    expect(page.locator(".quiz-result")).to_be_hidden()
    page.locator("[data-anyway]").press("Enter")
    expect(page.locator(".quiz-result")).to_be_focused()


def test_an_answer_can_be_changed_until_the_test_is_submitted(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    taken.answer_all(page, wrong={question.objective for question in taken.test.questions})
    taken.answer_all(page)
    expect(taken.submit(page)).to_contain_text(site.t("bg", "test.passed"))


def test_an_open_attempt_goes_on_after_the_page_was_closed(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    before = [form.get_attribute("id") for form in taken.forms(page)]
    orders = [form.locator("[data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
              for form in taken.forms(page)]  # fmt: skip
    taken.answer_all(page)
    answers = page.evaluate(f"() => JSON.parse(localStorage.getItem('{KEY}')).tests")
    page.goto("about:blank")
    page.goto(taken.address)
    expect(page.locator("[data-begin]")).to_have_text(site.t("bg", "test.resume"))
    taken.begin(page)
    assert [form.get_attribute("id") for form in taken.forms(page)] == before
    for form, order in zip(taken.forms(page), orders, strict=True):
        if taken.question(form).kind != "ordering":
            now = form.locator("[data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
            assert now == order
    assert page.evaluate(f"() => JSON.parse(localStorage.getItem('{KEY}')).tests") == answers
    expect(taken.submit(page)).to_contain_text(site.t("bg", "test.passed"))


def test_attempts_run_out(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    for done in range(taken.test.attempts):
        left = site.t("bg", "test.left", left=taken.test.attempts - done, of=taken.test.attempts)
        expect(page.locator(".test-left")).to_contain_text(left)
        taken.begin(page)
        page.locator("[data-submit]").press("Enter")
        page.locator("[data-anyway]").press("Enter")
        expect(page.locator(".quiz-result")).to_contain_text(site.t("bg", "test.revisit"))
    page.reload()
    expect(page.locator(".test-left")).to_have_text(site.t("bg", "test.none_left"))
    expect(page.locator("[data-begin]")).to_be_hidden()


def test_an_attempt_at_questions_that_changed_does_not_count(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    page.evaluate(f"""() => {{
        const state = JSON.parse(localStorage.getItem('{KEY}'));
        state.tests['{taken.module}'].attempts[0].drawn[0].hash = 'another';
        localStorage.setItem('{KEY}', JSON.stringify(state));
    }}""")
    page.reload()
    expect(page.locator(".test-left")).to_contain_text(site.t("bg", "test.changed"))
    left = site.t("bg", "test.left", left=taken.test.attempts, of=taken.test.attempts)
    expect(page.locator(".test-left")).to_contain_text(left)
    expect(page.locator("[data-begin]")).to_have_text(site.t("bg", "test.begin"))


def test_a_browser_that_keeps_nothing_says_so_and_the_test_can_be_taken(browse: Browse, site: Site):
    page = browse()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")  # fmt: skip  # noqa: E501 - one line of script
    taken = exam(site, "instant")
    page.goto(taken.address)
    expect(page.locator(".test-left")).to_contain_text(site.t("bg", "test.not_kept"))
    taken.begin(page)
    taken.answer_all(page)
    expect(taken.submit(page)).to_contain_text(site.t("bg", "test.passed"))


def test_the_paper_version_is_one_step_away_without_the_script(browse: Browse, site: Site):
    taken = exam(site, "instant")
    page = browse(javascript=False)
    page.goto(taken.address)
    expect(page.locator("[data-no-script]")).to_be_visible()
    expect(page.locator(".question:visible")).to_have_count(0)
    page.get_by_role("link", name=site.t("bg", "test.paper")).click()
    expect(page.locator(".question:visible")).to_have_count(taken.test.draw)


def test_a_button_is_reached_by_tab_after_the_last_question(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    tab_to(page, page.locator("[data-submit]"))


def test_the_script_of_a_test_is_light(site: Site):
    scripts = [content for name, (_, content) in site.staged.assets.files.items() if name == "test.js"]
    assert len(gzip.compress(scripts[0], 6)) <= 8.5 * 1024  # with the store, which it shares with training.js


def test_a_sealed_test_is_kept_for_the_expert_without_a_result(page: Page, site: Site):
    taken = exam(site, "sealed")
    page.goto(taken.address)
    expect(page.locator("[data-key]")).to_have_count(0)
    taken.begin(page)
    taken.answer_all(page)
    expect(taken.submit(page)).to_have_text(site.t("bg", "test.sealed_done"))
    (attempt,) = page.evaluate(f"() => JSON.parse(localStorage.getItem('{KEY}')).tests['{taken.module}'].attempts")
    assert attempt["at"]
    assert "points" not in attempt
    keys = {f"{taken.module}/{q.id}": asked_key(q, "bg") for q in taken.test.questions}
    given = {one["question"]: attempt["answers"][one["question"]] for one in attempt["drawn"]}
    assert {name: score(keys[name], answer) for name, answer in given.items()} == {
        name: keys[name]["points"] for name in given
    }


def test_attempts_on_a_shared_computer_end_with_the_window(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    page.locator("[data-begin]").press("Enter")
    # The question stands before the first of the test, and what is answered meanwhile is not lost.
    expect(page.locator(".test-start + section [data-choose]")).to_have_count(2)
    form = taken.forms(page)[0]
    taken.answer(page, form)
    page.locator("[data-choose='shared']").press("Enter")
    assert page.evaluate(f"() => localStorage.getItem('{KEY}')") is None
    (attempt,) = page.evaluate(f"() => JSON.parse(sessionStorage.getItem('{KEY}')).tests['{taken.module}'].attempts")
    assert list(attempt["answers"]) == [f"{taken.module}/{taken.question(form).id}"]
    expect(form).to_be_visible()


def test_an_attempt_submitted_in_another_window_is_over_here_too(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    taken.begin(page)
    other = page.context.new_page()
    other.goto(taken.address)
    taken.begin(other)
    taken.answer_all(other)
    taken.submit(other)
    expect(page.locator(".quiz-result")).to_contain_text(site.t("bg", "test.passed"))
    expect(page.locator(".question:visible")).to_have_count(0)


def test_what_cannot_be_read_is_told_once(page: Page, site: Site):
    taken = exam(site, "instant")
    page.goto(taken.address)
    page.evaluate(f"() => localStorage.setItem('{KEY}', 'broken')")
    page.reload()
    expect(page.locator(".training-problem")).to_have_text(site.t("bg", "training.problem_broken"))
