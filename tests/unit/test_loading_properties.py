"""Loading as a whole: what is valid is read back as it was meant, and what is spoilt is named where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.load.validate import validate
from portal.load.yaml_text import parse_yaml
from portal.questions.kinds import KINDS
from portal.questions.quiz import Quiz
from sample import SITES, copy_site, news, read, reports

SLOW = settings(
    deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), phases=set(Phase) - {Phase.shrink}
)
FILES = sorted(
    path.relative_to(SITES / "tiny").as_posix()
    for path in (SITES / "tiny").rglob("*")
    if path.suffix in {".yml", ".md"} and not {".portal", "site"}.intersection(path.relative_to(SITES / "tiny").parts)
)

Strategy = st.SearchStrategy[Any]

# Text that means nothing to Markdown and could be nobody's name or number; what does is judged elsewhere.
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
words = st.text("абвгдежзийюяѝabcxyz ,;:?!–„“’«»'\"%&()", min_size=1, max_size=40).filter(
    lambda text: any(letter.isalnum() for letter in text) and "!!!" not in text and "???" not in text
)


def localized(texts: Strategy = words) -> Strategy:
    return st.fixed_dictionaries({"bg": texts, "en": texts})


def several(size: tuple[int, int], *texts: str, **more: Strategy) -> Strategy:
    """A list of entries with different ids, whose `texts` differ too."""
    entry = st.fixed_dictionaries({"id": ids, **{text: localized() for text in texts}, **more})
    marks: list[Any] = [lambda entry: entry["id"]]
    for text in texts:
        for language in ("bg", "en"):
            marks.append(lambda e, t=text, c=language: " ".join(e[t][c].split()).lower())
    return st.lists(entry, min_size=size[0], max_size=size[1], unique_by=tuple(marks))


def chosen(options: list[dict[str, Any]], right: int) -> list[dict[str, Any]]:
    return [option | {"correct": True} if number < right else option for number, option in enumerate(options)]


feedback = {"feedback": localized()}
ASKED: dict[str, dict[str, Strategy]] = {
    "single": {"options": several((2, 4), "text", **feedback).map(lambda options: chosen(options, 1)[::-1])},
    "multiple": {"options": several((3, 5), "text", **feedback).map(lambda options: chosen(options, 2))},
    "true_false": {"answer": st.booleans(), "feedback_true": localized(), "feedback_false": localized()},
    "matching": {"pairs": several((2, 4), "left", "right", **feedback)},
    "ordering": {"items": several((3, 5), "text", **feedback)},
    "short_answer": {
        "accepted": localized(st.lists(words.map(str.strip), min_size=1, max_size=3)),
        "feedback": localized(),
    },
}


def questions(objectives: Strategy) -> Strategy:
    shared = {"id": ids, "objective": objectives, "prompt": localized(), "explanation": localized()}
    extra = {"hint": localized(), "points": st.integers(1, 20)}
    return st.one_of(
        *(st.fixed_dictionaries({**shared, "kind": st.just(kind), **ASKED[kind]}, optional=extra) for kind in ASKED)
    )


def quizzes(objectives: Strategy = ids) -> Strategy:
    some = st.lists(questions(objectives), min_size=1, max_size=4, unique_by=lambda question: question["id"])
    return st.fixed_dictionaries({"title": localized(), "intro": localized(), "questions": some})


class Dumper(yaml.CSafeDumper):
    """Writes equal texts out instead of naming them by anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(data: Any) -> str:
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)


def test_every_kind_is_asked() -> None:
    assert set(ASKED) == set(KINDS)


@settings(SLOW, max_examples=60)
@given(data=quizzes())
def test_quiz_is_read_back_as_it_was_written(data: dict[str, Any]) -> None:
    quiz = Quiz.model_validate(data)
    for written in (data, quiz.model_dump(mode="json", by_alias=True, exclude_none=True)):
        document, problems = validate(parse_yaml(dumped(written), "quiz.yml"), "quiz.yml", Quiz)
        assert problems == []
        assert document is not None
        assert document.value == quiz


