"""Where somebody lives: street and number, block and flat, a house in a mahala or village, in Bulgarian and English.

A street without a number counts only where somebody is said to live; quarters, areas and incoming numbers stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.beside import last
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised, occurrences

_W = r"[^\W\d_][\w'.\-]*"
_NAME = (
    rf"(?:\"[^\"\n]{{2,40}}\"|(?:св\. ?|ген\. ?|полк\. ?|кап\. ?|д-р |проф\. ?|акад\. ?|"
    rf"[a-zа-я]\. ?){{0,2}}{_W}(?: (?!(?:№|бл|вх|ет|ап|номер|блок|до|в|и|на|срещу|"
    rf"где)\b){_W}){{0,3}}?|\d{{1,4}}(?:-?[а-я]{{1,3}})?(?: [а-я]+)?)"
)
_NO = r"(?:\s?(?:№|no\.?|n°|номер|number|#|н-р))"
_SPELLED = (
    r"(?:един|едно|две|три|четири|пет|шест|седем|осем|девет|десет|[а-я]+(?:найсет|надесет|"
    r"десет)(?: и [а-я]+)?|(?:twenty|thirty|forty|fifty)(?:[ -][a-z]+)?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)(?!\w)"
)
_HOUSE = r"\d{1,3}(?: ?-? ?[а-жa-h](?!\w))?(?:[/-]\d{1,3})?(?![\d%]|[.,]\d)"
_NOT_COUNT = (
    r"(?! ?(?:г\.|година|годишн|деца|ученици|души|часа|ч\.|лв|км|метра|м\.|minutes|children|"
    r"people|years|юни|май|март|април|юли|август|януари|февруари|септември|октомври|ноември|"
    r"декември))"
)
_PART = (
    r"(?:(?:бл(?:\.|ок(?:а|ът)?)?|вх(?:\.|од(?:а|ът)?)?|ет(?:\.|аж(?:а|ът)?)?|ап(?:\.|"
    r"артамент(?:а|ът)?)?|къща(?:та)?|имот|парцел|пи|упи|вила|bl(?:\.|ock)|block|entr(?:\.|ance)|"
    r"vh\.|vhod|fl(?:\.|oor)|floor|et\.|etazh|ap(?:\.|t\.?|artment)?|apartment|flat|unit|house)"
    r" ?(?:№|no\.?|number|номер)? ?(?:\d{1,4}[а-яa-z]?(?![\w])|[а-еa-h](?!\w)|\"(?:\d{1,4}[а-яa-z]?|[а-еa-h])\")|"
    r"\d{1,2}(?:-?(?:ви|ри|ти|ми|st|nd|rd|th)) (?:етаж|floor)|(?:първи|втори|трети|четвърти|пети|"
    r"шести|седми|осми|последен|last|first|second|third|fourth|fifth)(?:я|ят|ия)? (?:етаж|floor)|партер(?:ът|а)?|"
    r"(?:първи|втори|трети|четвърти|пети|шести|последен|крайния|средния|first|second|third|fourth) (?:вход|entrance|"
    r"staircase)|"
    r"апартаментът? (?:вляво|вдясно|отляво|отдясно))"
)
_TAIL = rf"(?:\s?[,;(-]?\s?(?:на )?{_PART}){{0,5}}"
_TOWN_BEFORE = (
    r"(?:\d{4} )?(?:(?:гр|с|общ|обл|к\.к)\. ?|град |село |"
    r"общ(?:ина)? )[А-Я][\w-]+(?: [А-Я][\w-]+)?, ?|(?:\d{4} )?[А-ЯA-Z][\w-]+(?: [А-ЯA-Z][\w-]+)?, "
    r"?"
)
_TOWN = re.compile(rf"(?:{_TOWN_BEFORE})(?:(?:кв|ж\. ?к|жк)\.? ?\"?[А-Я][\w -]*\"?, ?)?$")
_TOWN_AFTER = re.compile(
    r",? (?:\d{4} )?(?:(?:в |във )?(?:гр|с|общ|обл)\. ?[А-Я][\w-]+(?: [А-Я][\w-]+)?|"
    r"(?:in )?(?:the )?(?:town|village|city) of [A-Z]\w+)|"
    r", (?:\d{4} )?[А-ЯA-Z][\w-]{2,}(?: [А-ЯA-Z][\w-]+)?(?=[.,;)]|$)"
)

_STREET_KIND = (
    r"(?:ул\.?|улица(?:та)?|бул\.?|булевард(?:а|ът)?|пл\.|площад(?:а|ът)?|ж\. ?к\.?|жк|"
    r"жил\. ?комплекс|жилищен комплекс|кв\.|квартал(?:а|ът)?|пер\.|махала(?:та)?|мах\.|"
    r"местност(?:та)?|м-ст|пътя? |комплекс|ul\.|ulitsa|bul\.|blvd\.?|zh\. ?k\.|zhk|kv\.|quarter|"
    r"street|str\.|mahala)"
)
_STREET = re.compile(
    rf"(?P<kind>{_STREET_KIND})(?:(?<=\.)|(?!\w)) ?(?P<name>{_NAME})?(?:,? ?{_NO} ?(?:{_HOUSE}|{_SPELLED})|"
    rf" {_SPELLED}(?= ?[,.;)]|$)|"
    rf",? ?{_HOUSE}{_NOT_COUNT}|(?=,? ?{_PART})){_TAIL}"
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
_BLOCK = re.compile(
    r"(?:бл(?:\.|ок)|block|bl\.|ап\.|апартамент|flat|apartment) ?(?:№ ?|no\.? ?)?\d{1,3}[а-еa-e]?(?!\w)"
)
_ON_A_STREET = re.compile(r"(?<!\w)(?:ул|бул|ж\. ?к|жк|кв)\.? ?[\"а-я][^.!?\n]*$|(?<!\w)(?:улица|булевард) [^.!?\n]*$")
_PARTS = re.compile(rf"{_PART}(?:\s?[,;-]?\s?(?:и |на |and |on )?(?:the )?{_PART}){{1,5}}")
_PART_STEMS = tuple(
    (
        "бл.|бл |блок|вх.|вх |вход|ет.|ет |етаж|ап.|ап |bl |vh |et |ap |първия етаж|втория етаж|третия етаж|"
        "четвъртия етаж|петия етаж|последния етаж|апартамент|block|bl.|entrance|entr.|flat|"
        "apartment|apt|ap.|floor|"
        "стая|third floor|second floor|fourth floor|fifth floor|първи етаж|втори етаж|трети етаж|четвърти етаж|"
        "пети етаж"
    ).split("|")
)
_ROOM = re.compile(
    r"(?:(?:(?:в|на) )?общежитие(?:то)?|блок(?:а|ът)? на [а-я]+|dormitory|hostel|хотел(?:а|ът)?)(?: ?(?:№|"
    r"no\.?) ?\d{1,3}| \"[^\"\n]{2,30}\")?"
    r"(?: на ул\. ?\"?[\w-]+\"?(?: ?№? ?\d+)?)?,? (?:стая|room) ?(?:№ ?)?\d{1,4}"
)
_NAME_AND_FLAT = re.compile(
    r"(?<![\w.\"])\"?[А-ЯA-Z][\w'-]+(?: [А-ЯA-Z][\w'-]+){0,2}\"?,? (?:№ ?)?\d{1,3} ?[А-Еа-еA-Ha-h]?,? $"
)
"""„Роза 12, “ before „ап. 8“."""
_NUMBER_FIRST = re.compile(r"(?<![\w/.,-])(?:№|номер|no\.?|number) ?\d{1,3}[а-яa-h]?,? (?:на|по|от|on|of|in) $")
_QUOTED_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n]{{2,30}}\",? ?(?:№|номер|no\.?) ?{_HOUSE}{_TAIL}", re.IGNORECASE)
_CLOSED_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n\d]{{2,25}} \d{{1,3}}[а-яa-h]?\"{_TAIL}")
"""„Калина 22“: a street with its number in quotation marks."""
_OPEN_NUMBER = re.compile(rf"\"[А-ЯA-Z][^\"\n\d]{{2,25}}\",? \d{{1,3}} ?[а-ж]?(?!\w|[.,/-]\d){_NOT_COUNT}{_TAIL}")
_TO_IT = re.compile(r"(?<!\w)(?:на|от|до|пред|към|в|at|on|from) $")
"""„на „Синчец“ 3“: only where somebody lives, knocks or is fetched."""
_NOT_A_STREET = re.compile(
    r"(?:училище(?:то)?|[сон]у|обу|дг|пг[а-я]*|гимназия(?:та)?|градина(?:та)?|проект\w*|програма(?:та)?|мярка|договор|"
    r"бр\.?|"
    r"вестник|в-к|списание|каталог|серия|school|kindergarten|project|issue|magazine) ?$"
)
_SAID_ADDRESS = re.compile(
    r"(?:[Аа]дрес(?:ът|а| на регистрация)?(?: (?:му|ѝ|й|им))?|[Aa]ddress)(?: (?:по лична карта|е|"
    r"is))?[:\s-]{1,3}(?P<place>(?!Модул|Урок|Стая|Зала|Етаж|Том|Глава|Раздел|Room|Module|Lesson|"
    r"Page)[А-ЯA-Z][\w-]+(?:,? \"?[А-ЯA-Z][\w-]+\"?)"
    rf"{{0,3}},? (?:№ ?)?{_HOUSE}(?!\w){_TAIL})"
)
_HOUSE_NO = re.compile(
    rf"(?:къща(?:та)?(?: (?:им|му|ѝ|й))?|дом(?:ът)?|двор|вила(?:та)?|барака|фургон|house|home|hut|caravan|"
    rf"shack)(?: (?:at|with|с|под))?(?:,? (?:е )?{_NO}| номер| number) ?\d{{1,4}}[а-яa-h]?(?!\w)|(?:къща|"
    rf"house|вила|бунгало|барака|cabin|villa) \d{{1,4}}(?!\w)"
)
_PLAIN_HOUSE = re.compile(r"(?:дом|двор|вила|къща|house|home) \d{1,4}[а-яa-h]?(?!\w)")
_MAHALA_BEFORE = re.compile(
    r"(?:[А-Я][а-я]+(?:та|ата|ото|ия|ският)? )?(?:[Мм]ахала(?:та)?|[Кк]вартал(?:а|ът)?|кв\.|"
    r"[Мм]ах\.|ж\.к\.|с\.|[Сс]ело)(?: \"?[А-Я][\w-]+(?: [А-Я][\w-]+)?\"?)?,? $|"
    r"[A-Z]\w+ (?:[Mm]ahala|[Qq]uarter|[Nn]eighbourhood|[Vv]illage),? $"
)
_VILLAGE = re.compile(rf"(?:с\.|село|гр\.|град) ?{_W}(?: {_W})?,? (?:{_NO} ?{_HOUSE}|ул\. ?{_HOUSE})")
_AFTER_ADDRESS = re.compile(
    rf"[а-яa-z]+(?: (?:му|ѝ|им|й|е|is|at|на))*[^\d\n\".!?;]{{0,25}}?(?:\d{{4}})?[^\d\n\".!?;]{{0,20"
    rf"}}(?P<place>\"[^\"\n]{{2,30}}\",? ?(?:{_NO} ?)?{_HOUSE})(?! ?(?:г\.|клас|години|ч\.))"
)
_LANDMARK_STEMS = tuple(
    (
        "последната|предпоследната|първата|втората|третата|четвъртата|петата|шестата|седмата|осмата|деветата|десетата|"
        "крайната|съседната|"
        "ъгловата|малката|голямата|старата|новата|розовата|оранжевата|кафявата|тухлената|паянтовата|двуетажната|"
        "единствената|жълтата|синята|зелената|"
        "червената|бялата|the last house|the first house|the second house|the third house|the only house|"
        "the fourth house|the fifth house|the sixth house|the old|the small|the brick|the corner|the pink|the yellow|"
        "the blue|the green|the red|the white|last house|first house"
    ).split("|")
)
_LANDMARK = re.compile(
    r"(?:[а-я]+та къща|(?:the )?[a-z]+ house)(?: (?:вляво|вдясно|отляво|отдясно|on the (?:left|"
    r"right)))?(?: (?:след|до|срещу|зад|преди|на|край|при|над|под|past|after|by|before|behind|"
    r"next to|opposite|beyond|on)(?: the)? [\w-]+){0,2}"
)
_PLACE_BEFORE = re.compile(
    r"(?:(?:с\.|гр\.|[Сс]ело|[Мм]ахала(?:та)?|кв\.|[Кк]вартал|ул\.|"
    r"[Уу]лица) ?\"?[А-Я][\w-]+(?: [А-Я][\w-]+)?\"?|[А-Я][а-я]+(?:та|ата|ия) махала|"
    r"[Vv]illage of [A-Z]\w+|[A-Z]\w+ (?:[Vv]illage|[Mm]ahala|[Qq]uarter))[,:-]{0,2} ?-? ?$"
)
_PLACE_AFTER = re.compile(
    r",? (?:(?:в|на|във) )?(?:с\.|гр\.|село|махала|кв\.|ул\.) ?\"?[А-Я][\w-]+|"
    r",? in (?:the village of )?[A-Z]\w+"
)
_EN_NAME = (
    r"(?:(?:St\.|Sv\.|Gen\.|Dr\.?|Tsar|Knyaz|Han|Al\.|[A-Z]\.) ?){0,2}\"?[A-Z][\w'.-]+(?: (?:and |"
    r"of |the )?[A-Z][\w'.-]+){0,3}\"?"
)
_EN_KIND = (
    r"(?:Street|Str\.|St\.|St(?!\w)|Boulevard|Blvd\.?|Bul\.|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|"
    r"Square|Sq\.|Quarter|Mahala|Row|Alley|Close|Crescent|street|boulevard|avenue|road|lane|"
    r"mahala)"
)
_EN_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:No\.? ?)?\d{{1,3}} ?[A-Ha-h]?,? (?:\"[^\"\n]{{2,30}}\"|"
    rf"{_EN_NAME}) {_EN_KIND}(?!\w)|\d{{1,3}}[A-Ha-h]?,? (?:[Uu]l\.|[Bb]ul\.|"
    rf"[Uu]litsa) ?{_EN_NAME}|(?<![\w.,/-])\d{{1,3}} [A-Z][a-z]{{1,4}}\. [A-Z][a-z]+(?:ski|ska|ov|"
    rf"ev)(?!\w)"
)
_EN_LAST = re.compile(
    rf"(?:\"[^\"\n]{{2,30}}\"|{_EN_NAME}) {_EN_KIND}\.?,? (?:[Nn]o\.? ?|№ ?|[Nn]umber |"
    rf"#)?\d{{1,3}}[A-Ha-h]?(?![\d%]|[.,]\d| (?:children|people|years|participants|times|"
    rf"families))"
)
_EN_STREET_ONLY = re.compile(rf"{_EN_NAME} (?:Street|Boulevard|Avenue|Lane|Mahala)(?!\w)")
_EN_GATE = tuple(
    (
        "Street|Str.|St|Boulevard|Blvd|Bul.|Avenue|Ave|Road|Rd|Lane|Ln|Square|Sq.|Quarter|Mahala|Row|Alley|Close|"
        "Crescent|street|boulevard|road|lane|mahala|ul.|bul.|Ul.|Bul.|Al. |Gen. "
    ).split("|")
)
_LIVES = re.compile(
    r"(?<!\w)(?:живе[а-я]+|обитава[а-я]*|дом(?:а|ът|ове|у)?|вкъщи|къща(?:та)?|адрес(?:а|ът)?|"
    r"квартира(?:та)?|настанен[аио]?|нощува|прибира|прибран|напусна[а-я]*|гледа[а-я]*|регистриран[аи]?|семейств[а-я]+|"
    r"li(?:ve|ves|ved|ving)|home|house|address|flat|resid[a-z]+|stays?|staying|family)(?!\w)"
)
_AT_THE_DOOR = re.compile(
    r"почук|потроп|звънн|врат(?:а|ата|ичка)|двора?\b|праг|прибра|прибер|намерихме|посетих|вкъщи|у тях|у нас|knock|"
    r"door|yard|visited"
)
_LIVING = re.compile(
    r"(?<!\w)(?:живе[а-я]+|обитава[а-я]*|е дом[а-я]*|нощува|спи|спят|прибира|li(?:ve|ves|ved|ving)|resid[a-z]+|"
    r"sleeps?)(?!\w)"
)
_OFFICE = re.compile(
    r"стая|каб(?:\.|инет)|зала|офис|рецепция|гише|room \d|hall|office|centre|center|"
    r"organi[sz]ation|court|кабинет|сградата на|ministry|building of"
)


def find(text: Normalised) -> Iterator[Span]:
    """Addresses with their settlement when it stands next to them."""
    yield from _streets(text)
    yield from _flats(text)
    yield from _houses(text)
    yield from _landmarks(text)
    yield from _english(text)


def _streets(text: Normalised) -> Iterator[Span]:
    plain, lower = text.text, text.lower
    for at in text.starts(_STREET_STEMS):
        match, alone = _STREET.match(lower, at), _STREET_ONLY.match(lower, at)
        if match and _is_street(match, lower):
            yield _with_town(plain, at, match.end())
        elif alone and (first := _NUMBER_FIRST.search(lower, max(0, at - 22), at)):
            yield _with_town(plain, first.start(), alone.end())
        elif alone and _is_home(lower, at, alone.end()) and not _is_office(lower, at - 60, alone.end() + 30):
            yield _with_town(plain, at, alone.end())
    for at in text.starts(("адрес", "живее", "живеят", "живущ", "address", "lives", "live ", "residing", "resides")):
        if quoted := _AFTER_ADDRESS.match(lower, at):
            yield quoted.span("place")
        elif said := _SAID_ADDRESS.match(plain, at):
            yield said.span("place")
    yield from _in_quotation_marks(text)


def _in_quotation_marks(text: Normalised) -> Iterator[Span]:
    """„Калина 22“, „Роза“ № 12, „Синчец“ 3: a street without the word, where somebody lives."""
    plain, lower = text.text, text.lower
    for number in _CLOSED_NUMBER.finditer(plain):
        if _is_home(lower, *number.span()) and not _NOT_A_STREET.search(
            lower, max(0, number.start() - 20), number.start()
        ):
            yield _with_town(plain, *number.span())
    for number in _OPEN_NUMBER.finditer(plain):
        start, end = number.span()
        if _TO_IT.search(lower, max(0, start - 6), start) and (
            _is_home(lower, start, end) or _AT_THE_DOOR.search(lower, max(0, start - 50), end + 50)
        ):
            yield _with_town(plain, start, end)
    for at in occurrences(plain, "№"):
        quoted = last(_QUOTED_NUMBER, plain, max(0, at - 36), at + 30)
        if (
            quoted
            and quoted.start() < at < quoted.end()
            and not _NOT_A_STREET.search(lower, max(0, quoted.start() - 20), quoted.start())
            and _is_home(lower, quoted.start(), quoted.end())
        ):
            yield _with_town(plain, *quoted.span())


def _is_home(lower: str, start: int, end: int) -> bool:
    """Whether somebody is said to live there, before the place or right after it."""
    after = re.split(r"[.!?\n]", lower[end : end + 34])[0]
    return _LIVES.search(lower, max(0, start - 45), start) is not None or _LIVING.search(after) is not None


def _flats(text: Normalised) -> Iterator[Span]:
    for at in text.starts(_PART_STEMS):
        match = _PARTS.match(text.lower, at)
        match = match or (
            _BLOCK.match(text.lower, at)
            if _ON_A_STREET.search(text.lower, max(0, at - 60), at) or _LIVES.search(text.lower, max(0, at - 22), at)
            else None
        )
        named = _NAME_AND_FLAT.search(text.text, max(0, at - 50), at)
        if not match and named:
            match = re.compile(_PART).match(text.lower, at)
        if match and not _is_office(text.lower, at - 30, match.end() + 25):
            yield _with_town(text.text, named.start() if named else at, match.end())
    for at in text.starts(("общежитие", "dormitory", "hostel", "в общежитие", "хотел")):
        if room := _ROOM.match(text.lower, at):
            yield room.span()


def _houses(text: Normalised) -> Iterator[Span]:
    plain, lower = text.text, text.lower
    for at in text.starts(
        (
            "къща",
            "дом",
            "двор",
            "вила",
            "бунгало",
            "барака",
            "фургон",
            "cabin",
            "villa",
            "house",
            "home",
            "hut",
            "caravan",
            "shack",
        )
    ):
        match = _HOUSE_NO.match(lower, at)
        if not match and _MAHALA_BEFORE.search(plain, max(0, at - 50), at):
            match = _PLAIN_HOUSE.match(lower, at)
        if match and not (lower[at - 1 : at] == lower[match.end() : match.end() + 1] == '"'):
            before = _MAHALA_BEFORE.search(plain, max(0, at - 50), at)
            yield _with_town(plain, before.start() if before else at, match.end())
    for at in text.starts(("с.", "село ", "гр.", "град ")):
        if match := _VILLAGE.match(lower, at):
            yield match.span()


def _landmarks(text: Normalised) -> Iterator[Span]:
    """„с. Черешник, последната къща след моста“"""
    plain, lower = text.text, text.lower
    for at in text.starts(_LANDMARK_STEMS):
        match = _LANDMARK.match(lower, at)
        if match and (place := _PLACE_BEFORE.search(plain, max(0, at - 60), at)):
            yield place.start(), match.end()
        elif match and (place := _PLACE_AFTER.match(plain, match.end())):
            yield at, place.end()


def _is_office(lower: str, start: int, end: int) -> bool:
    return _OFFICE.search(lower, max(0, start), end) is not None


def _english(text: Normalised) -> Iterator[Span]:
    plain, lower = text.text, text.lower
    done = -1
    for at in text.starts_cased(_EN_GATE):
        if at < done:
            continue
        low = max(0, at - 60)
        for pattern in (_EN_FIRST, _EN_LAST):
            match = pattern.search(plain, low, at + 45)
            if (
                match
                and match.start() <= at + 2
                and match.end() > at
                and (not match.start() or not plain[match.start() - 1].isalnum())
            ):
                tail = re.compile(_TAIL).match(lower, match.end())
                done = tail.end() if tail else match.end()
                yield _with_town(plain, match.start(), done)
                break
        else:
            alone = _EN_STREET_ONLY.search(plain, low, at + 12)
            if (
                alone
                and alone.end() > at
                and not _OFFICE.search(lower, max(0, alone.start() - 40), alone.end() + 30)
                and _LIVES.search(lower, max(0, alone.start() - 30), alone.start())
            ):
                yield _with_town(plain, *alone.span())


def _is_street(match: re.Match[str], lower: str) -> bool:
    kind, name = match["kind"], match["name"] or ""
    if kind.startswith("кв") and re.match(r"м(?:\.|етра)?(?!\w)|м[2²]", name):
        return False
    quarter = kind.startswith(("кв", "ж", "мах", "мест", "м-ст", "пер", "комплекс", "kv", "zh", "quarter", "mahala"))
    has_part = re.search(_PART, match.group()[len(kind) :]) is not None
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
        or _LIVES.search(lower, max(0, match.start() - 60), match.start())
    ):
        return False
    if not name and not has_part and "№" not in match.group():
        return False
    return not re.search(r"(?:^| )(?:и|на|в|от|за|се|са|който|където|има) ", name)


def _with_town(plain: str, start: int, end: int) -> Span:
    if before := _TOWN.search(plain, max(0, start - 60), start):
        first = plain[before.start() : start]
        sentence_word = before.start() == 0 or plain[: before.start()].rstrip()[-1:] in ".!?"
        if not sentence_word or re.match(r"(?:\d{4} |гр|с\.|град|село)", first):
            start = before.start()
    after = _TOWN_AFTER.match(plain, end)
    return start, after.end() if after else end
