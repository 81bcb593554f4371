"""What a question accepts: part of the points, no empty answers, words as people write them."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from browsing import LANGUAGES, Site
from learner import give, one_of
from playwright.sync_api import Page, expect

from portal.questions.kinds import KINDS, score

CYRILLIC_TO_LATIN = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
"""Letters that look the same on another keyboard."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_several_right_choices_earns_a_part_of_the_points(page: Page, site: Site, language: str):
    asked = one_of(site, "multiple", language)
    asked.open(page)
    answer = asked.right()[:1]
    points = format_decimal(score(asked.key, answer), locale=language)
    status = give(page, asked, answer)
    expect(status).to_contain_text(site.t(language, "quiz.partly"))
    expect(status).to_contain_text(site.t(language, "quiz.points", points=points, of=asked.question.points))
    expect(status).to_contain_text(site.t(language, "quiz.more_right"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_answer_is_refused(page: Page, site: Site, language: str):
    for kind in KINDS:
        asked = one_of(site, kind, language)
        asked.open(page)
        form = asked.form(page)
        form.locator("[data-check]").press("Enter")
        expect(form.get_by_role("status"), kind).to_have_text(site.t(language, f"quiz.empty_{kind}"))
        expect(form.locator("fieldset"), kind).to_be_enabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_answer_may_be_in_capitals(page: Page, site: Site, language: str):
    asked = one_of(site, "short_answer", language)
    asked.open(page)
    expect(give(page, asked, f" {asked.right().upper()}. ")).to_contain_text(site.t(language, "quiz.right"))


def test_a_short_answer_may_hold_latin_letters_that_look_cyrillic(page: Page, site: Site):
    asked = one_of(site, "short_answer", "bg")
    mixed = asked.right().translate(CYRILLIC_TO_LATIN)
    assert mixed != asked.right()
    asked.open(page)
    expect(give(page, asked, mixed)).to_contain_text(site.t("bg", "quiz.right"))
