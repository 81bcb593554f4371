"""Final tests, built for real: below the edition for experts no page and no file says what is right in a sealed one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from building import buildable, contents
from pages import page

from portal.cli import main
from portal.model.base import Audience
from portal.model.library import Library
from portal.questions.asked import asked, asked_key
from portal.questions.fingerprint import fingerprint
from portal.questions.hashed import hashed_key
from portal.questions.kinds import KINDS, key_of, score
from portal.questions.question import Question
from portal.site import read_site
from sample import SITES, apply

MODULE = "good-talk"
SECRET = "тукан"
"""Stands in every text of the pool that learners never see."""
HIDDEN = ("feedback", "feedback_true", "feedback_false", "explanation", "hint")
LANGUAGES = ("bg", "en")
BELOW = [edition for edition in Audience if edition is not Audience.EXPERT]
ADDRESSES = (f"modules/{MODULE}/final-test", "paths/case-worker-final-test")
"""A sealed test of a module, and a sealed test of a path that draws from it."""
PAGES = [
    f"{folder}{address}{paper}.html" for address in ADDRESSES for folder in ("", "en/") for paper in ("", "-paper")
]


def marked(lines: list[str]) -> list[str]:
    """The lines of the pool with the secret word in every hidden text, and in answers that are only accepted."""
    found, inside = [], False
    for line in lines:
        depth = len(line) - len(line.lstrip())
        inside = line.strip().rstrip(":") in HIDDEN or (inside and line.strip()[:3] in {"bg:", "en:"} and depth > 4)
        text = inside and line.strip()[:3] in {"bg:", "en:"}
        found.append(f"{line} {SECRET}" if text else line.replace("accepted:", f"accepted: # {SECRET}"))
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site in all editions; one final test is sealed, the other marks itself."""
    root = buildable(tmp_path_factory.mktemp("tests"))
    path = root / "modules" / MODULE / "final-test.yml"
    path.write_text("\n".join(marked(path.read_text("utf-8").splitlines())) + "\n", "utf-8")
    words = {"replace": "[изслушване, право на изслушване]", "with": f"[изслушване{SECRET}]"}
    apply([{"file": f"modules/{MODULE}/final-test.yml", **words}], root)
    assert main(["build", "--all", "--root", str(root)]) == 0
    return root


def library(root: Path) -> Library:
    found = read_site(root).library
    assert found is not None
    return found


def expert_keys(root: Path) -> dict[str, Any]:
    keys: dict[str, Any] = json.loads((root / "site" / "expert" / "keys.json").read_text("utf-8"))
    return keys


def pool(root: Path) -> list[Question]:
    test = library(root).modules[MODULE].final_test
    assert test is not None
    return list(test.value.questions)


def test_every_hidden_text_is_marked(root: Path) -> None:
    """Else the next test could not fail."""
    for question in pool(root):
        data = question.model_dump(mode="json")
        parts = [part for name in ("options", "items", "pairs") for part in data.get(name, [])]
        texts = [one[name] for one in (data, *parts) for name in HIDDEN if one.get(name)]
        assert texts
        assert [text for text in texts if SECRET not in text["bg"] or SECRET not in text["en"]] == []


@pytest.mark.parametrize("edition", BELOW)
def test_no_hidden_text_is_in_any_file(edition: Audience, root: Path) -> None:
    files = contents(root / "site" / edition).items()
    assert [name for name, content in files if SECRET.encode() in content] == []


@pytest.mark.parametrize("edition", BELOW)
def test_no_file_of_keys(edition: Audience, root: Path) -> None:
    assert "keys.json" not in contents(root / "site" / edition)


@pytest.mark.parametrize("edition", BELOW)
def test_no_id_of_an_author_and_no_hash_is_in_a_sealed_test(edition: Audience, root: Path) -> None:
    files = contents(root / "site" / edition)
    for question in pool(root):
        ids = {part.id for make in KINDS[question.kind].parts.values() for part in make(question)}
        hashes = {one for language in LANGUAGES for one in hashed_key(question, language)["right"]}
        for address in PAGES:
            html = files[address].decode()
            assert {name for name in ids if re.search(rf'"(pair-|answer-)?{name}"', html)} == set()
            assert {one for one in hashes if one in html} == set()
            assert "data-key" not in html


@pytest.mark.parametrize("address", PAGES)
def test_parts_stand_in_an_order_that_has_nothing_to_do_with_the_key(address: str, root: Path) -> None:
    """On screen in that of their names, which are made of their words; on paper in one drawn by the question."""
    shown = page(root / "site" / "public", address)
    for question in pool(root):
        form = shown.all(f"//form[@data-question='{MODULE}/{question.id}']")
        if not form:
            continue  # not drawn for the version on paper
        for name, parts in asked(question).items():
            way = ".//option[@value!='']/@value" if name == "choices" else ".//*[@data-part]/@data-part"
            order = list(dict.fromkeys(form[0].xpath(way)))
            assert sorted(order) == list(parts)
            assert order == list(parts) or address.endswith("-paper.html")


def test_page_that_marks_itself_holds_hashes_and_no_key(root: Path) -> None:
    (form,) = page(root / "site" / "public", "modules/safe-report/final-test.html").all("//form")
    key: dict[str, Any] = json.loads(form.get("data-key"))
    test = library(root).modules["safe-report"].final_test
    assert test is not None
    assert key == hashed_key(test.value.questions[0], "bg")


def test_keys_of_the_expert_mark_every_question(root: Path) -> None:
    keys = expert_keys(root)
    assert set(keys["tests"]) == {MODULE, "safe-report"}
    assert keys["paths"]["case-worker"]["final_test"]["pools"] == [[MODULE, "safe-report"]]
    known = keys["tests"][MODULE]["questions"]
    for question in pool(root):
        assert known[question.id]["key"] == {language: asked_key(question, language) for language in LANGUAGES}
        assert known[question.id]["objective"] == question.objective
    right = known["test-first-sentence"]["key"]["bg"]
    assert score(right, right["correct"][0]) == right["points"]


def test_keys_of_the_expert_mark_every_quiz_and_name_every_module(root: Path) -> None:
    keys = expert_keys(root)
    found = library(root)
    assert list(keys["modules"]) == list(found.modules)
    assert keys["modules"][MODULE]["lessons"] == ["listening", "plain-words"]
    assert keys["site"] == "Малък портал"
    for name, module in found.modules.items():
        assert module.quiz is not None
        for question in module.quiz.value.questions:
            known = keys["quizzes"][name]["questions"][question.id]
            assert known["hash"] == fingerprint(question)
            assert known["key"] == {language: key_of(question, language) for language in LANGUAGES}


def test_paper_asks_about_every_objective(root: Path) -> None:
    forms = page(root / "site" / "public", PAGES[1]).all("//form")
    assert len(forms) == 4
    assert {form.get("data-objective") for form in forms} == {"listen", "speak-plainly"}


def test_sample_site_has_a_sealed_test_with_every_kind() -> None:
    """What is looked for above is looked for in all kinds of questions."""
    found = library(SITES / "tiny").modules[MODULE].final_test
    assert found is not None
    assert (found.value.marking, {question.kind for question in found.value.questions}) == ("sealed", set(KINDS))
