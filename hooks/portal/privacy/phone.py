"""Telephone numbers: Bulgarian mobile and fixed, foreign ones with their country code, local ones after „тел.“.

Source: Национален номерационен план (Наредба № 1 от 22.07.2010 г.); helplines and toll-free numbers stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.things import is_a_things

_SEP = r"(?:[ ./()\-\n•·_*|]{0,3}|,)"
_READ = "[\\dOoОоlIіІЗз]"
"""A digit, or a letter that scanners and hasty typists put for 0, 1 and 3."""
_MOBILE = re.compile(
    rf"(?:(?:\+|00){_SEP}[3Зз]59|\(?\+?359\)?|\(?[0OoОо]){_SEP}(?:\(?[0OoОо]\)?{_SEP})?\(?(?:8{_SEP}[7-9]|"
    rf"9{_SEP}[89])(?:{_SEP}{_READ}){{7}}(?![^\W_])"
)
_LETTER_LEAD = re.compile(r"8(?<=[OoОо]8)|8(?<=[OoОо][ ./()-]8)")
"""The 8 of „О89 …“, where a letter stands for the first zero."""
_ZEROS = "OoОо"
_MISREAD = re.compile(
    rf"(?:тел|моб|gsm|джиесем|phone|tel|mobile|cell|звън|обад|обажд|набер|стационар|call|ring|text|номер|"
    rf"number)[^\W\d]*\.?"
    rf"[^\d\n!?;+]{{0,20}}?(?<![^\W_])(?P<number>[0OoОо](?:[ ./()-]{{0,3}}{_READ}){{7,9}})(?![^\W_])"
)
_FOREIGN = re.compile(rf"(?:\(?\+ ?|00 ?)\(?[1-9](?:{_SEP}\d){{7,13}}(?!\d)")
_FIXED = re.compile(r"\(?0(?:2|[3-9]\d{1,4})\)?(?:[ /\-]{1,3}|(?<=\)))\(?\d(?:[ \-]{0,3}\d){3,7}\)?(?!\d|[./]\d)")
_SOLID_FIXED = re.compile(r"0(?:2\d{7}|[3-9]\d{7,8})(?!\d)")
_AREA = re.compile(r"0(?:2|3[0-9]|4[1-9]|5[0-9]|6[0-9]|7[0-9]|8[1-6]|9[1-7])\d{7}$|0(?:2\d{7}|[3-9]\d{7})$")
_SOMETHING_ELSE = re.compile(
    r"(?:№|no\.|№ на|код|code|номенклатурен|сериен|serial|артикул|item|баркод|barcode|id|поръчка|order|фактура|invoice|"
    r"isbn|еик|булстат|протокол|партида|batch|договор|контрак|contract|version|версия)\W{0,4}$"
)
_AS_READ = str.maketrans("OoОоlIіІЗз", "0000111133")
_SHORTEST = 8
"""Digits of the shortest number with its area code, that of a small village."""
_LEAD = re.compile(r"[+(03]")
_CALLING = re.compile(r"(?:тел|фон|факс|phone|tel|звън|обад|call|номер|number)[^\d\n]{0,30}$")
_DATE_OR_TIME = re.compile(
    r"[0-3]\d[./\-][01]\d[./\-](?:19|20)?\d\d(?!\d)|0\d[-./](?:19|20)\d\d(?!\d)|"
    r"\d\d[.:]\d\d ?- ?\d\d[.:]\d\d"
)
_FREE = re.compile(r"0?(?:800|700|90\d)\d{5,6}$|11[26]\d{0,3}$|124123$|1[156][0-9]$|166$")

_WORDS = tuple(
    (
        "тел|моб|gsm|джиесем|phone|tel|mobile|cell|viber|вайбър|whatsapp|уотсап|факс|звън|обад|обажд|набер|call|"
        "ring|text|номер|number|sms|смс|стационар|landline"
    ).split("|")
)
_AFTER_WORD = re.compile(
    r"(?:тел(?:\.|ефон[а-я]*)?|моб(?:\.|илен|илния|илният|илният му|илния му|илния ѝ)?|gsm|"
    r"джиесем[а-я]*|(?:tele)?phone|tel|mobile|cell|viber|вайбър|whatsapp|"
    r"уотсап|факс|смс|sms|(?:по)?звън[а-я]*|обад[а-я]*|обажда[а-я]*|набер[а-я]*|call(?:s|ed|ing)?|"
    r"ring|text(?:s|ed)?|стационар[а-я]*|landline)"
    r"(?!\w)\.?[^\d\n!?;+]{0,45}?(?P<number>\(?\d(?:[ ./()\-]{0,3}\d){4,11})(?![\d%]| ?(?:лв|евро|"
    r"eur|деца|души|г\.|children|лева))"
)
_LOOSE_NUMBER = re.compile(
    r"(?:номер(?:ът|а)?|number)(?!\w)[^\d\n!?;.+]{0,20}?(?P<number>(?:8[7-9]|"
    r"9[89])\d?[ \-/.]\d{2,3}[ \-/.]\d{2,4}(?:[ \-/.]\d{2,3})?)(?!\d)"
)
_BEFORE_WORD = re.compile(
    r"(?<![\d/.,-])(?P<number>\(?\d(?:[ ./()\-]{0,3}\d){6,11})(?: [а-яa-z]+ [а-яa-z]+,)? ?[(,\-]{0,2}"
    r" ?(?:е |беше |is |was )?(?:the |his |her |неговият |нейният |личният |домашният )?$"
)
_NAMES_IT = re.compile(
    r"(?:мобилн\w+ |стационарн\w+ |mobile |phone |home )?(?:тел(?:ефон\w*|\.)|номер(?:ът|"
    r"а)? (?:на|му|ѝ|й|им)(?!\w)|gsm|мобилен|phone|number (?:of|for)|mobile|landline|whatsapp|"
    r"viber|вайбър)"
)
_DIGIT = (
    "нула|едно|един|две|два|три|четири|пет|шест|седем|осем|девет|zero|oh|one|two|three|four|five|six|seven|eight|nine|"
    "нули|единици|двойки|тройки|double|triple|двойна|тройна"
)
_SPOKEN = re.compile(
    rf"(?:нула|zero|oh|плюс три|осем осем|eight eight|double eight)(?:[ ,.\-]+(?:и )?(?:{_DIGIT}|двадесет|тридесет|"
    rf"сто|[а-я]+(?:десет|"
    rf"йсет|стотин|ста))(?!\w)){{5,}}"
)


def find(text: Normalised) -> Iterator[Span]:
    """Whatever can be dialled and reaches a person."""
    plain, lower = text.text, text.lower
    for lead in _LEAD.finditer(plain):
        at = lead.start()
        match = _MOBILE.match(plain, at) or _FOREIGN.match(plain, at) or _FIXED.match(plain, at)
        if match and _stands_free(plain, at) and _may_be_private(match.group()):
            yield _trimmed(plain, *match.span())
        elif (
            (match := _SOLID_FIXED.match(plain, at))
            and _stands_free(plain, at)
            and (
                (_CALLING.search(lower, max(0, at - 40), at) and not is_a_things(lower, at, match.end()))
                or _is_landline(match.group(), lower, at)
            )
        ):
            yield match.span()
    yield from _misread(text)
    for at in text.starts(_WORDS):
        after = _AFTER_WORD.match(lower, at) or _LOOSE_NUMBER.match(lower, at)
        if after and _may_be_private(after["number"]) and not _is_long(after["number"]):
            yield _trimmed(plain, *after.span("number"))
    for at in text.starts(_WORDS):
        if (
            (before := _BEFORE_WORD.search(lower, max(0, at - 45), at))
            and _NAMES_IT.match(lower, at)
            and _may_be_private(before["number"])
        ):
            yield before.span("number")
    for at in text.starts(("нула", "zero", "oh ", "плюс три", "осем осем", "eight eight", "double eight")):
        if spoken := _SPOKEN.match(lower, at):
            yield spoken.span()


def _misread(text: Normalised) -> Iterator[Span]:
    """„О89 9ОО О1 23“: letters in the place of digits."""
    plain, lower = text.text, text.lower
    for eight in _LETTER_LEAD.finditer(plain):
        at = eight.start() - (1 if plain[eight.start() - 1] in _ZEROS else 2)
        if (match := _MOBILE.match(plain, at)) and _stands_free(plain, at) and _mostly_digits(match.group()):
            yield match.span()
    for at in text.starts(_WORDS):
        if (misread := _MISREAD.match(lower, at)) and _mostly_digits(misread["number"]):
            yield misread.span("number")


def _mostly_digits(number: str) -> bool:
    return sum(each.isdigit() for each in number) > 4 and any(each.isalpha() for each in number)


def _is_landline(number: str, lower: str, at: int) -> bool:
    """Whether nine digits are an area code and a subscriber's number, and not called anything else."""
    return (
        len(number) == 9
        and bool(_AREA.match(number))
        and not is_a_things(lower, at, at + 9)
        and not _SOMETHING_ELSE.search(lower, max(0, at - 24), at)
    )


