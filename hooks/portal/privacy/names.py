"""Decides whether a capitalised word can be part of a person's name, and which part."""

from __future__ import annotations

import re
from functools import cache

from portal.privacy.gazetteer import words

_RULES = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(),
        strict=True,
    )
)
"""Закон за транслитерацията, art. 7 (ДВ, бр. 19 от 2009 г.)."""
_VARIANTS: tuple[dict[str, str], ...] = (
    {},
    {"й": "i", "ю": "iu", "я": "ia"},
    {"ъ": "u"},
    {"ж": "j", "й": "j", "ю": "ju", "я": "ja"},
    {"ц": "tz", "х": "kh"},
    {"у": "ou"},
    {"дж": "j", "ю": "u"},
    {"дж": "dj"},
    {"дж": "c", "ш": "s", "ч": "c", "ю": "u"},
    {"х": "ch", "в": "w"},
)
_STRONG = re.compile(
    r"(?:[а-яё]{2,}(?:[ое]в|[ое]ва|[ое]ви|ьов|ьова)|[a-z]{2,}(?:[oe]v|[oe]va|[oe]vi|off|eff)|"
    r"[а-я]{3,}(?:оглу|огло|ович|евич|овна|евна|енко|чук|швили|ян(?=$)))(?:[ -].*)?$"
)
_WEAK = re.compile(
    r"(?:[а-я]{3,}(?:ски|ска|чки|чка|шки|шка|ин|ина|ник|лийски|алиев|оолу|ов|ев)|[a-z]{3,}(?:ski|"
    r"ska|sky|chki|chka|shki|shka|in|ina|oglu))(?:-.*)?$"
)
_NOT_SURNAME = frozenset(
    "готов готова нова нови основа такова здрав здрава нов първоначална любов лъв лев лева права "
    "правова основи молдова женева киев ростов харков кишинев свищов "
    "нрав гняв кръв церков църков халва дума основов псков лвов тамбов саратов азов невзоров къдр"
    "ав красив активен обнова уводи улови готови живи новите цветови "
    "нашенски nova genova padova kosova moldova kiev rostov lvov improv kharkov azov removal elev"
    " lev rev trev prev".split()
)
_ENDINGS = re.compile(
    r"(?:ията|ието|ията|иите|овете|ите|ата|ята|ото|ето|ият|ове|ът|ят|та|то|те|ия|ий|ейки|ха|хме|хте|ше|ва|ват|ваше|"
    r"ваха|ване|ал|ала|али|ил|ила|или|ло|ен|ени|ени|на|ни|но|а|я|о|е|и|у|й)$"
)
_ENDINGS_LATIN = re.compile(r"(?:'s|ies|ing|ings|ed|es|ly|er|ers|est|s|e|y|ion|ions)$")
_INITIAL = re.compile(
    r"(?:[А-ЯA-Z]|Д[жз]|Ст|Хр|Ив|Ал|Ан|Вл|Кр|Св|Йор?|Кон|Дим?|Гео|Люб|Ник|Пет|Вас?|Мих?|Цв|Ил|Yu|"
    r"Ya|St|Iv|Ch|Zh|Ts|Hr|Dzh|Kr|Al|Ly|Юл|Ас|Ем|Бл|Бор|Вел|Ел|Рад|Мар|Ли|Хас|Мех|Ах)\.$"
)


@cache
def latin_forms(name: str) -> frozenset[str]:
    """How a Cyrillic given name is written in Latin letters, officially and in passports of other times."""
    low = name.lower()
    forms = set()
    for variant in _VARIANTS:
        table = {**_RULES, **variant}
        out = low.replace("дж", table["дж"]) if "дж" in table else low
        if out.endswith("ия"):
            forms.add("".join(table.get(each, each) for each in out[:-2]) + "ia")
        forms.add("".join(table.get(each, each) for each in out))
    return frozenset(form.capitalize() for form in forms)


@cache
def official_latin(name: str) -> str:
    """A Bulgarian name as the law has it in Latin letters: „Гинчо“ → “Gincho”."""
    low = name.lower()
    head = low[:-2] if low.endswith("ия") else low
    return ("".join(_RULES.get(each, each) for each in head) + ("ia" if head != low else "")).capitalize()


@cache
def given_names() -> frozenset[str]:
    """Given names in both scripts."""
    cyrillic = words("given_names")
    return cyrillic | words("given_names_latin") | {form for name in cyrillic for form in latin_forms(name)}


@cache
def _not_names() -> frozenset[str]:
    places = words("places")
    return words("not_names") | places | {form for place in places for form in latin_forms(place)}


def _shape(word: str) -> str:
    """The word as a name is written: „ИВАНОВА“ → „Иванова“."""
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word


@cache
def is_given(word: str) -> bool:
    """Whether `word` is a known given name, also one of a double name („Ана-Мария“)."""
    shape = _shape(word)
    return shape in given_names() or ("-" in shape and all(part in given_names() for part in shape.split("-")))


@cache
def is_ambiguous(word: str) -> bool:
    """Whether a given name is as often something else: „Надежда“, “Rose”."""
    shape = _shape(word)
    return shape in words("given_or_word") or shape in _not_names()


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in words("common_words"))


def _stem(word: str) -> str:
    """`word` without what grammar adds to it; short words stay whole."""
    stem = (_ENDINGS_LATIN if word.isascii() else _ENDINGS).sub("", word)
    return stem if len(stem) > (3 if word.isascii() else 2) else word


@cache
def is_common(word: str) -> bool:
    """Whether `word` is, in some form, a word of everyday language, and so no sign of a person by itself."""
    low = word.lower()
    return low in words("common_words") or _stem(low) in _common_stems()


@cache
def is_surname(word: str) -> bool:
    """Whether `word` has an ending that hardly any word but a family name has (-ов, -ева, -oğlu)."""
    low = word.lower()
    return low not in _NOT_SURNAME and _shape(word) not in _not_names() and _STRONG.match(low) is not None


@cache
def may_be_surname(word: str) -> bool:
    """Whether `word` has an ending that family names share with adjectives (-ски, -ин)."""
    return is_surname(word) or (_shape(word) not in _not_names() and _WEAK.match(word.lower()) is not None)


@cache
def is_other(word: str) -> bool:
    """Whether a capitalised `word` cannot be part of a name: a title, an institution, a town, an abbreviation."""
    shape = _shape(word)
    if is_initial(word):
        return False
    if is_given(word) and shape not in _not_names():
        return False
    if shape in _not_names():
        return shape not in given_names()
    if word.isupper() and len(word) <= 5 and not is_surname(word):
        return True
    low = shape.lower()
    return low.endswith(
        (
            "ово",
            "ево",
            "ния",
            "ост",
            "ството",
            "ция",
            "ията",
            "ите",
            "ният",
            "ната",
            "ното",
            "ските",
            "ската",
            "ският",
            "ското",
            "tion",
            "ness",
            "ment",
            "ship",
            "ing",
            "'s",
        )
    ) and not is_surname(word)


def is_initial(word: str) -> bool:
    """„И.“, „Ст.“, “Yu.”"""
    return _INITIAL.match(word) is not None
