"""Decides which final tests an edition has – of modules, and of paths – and what each of them draws from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from portal.compose.frame import Frame
from portal.model.base import Status
from portal.model.examination import Examination
from portal.model.library import Library, ModuleItem
from portal.model.path import RolePath
from portal.model.targets import page_path
from portal.questions.final_test import FinalTest
from portal.questions.question import Question


@dataclass(frozen=True, slots=True)
class InPool:
    """A question that a final test can draw."""

    question: Question
    form: str
    """The name of its form, unique in the page."""
    objective: str
    """What it tests, unique in the pool."""
    open: bool
    """Whether a page may hold hashes of what is right."""


@dataclass(frozen=True, slots=True)
class Exam:
    """One final test of an edition."""

    name: str
    """Under which name attempts at it are kept: the id of a module, or path:<id>."""
    address: str
    """Its page, without language and extension."""
    back: str
    """The reference of what it ends."""
    test: Examination
    pools: tuple[tuple[ModuleItem, FinalTest], ...]
    """The modules that it draws from, each with its final test; never none."""
    sources: tuple[str, ...]
    """The files it is written in."""

    @property
    def of_path(self) -> bool:
        return self.name.startswith("path:")

    @property
    def draft(self) -> bool:
        """Whether something that it draws from is not published yet."""
        return any(Status.DRAFT in (module.value.status, test.status) for module, test in self.pools)

    def pool(self) -> dict[str, InPool]:
        """`<module>/<question>` → question, in the order of these names, which an author cannot help but say."""
        found = {
            f"{module.value.id}/{question.id}": self._in_pool(module.value.id, question, test)
            for module, test in self.pools for question in test.questions
        }  # fmt: skip
        return dict(sorted(found.items()))

    def _in_pool(self, module: str, question: Question, test: FinalTest) -> InPool:
        shown = {self.test.marking, test.marking} == {"instant"}
        if self.of_path:
            return InPool(question, f"{module}.{question.id}", f"{module}/{question.objective}", shown)
        return InPool(question, question.id, question.objective, shown)

    def objectives(self, frame: Frame) -> dict[str, Any]:
        """Objective as in the pool → its words and the lessons that serve it, for who has to read them again."""
        return {
            f"{module.value.id}/{name}" if self.of_path else name: said
            for module, _ in self.pools for name, said in _objectives(module, frame)
        }  # fmt: skip


def _objectives(module: ModuleItem, frame: Frame) -> Iterator[tuple[str, Any]]:
    pages = [(lesson, page_path(next(iter(proses.values())))) for lesson, proses in module.lesson_pages() if proses]
    for objective in module.value.objectives:
        serving = [(lesson, path) for lesson, path in pages if objective.id in lesson.objectives]
        lessons = [[frame.say(lesson.title).text, frame.page(path)] for lesson, path in serving]
        yield objective.id, {"text": frame.say(objective.text).text, "lessons": lessons}


def exams(library: Library) -> Iterator[Exam]:
    """Every final test of an edition, those of modules first."""
    for name, module in library.modules.items():
        for pool in _pools([name], library):
            files = (module.final_test.path,) if module.final_test else ()
            yield Exam(name, f"modules/{name}/final-test", f"module:{name}", pool[1], (pool,), files)
    for path in library.paths.value.paths if library.paths else ():
        if (exam := path_exam(path, library)) is not None:
            yield exam


def path_exam(path: RolePath, library: Library) -> Exam | None:
    """The final test of a path; none where the edition holds no question for it."""
    pools = tuple(_pools(path.required(), library))
    if path.final_test is None or library.paths is None or not pools:
        return None
    files = (library.paths.path, *(module.final_test.path for module, _ in pools if module.final_test))
    return Exam(f"path:{path.id}", f"paths/{path.id}-final-test", f"path:{path.id}", path.final_test, pools, files)


def _pools(modules: Iterable[str], library: Library) -> Iterator[tuple[ModuleItem, FinalTest]]:
    """Those of some modules that the edition has, and that have a final test in it."""
    for name in modules:
        module = library.modules.get(name)
        if module is not None and module.final_test is not None:
            yield module, module.final_test.value


def exam_view(exam: Exam, frame: Frame) -> SimpleNamespace:
    """A final test for a template: its rules, where its page is, its pool, and how many of it an attempt asks."""
    shown: SimpleNamespace = frame.view(exam.test)
    shown.name, shown.link, shown.pool = exam.name, frame.page(exam.address), len(exam.pool())
    # An edition may lack a module, and its questions with it.
    shown.draw = min(exam.test.draw, shown.pool)
    return shown
