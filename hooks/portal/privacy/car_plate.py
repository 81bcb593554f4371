"""Registration plates: a province code, four digits, two letters, all from the twelve letters both alphabets share.

Source: Наредба № I-45 от 24.03.2000 г. (registration of vehicles). Unknown province codes stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span
from portal.privacy.normalise import TO_CYRILLIC, Normalised

_PROVINCES = frozenset(
    "А В ВН ВР ВТ Е ЕВ ЕН ЕА К КН М Н ОВ Р РА РВ РК РР С СА СВ СМ СН СО СС СТ СХ Т ТХ У Х ВА СР".split()
)
_LETTER = "[ABEKMHOPCTYXАВЕКМНОРСТУХ]"
_PLATE = re.compile(rf"{_LETTER}{{1,2}}[ \-·.]{{0,3}}\d{{4}}[ \-·.]{{0,3}}{_LETTER}{{2}}(?![\w])")
_PARTS = re.compile(r"(\w+?)[ \-·.]*(\d{4})[ \-·.]*(\w+)")
_SMALL = re.compile(
    r"(?:(?:рег(?:истрационен|истрационния|\.)?|регистрация) ?(?:номер|№|н-р|табела)?|номер(?:ът|"
    r"а)? на колата|табел[а-я]+|номера|(?:licence|license|number|registration) plates?|plates?|"
    r"registration(?: number| no\.?)?|reg\. ?(?:no\.?|number)|кола(?:та)?|автомобил(?:а|ът)?|car|"
    r"van|микробус(?:а|ът)?|мотор(?:а|ът)?)"
    r"[^\d\n.!?;]{0,40}?(?P<number>(?<!\w)[a-zа-я]{1,2}[ -]{0,3}\d{4,6}(?: ?-? ?[a-zа-я]{1,2})?(?!\w))"
)
_WORDS = tuple(
    (
        "рег|номер|табел|licence|license|number plate|plate|registration|reg.|кола|автомобил|car|van|микробус|мотор"
    ).split("|")
)
_CONTEXT = re.compile(
    r"рег|табел|кола|автомоб|мотор|микробус|таблат|пикап|бус|plate|car|van|vehicle|registration|"
    r"scooter|truck|такси|taxi"
)
_WORDS_OF_TWO = frozenset("НА ОТ ПО ЗА ДО СЪ ВЪВ СЕ НЕ СА ТЕ ТО ТА МУ ВС АС КН НО КАТО СМ".split())


def find(text: Normalised) -> Iterator[Span]:
    """Plates in capitals anywhere; in small letters only beside a word for a car or its plate."""
    plain, lower = text.text, text.lower
    for match in _PLATE.finditer(plain):
        if match.start() and (plain[match.start() - 1].isalnum() or plain[match.start() - 1] in "_/-"):
            continue
        parts = _PARTS.fullmatch(match.group().translate(TO_CYRILLIC))
        if parts and parts[1] in _PROVINCES and _is_plate(match, parts, lower):
            yield match.span()
    for at in text.starts(_WORDS):
        small = _SMALL.match(lower, at)
        if small and _known(small["number"]):
            yield small.span("number")


def _is_plate(match: re.Match[str], parts: re.Match[str], lower: str) -> bool:
    """A year between a preposition and a word is a heading in capitals: „В 2023 НА …“."""
    like_year = parts[2].startswith(("19", "20")) and " " in match.group()
    if not like_year or not (len(parts[1]) == 1 or parts[3] in _WORDS_OF_TWO):
        return True
    if parts[3] not in _WORDS_OF_TWO and len(parts[1]) == 1 and parts[1] not in "ВСКУ":
        return True
    return _CONTEXT.search(lower, max(0, match.start() - 60), match.end() + 30) is not None


def _known(number: str) -> bool:
    """Whether a plate in small letters begins with a province and does not end in a word."""
    parts = re.fullmatch(r"([a-zа-я]+)[ -]*(\d+)[ -]*([a-zа-я]*)", number)
    if not parts or parts[3].upper() in _WORDS_OF_TWO or parts[3] in {"г", "год", "лв"}:
        return False
    year = parts[2].startswith(("19", "20")) and len(parts[2]) == 4
    complete = len(parts[3]) == 2 or (not year and (len(parts[2]) > 4 or len(parts[3]) == 1))
    return parts[1].upper().translate(TO_CYRILLIC) in _PROVINCES and complete
