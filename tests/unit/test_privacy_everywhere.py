"""Every family of identifiers, in many shapes, at every kind of place of a page: found, named and placed exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban
from stdnum.bg import egn, pnf

from portal.checks.privacy import Lines
from portal.privacy import DETECTORS, scan

SITES = Path(__file__).parents[1] / "sites"
Shape = tuple[str, str, str]
"""What stands before the value, the value that must be marked, and what follows."""


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def one(*choices: str) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


@st.composite
def valid_egn(draw: st.DrawFn) -> str:
    """Of somebody born before 1900, so that it belongs to nobody alive."""
    front = f"{draw(st.integers(10, 99))}{draw(st.integers(21, 32))}{draw(st.integers(1, 28)):02}{draw(digits(3))}"
    return front + egn.calc_check_digit(front)


@st.composite
def egns(draw: st.DrawFn) -> Shape:
    number = draw(valid_egn())
    if draw(st.booleans()):
        number = number[:9] + draw(one(*"0123456789"))
        cue = draw(one("ЕГН ", "ЕГН: ", "ЕГН № ", "с ЕГН ", "EGN ", "единен граждански номер ", "ЕГН-то му е "))
    else:
        cue = draw(one("", "номер ", "под ", "ЕГН ", "EGN: "))
    sign = draw(one("", " ", "-"))
    return cue, f"{number[:6]}{sign}{number[6:]}", ""


@st.composite
def lnchs(draw: st.DrawFn) -> Shape:
    front = "7" + draw(digits(8))
    number = front + pnf.calc_check_digit(front)
    cue = draw(
        one(
            "ЛНЧ ",
            "ЛНЧ: ",
            "личен номер на чужденец ",
            "LNCh ",
            "PNF ",
            "foreigner number ",
            "ЛНЧ на бащата е ",
            "ЛНЧ № ",
        )
    )
    return cue, number if draw(st.booleans()) else f"{number[:3]} {number[3:6]} {number[6:]}", ""


@st.composite
def ibans(draw: st.DrawFn) -> Shape:
    rest = "DEMO" + draw(digits(14))
    number = f"BG{iban.calc_check_digits(f'BG00{rest}')}{rest}"
    if draw(st.booleans()):
        number = number.lower()
    sign = draw(one("", " ", "-"))
    return draw(one("", "IBAN ", "сметка ")), sign.join(number[at : at + 4] for at in range(0, 22, 4)), ""


@st.composite
def phones(draw: st.DrawFn) -> Shape:
    mobile = draw(one("87", "88", "89", "98")) + draw(digits(7))
    start, sign = draw(one("0", "+359", "00359", "+359 ")), draw(one("", " ", "-", "/", "."))
    landline = f"{draw(one('032', '042', '062', '0971'))}{draw(one(' ', '/', '-'))}{draw(digits(5))}"
    number = draw(one(f"{start}{mobile[:2]}{sign}{mobile[2:5]}{sign}{mobile[5:]}", landline))
    return draw(one("", "тел. ", "телефон: ", "на ", "phone ")), number, ""


@st.composite
def emails(draw: st.DrawFn) -> Shape:
    name, sign = draw(one("kiko", "kiko.b", "roni_07", "a-b")), draw(one("@", "@", "(at)", " [at] "))
    return "", f"{name}{sign}{draw(one('primer.test', 'poshta-primer.bg', 'mail.primer.example'))}", ""


@st.composite
def id_cards(draw: st.DrawFn) -> Shape:
    cue = draw(one("лична карта № ", "лична карта ", "ЛК ", "л.к. № ", "паспорт № ", "passport no. ", "ID card ",
                   "документ за самоличност № "))  # fmt: skip
    return cue, draw(one("64" + draw(digits(7)), "AB" + draw(digits(7)), "АА" + draw(digits(7)))), ""


@st.composite
def car_plates(draw: st.DrawFn) -> Shape:
    letters = st.text("АВЕКМНОРТУХ", min_size=2, max_size=2).filter(
        lambda pair: pair not in set("НА ОТ ТЕ ТО ТА МУ НЕ НО".split())
    )
    parts = draw(one("РВ", "СА", "М", "РА", "ЕН")), draw(st.integers(3000, 9999)), draw(letters)
    sign = draw(one("", " ", "-"))
    plate = sign.join(map(str, parts))
    return draw(one("", "кола ", "с рег. № ")), draw(one(plate, plate.translate(LATIN))), ""


LATIN = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


@st.composite
def birth_dates(draw: st.DrawFn) -> Shape:
    day, month, year = draw(st.integers(1, 28)), draw(st.integers(1, 12)), draw(st.integers(2005, 2019))
    bulgarian = draw(one("роден на ", "родена на ", "рожден ден: ", "дата на раждане: ", "р. "))
    english = draw(one("born on ", "date of birth: ", "DOB ", "b. "))
    written = draw(
        one(
            f"{bulgarian}|{day}.{month:02}.{year} г.",
            f"{bulgarian}|{day:02}.{month:02}.{year}",
            f"{english}|{year}-{month:02}-{day:02}",
            f"{bulgarian}|{day} {MONTHS[month - 1]} {year} г.",
            f"{english}|{day} {ENGLISH[month - 1]} {year}",
        )
    )
    cue, value = written.split("|")
    return cue, value, ""


MONTHS = "януари февруари март април май юни юли август септември октомври ноември декември".split()
ENGLISH = "January February March April May June July August September October November December".split()


@st.composite
def case_numbers(draw: st.DrawFn) -> Shape:
    kind = draw(one("НОХД", "НЧХД", "ЧНД", "ВНОХД", "АНД", "ВЧНД", "ДП", "преписка", "възпитателно дело", "сл. дело"))
    number = f"{draw(st.integers(1, 9999))}/{draw(st.integers(2010, 2025))}"
    return "", f"{kind} № {number}{draw(one('', ' г.'))}", ""


@st.composite
def social_handles(draw: st.DrawFn) -> Shape:
    name = draw(one("kiko_bez", "roni.primer", "kiko.velo10", "roni_07"))
    cue, sign = draw(one(("", "@"), ("instagram: ", "@"), ("", "instagram.com/"), ("", "tiktok.com/@"), ("", "t.me/"),
                         ("в дискорд е ", ""), ("тикток профил ", ""), ("Viber: ", "")))  # fmt: skip
    return cue, sign + name, ""


@st.composite
def addresses(draw: st.DrawFn) -> Shape:
    street = draw(one("ул. „Роза“", "ул. Роза", "бул. „Тракия“", "улица „Здравец“"))
    number = draw(st.integers(1, 99))
    tail = draw(one("", ", ет. 2", ", вх. Б, ап. 5", ", бл. 3"))
    english = f"{number} Zdravets Street{draw(one('', ', floor 2', ', flat 5'))}"
    return "", draw(one(f"{street} № {number}{tail}", f"{street} {number}{tail}", english)), ""


@st.composite
def schools(draw: st.DrawFn) -> Shape:
    school = draw(one("ОУ „Роза“", "СУ „Ябълкова градина“", "ПГ „Бряг“"))
    grade = draw(one("ученик в 6в клас на ", "осмокласник в ", "ученичка от 7. клас в ", "ученик от "))
    english = draw(one("a ninth-grader at ", "a pupil in Year 6 at "))
    bulgarian = f"{grade}{school}"
    return draw(st.sampled_from([("", bulgarian, ""), (english[:2], f"{english[2:]}Rosa School", "")]))


@st.composite
def names(draw: st.DrawFn) -> Shape:
    given_name = draw(one("Лилия", "Юлиян", "Мехмед", "Анжело", "Kiril", "Fatme"))
    family = "Stamova" if given_name.isascii() else draw(one("Стамова", "Касъмов", "Демиров"))
    return "", f"{given_name} {family}", ""


FAMILIES: dict[str, Callable[[], st.SearchStrategy[Shape]]] = {
    "EGN": egns,
    "LNCH": lnchs,
    "IBAN": ibans,
    "PHONE": phones,
    "EMAIL": emails,
    "ID_CARD": id_cards,
    "CAR_PLATE": car_plates,
    "BIRTH_DATE": birth_dates,
    "CASE_NUMBER": case_numbers,
    "SOCIAL_HANDLE": social_handles,
    "ADDRESS": addresses,
    "SCHOOL_WITH_CHILD": schools,
    "FULL_NAME": names,
}


def test_every_family_is_here() -> None:
    assert set(FAMILIES) == {detector.label for detector in DETECTORS}


PLACES = {
    "the first thing": "{}.\n\n{page}",
    "the last thing": "{page}\n\n{}",
    "a paragraph": "{page}\n\nВижте: {}.\n\n{page}",
    "in a sentence": "{page}\n\nНа листа пишеше {}, и никой не знаеше защо.\n\n{page}",
    "a cell": "{page}\n\n| бележка | ред |\n|---|---|\n| {} | втори |\n",
    "an item of a list": "{page}\n\n- първо\n- {}\n- трето\n",
    "a heading": "{page}\n\n## {}\n\n{page}",
    "a quotation": "{page}\n\n> Чух го. {}.\n\n{page}",
    "a value in YAML": "title: кратко\nnote: {}\nlast: край\n",
    "a quoted value": 'title: кратко\nnote: "{}"\n',
    "a comment in YAML": "title: кратко\n# {}\nlast: край\n",
    "a comment in Markdown": "{page}\n\n<!-- {} -->\n\n{page}",
    "the words of a link": "{page}\n\n[{}](page:help)\n",
    "an alternative text": "{page}\n\n![{}](quiet-room.svg)\n",
    "in bold": "{page}\n\nПише **{}** там.\n",
    "after a no-break space": "{page}\n\nПише:\u00a0{} там.\n",
    "after an invisible space": "{page}\n\nПише \u200b{} там.\n",
    "after a soft hyphen": "{page}\n\nПи\u00adше {} там.\n",
    "after a reference": "{page}\n\nR&amp;D &#8211; {}; край.\n",
    "before a bracket": "{page}\n\n(или {})\n",
    "before a comma": "{page}\n\nТам е {}, каза тя.\n",
    "before a question mark": "{page}\n\nНима {}?\n",
    "after a wrapped line": "{page}\n\nТова е дълъг ред, който свършва точно преди онова, което търсим,\n{} и още.\n",
    "a line of an admonition": '!!! note "Бележка"\n    Първи ред.\n\n    {}.\n',
}  # fmt: skip


@cache
def pages() -> tuple[str, ...]:
    """The beginnings of all pages of the sample sites in which nothing is found."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SITES.glob("*/**/*.md")))
    return tuple(text[: text.rfind("\n\n", 0, 700)] for text in texts if len(text) > 200 and not scan(text))


