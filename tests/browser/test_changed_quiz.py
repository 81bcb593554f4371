"""A quiz that was changed after somebody answered it: what stayed the same stays answered, wherever it stands now."""

from __future__ import annotations

from pathlib import Path

import yaml
from browsing import served
from building import buildable, built
from playwright.sync_api import Browser, expect

from sample import messages

QUIZ = "modules/good-talk/quiz.yml"


def test_answers_find_their_questions_again(browser: Browser, tmp_path: Path):
    root = buildable(tmp_path)
    with served(built(root)) as origin:
        page = browser.new_context().new_page()
        address = f"{origin}/modules/good-talk/quiz.html"
        page.goto(address)
        quiz = yaml.safe_load((root / QUIZ).read_text("utf-8"))
        first, second = (one for one in quiz["questions"] if one["kind"] in {"single", "true_false"})
        for question in (first, second):
            form = page.locator(f"#q-{question['id']}")
            form.locator("input").first.check()
            form.locator("[data-check]").click()
        page.locator("[data-choose='own']").click()

        quiz["questions"].reverse()
        next(one for one in quiz["questions"] if one["id"] == second["id"])["prompt"]["bg"] += " Помислете."
        (root / QUIZ).write_text(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False), "utf-8")
        built(root)
        page.goto(address)
        expect(page.locator(f"#q-{first['id']} fieldset")).to_have_js_property("disabled", True)
        changed = page.locator(f"#q-{second['id']}")
        expect(changed.locator("fieldset")).to_have_js_property("disabled", False)
        expect(changed.get_by_role("status")).to_have_text(messages("bg").t("quiz.reworded"))
        changed.locator("input").first.check()
        changed.locator("[data-check]").click()
        page.reload()
        expect(changed.locator("fieldset")).to_have_js_property("disabled", True)
        page.context.close()
