"""Where sentences end, what a word is, and that every block stands where it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.wording.blocks import blocks
from portal.wording.plain import lix
from portal.wording.sentences import sentences, words
from portal.wording.table import TABLES

SPLIT = [
    ("bg", "Обади се. Кажи къде си."),
    ("bg", "Какво става? Кажи! Не чакай… Обади се."),
    ("bg", "По чл. 7, ал. 1, т. 2 трябва да съобщиш. Това е закон."),
    ("bg", "Така е от 2026 г. Законът се промени."),
    ("bg", "Така е от 2026 г. насам, т.е. отскоро."),
    ("bg", "Има риск, напр. Интернет. Пази се."),
    ("bg", "Адвокатът е А. Петров. Питай го."),
    ("bg", "Кажи: „Искам адвокат.“ После чакай."),
    ("bg", "Живее на ул. Роза в гр. Лом. Знае го."),
    ("bg", "Подпиши го на 5.10. сутринта. Вземи лист."),
    ("en", "Call 112. Say where you are."),
    ("en", "See e.g. Art. 5 of the act. It is law."),
    ("en", "Say: “I want a lawyer.” Then wait."),
    ("en", "It ended at 5 p.m. yesterday. We left."),
]
EXPECTED = [2, 4, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(("language", "text", "count"), [(*row, n) for row, n in zip(SPLIT, EXPECTED, strict=True)])
def test_sentences_are_counted(language: str, text: str, count: int) -> None:
    found = list(sentences(text, TABLES[language]))
    assert len(found) == count
    assert " ".join(sentence for _, sentence in found) == text
    assert all(text[offset:].startswith(sentence) for offset, sentence in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Обади се на 116 111.", ["Обади", "се", "на", "116 111"]),
        ("деца на 14–17 г.", ["деца", "на", "14–17", "г"]),
        ("по-добре, child’s", ["по-добре", "child’s"]),
        ("– „ …", []),
    ],
)
def test_words_are_what_a_reader_reads(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_marks_of_markdown_are_no_words() -> None:
    text = "## Първо {#a}\n\n- Виж [две думи](term:report) и `код`.\n<!-- x -->\n![рисунка](a.svg)\n"
    found = [(block.kind, words(block.text)) for block in blocks(text)]
    assert found == [("heading", ["Първо"]), ("item", ["Виж", "две", "думи", "и", "рисунка"])]


LINES = """\
а б
## х
- т
1. т
| а | б |
|---|---|
!!! law "Т"
    в
```
> ц
*м*
[в](x:y)
""".split("\n")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(LINES)))
def test_every_block_stands_where_it_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    for block in blocks(text):
        there = text[block.start : block.start + len(block.text)]
        assert len(there) == len(block.text)
        # What was taken out is blank; what was left is the same.
        assert all(new in {old, " ", '"'} for old, new in zip(there, block.text, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"), [("Кажи. Питай.", 1), ("Непълнолетните обвиняеми.", 102), ("## А", None)]
)
def test_lix_counts_words_a_sentence_and_long_words(text: str, expected: int | None) -> None:
    assert lix([list(blocks(text))], TABLES["bg"]) == expected
