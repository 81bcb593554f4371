"""Evening out a text: what changes, and that every offset leads back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.privacy.normalise import FILLER, normalise

CHANGED = {
    "two mixed words": ("Лилия Cтамова и Stаmova", "Лилия Стамова и Stamova"),
    "no-break and thin spaces": ("0887\u00a0000\u2009111", "0887 000 111"),
    "soft hyphen": ("Ста\u00adмова", "Стамова"),
    "zero-width space": ("Ли\u200bлия", "Лилия"),
    "byte order mark": ("\ufeffЕГН", "ЕГН"),
    "direction marks": ("\u202a0887\u202c", "0887"),
    "dashes": ("0887–000—111‑2", "0887-000-111-2"),
    "Bulgarian quotation marks": ("„Здравец“", '"Здравец"'),
    "other quotation marks": ("«Здравец» “Zdravets”", '"Здравец" "Zdravets"'),
    "apostrophes": ("Momchil’s", "Momchil's"),
    "composed letters": ("и\u0306", "й"),
    "stress marks": ("Ста\u0301мова", "Стамова"),
    "full-width digits": ("\uff11\uff12\uff20", "12@"),
    "entities": ("0887&nbsp;000&nbsp;111", "0887 000 111"),
    "entity of an invisible character": ("Ста&shy;мова", "Стамова"),
    "Latin letters in a Cyrillic word": ("HOXД Лилия Cтaмoвa", "НОХД Лилия Стамова"),
    "bold and italic": ("**на ул. *„Бор“* № 4**", 'на ул. "Бор" № 4**'),
    "emphasis in a word": ("@**tih**_vqtar и Ста**мова**", "@tih_vqtar и Стамова"),
    "escapes of Markdown": (r"\@\_tih\_", "@_tih_"),
    "Cyrillic letters in a Latin word": ("Stаmоvа", "Stamova"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_evens_out(name: str) -> None:
    before, after = CHANGED[name]
    assert normalise(before).text == after


ORDINARY = (
    "plain text",
    "Просто изречение, без нищо особено.",
    "IT и ИТ",
    "R&D; a < b",
    "",
    "2 * 3",
    "ЕГН 08442*****",
    "0887 *** 111",
    "****",
    "* една точка",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_leaves_ordinary_text_alone(text: str) -> None:
    normal = normalise(text)
    assert normal.text == text
    assert normal.changes == ()


def test_a_span_leads_back_over_removed_characters() -> None:
    original = "Ти\u200bха \u00adЛи\u00adлия&nbsp;Ста\u0301мова."
    normal = normalise(original)
    start = normal.text.index("Лилия")
    first, last = normal.span(start, start + len("Лилия Стамова"))
    assert original[first:last] == "Ли\u00adлия&nbsp;Ста\u0301мова"


SIGNS = "*|**|\\|_|а|Б|x|Y|7| |\u00a0|\u00ad|\u200b|е\u0301|й|и\u0306|„|–|&nbsp;|&amp;|İ|\n".split("|")
PIECES = st.lists(st.sampled_from(SIGNS), max_size=40)


@given(PIECES)
def test_offsets_never_run_backwards_and_stay_inside(pieces: list[str]) -> None:
    original = "".join(pieces)
    normal = normalise(original)
    assert len(normal.lower) == len(normal.text)
    ends = [normal.span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(original) for start, end in ends)
    assert ends == sorted(ends)


def test_hidden_spans_keep_their_length() -> None:
    normal = normalise("чл. 12 и още").without([(0, 6), (4, 8)])
    assert normal.text == FILLER * 8 + " още"[-4:]
    assert normal.plain == "чл. 12 и още"
