"""Where somebody lives: street and number, block and flat, a house in a mahala or village, in Bulgarian and English.

A street without a number counts only where somebody is said to live; quarters, areas and incoming numbers stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy import address_bare, address_english, dwellings
from portal.privacy.address_parts import (
    AT_THE_DOOR,
    HOUSE,
    LIVES,
    NAME,
    NOT_COUNT,
    NUMBER_SIGN,
    PART,
    SPELLED,
    TAIL,
    is_home,
    is_office,
    with_town,
)
from portal.privacy.beside import last
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised, occurrences

_STREET_KIND = (
    r"(?:ул\.?|улица(?:та)?|бул\.?|булевард(?:а|ът)?|пл\.|площад(?:а|ът)?|ж\. ?к\.?|жк|"
    r"жил\. ?комплекс|жилищен комплекс|кв\.|квартал(?:а|ът)?|пер\.|махала(?:та)?|мах\.|"
    r"местност(?:та)?|м-ст|пътя? |комплекс|ul\.|ulitsa|bul\.|blvd\.?|zh\. ?k\.|zhk|kv\.|quarter|"
    r"street|str\.|mahala)"
)
_STREET = re.compile(
    rf"(?P<kind>{_STREET_KIND})(?:(?<=\.)|(?!\w)) ?(?P<name>{NAME})?(?:,? ?{NUMBER_SIGN} ?(?:{HOUSE}|{SPELLED})|"
    rf" {SPELLED}(?= ?[,.;)]|$)|"
    rf",? ?{HOUSE}{NOT_COUNT}|(?=,? ?{PART})){TAIL}"
)
_STREET_ONLY = re.compile(
    r"(?:ул\.|улица(?:та)?(?!\w)|бул\.|булевард(?:а)?(?!\w)|ul\.|bul\.) ?(?:\"[^\"\n]{2,40}\"|"
    r"[а-яa-z][\w-]+(?: [а-яa-z][\w-]+)?)"
)
_STREET_STEMS = tuple(
    (
        "ул.|ул |улица|бул.|бул |булевард|пл.|площад|ж.к|ж. к|жк|жил.|жилищен|кв.|квартал|махала|мах.|местност|"
        'м-ст|комплекс|ul.|ulitsa|bul.|blvd|zh.k|zh. k|zhk|kv.|quarter|street "|mahala|street no|str.'
    ).split("|")
)
_NUMBER_FIRST = re.compile(r"(?<![\w/.,-])(?:№|номер|no\.?|number) ?\d{1,3}[а-яa-h]?,? (?:на|по|от|on|of|in) $")
_QUOTED_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n]{{2,30}}\",? ?(?:№|номер|no\.?) ?{HOUSE}{TAIL}", re.IGNORECASE)
_CLOSED_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n\d]{{2,25}} \d{{1,3}}[а-яa-h]?\"{TAIL}")
"""„Калина 22“: a street with its number in quotation marks."""
_OPEN_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n\d]{{2,25}}\",? \d{{1,3}} ?[а-ж]?(?!\w|[.,/-]\d){NOT_COUNT}{TAIL}")
_TO_IT = re.compile(r"(?<!\w)(?:на|от|до|пред|към|в|at|on|from) $")
"""„на „Синчец“ 3“: only where somebody lives, knocks or is fetched."""
_NOT_A_STREET = re.compile(
    r"(?:училище(?:то)?|[сон]у|обу|дг|пг[а-я]*|гимназия(?:та)?|градина(?:та)?|проект\w*|програма(?:та)?|мярка|договор|"
    r"бр\.?|"
    r"вестник|в-к|списание|каталог|серия|school|kindergarten|project|issue|magazine) ?$"
)
_SAID_ADDRESS = re.compile(
    r"(?:[Аа]дрес(?:ът|а| на регистрация)?(?: (?:му|ѝ|й|им)| на (?!цент|офис|служб|общин|съд|екип|фонд|сайт)[а-я]+)?|"
    r"[Aa]ddress)(?: (?:по лична карта|е|"
    r"is))?[:\s-]{1,3}(?P<place>(?:(?:гр|с)\. ?|град |село )?"
    r"(?!Модул|Урок|Стая|Зала|Етаж|Том|Глава|Раздел|Room|Module|Lesson|Page)[А-ЯA-Z][\w-]+(?:,? \"?[А-ЯA-Z][\w-]+\"?)"
    rf"{{0,3}},? (?:№ ?)?{HOUSE}(?!\w){TAIL})"
)
_AFTER_ADDRESS = re.compile(
    rf"[а-яa-z]+(?: (?:му|ѝ|им|й|е|is|at|на))*[^\d\n\".!?;]{{0,25}}?(?:\d{{4}})?[^\d\n\".!?;]{{0,20"
    rf"}}(?P<place>\"[^\"\n]{{2,30}}\",? ?(?:{NUMBER_SIGN} ?)?{HOUSE})(?! ?(?:г\.|клас|години|ч\.))"
)

_LIVES_AT = re.compile(
    rf"(?:[Жж]иве[а-я]+|[Ll]ives?|lived|living|resides?)(?: (?:сам|сама|сами|още|сега|alone|still|now))? (?:на|at|on) "
    rf"(?P<place>[А-ЯA-Z][а-яa-z]{{2,}}(?: [А-ЯA-Z][а-яa-z]+)? {HOUSE}(?! ?-| [А-ЯA-Z]|\w)"
    rf"(?! ?(?:hours|days|times|per|процент|дни|на сто)){NOT_COUNT}{TAIL})"
)
"""„живее на Каменна 18“"""


def find(text: Normalised) -> Iterator[Span]:
    """Addresses with their settlement when it stands next to them."""
    yield from _streets(text)
    yield from address_bare.find(text)
    yield from dwellings.find(text)
    yield from address_english.find(text)


def _streets(text: Normalised) -> Iterator[Span]:
    plain, lower = text.text, text.lower
    for at in text.starts(_STREET_STEMS):
        match, alone = _STREET.match(lower, at), _STREET_ONLY.match(lower, at)
        if match and _is_street(match, lower):
            yield with_town(plain, at, match.end())
        elif alone and (first := _NUMBER_FIRST.search(lower, max(0, at - 22), at)):
            yield with_town(plain, first.start(), alone.end())
        elif alone and is_home(lower, at, alone.end()) and not is_office(lower, at - 60, alone.end() + 30):
            yield with_town(plain, at, alone.end())
    for at in text.starts(("адрес", "живее", "живеят", "живущ", "address", "lives", "live ", "residing", "resides")):
        if quoted := _AFTER_ADDRESS.match(lower, at):
            yield quoted.span("place")
        elif said := _SAID_ADDRESS.match(plain, at):
            yield said.span("place")
        elif lives := _LIVES_AT.match(plain, at):
            yield lives.span("place")
    yield from _in_quotation_marks(text)


def _in_quotation_marks(text: Normalised) -> Iterator[Span]:
    """„Калина 22“, „Роза“ № 12, „Синчец“ 3: a street without the word, where somebody lives."""
    plain, lower = text.text, text.lower
    for number in _CLOSED_NUMBER.finditer(plain):
        if is_home(lower, *number.span()) and not _NOT_A_STREET.search(
            lower, max(0, number.start() - 20), number.start()
        ):
            yield with_town(plain, *number.span())
    for number in _OPEN_NUMBER.finditer(plain):
        start, end = number.span()
        if _TO_IT.search(lower, max(0, start - 6), start) and (
            is_home(lower, start, end) or AT_THE_DOOR.search(lower, max(0, start - 50), end + 50)
        ):
            yield with_town(plain, start, end)
    for at in occurrences(plain, "№"):
        quoted = last(_QUOTED_NUMBER, plain, max(0, at - 36), at + 30)
        if (
            quoted
            and quoted.start() < at < quoted.end()
            and not _NOT_A_STREET.search(lower, max(0, quoted.start() - 20), quoted.start())
            and is_home(lower, quoted.start(), quoted.end())
        ):
            yield with_town(plain, *quoted.span())


def _is_street(match: re.Match[str], lower: str) -> bool:
    kind, name = match["kind"], match["name"] or ""
    if kind.startswith("кв") and re.match(r"м(?:\.|етра)?(?!\w)|м[2²]", name):
        return False
    quarter = kind.startswith(("кв", "ж", "мах", "мест", "м-ст", "пер", "комплекс", "kv", "zh", "quarter", "mahala"))
    has_part = re.search(PART, match.group()[len(kind) :]) is not None
    if kind.startswith(("площад", "квартал", "местност", "комплекс", "quarter", "пътя", "street", "махала")) and not (
        name.startswith('"') or "№" in match.group() or has_part
    ):
        return False
    if quarter and not (
        has_part
        or (name.startswith('"') and re.search(r"\" \d{1,3} ?[а-е]?$", match.group()))
        or (kind.startswith(("ж", "zh")) and re.search(r" \d{1,3} ?[а-еa-e]$", match.group()))
        or "№" in match.group()
        or "номер" in match.group()
        or LIVES.search(lower, max(0, match.start() - 60), match.start())
    ):
        return False
    if not name and not has_part and "№" not in match.group():
        return False
    return not re.search(r"(?:^| )(?:и|на|в|от|за|се|са|който|където|има) ", name)
