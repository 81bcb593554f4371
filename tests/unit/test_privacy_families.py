"""Each family of identifiers: invented shapes that must be found, near-misses that must stay quiet (tests/privacy)."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.privacy import DETECTORS, scan
from portal.problems import Severity

DATA = Path(__file__).parents[1] / "privacy"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [_signs(line) for line in text.splitlines() if line and line[0] != "#"]


def _signs(line: str) -> str:
    return line.replace(r"\n", "\n").replace(r"\u00ad", "\u00ad")


FOUND = [(row.split("|", 1)[0], *row.split("|", 1)[1].rsplit("|", 1)) for row in lines("found.txt")]


@pytest.mark.parametrize(("label", "text", "value"), FOUND)
def test_finds(label: str, text: str, value: str) -> None:
    start = text.index(value)
    found = [(each.label, text[each.start : each.end]) for each in scan(text)
             if each.start < start + len(value) and start < each.end]  # fmt: skip
    assert found, f"{label} not found"


@pytest.mark.parametrize("text", lines("quiet.txt"))
def test_stays_quiet(text: str) -> None:
    assert [(each.label, text[each.start : each.end]) for each in scan(text)] == []


def test_every_family_has_shapes_to_find() -> None:
    assert {label for label, _, _ in FOUND} == {detector.label for detector in DETECTORS}


EXACT = {
    "a name without its title": ("Съседката г-жа Пенка Кирова звънна.", "Пенка Кирова", "FULL_NAME"),
    "a birth date without the words": ("Роден на 18.10.2011 г. в Лом.", "18.10.2011 г.", "BIRTH_DATE"),
    "an address with its town": ("Живее в гр. Лом, ул. „Роза“ № 5.", "гр. Лом, ул. „Роза“ № 5", "ADDRESS"),
    "a case with its kind": ("По НОХД № 55/2022 г. е решено.", "НОХД № 55/2022 г.", "CASE_NUMBER"),
    "a school with the child": ("Тя е ученичка в ОУ „Роза“ тук.", "ученичка в ОУ „Роза“", "SCHOOL_WITH_CHILD"),
    "a card without its name": ("лична карта № 643300219 е тук", "643300219", "ID_CARD"),
    "a telephone without its label": ("тел. +359 87 900 0612.", "+359 87 900 0612", "PHONE"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXACT)
def test_marks_exactly(name: str) -> None:
    text, value, label = EXACT[name]
    assert [(each.label, text[each.start : each.end]) for each in scan(text)] == [(label, value)]


def test_bare_initials_are_for_a_person_to_judge() -> None:
    assert [each.severity for each in scan("П.И.П., на 14 г., призна.")] == [Severity.REVIEW]


def test_a_longer_identifier_swallows_what_it_contains() -> None:
    text = "IBAN BG49 DEMO 6363 1002 1975 70"
    assert [(each.label, text[each.start : each.end]) for each in scan(text)] == [("IBAN", text[5:])]
