"""Markdown as a translator sees it: every word once, every byte kept, and what counts as the same meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.translations.meaning import markdown
from portal.translations.segments import MARK, messages, segments

WORD = st.text("абвгжзийюяabcxyz0123456789", min_size=1, max_size=8)
LINK = st.builds("[{}]({})".format, WORD, st.sampled_from(["page:about/portal", "https://example.org"]))
PHRASE = st.lists(
    st.one_of(WORD, WORD, LINK, WORD.map("**{}**".format), WORD.map("`{}`".format)), min_size=1, max_size=8
)
SENTENCE = PHRASE.map(" ".join).filter(lambda words: not re.match(r"\d{1,9}\.|[:#>|-]", words))


def lines(first: str, rest: list[str], indent: str) -> str:
    return ("\n" + indent).join([first, *rest])


def listed(items: list[str], mark: str) -> str:
    return "\n".join(f"{mark} {item}" for item in items)


def table(rows: list[tuple[str, str]]) -> str:
    return "\n".join(["| a | b |", "|---|---|", *(f"| {one} | {other} |" for one, other in rows)])


BLOCK = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["##", "###", "####"]), SENTENCE),
    st.builds("## {} {{#place}}".format, SENTENCE),
    st.builds(lines, SENTENCE, st.lists(SENTENCE, max_size=2), st.just("")),
    st.builds(listed, st.lists(SENTENCE, min_size=1, max_size=4), st.sampled_from(["-", "1."])),
    st.builds(lambda one, other: f"- {one}\n\n    {other}", SENTENCE, SENTENCE),
    st.builds("> {}".format, SENTENCE),
    st.builds('!!! tip "{}"\n    {}'.format, WORD, SENTENCE),
    st.builds("```\n{}\n  {}\n```".format, SENTENCE, SENTENCE),
    st.builds(table, st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=3)),
    st.builds("{}\n:   {}".format, SENTENCE, SENTENCE),
    st.builds("[^1]: {}".format, SENTENCE),
    st.just("---"),
    st.just("[name]: https://example.org"),
)
TEXTS = st.lists(BLOCK, min_size=1, max_size=8).map("\n\n".join)
QUICK = settings(deadline=None, max_examples=40)


@QUICK
@given(TEXTS)
def test_every_word_is_in_one_message(text: str) -> None:
    seen = "".join(re.sub(r"[\s|]", "", segment.words) for segment in messages(text))
    spans = "".join(re.sub(r"[\s|>]", "", text[segment.start : segment.end]) for segment in messages(text))
    assert seen.replace(">", "") == spans


@QUICK
@given(TEXTS)
def test_messages_follow_one_another(text: str) -> None:
    ends = [0, *(segment.end for segment in messages(text))]
    assert all(end <= segment.start < segment.end for end, segment in zip(ends, messages(text), strict=False))


@QUICK
@given(TEXTS)
def test_words_written_back_give_the_same_messages(text: str) -> None:
    result, at = "", 0
    for segment in messages(text):
        result += text[at : segment.start] + segment.written(segment.words)
        at = segment.end
    again = segments(result + text[at:])
    assert [(s.shape, s.words) for s in again] == [(s.shape, s.words) for s in segments(text)]


def padded(text: str) -> str:
    return re.sub(r"(?m)^\|(.*)\|$", lambda row: "|  " + row.group(1).replace(" | ", "   |  ") + "  |", text)


def outside_code(change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        parts = re.split(r"(?ms)(^```.*?^```)", text)
        return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))

    return changed


SAME: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: "\n\n" + text.replace("\n\n", "\n\n\n\n") + "\n\n",
    "spaces at the ends of lines": outside_code(lambda text: re.sub(r"(?m)(?<=\S)$", " ", text)),
    "signs of lists": outside_code(lambda text: re.sub(r"(?m)^- ", "* ", text)),
    "numbers of lists": outside_code(lambda text: re.sub(r"(?m)^1\. ", "7. ", text)),
    "padding of tables": padded,
    "anchors of headings": lambda text: text.replace(" {#place}", " {#other}"),
    "comments": lambda text: '<!-- privacy:allow-next-line PHONE reason="x" -->\n' + text,
    "tabs between words": outside_code(lambda text: re.sub(r"(?m)(?<=[а-я]) (?=[а-я])", "  ", text)),
}


@pytest.mark.parametrize("layout", SAME)
@QUICK
@given(text=TEXTS)
def test_layout_is_no_meaning(layout: str, text: str) -> None:
    assert markdown(SAME[layout](text)) == markdown(text)


@QUICK
@given(st.lists(st.text("абвгд", min_size=1), min_size=1), st.sampled_from(["", "- ", "> ", "    "]), st.randoms())
def test_paragraph_may_be_wrapped_anew(words: list[str], lead: str, random: Random) -> None:
    wrapped = "".join(word + random.choice([" ", "\n", "\n  "]) for word in words)
    assert markdown(lead + wrapped) == markdown(lead + " ".join(words))


OTHER = {
    "letter": ("Дума.", "Думи."),
    "capital letter": ("дума", "Дума"),
    "punctuation": ("Дума.", "Дума!"),
    "quotation marks": ("„дума“", '"дума"'),
    "heading level": ("## Дума", "### Дума"),
    "heading made a paragraph": ("## Дума", "Дума"),
    "list made a paragraph": ("- Дума", "Дума"),
    "numbered list": ("- Дума", "1. Дума"),
    "list level": ("- а\n\n    - б", "- а\n\n- б"),
    "order": ("а\n\nб", "б\n\nа"),
    "two paragraphs made one": ("а\n\nб", "а\nб"),
    "address of a link": ("[а](term:x)", "[а](term:y)"),
    "address of a definition": ("[а]: https://a.bg", "[а]: https://b.bg"),
    "spaces in code": ("```\na  b\n```", "```\na b\n```"),
    "line end in code": ("```\na\nb\n```", "```\na b\n```"),
    "kind of a box": ('!!! tip "А"\n    б', '!!! law "А"\n    б'),
    "title of a box": ('!!! tip "А"\n    б', '!!! tip "Б"\n    б'),
    "quotation": ("> а", "а"),
    "cells of a row": ("| а | б |\n|---|---|\n| в | г |", "| а | б |\n|---|---|\n| в г | |"),
}


@pytest.mark.parametrize("change", OTHER)
def test_everything_else_is(change: str) -> None:
    before, after = OTHER[change]
    assert markdown(before) != markdown(after)


@QUICK
@given(TEXTS, st.data())
def test_any_other_letter_is_another_meaning(text: str, data: st.DataObject) -> None:
    places = [found.start() for found in re.finditer("[а-я]", text)]
    if places:
        at = data.draw(st.sampled_from(places))
        assert markdown(text[:at] + "ъ" + text[at + 1 :]) != markdown(text)


SHAPES = [
    ("Заглавие\n---\n", ["heading2"]),
    ("# А #\n", ["heading1"]),
    ("- а\n  б\n- в\n", ["item", "item"]),
    ("а\n- б\n", ["paragraph"]),
    ("Дума\n:   смисъл\n", ["paragraph", "definition"]),
    ("| а | б |\n|---|:-:|\n| `x | y` | в |\n", ["row2", "row2"]),
    ("а | б\n--|--\nв | г\n", ["row2", "row2"]),
    ("а  \nб\n", ["paragraph"]),
    ("    ```\n    x\n    ```\n", ["code"]),
    ("```\nx", ["code"]),
    ("```\n```\n", []),
    ("[^1]: бележка\n", ["footnote"]),
    ("***\n\nа", ["paragraph"]),
]


@pytest.mark.parametrize(("text", "kinds"), SHAPES, ids=repr)
def test_shapes(text: str, kinds: list[str]) -> None:
    assert [segment.kind for segment in segments(text) if segment.kind != MARK] == kinds


def test_hard_break_is_a_line_of_its_own() -> None:
    (one,) = messages("> а  \n> б\n")
    assert one.words == "а\nб"
    assert one.written("в\nг") == "в  \n> г"


def test_time_is_in_proportion_to_the_text() -> None:
    for hostile in ("|" * 50_000, "> " * 30_000, "- " * 50_000, "[" * 50_000, "#" * 50_000, "a | b\n---|---\n" * 5_000):
        assert len(segments(hostile)) >= 0
