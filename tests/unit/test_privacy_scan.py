"""The whole scanner: identifiers anywhere in clean text are found where they stand; exact values can be released."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban
from stdnum.bg import egn

from portal.privacy import full_name, quiet_names, scan
from portal.privacy.normalise import Normalised

CLEAN = (
    "Детето решава кого да поканим и къде да седи.",
    "Екипът чака отвън, докато семейството говори насаме.",
    "Първата среща е кратка; на масата има вода и плодове.",
    "The team waits outside while the family talks.",
    "Nobody has to answer at once, and nobody is blamed.",
    "„Тук говорим за утре“, напомня водещият.",
    "Нужни са отделно „да“ на детето и „да“ на родителите.",
)
NOISE = st.sampled_from(["", "\u00ad", "\u200b", "\u00a0 "])


@st.composite
def egns(draw: st.DrawFn) -> str:
    year, month, day = draw(st.integers(0, 18)), draw(st.integers(41, 52)), draw(st.integers(1, 28))
    front = f"{year:02}{month}{day:02}{draw(st.integers(0, 999)):03}"
    return front + egn.calc_check_digit(front)


@st.composite
def ibans(draw: st.DrawFn) -> str:
    rest = "DEMO" + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=14, max_size=14)))
    number = f"BG{iban.calc_check_digits(f'BG00{rest}')}{rest}"
    return number if draw(st.booleans()) else " ".join(number[at : at + 4] for at in range(0, 22, 4))


@st.composite
def phones(draw: st.DrawFn) -> str:
    digits = draw(st.sampled_from(["87", "88", "89", "98"])) + f"{draw(st.integers(0, 9_999_999)):07}"
    start = draw(st.sampled_from(["0", "+359", "00359 ", "+359 "]))
    sign = draw(st.sampled_from(["", " ", "-", "/"]))
    return f"{start}{digits[:2]}{sign}{digits[2:5]}{sign}{digits[5:]}"


IDENTIFIERS = st.one_of(
    egns(),
    ibans(),
    phones(),
    st.sampled_from(
        (
            "ЛНЧ 7001112222|kiko.b@primer.test|СА 3305 ТР|НОХД № 55/2022 г.|Лилия Огнянова Стамова|Mehmed Yuseinov|"
            "ул. „Роза“ № 5|instagram.com/kiko.b10|лична карта № 643300219|роден на 18.10.2011 г.|"
            "ученик в 6в клас на ОУ „Роза“"
        ).split("|")
    ),
)


@settings(max_examples=300, deadline=None)
@given(
    before=st.lists(st.sampled_from(CLEAN), max_size=4),
    after=st.lists(st.sampled_from(CLEAN), max_size=4),
    value=IDENTIFIERS,
    noise=NOISE,
    between=st.sampled_from([" ", "\n\n", " – ", " ("]),
)
def test_finds_an_identifier_wherever_it_stands(
    before: list[str], after: list[str], value: str, noise: str, between: str
) -> None:
    head = " ".join(before) + noise + between
    text = f"{head}{value}. {' '.join(after)}"
    found = scan(text)
    assert found, text
    for each in found:
        assert len(head) <= each.start < each.end <= len(head) + len(value)
        assert text[each.start : each.end] == text[each.start : each.end].strip()


@given(st.lists(st.sampled_from(CLEAN), max_size=12))
def test_clean_text_stays_quiet(sentences: list[str]) -> None:
    assert scan("\n".join(sentences)) == []


@given(st.text(max_size=300))
def test_any_text_can_be_scanned(text: str) -> None:
    for each in scan(text):
        assert 0 <= each.start < each.end <= len(text)


OFFICE = "Сдружение „Мост“, гр. Лом, ул. „Роза“ № 5, тел. 032 61 00 22, info@most.test"
ALLOWED = ("гр. Лом, ул. „Роза“ № 5", "032 61 00 22", "info@most.test")


def test_exact_values_are_released() -> None:
    assert scan(OFFICE, ALLOWED) == []


@pytest.mark.parametrize(
    "text",
    [
        OFFICE.replace("№ 5", "№ 51"),
        OFFICE.replace("61 00 22", "61 00 23"),
        OFFICE.replace("info@", "kiko.info@"),
        OFFICE + " и 0887 000 111",
    ],
)
def test_nothing_but_exact_values_is_released(text: str) -> None:
    assert len(scan(text, ALLOWED)) == 1


@pytest.mark.parametrize(
    "text", ["ЕГН 1042119474", "ЛНЧ 7001112222", "лична карта 643300219", "роден на 18.10.2011 г."]
)
def test_what_names_a_child_is_never_released(text: str) -> None:
    assert scan(text, [text, text.split(" ", 1)[1], "18.10.2011 г.", "643300219"]) != []


def test_released_values_hide_nothing_else() -> None:
    """The account is released as a whole; the ten digits in it do not come back as an ЕГН."""
    assert scan("IBAN BG49 DEMO 6363 1002 1975 70", ["BG49 DEMO 6363 1002 1975 70"]) == []


DENSE = "Лилия Стамова, ЕГН 1042119474, тел. 0887 000 111, ул. „Роза“ № 5, СА 3305 ТР, НОХД № 55/2022 г. "
WORST = {
    "identifiers": DENSE,
    "capitals": "Стамова ",
    "digits": "1042119474 ",
    "one long number": "1234567890",
    "quotation marks": '„“"',
    "at-signs": "a@",
    "opening brackets": "((((",
    "abbreviations": "н. д. № ",
    "spaces": "        ",
    "one word": "стамова",
    "years": "2011 г. ",
    "labels": "ЕГН лична карта роден на дело ",
    "combining marks": "и\u0306\u0301",
}


@pytest.mark.parametrize("name", WORST)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    """Counted in calls, not in seconds: four times the text, at most some six times the calls."""
    unit = WORST[name]
    scan(unit)
    assert _calls(unit * (8_000 // len(unit))) < 6 * _calls(unit * (2_000 // len(unit)))


def test_clean_text_never_reaches_the_slow_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be published is looked for only around a name, since that costs more than all detectors together."""
    looked: list[int] = []

    def hide(text: Normalised) -> Normalised:
        looked.append(len(text.text))
        return quiet_names.hide(text)

    monkeypatch.setattr(full_name, "hide", hide)
    clean = " ".join(CLEAN) * 50
    scan(clean)
    assert looked == []
    scan(f"{clean} Лилия Стамова. {clean}")
    assert len(looked) == 1
    assert looked[0] < 2_000


def _calls(text: str) -> int:
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        scan(text)
    finally:
        sys.setprofile(None)
    return count
