"""Texts of a YAML file replaced or added: what was asked is said, and every other byte is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.load.yaml_edit import Way, Words, with_texts
from portal.load.yaml_text import parse_yaml
from sample import SITES

REAL = SITES.parents[1]
FILES = sorted(
    path.relative_to(REAL).as_posix()
    for top in ("docs", "modules", "tests/sites/tiny/docs", "tests/sites/tiny/modules")
    for path in (REAL / top).rglob("*.yml")
    if path.name not in {"privacy.yml", "translations.yml"}
)

REPLACED = [
    ("plain stays plain", "t:\n  en: old words  # why\n", "new words", "t:\n  en: new words  # why\n"),
    ("plain with a colon gets quotes", "t:\n  en: old\n", "new: words", 't:\n  en: "new: words"\n'),
    ("plain that reads as a number gets quotes", "t:\n  en: old\n", "12", 't:\n  en: "12"\n'),
    ("plain that reads as true gets quotes", "t:\n  en: old\n", "true", 't:\n  en: "true"\n'),
    ("double quotes stay", 't:\n  en: "old"\n', 'say "x" \\ y', 't:\n  en: "say \\"x\\" \\\\ y"\n'),
    ("single quotes stay", "t:\n  en: 'old'\n", "it's", "t:\n  en: 'it''s'\n"),
    ("folded stays folded", "t:\n  en: >-\n    old\n    words\nz: 1\n", "new", "t:\n  en: >-\n    new\nz: 1\n"),
    ("folded keeps paragraphs", "t:\n  en: >-\n    old\n", "a\n\nb", "t:\n  en: >-\n    a\n\n\n    b\n"),
    ("literal stays literal", "t:\n  en: |\n    old\n\n\nz: 1\n", "a\n b", "t:\n  en: |\n    a\n     b\n\n\nz: 1\n"),
    ("comment after a block stays", "t:\n  en: >-\n    old\n# c\nz: 1\n", "new", "t:\n  en: >-\n    new\n# c\nz: 1\n"),
    ("flow stays flow", "t: {bg: а, en: old}\n", "new", "t: {bg: а, en: new}\n"),
    ("comma in flow gets quotes", "t: {bg: а, en: old}\n", "a, b", 't: {bg: а, en: "a, b"}\n'),
    ("plain over two lines", "t:\n  en: old\n    words\nz: 1\n", "new", "t:\n  en: new\nz: 1\n"),
    ("value left out", "t:\n  bg: а\n  en:\n", "new", "t:\n  bg: а\n  en: new\n"),
    ("added after the last", "t:\n  bg: а\nz: 1\n", "new", "t:\n  bg: а\n  en: new\nz: 1\n"),
    ("added after a comment", "t:\n  bg: а  # why\nz: 1\n", "new", "t:\n  bg: а  # why\n  en: new\nz: 1\n"),
    ("added in quotes", 't:\n  bg: "а"\n', "new", 't:\n  bg: "а"\n  en: "new"\n'),
    ("added as a block", "t:\n  bg: >-\n    а\n\nz: 1\n", "new", "t:\n  bg: >-\n    а\n  en: >-\n    new\n\nz: 1\n"),
    ("added in flow", "t: {bg: а}\n", "new", "t: {bg: а, en: new}\n"),
    ("added in an item", "t:\n  bg: а", "new", "t:\n  bg: а\n  en: new"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "words", "after"), [case[1:] for case in REPLACED], ids=[c[0] for c in REPLACED])
def test_text_is_replaced_in_its_own_style(before: str, words: str, after: str) -> None:
    assert with_texts(before, {("t", "en"): words}) == after


LISTS = [
    ("t:\n  en: [a, b]\n", ["c", "d, e"], 't:\n  en: [c, "d, e"]\n'),
    ("t:\n  en:\n    - a\n    - b\nz: 1\n", ["c"], "t:\n  en:\n    [c]\nz: 1\n"),
    ("t:\n  bg: [а]\n", ["c"], "t:\n  bg: [а]\n  en: [c]\n"),
]


@pytest.mark.parametrize(("before", "words", "after"), LISTS)
def test_list_is_replaced_as_a_list(before: str, words: list[str], after: str) -> None:
    assert with_texts(before, {("t", "en"): words}) == after


def localised(value: Any, way: Way = ()) -> Iterator[tuple[Way, dict[str, Any]]]:
    if isinstance(value, dict) and value and value.keys() <= {"bg", "en"}:
        yield way, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from localised(inner, (*way, key))


def texts(path: str) -> tuple[str, list[tuple[Way, dict[str, Any]]]]:
    text = (REAL / path).read_text("utf-8")
    return text, list(localised(parse_yaml(text, path).data))


@pytest.mark.parametrize("path", FILES)
def test_the_same_words_say_the_same(path: str) -> None:
    text, found = texts(path)
    same = {(*way, "en"): words["en"] for way, words in found if isinstance(words.get("en"), str)}
    after = with_texts(text, same)
    assert after is not None
    assert parse_yaml(after, path).data == parse_yaml(text, path).data


LETTERS = "абв xyz,:;#-'\"{}[]|>&*!%@`\\–„“\u00a0\n"
PRINTABLE = st.text(LETTERS, min_size=1, max_size=40).filter(lambda words: bool(words.strip()))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([path for path in FILES if texts(path)[1]]), st.data())
def test_any_words_can_be_said_anywhere(path: str, data: st.DataObject) -> None:
    text, found = texts(path)
    language = data.draw(st.sampled_from(["en", "uk"]))
    some = data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=3, unique_by=str))
    changes: dict[Way, Words] = {}
    for way, words in some:
        several = isinstance(next(iter(words.values())), list)
        line = PRINTABLE.map(lambda words: " ".join(words.split()))
        changes[(*way, language)] = data.draw(st.lists(line, min_size=1, max_size=3) if several else PRINTABLE)
    after = with_texts(text, changes)
    assert after is not None
    lines = after.split("\n")
    kept = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in kept if line not in lines] == []
