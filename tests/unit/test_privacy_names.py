"""Names that no list holds, in every shape and many sentences; how names that may be published are told apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from portal.privacy import scan
from portal.privacy.credits import ANNOUNCED, NAMED_BEFORE
from portal.privacy.cues import cued, cues
from portal.privacy.names import is_common, is_given, official_latin
from portal.privacy.normalise import normalise

DATA = Path(__file__).parents[1] / "privacy"
GAZETTEERS = sorted(each.name for each in files("portal.privacy.gazetteer").iterdir() if each.name.endswith(".txt"))
FOUND = 0.9
"""Least share of sentences in which a name of each shape is found."""


@cache
def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


SHAPES = sorted({line.split("|")[0] for line in lines("unknown_names.txt")})


def sentences(shape: str) -> Iterator[tuple[str, int, int]]:
    """Text, start and end of a name of `shape`, for every such name in every sentence of its language."""
    for line in lines("unknown_names.txt"):
        own, language, name = line.split("|")
        for context in lines("contexts.txt"):
            if own == shape and context.startswith(f"{language}|"):
                head, _, tail = context.split("|", 1)[1].replace("⏎", "\n").partition("{n}")
                yield f"{head}{name}{tail}", len(head), len(head) + len(name)


@pytest.mark.parametrize("shape", SHAPES)
def test_finds_names_that_no_list_holds(shape: str) -> None:
    missed, number = [], 0
    for text, start, end in sentences(shape):
        number += 1
        if not any(found.start < end and start < found.end for found in scan(text)):
            missed.append(text)
    assert number > 30
    assert len(missed) <= (1 - FOUND) * number, missed


def test_unknown_names_are_in_no_list() -> None:
    names = [line.split("|")[2].split()[0] for line in lines("unknown_names.txt") if line.startswith("two unknown")]
    assert [name for name in names if is_given(name) or is_common(name)] == []


def quiet_texts() -> Iterator[str]:
    for line in (DATA / "labelled.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    yield from lines("quiet.txt")


def test_every_announcement_stands_at_a_cue() -> None:
    """What a pattern of `credits` matches anywhere is matched at its cues too: no beginning of a word is missing."""
    patterns = {pattern for row in ANNOUNCED.values() for pattern in row} - {NAMED_BEFORE}
    missed = []
    for text in quiet_texts():
        plain = normalise(text).text
        seen = {(word.start(), pattern) for word, pattern in cued(plain, ANNOUNCED)}
        for word in re.finditer(r"[^\W\d_]+", plain):
            missed += [
                plain[word.start() : word.start() + 40]
                for pattern in patterns
                if (word.start(), pattern) not in seen and pattern.match(plain, word.start())
            ]
    assert missed == []


def test_a_short_cue_is_a_whole_word_and_a_long_one_a_beginning() -> None:
    index = cues([("по автор", "x")])
    assert [word.group() for word, _ in cued("По пътя авторката и Авт. попита", index)] == ["По", "авторката"]


@pytest.mark.parametrize("name", GAZETTEERS)
def test_lists_are_sorted_and_without_doubles(name: str) -> None:
    text = (files("portal.privacy.gazetteer") / name).read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and line[0] != "#"]
    assert entries == sorted(set(entries))


def test_latin_letters_as_the_law_has_them() -> None:
    """Закон за транслитерацията, art. 7: „ия“ at the end is “ia”, „ъ“ is “a”."""
    assert [official_latin(name) for name in ("София", "Кънчо", "Щерю", "Христо")] == [
        "Sofia",
        "Kancho",
        "Shteryu",
        "Hristo",
    ]
