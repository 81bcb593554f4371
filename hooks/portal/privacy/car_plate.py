"""Registration plates: a province code, four digits, two letters, all from the twelve letters both alphabets share.

Source: Наредба № I-45 от 24.03.2000 г. (registration of vehicles). Unknown province codes stay quiet unless the word
for a plate stands beside them.
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
_GAP = r"[ \-·.\n]{0,3}"
_PLATE = re.compile(rf"{_LETTER}{{1,2}}(?:{_GAP}|/)\d\d[ -]?\d\d(?:{_GAP}|/){_LETTER}{{2}}(?![^\W_])")
_SPELT = re.compile(
    r"(?P<province>RA|RV|RK|RR|SA|SV|SM|SN|SO|SS|ST|SH|EV|VN|VR|VT) ?(?!19|20)\d{4} ?[A-Z]{2}(?![^\W_])"
)
"""A plate spelt in Latin letters by sound, as foreigners hear it: РА as RA, not as PA."""
_FOUR = re.compile(r"\d\d[ -]?\d\d(?!\d)")
_PARTS = re.compile(r"(\w+?)[ \-·./\n]*(\d\d[ -]?\d\d)[ \-·./\n]*(\w+)")
_SMALL_PLATE = re.compile(r"[a-zа-я]{1,2}[ -]?(?<![^\W_][^\W_][^\W_])\d\d[ -]?\d\d[ -]?[a-zа-я]{2}(?![^\W_])")
_VEHICLE = (
    r"(?:кол(?:а|ата|и)|автомобил(?:а|ът|и)?|микробус(?:а|ът)?|бус(?:а|ът)?|мотор(?:а|ът)?|мотопед(?:а|ът)?|"
    r"мотоциклет(?:а|ът)?|скутер(?:а|ът)?|пикап(?:а|ът)?|камион(?:а|ът)?|такси(?:то)?|джип(?:а|ът)?|трактор(?:а|ът)?|"
    r"ремарке(?:то)?|каруца(?:та)?|car|van|minibus|bus|truck|taxi|scooter|moped|motorbike|motorcycle|jeep|tractor|"
    r"vehicle|lorry)"
)
_PLATE_WORD = (
    r"(?:(?:рег(?:истрационен|истрационния|истрационният|истрационни|\.)?|регистрация|дк|д\. ?к\.) ?(?:номер(?:а|ът|"
    r"ата)?|№|н-р|"
    r"табел[а-я]+)?|табел[а-я]+|номер(?:а|ата)?|дкн|(?:licen[cs]e|number|registration|car) plates?|plates?|"
    r"registration(?: number| no\.?| plate)?|reg\. ?(?:no\.?|number|plate))"
)
_STRONG = re.compile(
    rf"(?:{_VEHICLE}(?: [\w\"-]+){{0,3}}? (?:с |with |на )?(?:[\w-]+ )?(?:{_PLATE_WORD}|№)|"
    rf"{_PLATE_WORD}(?: на| of)?(?: (?:the|his|her))?(?: {_VEHICLE})?|номер(?:ът|а)? на {_VEHICLE})"
    r"(?: (?:е|беше|is|was))?[\s:№\"(,-]{0,4}"
    r"(?P<number>(?<![^\W_])[a-zа-я]{1,3}[ -]{0,3}\d{4,6}(?: ?-? ?[a-zа-я]{1,2})?(?!\w)|"
    r"[a-z]{1,3}[ -][a-z]{0,2} ?\d{2,4}(?: ?-?[a-z]{1,3})?(?!\w))"
)
_WEAK = re.compile(
    rf"{_PLATE_WORD}?{_VEHICLE}?[^\d\n.!?;]{{0,40}}?(?P<number>(?<!\w)[a-zа-я]{{1,2}}[ -]{{0,3}}\d{{4,6}}"
    r"(?: ?-? ?[a-zа-я]{1,2})?(?!\w))"
)
_FOREIGN = re.compile(rf"{_VEHICLE},? (?:\w+ )?\"?(?P<number>[a-z]{{1,2}}[ -]\d{{2,3}}[ -][a-z]{{2,3}})(?!\w)")
_WORDS = tuple(
    (
        "рег|номер|табел|дк|д.к|licen|number plate|plate|registration|reg.|кол|автомобил|car|van|minibus|bus|truck|"
        "taxi|scooter|"
        "moped|motor|jeep|tractor|vehicle|lorry|микробус|бус|мотор|мотопед|мотоциклет|скутер|пикап|камион|такси|джип|"
        "трактор|ремарке|каруца"
    ).split("|")
)
_NO_CAR = re.compile(r"каталог|единица|добавка|протокол|стандарт|артикул|формуляр|standard|catalogue|form no|item")
_CONTEXT = re.compile(
    r"рег|табел|кола|автомоб|мотор|микробус|таблат|пикап|бус|plate|car|van|vehicle|registration|"
    r"scooter|truck|такси|taxi"
)
_DRIVING = re.compile(
    r"рег|табел|кол[аи]|автомоб|мотор|микробус|таблат|пикап|бус|ключ|шофьор|шофир|кара|волан|паркир|гум[аи]|спрян|"
    r"возил|plate|"
    r"\bcar|\bvan|vehicle|registration|scooter|truck|такси|taxi|key|driv|park|wheel|tyre|stopped"
)
_WORDS_OF_TWO = frozenset("НА ОТ ПО ЗА ДО СЪ ВЪВ СЕ НЕ СА ТЕ ТО ТА МУ ВС АС КН НО КАТО СМ".split())
_SHOUTED = frozenset("НА ОТ ПО ДО СЕ НЕ ТЕ ТО ТА МУ НО".split())
_UNITS = frozenset("КМ ММ СМ КВ КВТ МВ ТХ ВС КС МВТ КГ СТ ТН".split())


def find(text: Normalised) -> Iterator[Span]:
    """Plates in capitals anywhere; in small letters when written together or beside a word for a car or its plate."""
    plain, lower = text.text, text.lower
    for four in _FOUR.finditer(plain):
        low, high = max(0, four.start() - 5), four.end() + 6
        match = _PLATE.search(plain, low, high)
        spelt = _SPELT.search(plain, low, high)
        if spelt and spelt.start() < four.start() < spelt.end() and _begins(plain, spelt.start()):
            if not _NO_CAR.search(lower, max(0, spelt.start() - 30), spelt.end() + 30):
                yield spelt.span()
        elif match and match.start() < four.start() < match.end() and _begins(plain, match.start()):
            parts = _PARTS.fullmatch(match.group().translate(TO_CYRILLIC))
            if parts and parts[1] in _PROVINCES and _is_plate(match, parts, lower):
                yield match.span()
        small = _SMALL_PLATE.search(lower, low, high)
        if small and small.start() < four.start() < small.end() and _begins(lower, small.start()):
            near = _DRIVING.search(lower, max(0, small.start() - 80), small.end() + 50)
            if _is_small_plate(small.group(), among_cars=near is not None):
                yield small.span()
    for at in text.starts(_WORDS):
        strong = _STRONG.match(lower, at)
        if strong and _complete(strong["number"]):
            yield strong.span("number")
            continue
        weak = _WEAK.match(lower, at)
        if weak and _known(weak["number"]):
            yield weak.span("number")
        elif (foreign := _FOREIGN.match(lower, at)) and plain[foreign.start("number")].isupper():
            yield foreign.span("number")


def _begins(plain: str, at: int) -> bool:
    """Whether nothing before makes the letters part of a word or of a reference; `_` is a space in names of files."""
    return not at or not (plain[at - 1].isalnum() or plain[at - 1] in "/-")


def _is_plate(match: re.Match[str], parts: re.Match[str], lower: str) -> bool:
    """A year between a preposition and a word is a heading in capitals: „В 2023 НА …“."""
    if "/" in match.group() and len(parts[1]) == 1:
        return False
    preposition = len(parts[1]) == 1 or parts[2].startswith(("19", "20"))
    if " " in match.group() and parts[3] in _SHOUTED and preposition:
        return _CONTEXT.search(lower, max(0, match.start() - 60), match.end() + 30) is not None
    if _NO_CAR.search(lower, max(0, match.start() - 30), match.end() + 30):
        return _CONTEXT.search(lower, max(0, match.start() - 60), match.end() + 30) is not None
    like_year = parts[2].startswith(("19", "20")) and " " in match.group()
    if not like_year or not (len(parts[1]) == 1 or parts[3] in _WORDS_OF_TWO):
        return True
    if parts[3] not in _WORDS_OF_TWO and len(parts[1]) == 1 and parts[1] not in "ВСКУ":
        return True
    return _CONTEXT.search(lower, max(0, match.start() - 60), match.end() + 30) is not None


def _is_small_plate(number: str, *, among_cars: bool) -> bool:
    """Without a word beside it a plate in small letters must be no word, year or measure: „рв 3305 тр“, „рв3305тр“."""
    parts = _PARTS.fullmatch(number.upper().translate(TO_CYRILLIC))
    if not parts or parts[1] not in _PROVINCES or not re.fullmatch(f"{_LETTER}{{2}}", parts[3]):
        return False
    if parts[2].startswith(("19", "20")) or parts[3] in _WORDS_OF_TWO | _UNITS:
        return False
    return " " not in number or among_cars or (len(parts[1]) == 2 and parts[1] not in _WORDS_OF_TWO | _UNITS)


def _complete(number: str) -> bool:
    """Whether what follows the word for a plate is one, of whatever country, and not a year or an amount."""
    letters = re.findall(r"[a-zа-я]+", number)
    if letters[-1].upper() in _WORDS_OF_TWO | _UNITS or letters[-1] in {"г", "год", "лв", "от", "в", "и"}:
        return len(letters) > 2
    if len(letters) == 1:
        return len(re.sub(r"\D", "", number)) in {4, 5, 6} and not re.search(r" (?:19|20)\d\d$", number)
    return letters[0].upper() not in _WORDS_OF_TWO or letters[0] == "са"


def _known(number: str) -> bool:
    """Whether a plate in small letters begins with a province and does not end in a word."""
    parts = re.fullmatch(r"([a-zа-я]+)[ -]*(\d+)[ -]*([a-zа-я]*)", number)
    if not parts or parts[3].upper() in _WORDS_OF_TWO or parts[3] in {"г", "год", "лв"}:
        return False
    year = parts[2].startswith(("19", "20")) and len(parts[2]) == 4
    complete = len(parts[3]) == 2 or (not year and (len(parts[2]) > 4 or len(parts[3]) == 1))
    return parts[1].upper().translate(TO_CYRILLIC) in _PROVINCES and complete
