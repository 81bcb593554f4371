"""Paths by role: what an edition shows of them, what they add up to, and what their final tests draw from."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.compose.edition import for_edition
from portal.compose.exams import exam_view, path_exam
from portal.compose.path_keys import path_keys
from portal.compose.paths import path_view
from portal.compose.staged import StagedSite
from portal.compose.table import compose
from portal.load.settings import Settings
from portal.model.base import Audience, Status
from portal.model.library import Library
from portal.model.path import RolePath
from portal.model.targets import targets
from portal.questions.draw import drawn
from portal.site import Reading, read_site
from sample import SITES

ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "portal"
TEAM = {"audience": Audience.TEAM}


@cache
def tiny() -> Reading:
    return read_site(SITES / "tiny", "public", drafts=False)


def settings(edition: Audience = Audience.PUBLIC) -> Settings:
    assert tiny().settings is not None
    return replace(tiny().settings, edition=edition)  # type: ignore[type-var]  # asserted above


def library(**changes: dict[str, Any]) -> Library:
    """The tiny library with these values in some modules: module with _ for - → its values."""
    found = tiny().library
    assert found is not None
    modules = dict(found.modules)
    for name, values in changes.items():
        module = modules[name.replace("_", "-")]
        value = module.value.model_copy(update=values)
        modules[value.id] = replace(module, document=replace(module.document, value=value))
    return replace(found, modules=modules)


def paths(shown: Library) -> dict[str, RolePath]:
    return {path.id: path for path in shown.paths.value.paths} if shown.paths else {}


def composed(whole: Library, edition: Audience = Audience.PUBLIC) -> StagedSite:
    return compose(whole, settings(edition), tiny().catalogues, ASSETS)


def test_path_shows_only_the_modules_of_its_edition() -> None:
    whole = library(safe_report=TEAM)
    steps = {
        edition: [step.module for step in paths(for_edition(whole, settings(edition)))["case-worker"].steps]
        for edition in (Audience.PUBLIC, Audience.TEAM)
    }
    assert steps == {Audience.PUBLIC: ["good-talk"], Audience.TEAM: ["good-talk", "safe-report"]}


def test_path_without_a_module_of_its_edition_is_left_out() -> None:
    whole = library(good_talk=TEAM, safe_report=TEAM)
    assert paths(for_edition(whole, settings())) == {}
    assert set(paths(for_edition(whole, settings(Audience.TEAM)))) == {"listener", "case-worker"}
    assert [uri for uri in composed(whole).pages if uri.startswith("paths/") and "index" not in uri] == []


def test_link_to_a_path_that_an_edition_lacks_says_whose_it_is() -> None:
    found = targets(library(good_talk=TEAM, safe_report={"audience": Audience.EXPERT}))
    assert found["path:listener"].audience is Audience.TEAM


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("draft", "draft", Status.DRAFT), ("published", "draft", Status.PUBLISHED), ("retired", "draft", Status.DRAFT)],
)
def test_path_is_out_as_soon_as_one_of_its_modules_is(first: str, second: str, expected: Status) -> None:
    whole = library(good_talk={"status": Status(first)}, safe_report={"status": Status(second)})
    assert targets(whole)["path:listener"].status is expected


def test_minutes_are_those_of_the_modules() -> None:
    site = composed(library(good_talk={"minutes": 70}, safe_report={"minutes": 50}))
    views = {name: path_view(path, site.frames["bg"]) for name, path in paths(site.frames["bg"].library).items()}
    assert {name: (view.minutes, view.offered) for name, view in views.items()} == {
        "listener": (70, 50), "case-worker": (120, 0),
    }  # fmt: skip


def test_final_test_draws_from_the_required_modules_under_their_names() -> None:
    exam = path_exam(paths(library())["case-worker"], library())
    assert exam is not None
    pool = exam.pool()
    assert {name.partition("/")[0] for name in pool} == {"good-talk", "safe-report"}
    assert {name.replace("/", ".") for name in pool} == {one.form for one in pool.values()}
    assert drawn("a", {name: one.objective for name, one in pool.items()}, 3) != []
    assert {one.objective for one in pool.values()} == {
        "good-talk/listen", "good-talk/speak-plainly", "safe-report/report-at-once",
    }  # fmt: skip


def test_final_test_leaves_out_what_is_only_offered() -> None:
    whole = library()
    path = paths(whole)["case-worker"]
    offered = path.model_copy(update={"steps": [path.steps[0], path.steps[1].model_copy(update={"required": False})]})
    exam = path_exam(offered, whole)
    assert exam is not None
    assert [module.value.id for module, _ in exam.pools] == ["good-talk"]


def test_final_test_asks_no_more_than_the_edition_has() -> None:
    site = composed(library(good_talk=TEAM))
    frame = site.frames["bg"]
    exam = path_exam(paths(frame.library)["case-worker"], frame.library)
    assert exam is not None
    assert (exam.test.draw, exam_view(exam, frame).draw, exam_view(exam, frame).pool) == (5, 1, 1)


def test_path_without_a_pool_in_its_edition_has_no_final_test() -> None:
    whole = library()
    bare = replace(whole, modules={name: replace(m, final_test=None) for name, m in whole.modules.items()})
    assert path_exam(paths(bare)["case-worker"], bare) is None
    assert [uri for uri in composed(bare).pages if "final-test" in uri] == []


def test_expert_is_told_what_a_final_test_drew_from_in_every_edition() -> None:
    shown = for_edition(library(safe_report=TEAM), settings(Audience.EXPERT))
    keys = path_keys(shown)
    assert keys["listener"] == {
        "title": paths(shown)["listener"].title,
        "modules": [{"module": "good-talk", "required": True}, {"module": "safe-report", "required": False}],
    }
    assert keys["case-worker"]["final_test"] == {
        "marking": "sealed", "pass_mark": 70, "draw": 5, "attempts": 2,
        "pools": [["good-talk", "safe-report"], ["good-talk"]],
    }  # fmt: skip


@pytest.mark.parametrize("marking", ["instant", "sealed"])
def test_no_page_marks_what_is_sealed_in_its_module(marking: str) -> None:
    """Also where the check was not asked: a sealed pool stays shut, and a sealed test shuts an open pool."""
    path = paths(library())["case-worker"]
    assert path.final_test is not None
    test = path.final_test.model_copy(update={"marking": marking})
    exam = path_exam(path.model_copy(update={"final_test": test}), library())
    assert exam is not None
    shown = {name.partition("/")[0] for name, one in exam.pool().items() if one.open}
    assert shown == ({"safe-report"} if marking == "instant" else set())