MINUTES = st.integers(1, 60)
modules = st.fixed_dictionaries(
    {
        "id": ids.filter(lambda name: name not in {"good-talk", "safe-report"}),
        "number": st.integers(3, 99),
        "title": localized(),
        "summary": localized(),
        "status": st.sampled_from(["draft", "published", "retired"]),
        "roles": st.sampled_from([["psychologist"], ["social-worker", "psychologist"]]),
        "minutes": st.integers(600, 6000),
        "objectives": several((1, 3), "text"),
        "lessons": several((1, 3), "title", minutes=MINUTES),
        "owner": localized(),
        "last_reviewed": st.dates(min_value=date(2026, 11, 1)).map(str),
    },
    optional={
        "services": st.just(["A1"]),
        "prerequisites": st.sampled_from([[], ["good-talk"], ["safe-report", "good-talk"]]),
        "key_points": st.lists(localized(), max_size=3),
        "task": localized(),
        "review_in": st.integers(1, 60),
        "version": st.from_regex(r"[1-9](\.[0-9]){0,2}", fullmatch=True),
    },
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_site(tmp_path_factory.mktemp("properties"))


@contextmanager
def held(folder: Path, files: dict[str, str]) -> Iterator[None]:
    """A new folder with files, for a while."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        for name in files:
            (folder / name).unlink()
        folder.rmdir()


@SLOW
@given(data=st.data(), module=modules)
def test_valid_module_makes_no_problem(tiny: Path, data: st.DataObject, module: dict[str, Any]) -> None:
    if module["status"] == "retired":
        module = {**module, "retired": {"on": "2026-11-20", "why": data.draw(localized())}}
    objectives = [objective["id"] for objective in module["objectives"]]
    quiz = data.draw(quizzes(st.sampled_from(objectives)))
    quiz["questions"] += [
        {"id": f"for-{name}"[:40].rstrip("-"), "objective": name, "kind": "true_false", "answer": True,
         **{key: {"bg": "а", "en": "a"} for key in ("prompt", "feedback_true", "feedback_false", "explanation")}}
        for name in objectives
    ]  # fmt: skip
    files = {"module.yml": dumped(module), "quiz.yml": dumped(quiz)}
    for number, lesson in enumerate(module["lessons"], 1):
        for language in ("bg", "en"):
            files[f"{number:02}-{lesson['id']}.{language}.md"] = f"## А\n\n{data.draw(words)}\n"
    with held(tiny / "modules" / module["id"], files):
        # Random letters may look like somebody's account; the gate has tests of its own.
        assert [problem for problem in news(read(tiny)) if problem.code[1:].isdigit()] == []


@st.composite
def spoilt(draw: st.DrawFn, path: str) -> bytes:
    """The file with a few bytes replaced, put in, taken out or said twice."""
    data = (SITES / "tiny" / path).read_bytes()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        new = draw(
            st.binary(max_size=4)
            | st.sampled_from([b"\n", b"\t", b" ", b":", b'"', b"'", b"[", b"{", b"- ", b"|", b"#", b"&a ", b"*", b"!"])
            | st.just(data[start:end] * 2)
        )
        data = data[:start] + new + data[end:]
    return data


@settings(SLOW, max_examples=150)
@given(data=st.data(), path=st.sampled_from(FILES))
def test_spoilt_bytes_are_named_where_they_stand(tiny: Path, data: st.DataObject, path: str) -> None:
    file = tiny / path
    good = file.read_bytes()
    file.write_bytes(data.draw(spoilt(path)))
    try:
        found = news(read(tiny))
        assert set(reports(found)) == {"bg", "en"}
        for problem in found:
            place = tiny / problem.place.path
            if problem.code != "F001":
                lines = place.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
                assert 1 <= problem.place.line <= lines
                assert problem.place.column >= 1
    finally:
        file.write_bytes(good)
