"""Problems as text, JSON, annotations and SARIF, and the language they are told in."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from portal.load.catalogues import SHIPPED
from portal.locale.catalogue import Catalogue
from portal.model.place import Place
from portal.problems import CODES, Problem, Severity, worst
from portal.report.formats import FORMATS, MOST_SHOWN, as_text, explain, summary
from portal.report.language import message_languages, reader_language
from sample import MESSAGE_LANGUAGES
from sample import messages as shipped

PLACE = Place("docs/about/за нас, 1.bg.md", 3, 7)
UNKNOWN = Problem("R001", PLACE, {"kind": "module", "id": "good-tolk", "suggestion": "good-talk"})
WORDS = {
    "problem.R001.message": "There is no {kind} “{id}”.",
    "problem.R001.remedy": "Correct the id.",
    "problem.O002.message": "{lessons} of {module} minutes.",
    "problem.O002.remedy": "Correct one of them.",
}
"""What the problems of this file are told in, so that rewording one does not concern these tests."""
LIMIT = Problem("O002", PLACE, {"lessons": 90, "module": 60})


def messages(language: str) -> Catalogue:
    catalogue = shipped(language)
    return replace(catalogue, texts={**catalogue.texts, **WORDS})


def test_text_names_place_severity_and_code_first() -> None:
    first, message, remedy, *_ = as_text([UNKNOWN], messages("en")).splitlines()
    assert first == f"docs/about/за нас, 1.bg.md:3:7: {messages('en').t('severity.error')} R001"
    assert message.startswith("  ") and "good-tolk" in message
    assert remedy.startswith("  → ") and "good-talk" in remedy


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_text_ends_with_the_counts(language: str) -> None:
    words = messages(language)
    report = as_text([UNKNOWN, UNKNOWN, LIMIT], words)
    expected = f"{words.t('report.count.error', n=2)}, {words.t('report.count.note', n=1)}"
    assert report.splitlines()[-1] == expected


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_nothing_wrong_is_said_too(language: str) -> None:
    assert as_text([], messages(language)) == summary([], messages(language)) == messages(language).t("report.clean")


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_no_suggestion_leaves_no_trace(language: str) -> None:
    words = messages(language)
    without = Problem("R001", PLACE, {**UNKNOWN.args, "suggestion": ""})
    assert (
        explain(UNKNOWN, words)[1]
        == f"{words.t('problem.suggestion', suggestion='good-talk')} {explain(without, words)[1]}"
    )


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_kinds_have_names_in_the_language_of_the_reader(language: str) -> None:
    name = messages(language).t("name.kind.module")
    assert name in explain(UNKNOWN, messages(language))[0]


HOSTILE = {
    "escape": ("a\x1b[31mb", "a [31mb"),
    "line-end": ("a\nb\r::error::c", "a b ::error::c"),
    "other-direction": ("a\u202eb", "a b"),
    "braces": ("{id} {0} {id.__class__}", "{id} {0} {id.__class__}"),
    "long": ("x" * 1000, "x" * (MOST_SHOWN - 1) + "…"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_values_of_authors_cannot_garble_a_report(case: str) -> None:
    value, expected = HOSTILE[case]
    message, _ = explain(Problem("R001", PLACE, {"kind": "module", "id": value, "suggestion": ""}), messages("en"))
    assert expected in message
    assert message.isprintable()


def test_json_holds_every_part() -> None:
    (record,) = json.loads(FORMATS["json"]([UNKNOWN], messages("en")))
    message, remedy = explain(UNKNOWN, messages("en"))
    assert record == {
        "code": "R001", "severity": "error", "path": PLACE.path, "line": 3, "column": 7,
        "message": message, "remedy": remedy,
    }  # fmt: skip


def test_github_command_is_escaped() -> None:
    problem = Problem("R001", PLACE, {**UNKNOWN.args, "id": "100%"})
    line = FORMATS["github"]([problem], messages("en"))
    assert line.startswith("::error file=docs/about/за нас%2C 1.bg.md,line=3,col=7,title=R001::")
    assert "100%25" in line and "%0A" in line and "\n" not in line


def test_sarif_places_are_addresses() -> None:
    (run,) = json.loads(FORMATS["sarif"]([UNKNOWN], messages("en")))["runs"]
    (result,) = run["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "docs/about/%D0%B7%D0%B0%20%D0%BD%D0%B0%D1%81%2C%201.bg.md"
    assert location["region"] == {"startLine": 3, "startColumn": 7}
    assert run["tool"]["driver"]["rules"] == [{"id": "R001"}]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_say_that_nothing_is_wrong(form: str) -> None:
    assert isinstance(FORMATS[form]([], messages("bg")), str)


def test_worst_is_the_most_severe() -> None:
    assert worst([]) is None
    assert worst([LIMIT]) is Severity.NOTE
    assert worst([LIMIT, UNKNOWN, LIMIT]) is Severity.ERROR


def test_unknown_code_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        Problem("Z999", PLACE)


def test_codes_say_their_family_and_number_or_what_was_found() -> None:
    assert [code for code in CODES if not re.fullmatch(r"[A-Z]\d{3}|[A-Z]{2,}(_[A-Z]+)*", code)] == []


def test_languages_of_messages_are_those_with_a_catalogue_of_problems() -> None:
    assert message_languages() == sorted(
        path.parent.name for path in SHIPPED.glob("*/problems.yml") if path.parent.name != "notes"
    )


ENVIRONMENTS = [
    ({}, "bg"),
    ({"LANG": "C"}, "bg"),
    ({"LANG": "en"}, "en"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "bg_BG"}, "bg"),
    ({"LC_ALL": "en.UTF-8", "LANG": "bg_BG"}, "en"),
    ({"PORTAL_LANG": "EN", "LC_ALL": "bg_BG"}, "en"),
    ({"PORTAL_LANG": "xx", "LANG": "en"}, "en"),
]


@pytest.mark.parametrize(("environment", "expected"), ENVIRONMENTS)
def test_language_of_the_reader(environment: dict[str, str], expected: str) -> None:
    assert reader_language(environment) == expected