def test_there_are_clean_pages() -> None:
    assert len(pages()) >= 10


@pytest.mark.parametrize("label", FAMILIES)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_found_named_and_placed_exactly(label: str, data: st.DataObject) -> None:
    before, value, after = data.draw(FAMILIES[label]())
    place = PLACES[data.draw(st.sampled_from(sorted(PLACES)))]
    page = data.draw(st.sampled_from(pages()))
    head, tail = place.replace("{page}", page).split("{}")
    text = f"{head}{before}{value}{after}{tail}"
    start = len(head) + len(before)
    found = {(each.label, text[each.start : each.end], each.start) for each in scan(text)}
    assert found == {(label, value, start)}, text
    line, column = Lines.of(text).at(start)
    assert text.split("\n")[line - 1][column - 1 :].startswith(value.split("\n")[0])


ENCODED: dict[str, Callable[[str], str]] = {
    "percent-encoded": lambda value: "".join(f"%{byte:02X}" for byte in value.encode()),
    "in decimal references": lambda value: "".join(f"&#{ord(letter)};" for letter in value),
    "in hexadecimal references": lambda value: "".join(f"&#x{ord(letter):x};" for letter in value),
    "with soft hyphens": "\u00ad".join,
    "with invisible spaces": "\u200b".join,
    "in full-width digits": lambda value: re.sub(r"\d", lambda digit: chr(ord(digit[0]) + 0xFEE0), value),
}
VALUES = {
    "PHONE": "0887000111",
    "EGN": "7523169263",
    "EMAIL": "kiko.b@primer.test",
    "IBAN": "BG80BNBG96611020345678",
    "CAR_PLATE": "РВ3305ТР",
    "FULL_NAME": "Лилия Стамова",
}


