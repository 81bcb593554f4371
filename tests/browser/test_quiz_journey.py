"""A learner answers a quiz by keyboard alone: verdicts, the result, what to look at again, another try."""

from __future__ import annotations

import pytest
from browsing import LANGUAGES, Site
from learner import answer_all, give, one_of, whole_quiz
from playwright.sync_api import Page, expect

from portal.questions.kinds import KINDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_is_announced_as_right(page: Page, site: Site, kind: str, language: str):
    asked = one_of(site, kind, language)
    asked.open(page)
    expect(asked.form(page).get_by_role("status")).to_be_empty()
    status = give(page, asked, asked.right())
    points = site.t(language, "quiz.points", points=asked.question.points, of=asked.question.points)
    expect(status).to_have_text(f"{site.t(language, 'quiz.right')} {points}")
    expect(asked.form(page).locator("[data-next]")).to_be_focused()


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_answer_is_explained_and_can_be_tried_again(page: Page, site: Site, kind: str):
    asked = one_of(site, kind, "bg")
    asked.open(page)
    expect(give(page, asked, asked.wrong())).to_contain_text(site.t("bg", "quiz.not_yet"))
    form = asked.form(page)
    expect(form.locator(".question-feedback li").first).to_be_visible()
    expect(form.locator(".question-feedback .explanation")).to_be_visible()
    form.locator("[data-retry]").press("Enter")
    expect(give(page, asked, asked.right())).to_contain_text(site.t("bg", "quiz.right"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_answered_rightly_is_passed(page: Page, site: Site, language: str):
    result = answer_all(page, whole_quiz(site, language))
    expect(result).to_be_focused()
    expect(result.get_by_role("status")).to_contain_text(site.t(language, "quiz.passed"))
    expect(result.get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_quiz_names_the_objectives_to_look_at_again(page: Page, site: Site, language: str):
    module = next(item.value for item in site.library.modules.values() if item.quiz)
    quiz = whole_quiz(site, language, module.id)
    weak = module.objectives[0]
    missed = {asked.question.id for asked in quiz if asked.question.objective == weak.id}
    result = answer_all(page, quiz, missed)
    expect(result.get_by_role("listitem")).to_have_count(1)
    expect(result.get_by_role("listitem")).to_contain_text(weak.text[language])
    expect(result.get_by_role("listitem").get_by_role("link")).to_have_count(len(missed))


def test_a_low_result_is_not_called_almost(page: Page, site: Site):
    quiz = whole_quiz(site, "bg")
    said = answer_all(page, quiz, {asked.question.id for asked in quiz}).get_by_role("status")
    expect(said).to_contain_text(site.t("bg", "quiz.below").partition(":")[0])


def test_only_the_missed_questions_are_asked_again(page: Page, site: Site):
    quiz = whole_quiz(site, "bg")
    missed, kept = quiz[0], quiz[1]
    result = answer_all(page, quiz, {missed.question.id})
    result.get_by_role("button", name=site.t("bg", "quiz.retry_missed")).press("Enter")
    expect(missed.form(page).get_by_role("status")).to_be_empty()
    expect(kept.form(page).get_by_role("status")).to_contain_text(site.t("bg", "quiz.right"))
    give(page, missed, missed.right())
    expect(result.get_by_role("status")).to_contain_text(site.t("bg", "quiz.passed"))


def test_the_whole_quiz_begins_again(page: Page, site: Site):
    quiz = whole_quiz(site, "bg")
    result = answer_all(page, quiz)
    result.get_by_role("button", name=site.t("bg", "quiz.retry_all")).press("Enter")
    for asked in quiz:
        expect(asked.form(page).get_by_role("status")).to_be_empty()
        expect(asked.form(page).locator("[data-check]")).to_be_visible()
    expect(result.get_by_role("status")).to_be_empty()
    give(page, quiz[0], quiz[0].right())
