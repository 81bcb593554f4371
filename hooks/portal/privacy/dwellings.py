"""Homes without a street: block and flat, a house in a mahala or village, „последната къща след моста“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.address_parts import HOUSE, LIVES, NUMBER_SIGN, PART, WORD, is_office, with_town
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_BLOCK = re.compile(
    r"(?:бл(?:\.|ок)|block|bl\.|ап\.|апартамент|flat|apartment) ?(?:№ ?|no\.? ?)?\d{1,3}[а-еa-e]?(?!\w)"
)
_ON_A_STREET = re.compile(r"(?<!\w)(?:ул|бул|ж\. ?к|жк|кв)\.? ?[\"а-я][^.!?\n]*$|(?<!\w)(?:улица|булевард) [^.!?\n]*$")
_PARTS = re.compile(rf"{PART}(?:\s?[,;-]?\s?(?:и |на |and |on )?(?:the )?{PART}){{1,5}}")
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
_BUILDING = re.compile(r"(?<![\w.])[A-Z][\w'-]+ (?:Court|House|Towers?|Mansions|Heights|Buildings?),? $")
_FLAT = re.compile(r"(?:flat|apartment|apt\.?) (?:no\.? ?)?\d{1,3}[a-h]?(?!\w)")
"""“Poplar Court, ” before “flat 9”."""
_HOUSE_NO = re.compile(
    rf"(?:къща(?:та)?(?: (?:им|му|ѝ|й))?|дом(?:ът)?|двор|вила(?:та)?|барака|фургон|house|home|hut|caravan|"
    rf"shack)(?: (?:at|with|с|под))?(?:,? (?:е )?{NUMBER_SIGN}| номер| number) ?\d{{1,4}}[а-яa-h]?(?!\w)|(?:къща|"
    rf"house|вила|бунгало|барака|cabin|villa) \d{{1,4}}(?!\w)"
)
_PLAIN_HOUSE = re.compile(r"(?:дом|двор|вила|къща|house|home) \d{1,4}[а-яa-h]?(?!\w)")
_MAHALA_BEFORE = re.compile(
    r"(?:[А-Я][а-я]+(?:та|ата|ото|ия|ският)? )?(?:[Мм]ахала(?:та)?|[Кк]вартал(?:а|ът)?|кв\.|"
    r"[Мм]ах\.|ж\.к\.|с\.|[Сс]ело)(?: \"?[А-Я][\w-]+(?: [А-Я][\w-]+)?\"?)?,? $|"
    r"[A-Z]\w+ (?:[Mm]ahala|[Qq]uarter|[Nn]eighbourhood|[Vv]illage),? $"
)
_VILLAGE = re.compile(rf"(?:с\.|село|гр\.|град) ?{WORD}(?: {WORD})?,? (?:{NUMBER_SIGN} ?{HOUSE}|ул\. ?{HOUSE})")
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


def find(text: Normalised) -> Iterator[Span]:
    """Flats by their block or entrance, houses of a mahala or village, houses told by what they stand beside."""
    yield from _flats(text)
    yield from _houses(text)
    yield from _landmarks(text)


def _flats(text: Normalised) -> Iterator[Span]:
    for at in text.starts(_PART_STEMS):
        match = _PARTS.match(text.lower, at)
        match = match or (
            _BLOCK.match(text.lower, at)
            if _ON_A_STREET.search(text.lower, max(0, at - 60), at) or LIVES.search(text.lower, max(0, at - 22), at)
            else None
        )
        named = _NAME_AND_FLAT.search(text.text, max(0, at - 50), at)
        building = _BUILDING.search(text.text, max(0, at - 50), at)
        if building and (flat := _FLAT.match(text.lower, at)):
            yield with_town(text.text, building.start(), flat.end())
            continue
        if not match and named:
            match = re.compile(PART).match(text.lower, at)
        if match and not named and not _is_home_part(match.group()):
            continue
        if match and not is_office(text.lower, at - 30, match.end() + 25):
            yield with_town(text.text, named.start() if named else at, match.end())
    for at in text.starts(("общежитие", "dormitory", "hostel", "в общежитие", "хотел")):
        if room := _ROOM.match(text.lower, at):
            yield room.span()


def _is_home_part(parts: str) -> bool:
    """One part beside a street, or parts of two kinds: „вход 3 и вход 4“ are doors of a stadium."""
    kinds = re.findall(r"(?:бл|вх|ет|ап|bl|vh|entr|fl|apt?|flat|къщ|дом|парт|стая|room|имот|парцел)", parts)
    return len(kinds) < 2 or len(set(kinds)) > 1


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
            yield with_town(plain, before.start() if before else at, match.end())
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
