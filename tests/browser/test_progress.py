"""What a learner has done is there the next time, in every language, on the device they said, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import LANGUAGES, Browse, Site, tab_to
from learner import answer_all, give, whole_quiz
from playwright.sync_api import Locator, Page, expect

KEY = "portal-training"
KEPT = "storage => JSON.parse(window[storage].getItem('portal-training'))"
REFUSING = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def kept(page: Page, storage: str = "localStorage") -> Any:
    return page.evaluate(KEPT, storage)


def first_lesson(site: Site, language: str = "bg") -> str:
    module = next(iter(site.library.modules.values()))
    proses = next(proses for _, proses in module.lesson_pages())
    path = next(iter(proses.values())).path.partition(".")[0]
    return site.address(site.staged.pages[f"{path}.{language}.md"])


def overview(site: Site, language: str = "bg") -> str:
    return site.address(site.staged.pages[f"modules/{next(iter(site.library.modules))}/index.{language}.md"])


def read_lesson(page: Page, site: Site, place: str = "own") -> None:
    """Open the first lesson, say that it is read, and whose device this is."""
    page.goto(first_lesson(site))
    page.locator("[data-read] button").click()
    page.locator(f"[data-choose='{place}']").click()


def my_training(page: Page, language: str = "bg") -> None:
    page.goto("my-training.html" if language == "bg" else f"{language}/my-training.html")


def marks(page: Page) -> Locator:
    return page.locator("article .lessons .done")


def test_a_lesson_is_marked_as_read_and_remembered(page: Page, site: Site):
    read_lesson(page, site)
    again = page.context.new_page()
    page.close()
    for language in LANGUAGES:
        again.goto(overview(site, language))
        expect(marks(again)).to_have_text([f"✓ {site.t(language, 'training.read')}"])
        expect(again.locator("[data-continue]")).to_contain_text(site.t(language, "training.go_on"))
    again.locator("[data-continue]").click()
    expect(again.locator(".position")).to_contain_text("2")


def test_a_mark_can_be_taken_back(page: Page, site: Site):
    read_lesson(page, site)
    button = page.locator("[data-read] button")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert kept(page)["lessons"] == {}


def test_another_window_sees_the_mark_at_once(page: Page, site: Site):
    read_lesson(page, site)
    other = page.context.new_page()
    other.goto(first_lesson(site))
    other.locator("[data-read] button").click()
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "false")


def test_what_only_this_window_knew_is_kept_when_another_window_answers(page: Page, site: Site):
    page.goto(first_lesson(site))
    page.locator("[data-read] button").click()
    other = page.context.new_page()
    other.goto(page.locator("[rel='next']").evaluate("link => link.href"))
    other.locator("[data-read] button").click()
    other.locator("[data-choose='own']").click()
    expect(page.locator("[data-choose]")).to_have_count(0)
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "true")
    assert len(kept(page)["lessons"]) == 2


def test_the_question_is_asked_and_answered_by_keyboard(page: Page, site: Site):
    page.goto(first_lesson(site))
    tab_to(page, page.locator("[data-read] button"))
    page.keyboard.press("Enter")
    expect(page.locator(".training-said")).to_have_text(site.t("bg", "training.ask"))
    page.keyboard.press("Tab")
    expect(page.locator("[data-choose='own']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main .notice:focus")).to_have_text(site.t("bg", "training.kept_own"))
    page.reload()
    page.locator("[data-read] button").click()
    expect(page.locator("[data-choose]")).to_have_count(0)


def test_nothing_is_kept_before_the_question_is_answered(page: Page, site: Site):
    page.goto(first_lesson(site))
    page.locator("[data-read] button").click()
    expect(page.locator("[data-choose='own']")).to_be_visible()
    assert [kept(page, storage) for storage in ("localStorage", "sessionStorage")] == [None, None]


def test_a_shared_device_keeps_only_until_the_tab_is_closed(page: Page, site: Site):
    read_lesson(page, site, "shared")
    expect(page.locator("main .notice:focus")).to_have_text(site.t("bg", "training.kept_shared"))
    page.goto(overview(site))
    expect(marks(page)).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0
    other = page.context.new_page()
    other.goto(overview(site))
    expect(other.locator("h1")).to_be_visible()
    expect(marks(other)).to_have_count(0)


def test_whose_device_it_is_can_be_changed(page: Page, site: Site):
    read_lesson(page, site)
    my_training(page)
    expect(page.locator("[data-place='own']")).to_be_hidden()
    page.locator("[data-place='shared']").click()
    expect(page.locator("[data-place='shared']")).to_be_hidden()
    expect(page.locator(".training-place")).to_have_text(site.t("bg", "training.place_shared"))
    assert [kept(page), len(kept(page, "sessionStorage")["lessons"])] == [None, 1]
    page.locator("[data-place='own']").click()
    assert [len(kept(page)["lessons"]), kept(page, "sessionStorage")] == [1, None]


def test_answers_are_there_again_in_the_other_language(page: Page, site: Site):
    quiz = whole_quiz(site, "bg")
    half = quiz[: len(quiz) // 2]
    page.goto(quiz[0].address)
    for asked in half:
        give(page, asked, asked.right())
    page.locator("[data-choose='own']").click()
    again = page.context.new_page()
    page.close()
    english = whole_quiz(site, "en")
    again.goto(english[0].address)
    for asked in english[: len(half)]:
        expect(asked.form(again).get_by_role("status")).to_contain_text(site.t("en", "quiz.right"))
        expect(asked.form(again).locator("fieldset")).to_have_js_property("disabled", True)
    for asked in english[len(half) :]:
        give(again, asked, asked.right())
        again.keyboard.press("Enter")
    expect(again.locator(".quiz-result")).to_contain_text(site.t("en", "quiz.passed"))
    (attempt,) = kept(again)["quizzes"][next(iter(site.library.modules))]["attempts"]
    assert attempt["passed"] is True and attempt["begun"] <= attempt["at"]


def test_every_kind_of_answer_is_shown_as_it_was_given(page: Page, site: Site):
    quiz = [asked for name in site.library.modules for asked in whole_quiz(site, "bg", name)]
    kinds = {asked.question.kind: asked for asked in quiz}
    for asked in kinds.values():
        page.goto(asked.address)
        said = give(page, asked, asked.wrong()).inner_text()
        if page.locator("[data-choose='own']").count():
            page.locator("[data-choose='own']").click()
        page.reload()
        expect(asked.form(page).get_by_role("status")).to_have_text(said)
    answers = {name: quiz["answers"] for name, quiz in kept(page)["quizzes"].items()}
    given = {asked.question.kind: answers[asked.address.split("/")[1]][asked.question.id] for asked in kinds.values()}
    assert {kind: one["answer"] for kind, one in given.items()} == {k: asked.wrong() for k, asked in kinds.items()}


def test_a_quiz_that_begins_again_has_no_answers_the_next_time(page: Page, site: Site):
    quiz = whole_quiz(site, "bg")
    result = answer_all(page, quiz)
    page.locator("[data-choose='own']").click()
    page.reload()
    expect(result).to_contain_text(site.t("bg", "quiz.passed"))
    result.get_by_role("button", name=site.t("bg", "quiz.retry_all")).click()
    page.reload()
    expect(quiz[0].form(page).locator("fieldset")).to_have_js_property("disabled", False)
    my_training(page)
    expect(page.locator(".training-attempts li")).to_have_count(1)


def test_the_way_through_a_scenario_is_kept(page: Page, site: Site):
    page.goto(site.one("scenario.html", "bg"))
    name = page.locator("[data-scenario]").get_attribute("data-scenario")
    steps = []
    while page.locator(".scenario.ended").count() == 0:
        choice = page.locator(".passage.now [data-choice]").first
        steps.append([page.locator(".passage.now").get_attribute("data-node"), choice.get_attribute("data-choice")])
        choice.click()
    page.locator("[data-choose='own']").click()
    end = page.locator(".passage.now").get_attribute("data-node")
    one = kept(page)["scenarios"][name]
    assert [one["steps"], list(one["endings"])] == [steps, [end]]


def test_my_training_shows_how_far_a_learner_is(page: Page, site: Site):
    read_lesson(page, site)
    answer_all(page, whole_quiz(site, "bg"))
    for language in LANGUAGES:
        my_training(page, language)
        first, *others = page.locator("[data-module]").all()
        expect(first.locator(".training-state")).to_have_text(site.t(language, "training.state_passed"))
        for other in others:
            expect(other.locator(".training-state")).to_have_text(site.t(language, "training.state_none"))
        lessons = [lesson for item in site.library.modules.values() for lesson in item.value.lessons]
        left = sum(lesson.minutes for lesson in lessons[1:])
        said = site.t(language, "training.sum", done=lessons[0].minutes, left=left)
        expect(page.locator(".training-sum")).to_have_text(said)
        expect(page.locator(".training-on")).to_contain_text(lessons[1].title[language])
        page.locator(".training-attempts summary").first.click()
        expect(page.locator(".training-attempts li").first).to_contain_text(site.t(language, "training.attempt_passed"))


def test_a_file_takes_everything_to_another_device(browse: Browse, site: Site, tmp_path: Path):
    one, two = browse(), browse()
    read_lesson(one, site)
    my_training(one)
    with one.expect_download() as download:
        one.locator("[data-export]").click()
    download.value.save_as(tmp_path / "mine.json")
    answer_all(two, whole_quiz(site, "bg"))
    two.locator("[data-choose='own']").click()
    my_training(two)
    two.locator("[type=file]").set_input_files(tmp_path / "mine.json")
    expect(two.locator(".training-file")).to_have_text(site.t("bg", "training.imported"))
    expect(marks(two)).to_have_count(2)
    assert kept(two)["lessons"] == kept(one)["lessons"]


def test_a_foreign_file_is_refused_with_words(page: Page, site: Site, tmp_path: Path):
    (tmp_path / "else.json").write_text('{"format": "else"}', "utf-8")
    my_training(page)
    page.locator("[type=file]").set_input_files(tmp_path / "else.json")
    expect(page.locator(".training-file")).to_have_text(site.t("bg", "training.foreign"))
    assert kept(page) is None


def test_everything_is_forgotten_after_a_second_question(page: Page, site: Site):
    read_lesson(page, site)
    page.locator(".footer a[href$='#training.forget']").click()
    # Going to an anchor takes the focus from whatever has it, until the page is whole.
    page.wait_for_url("**/my-training.html*", wait_until="load")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    button = page.locator("[data-forget]")
    button.press("Enter")
    expect(page.locator(".training-sure button").first).to_be_focused()
    page.keyboard.press("Escape")
    assert kept(page) is not None
    button.press("Enter")
    page.locator(".training-sure [value='forget']").click()
    expect(page.locator(".training-forgotten")).to_have_text(site.t("bg", "training.forgotten"))
    expect(marks(page)).to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_full_storage_is_told_and_the_page_goes_on(page: Page, site: Site):
    read_lesson(page, site)
    page.add_init_script(REFUSING)
    quiz = whole_quiz(site, "bg")
    result = answer_all(page, quiz)
    expect(page.locator(".training-problem")).to_have_text(site.t("bg", "training.problem_full"))
    expect(result).to_contain_text(site.t("bg", "quiz.passed"))
    assert len(kept(page)["lessons"]) == 1


def test_a_forbidden_storage_is_told_and_the_page_goes_on(page: Page, site: Site):
    page.add_init_script(FORBIDDEN)
    page.goto(first_lesson(site))
    page.locator("[data-read] button").click()
    expect(page.locator(".training-problem")).to_have_text(site.t("bg", "training.problem_blocked"))
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("text", "problem", "now"),
    [("{", "broken", 1), ('{"v": 9, "lessons": []}', "newer", None)],
    ids=["broken", "newer"],
)
def test_what_cannot_be_read_is_told_and_not_lost(page: Page, site: Site, text: str, problem: str, now: int | None):
    page.goto(first_lesson(site))
    page.evaluate("text => localStorage.setItem('portal-training', text)", text)
    page.reload()
    expect(page.locator(".training-problem")).to_have_text(site.t("bg", f"training.problem_{problem}"))
    page.locator("[data-read] button").click()
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "true")
    everything = page.evaluate("Object.entries(localStorage)")
    assert text in dict(everything).values()
    assert json.loads(dict(everything)[KEY])["v"] == (now or 9)


def test_a_page_from_a_folder_remembers_too(page: Page, site: Site):
    page.goto((site.folder / first_lesson(site)).as_uri())
    page.locator("[data-read] button").click()
    page.locator("[data-choose='own']").click()
    page.goto((site.folder / "en" / "my-training.html").as_uri())
    expect(marks(page)).to_have_count(1)


def test_without_javascript_my_training_says_what_it_needs(browse: Browse, site: Site):
    plain = browse(360, 640, javascript=False)
    my_training(plain)
    expect(plain.locator("main .notice:visible")).to_have_text(site.t("bg", "training.needs_script"))
    for button in plain.locator("main :is(button, input)").all():
        expect(button).to_be_hidden()
