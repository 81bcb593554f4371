"""The words of the tables: every form that must be found, and what must stay quiet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from portal.wording.blocks import blocks
from portal.wording.respect import lapses
from portal.wording.table import TABLES
from portal.wording.words import whole

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, ...]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(part.strip() for part in line.split("|"))


FOUND, QUIET = list(rows("found.txt")), list(rows("quiet.txt"))


CODES = {"label": "L001", "law_term": "L002", "origin": "L003"}


@cache
def said(language: str, text: str) -> list[tuple[str, str]]:
    """Code and word of everything that is found in a text."""
    table = TABLES[language]
    found = [(lapse, block) for block in blocks(text, table.avoid_heads) for lapse in lapses(block, table)]
    for lapse, block in found:
        assert text[block.start + lapse.start :].startswith(lapse.word)
    return [(CODES[lapse.kind], lapse.word) for lapse, _ in found]


@pytest.mark.parametrize(("language", "code", "word", "text"), FOUND)
def test_form_is_found(language: str, code: str, word: str, text: str) -> None:
    assert any(found == code and named.casefold().startswith(word.casefold()) for found, named in said(language, text))


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_stays_quiet(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize("language", TABLES)
def test_every_word_of_the_table_is_tried(language: str) -> None:
    texts = [text for row_language, *_, text in FOUND if row_language == language]
    table = TABLES[language]
    words = [*table.labels, *table.law_terms, table.origin]
    assert [word.pattern for word in words if not any(whole(word.pattern).search(text) for text in texts)] == []


@pytest.mark.parametrize("language", TABLES)
def test_stems_leave_nothing_out(language: str) -> None:
    table = TABLES[language]
    for row_language, *_, text in FOUND:
        if row_language == language:
            hit = {word.pattern for word in (*table.labels, *table.law_terms) if whole(word.pattern).search(text)}
            assert hit <= table.possible(text)


def test_law_box_explains_law() -> None:
    text = '!!! law "Кого изслушват"\n    Изслушват се и малолетни.\n\nИдват и непълнолетни.\n'
    assert said("bg", text) == [("L002", "непълнолетни")]


def test_text_on_law_may_use_its_terms() -> None:
    (block,) = blocks("Изслушват се и малолетни.")
    assert [lapse.word for lapse in lapses(block, TABLES["bg"])] == ["малолетни"]
    assert list(lapses(block, TABLES["bg"], on_law=True)) == []


def test_column_of_what_is_not_written_only_mentions_it() -> None:
    text = "| Вместо | Пишем |\n|---|---|\n| крадец | наркоман |\n"
    assert said("bg", text) == [("L001", "наркоман")]
