"""What can be opened and done on a page, so that tests also see what a reader does not see at first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

CLOSED = "details:not([open]) > summary:visible"


def open_everything(page: Page) -> None:
    """Every fold and menu, by keyboard: one that is open may cover the next."""
    while page.locator(CLOSED).count():
        page.locator(CLOSED).first.press("Enter")


def _answer(page: Page) -> None:
    """A question is answered, the verdict is said."""
    form = page.locator(".quiz:not(.final-test) form.question:has([type=radio])").first
    form.locator("[type=radio]").last.check()
    form.locator("[data-check]").press("Enter")
    expect(form.locator(".question-status")).not_to_be_empty()
    expect(page.locator("[data-choose]")).to_have_count(2)


def _sit(page: Page) -> None:
    """An attempt is begun on a shared computer, one question is answered, and it is submitted all the same."""
    page.locator("[data-begin]").press("Enter")
    page.locator("[data-choose=shared]").press("Enter")
    page.locator(".question:visible:has([type=radio]) [type=radio]").first.check()
    page.locator("[data-submit]").press("Enter")
    expect(page.locator(".test-missing")).not_to_be_empty()
    page.locator("[data-anyway]").press("Enter")
    expect(page.locator(".quiz-result")).to_be_focused()


def _play(page: Page) -> None:
    """A scenario is played to an end."""
    choices = page.locator("[data-choice]:visible")
    while choices.count():
        choices.first.press("Enter")
    expect(page.locator(".outcome:visible")).to_have_count(1)


def _mark_read(page: Page) -> None:
    """A lesson is marked as read, and the page asks whose computer this is."""
    page.locator("[data-read] button").press("Enter")
    expect(page.locator("[data-choose]")).to_have_count(2)


def _ask_to_forget(page: Page) -> None:
    """The question before everything is forgotten stands open."""
    page.locator("[data-forget]").press("Enter")
    expect(page.locator(".training-sure")).to_be_visible()


DOINGS: Mapping[str, Callable[[Page], None]] = {
    "quiz.html": _answer,
    "final_test.html": _sit,
    "scenario.html": _play,
    "lesson.html": _mark_read,
    "my_training.html": _ask_to_forget,
}
"""Template → what a learner does there; on all others there is only something to open."""


def use(page: Page, template: str) -> None:
    """Open everything and do what can be done."""
    open_everything(page)
    if doing := DOINGS.get(template):
        doing(page)
