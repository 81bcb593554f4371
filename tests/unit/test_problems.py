"""The words for problems: complete in every language, with the same placeholders, each explained to translators."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest

from portal.load.catalogues import SHIPPED, SOURCE_LANGUAGE, read_texts
from portal.load.yaml_text import parse_yaml
from portal.model.place import Place
from portal.problems import CODES, Problem, Severity, worst
from portal.questions.question import repeated
from portal.report.formats import MOST_SHOWN, explain
from portal.report.language import message_languages
from sample import MESSAGE_LANGUAGES, SITES, messages

ENGLISH = read_texts(SHIPPED / SOURCE_LANGUAGE)
NOTES = read_texts(SHIPPED / "notes")
FOLDERS = {language: SHIPPED / language for language in MESSAGE_LANGUAGES} | {"uk": SITES / "three" / "strings" / "uk"}
TEXTS = {language: read_texts(folder) for language, folder in FOLDERS.items()}
LANGUAGES = pytest.mark.parametrize("language", FOLDERS)


def is_interface(key: str) -> bool:
    """Descriptions of keys are English in the models themselves."""
    return not key.startswith("key.")


def placeholders(text: Any) -> set[str]:
    """The names in curly brackets, of a text or of all its plurals."""
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name}


def test_languages_of_messages_are_those_that_the_golden_cases_show() -> None:
    assert message_languages() == sorted(MESSAGE_LANGUAGES)


@LANGUAGES
@pytest.mark.parametrize("code", CODES)
def test_code_has_message_and_remedy(code: str, language: str) -> None:
    for part in ("message", "remedy"):
        assert TEXTS[language][f"problem.{code}.{part}"].strip()


@LANGUAGES
def test_no_words_for_codes_that_do_not_exist(language: str) -> None:
    named = {key.split(".")[1] for key in TEXTS[language] if key.startswith("problem.") and key.count(".") == 2}
    assert named == set(CODES)


@LANGUAGES
def test_every_text_is_there_and_none_too_many(language: str) -> None:
    assert set(filter(is_interface, TEXTS[language])) == set(filter(is_interface, ENGLISH))


@LANGUAGES
def test_placeholders_agree(language: str) -> None:
    texts = {key: text for key, text in TEXTS[language].items() if is_interface(key)}
    assert [key for key, text in texts.items() if placeholders(text) != placeholders(ENGLISH[key])] == []


@LANGUAGES
def test_every_key_stands_once(language: str) -> None:
    keys = [
        line.partition(":")[0]
        for path in FOLDERS[language].glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith((" ", "#"))
    ]
    assert sorted(keys) == sorted(set(keys))


def noted(key: str) -> str:
    """The key of the note: message and remedy of a code have one together, and so has a group of names."""
    return key.rpartition(".")[0] if key.startswith(("name.", "problem.")) and key.count(".") >= 2 else key


def test_every_text_has_a_note_for_translators_and_every_note_a_text() -> None:
    assert {noted(key) for key in filter(is_interface, ENGLISH)} == set(NOTES)


FILES = [path for folder in (*FOLDERS.values(), SHIPPED / "notes") for path in sorted(folder.glob("*.yml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_file_of_texts_is_good_yaml(path: Path) -> None:
    assert parse_yaml(path.read_text(encoding="utf-8"), path.name).problems == []


def test_unknown_code_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError, match="Z999"):
        Problem("Z999", Place("x"))


def test_worst() -> None:
    at = Place("x")
    note, error = Problem("F006", at), Problem("F005", at)
    assert worst([]) is None
    assert worst([note]) is Severity.NOTE
    assert worst([note, error, note]) is Severity.ERROR


def test_value_is_named_in_the_language_of_the_reader() -> None:
    problem = Problem("R001", Place("x"), {"kind": "term", "id": "y", "suggestion": "", "alike": "no"})
    assert explain(problem, messages("bg"))[0] == "Няма термин в речника „y“."
    assert explain(problem, messages("en"))[0] == "There is no glossary term “y”."


def test_suggestion_stands_before_a_remedy_that_is_filled_in_all_the_same() -> None:
    problem = Problem("S009", Place("x"), {"key": "a", "found": "{b}", "allowed": "c, d", "suggestion": "c"})
    assert explain(problem, messages("en")) == ("“a” cannot be “{b}”.", "Did you mean “c”? Choose one of: c, d.")


def test_value_cannot_garble_the_report() -> None:
    problem = Problem("F013", Place("x"), {"found": "a\n\x1b[31mb\u202e", "name": "n" * 1000})
    message, _ = explain(problem, messages("en"))
    assert message.isprintable()
    assert "n" * (MOST_SHOWN - 1) + "…" in message


def test_equal_texts_are_found_by_their_words() -> None:
    texts = [(("a",), {"bg": "Да  и не", "en": "x"}), (("b",), {"bg": "да и не", "en": "y"}), (("c",), {"bg": ""})]
    assert [(fault.code, fault.way) for fault in repeated(texts)] == [("Q005", ("b", "bg"))]


def test_value_that_could_identify_somebody_is_not_repeated() -> None:
    problem = Problem("R007", Place("x"), {"target": "7523169263.png", "suggestion": ""})
    assert explain(problem, messages("en"))[0] == "The image “••••.png” does not exist."


def test_long_number_is_not_repeated_wherever_it_stands() -> None:
    problem = Problem("R005", Place("x"), {"target": "a/b7523169263/c", "suggestion": ""})
    assert explain(problem, messages("en"))[0] == "The link “a/b••••/c” leads nowhere in the portal."
