"""Decides which pages a training module has: overview, lessons, scenarios, quiz, and all in one for print."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from portal.compose.body import body, text_name
from portal.compose.frame import Frame
from portal.compose.passages import scenario_view
from portal.compose.staged import StagedPage
from portal.model.base import Status
from portal.model.library import ModuleItem
from portal.model.scenario import FILE_PREFIX, Scenario
from portal.model.targets import page_path
from portal.questions.fingerprint import fingerprint
from portal.questions.kinds import KINDS, key_of
from portal.questions.question import Question

AREA = "training"
SCENARIO_FILES = {"styles": ("training.css", "scenario.css"), "scripts": ("scenario.js", "training.js")}
"""What a page that tells a scenario needs."""


def module_pages(frame: Frame) -> Iterator[StagedPage]:
    """Every page of every module in the language of the frame."""
    for module in frame.library.modules.values():
        yield from _pages(module, frame)


def _pages(module: ModuleItem, frame: Frame) -> Iterator[StagedPage]:
    value = module.value
    folder = f"modules/{value.id}"
    shared: dict[str, Any] = {
        "language": frame.language,
        "area": AREA,
        "draft": value.status is Status.DRAFT,
        "legal_checked_on": value.legal_checked_on,
        "review_due": frame.overdue(value),
        "legal_reviewed_by": frame.say(value.legal_reviewed_by or {}).text,
        "contributed_by": frame.contributor(value),
        "styles": ("training.css",),
        "scripts": ("training.js",),
    }
    title, summary = frame.say(value.title).text, frame.say(value.summary).text
    yield StagedPage(
        f"{folder}/index", template="module.html", title=title, summary=summary,
        outdated=frame.outdated(module.document.path), view=lambda at: _overview(module, at), **shared,
    )  # fmt: skip
    steps = [(lesson, proses) for lesson, proses in module.lesson_pages() if proses]
    for number, (lesson, proses) in enumerate(steps):
        here = frame.at(page_path(next(iter(proses.values()))))
        made = body(proses, here)
        yield StagedPage(
            here.path, template="lesson.html", title=frame.say(lesson.title).text, summary=summary,
            markdown=made.markdown, body_language=made.language, terms=made.terms,
            outdated=frame.outdated(text_name(proses), *_told(module, lesson.scenario)),
            view=partial(_lesson, module, number),
            **{
                **shared, **(SCENARIO_FILES if lesson.scenario else {}),
                "draft": Status.DRAFT in (value.status, lesson.status),
            },
        )  # fmt: skip
    for scenario in (document.value for document in module.scenarios.values()):
        yield StagedPage(
            _scenario_path(module, scenario), template="scenario.html", title=frame.say(scenario.title).text,
            summary=frame.say(scenario.summary).text, view=partial(_scenario_page, module, scenario),
            outdated=frame.outdated(*_told(module, scenario.id)),
            **{**shared, **SCENARIO_FILES, "draft": Status.DRAFT in (value.status, scenario.status)},
        )  # fmt: skip
    if module.quiz is not None:
        quiz = module.quiz
        yield StagedPage(
            f"{folder}/quiz", template="quiz.html", title=frame.say(quiz.value.title).text,
            summary=frame.say(quiz.value.intro).text, view=lambda at: _quiz_page(module, at),
            outdated=frame.outdated(quiz.path),
            **{
                **shared, "styles": ("training.css", "quiz.css"), "scripts": ("quiz.js", "training.js"),
                "draft": Status.DRAFT in (value.status, quiz.value.status),
            },
        )  # fmt: skip
    yield StagedPage(
        f"{folder}/print", template="module_print.html", title=f"{title} – {frame.t('module.print')}",
        summary=summary, view=partial(_print_page, module), outdated=frame.outdated(*_names(module)),
        **{
            **shared, "styles": ("training.css", "quiz.css", *(("scenario.css",) if module.scenarios else ())),
            "scripts": (),
        },
    )  # fmt: skip


def _told(module: ModuleItem, scenario: str | None) -> list[str]:
    """The text of a scenario, for a page that tells it."""
    return [module.scenarios[scenario].path] if scenario else []


def _names(module: ModuleItem) -> list[str]:
    """Every text that the one-page version shows."""
    facts = (module.document, module.quiz, *module.scenarios.values())
    return [
        *(document.path for document in facts if document),
        *(text_name(proses) for _, proses in module.lesson_pages()),
    ]


def _overview(module: ModuleItem, frame: Frame) -> dict[str, Any]:
    paths = frame.library.paths
    return {
        **module_contents(module, frame),
        "scenarios": scenario_steps(module, frame),
        "paths": [
            (frame.ref(f"path:{path.id}"), step.required)
            for path, step in (paths.value.through(module.value.id) if paths else ())
        ],
        "reading_minutes": sum(lesson.minutes for lesson in module.value.lessons),
    }


def lesson_steps(module: ModuleItem, frame: Frame) -> list[dict[str, Any]]:
    """The lessons that have a text, with their links."""
    return [
        {
            "lesson": frame.view(lesson),
            "path": (path := page_path(next(iter(proses.values())))),
            "link": frame.page(path),
        }
        for lesson, proses in module.lesson_pages()
        if proses
    ]


def _scenario_path(module: ModuleItem, scenario: Scenario) -> str:
    return f"modules/{module.value.id}/{FILE_PREFIX}{scenario.id}"


def _scenarios(module: ModuleItem, some: Iterable[Scenario], frame: Frame) -> list[dict[str, Any]]:
    """Scenarios with their links."""
    return [
        {"scenario": frame.view(scenario), "path": (path := _scenario_path(module, scenario)), "link": frame.page(path)}
        for scenario in some
    ]


def scenario_steps(module: ModuleItem, frame: Frame) -> list[dict[str, Any]]:
    """All scenarios of a module with their links."""
    return _scenarios(module, (document.value for document in module.scenarios.values()), frame)


def module_contents(module: ModuleItem, frame: Frame) -> dict[str, Any]:
    """What the contents of a module and the way through it need."""
    steps = lesson_steps(module, frame)
    loose = _scenarios(module, module.loose_scenarios(), frame)
    stations = [{**step, "title": step["lesson"].title} for step in steps]
    stations += [{**step, "title": f"{frame.t('scenario.one')}: {step['scenario'].title}"} for step in loose]
    if module.quiz is not None:
        path = f"modules/{module.value.id}/quiz"
        stations.append({"title": frame.t("module.quiz"), "path": path, "link": frame.page(path)})
    return {
        "module": frame.view(module.value),
        "steps": steps,
        "loose_scenarios": loose,
        "stations": stations,
        "attempts": module.final_test.value.attempts if module.final_test else 0,
    }


def _around(stations: list[dict[str, Any]], place: int) -> dict[str, Any]:
    """The stations before and after one."""
    return {
        "previous": stations[place - 1] if place else None,
        "following": stations[place + 1] if place + 1 < len(stations) else None,
    }


def _lesson(module: ModuleItem, number: int, frame: Frame) -> dict[str, Any]:
    contents = module_contents(module, frame)
    steps = contents["steps"]
    name = steps[number]["lesson"].scenario
    return {
        **contents,
        **_around(contents["stations"], number),
        "lesson": steps[number]["lesson"],
        "number": number + 1,
        "scenario": scenario_view(module.scenarios[name].value, frame) if name else None,
        "minutes_left": sum(step["lesson"].minutes for step in steps[number:]),
    }


def _scenario_page(module: ModuleItem, scenario: Scenario, frame: Frame) -> dict[str, Any]:
    """One scenario by itself; where a lesson takes it in, the way leads back to the lesson and on from it."""
    contents = module_contents(module, frame)
    stations = contents["stations"]
    home = next((n for n, step in enumerate(contents["steps"]) if step["lesson"].scenario == scenario.id), None)
    place = next((n for n, station in enumerate(stations) if station["path"] == frame.path), home)
    known = {objective.id: objective.text for objective in module.value.objectives}
    around = _around(stations, place) if place is not None else {"previous": None, "following": None}
    return {
        **contents,
        **around,
        **({"previous": stations[home]} if home is not None else {}),
        "scenario": scenario_view(scenario, frame),
        "objectives": [frame.say(known[name]) for name in scenario.objectives if name in known],
    }


def _quiz_page(module: ModuleItem, frame: Frame) -> dict[str, Any]:
    quiz = module.quiz
    assert quiz is not None
    return {
        **module_contents(module, frame),
        "quiz": frame.view(quiz.value),
        "questions": question_views(module, frame),
        "objectives": _objectives(module, frame),
    }


def _objectives(module: ModuleItem, frame: Frame) -> dict[str, str]:
    """Objective → its words, for the result of the quiz."""
    return {objective.id: frame.say(objective.text).text for objective in module.value.objectives}


def _print_page(module: ModuleItem, frame: Frame) -> dict[str, Any]:
    return {
        "module": frame.view(module.value),
        "bodies": _bodies(module, frame),
        "scenarios": {name: scenario_view(found.value, frame) for name, found in module.scenarios.items()},
        "loose": [scenario.id for scenario in module.loose_scenarios()],
        "quiz": frame.view(module.quiz.value) if module.quiz else None,
        "questions": question_views(module, frame),
        "objectives": _objectives(module, frame),
    }


def _bodies(module: ModuleItem, frame: Frame) -> list[dict[str, Any]]:
    """Every lesson rendered for the one-page version; headings go one level down, ids get the lesson in front."""
    found = []
    for lesson, proses in module.lesson_pages():
        if proses:
            made = body(proses, frame, explained=False)
            html = frame.print_body(made.markdown, f"part.{lesson.id}")
            found.append({"lesson": frame.view(lesson), "html": html, "language": made.language})
    return found


def question_views(module: ModuleItem, frame: Frame) -> list[Any]:
    """The questions of a module's quiz as the templates in `overrides/quiz/` read them."""
    if module.quiz is None:
        return []
    return [_question(question, number, frame) for number, question in enumerate(module.quiz.value.questions, 1)]


def _question(question: Question, number: int, frame: Frame) -> Any:
    shown = frame.view(question)
    shown.number = number
    shown.key = key_of(question, frame.language)
    shown.fingerprint = fingerprint(question)
    for name, mix in KINDS[question.kind].mixed.items():
        setattr(shown, name, mixed(mix(shown), question.id))
    return shown


def mixed(items: list[Any], seed: str) -> list[Any]:
    """`items` in an order that is the same for every reader and every build, and never the right one."""
    order = sorted(items, key=lambda item: hashlib.sha256(f"{seed} {item.id}".encode()).digest())
    return order if len(items) < 2 or [i.id for i in order] != [i.id for i in items] else [*order[1:], order[0]]