@pytest.mark.parametrize("way", ENCODED)
@pytest.mark.parametrize("label", VALUES)
def test_found_however_it_is_written(label: str, way: str) -> None:
    written = ENCODED[way](VALUES[label])
    text = f"Ето: {written} и край."
    assert [(each.label, text[each.start : each.end]) for each in scan(text)] == [(label, written)]


LINKED = {
    "[пишете](mailto:kiko.b@primer.test)": ("EMAIL", "kiko.b@primer.test"),
    "[пишете](mailto:kiko.b%40primer.test?subject=да)": ("EMAIL", "kiko.b%40primer.test"),
    "[звъннете](tel:+359887000111)": ("PHONE", "+359887000111"),
    "[звъннете](tel:0887%20000%20111)": ("PHONE", "0887%20000%20111"),
    "[карта](https://maps.test/?q=%D1%83%D0%BB.%20%D0%A0%D0%BE%D0%B7%D0%B0%205)": (
        "ADDRESS", "%D1%83%D0%BB.%20%D0%A0%D0%BE%D0%B7%D0%B0%205",
    ),
    "[профил](https://www.instagram.com/kiko_bez)": ("SOCIAL_HANDLE", "instagram.com/kiko_bez"),
    "[файл](files/egn_7523169263.pdf)": ("EGN", "7523169263"),
}  # fmt: skip


@pytest.mark.parametrize("text", LINKED)
def test_found_in_the_target_of_a_link(text: str) -> None:
    assert [(each.label, text[each.start : each.end]) for each in scan(text)] == [LINKED[text]]