def _stands_free(text: str, at: int) -> bool:
    """Whether nothing before `at` makes the digits part of a longer number, a version or a reference."""
    if not at:
        return True
    before = text[at - 1]
    if before.isalnum() or before == "_":
        return False
    if before in ",/;|" and re.match(r"0[89]\d{8}(?!\d)", text[at : at + 11]):
        return True
    return not (
        before in ".,/-+:=" and at > 1 and text[at - 2].isalnum() and before not in ":=" and not text[at - 2].isalpha()
    )


def _may_be_private(number: str) -> bool:
    digits = re.sub(r"\D", "", number.translate(_AS_READ))
    if (
        _DATE_OR_TIME.match(number.strip("( "))
        or _FREE.match(digits)
        or _FREE.match(digits.removeprefix("00").removeprefix("359"))
    ):
        return False
    if number.startswith(("+", "(+", "00")):
        return len(digits) >= 9
    if number.startswith(("0", "(0")):
        return len(re.sub(r"[^\dOoОо]", "", number)) >= _SHORTEST
    return True


def _is_long(number: str) -> bool:
    return len(re.sub(r"\D", "", number)) > 12


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without a bracket that opens or closes outside the number."""
    inside = text[start:end]
    if inside.count("(") > inside.count(")") and inside.startswith("("):
        start += 1
    elif inside.count(")") > inside.count("(") and inside.endswith(")"):
        end -= 1
    return start, end
