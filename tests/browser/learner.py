"""A learner who uses only the keyboard: how each question kind is answered, rightly and wrongly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from browsing import Site, tab_to
from playwright.sync_api import Locator, Page, expect

from portal.questions.kinds import key_of
from portal.questions.question import Question

Answer = Any
"""As in the records and in `score`: an id, ids, true or false, ids by id, or words."""


@dataclass(frozen=True)
class Asked:
    """One question of the real content, as its page asks it in one language."""

    address: str
    language: str
    question: Question

    @property
    def key(self) -> dict[str, Any]:
        return key_of(self.question, self.language)

    def right(self) -> Answer:
        """The right answer, from the author's file."""
        return RIGHT[self.question.kind](self.key, self.question, self.language)

    def wrong(self) -> Answer:
        """An answer that earns nothing."""
        return WRONG[self.question.kind](self.key)

    def form(self, page: Page) -> Locator:
        return page.locator(f"[id='q.{self.question.id}']")

    def open(self, page: Page) -> None:
        """Open the quiz at this question, as a link from the result does."""
        page.goto(f"{self.address}#q.{self.question.id}")


def whole_quiz(site: Site, language: str, module: str | None = None) -> list[Asked]:
    """The questions of a module's quiz; of the first module when none is named."""
    name = module or next(name for name, item in site.library.modules.items() if item.quiz)
    quiz = site.library.modules[name].quiz
    assert quiz is not None
    address = site.address(site.staged.pages[f"modules/{name}/quiz.{language}.md"])
    return [Asked(address, language, question) for question in quiz.value.questions]


def one_of(site: Site, kind: str, language: str) -> Asked:
    """The first question of a kind in the real content."""
    for name in site.library.modules:
        for asked in whole_quiz(site, language, name):
            if asked.question.kind == kind:
                return asked
    pytest.fail(f"no quiz asks a question of the kind {kind}: the browser tests cannot see it")


RIGHT: Mapping[str, Callable[[Any, Any, str], Answer]] = {
    "single": lambda key, question, language: key["correct"][0],
    "multiple": lambda key, question, language: key["correct"],
    "true_false": lambda key, question, language: key["answer"],
    "matching": lambda key, question, language: {pair: pair for pair in key["pairs"]},
    "ordering": lambda key, question, language: key["order"],
    "short_answer": lambda key, question, language: question.accepted[language][0],
}

WRONG: Mapping[str, Callable[[Any], Answer]] = {
    "single": lambda key: next(option for option in key["options"] if option not in key["correct"]),
    "multiple": lambda key: [option for option in key["options"] if option not in key["correct"]],
    "true_false": lambda key: not key["answer"],
    "matching": lambda key: dict(zip(key["pairs"], [*key["pairs"][1:], key["pairs"][0]], strict=True)),
    "ordering": lambda key: key["order"][::-1],
    "short_answer": lambda key: "xyz",
}


def _choose(page: Page, form: Locator, answer: Answer) -> None:
    """Radio buttons: Tab reaches the group, Space takes the first, arrows go on."""
    tab_to(page, form.locator(".choices"))
    page.keyboard.press("Space")
    wanted = form.locator(f"input[value='{str(answer).lower()}']")
    for _ in range(form.locator("input").count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"the arrow keys do not reach {answer}")


def _tick(page: Page, form: Locator, answer: Answer) -> None:
    for box in form.locator("input").all():
        if box.is_checked() != (box.input_value() in answer):
            tab_to(page, box)
            page.keyboard.press("Space")


def _match(page: Page, form: Locator, answer: Answer) -> None:
    for left, right in answer.items():
        select = form.locator(f"[data-part='{left}'] select")
        tab_to(page, select)
        page.keyboard.press("Home")
        for _ in range(select.locator("option").count()):
            if select.input_value() == right:
                break
            page.keyboard.press("ArrowDown")
        expect(select).to_have_value(right)


def _order(page: Page, form: Locator, answer: Answer) -> None:
    """From the top: each item goes up until it has arrived."""
    for place, item in enumerate(answer):
        now = form.locator("[data-part]").evaluate_all("parts => parts.map(part => part.dataset.part)")
        if now[place] != item:
            tab_to(page, form.locator(f"[data-part='{item}'] [data-move='up']"))
            for _ in range(now.index(item) - place):
                page.keyboard.press("Enter")


def _write(page: Page, form: Locator, answer: Answer) -> None:
    tab_to(page, form.locator("input[type='text']"))
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(answer)


GIVE: Mapping[str, Callable[[Page, Locator, Answer], None]] = {
    "single": _choose,
    "multiple": _tick,
    "true_false": _choose,
    "matching": _match,
    "ordering": _order,
    "short_answer": _write,
}
"""Question kind → how its answer is given by keyboard."""


def give(page: Page, asked: Asked, answer: Answer) -> Locator:
    """Answer a question and check it, by keyboard; gives the line where the verdict is said."""
    form = asked.form(page)
    GIVE[asked.question.kind](page, form, answer)
    tab_to(page, form.locator("[data-check]"))
    page.keyboard.press("Enter")
    return form.get_by_role("status")


def answer_all(page: Page, quiz: list[Asked], missed: Collection[str] = ()) -> Locator:
    """The whole quiz from the first question to the result; questions in `missed` are answered wrongly."""
    page.goto(quiz[0].address)
    for asked in quiz:
        give(page, asked, asked.wrong() if asked.question.id in missed else asked.right())
        page.keyboard.press("Enter")  # the button that leads on has the focus
    return page.locator(".quiz-result")
