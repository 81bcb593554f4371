"""What addresses are made of in both languages, and what tells a home from an office."""

from __future__ import annotations

import re

from portal.privacy.detector import Span

WORD = r"[^\W\d_][\w'.\-]*"
NAME = (
    rf"(?:\"[^\"\n]{{2,40}}\"|(?:св\. ?|ген\. ?|полк\. ?|кап\. ?|д-р |проф\. ?|акад\. ?|"
    rf"[a-zа-я]\. ?){{0,2}}{WORD}(?: (?!(?:№|бл|вх|ет|ап|номер|блок|до|в|и|на|срещу|"
    rf"где)\b){WORD}){{0,3}}?|\d{{1,4}}(?:-?[а-я]{{1,3}})?(?: [а-я]+)?)"
)
NUMBER_SIGN = r"(?:\s?(?:№|no\.?|n°|номер(?:ът)?(?: е)?|number|#|н-р))"
SPELLED = (
    r"(?:един|едно|две|три|четири|пет|шест|седем|осем|девет|десет|[а-я]+(?:найсет|надесет|"
    r"десет|йсет)(?: и [а-я]+)?|(?:twenty|thirty|forty|fifty)(?:[ -][a-z]+)?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)(?!\w)"
)
HOUSE = r"\d{1,3}(?: ?-? ?[а-жa-h](?!\w))?(?:[/-]\d{1,3})?(?![\d%]|[.,]\d)"
NOT_COUNT = (
    r"(?! ?(?:г\.|година|годишн|деца|ученици|души|часа|ч\.|лв|км|метра|м\.|minutes|children|"
    r"people|years|юни|май|март|април|юли|август|януари|февруари|септември|октомври|ноември|"
    r"декември))"
)
_SPELLED_PART = r"(?:един|две|три|четири|пет|шест|седем|осем|девет|десет|[а-я]+(?:найсет|надесет|йсет)(?: и [а-я]+)?)"
PART = (
    rf"(?:(?:блок(?:а|ът)?|вход|етаж|апартамент) {_SPELLED_PART}(?!\w)|"
    r"(?:бл(?:\.|ок(?:а|ът)?)?|вх(?:\.|од(?:а|ът)?)?|ет(?:\.|аж(?:а|ът)?)?|ап(?:\.|"
    r"артамент(?:а|ът)?)?|къща(?:та)?|имот|парцел|пи|упи|вила|bl(?:\.|ock)|block|entr(?:\.|ance)|"
    r"vh\.|vhod|fl(?:\.|oor)|floor|et\.|etazh|ap(?:\.|t\.?|artment)?|apartment|flat|unit|house)"
    r" ?(?:№|no\.?|number|номер)? ?(?:\d{1,4}[а-яa-z]?(?![\w])|[а-еa-h](?!\w)(?<!ът е)(?<!та е)(?<!а е)|"
    r"\"(?:\d{1,4}[а-яa-z]?|[а-еa-h])\")|"
    r"\d{1,2}(?:-?(?:ви|ри|ти|ми|st|nd|rd|th)) (?:етаж|floor)|(?:първи|втори|трети|четвърти|пети|"
    r"шести|седми|осми|последен|last|first|second|third|fourth|fifth)(?:я|ят|ия)? (?:етаж|floor)|партер(?:ът|а)?|"
    r"(?:първи|втори|трети|четвърти|пети|шести|последен|крайния|средния|first|second|third|fourth) (?:вход|entrance|"
    r"staircase)|"
    r"апартаментът? (?:вляво|вдясно|отляво|отдясно))"
)
TAIL = rf"(?:\s?[,;(-]?\s?(?:на )?{PART}){{0,5}}"
_NO_TOWN = (
    r"(?!(?:[А-ЯA-Z][\w-]+ )?(?:Association|Foundation|Centre|Center|Organi[sz]ation|Union|Society|Agency|Institute|"
    r"Сдружение|Фондация|Център|Асоциация|Агенция|Дружество|Съюз|Организация)(?!\w))"
)
_TOWN_BEFORE = (
    r"(?:\d{4} )?(?:(?:гр|с|общ|обл|к\.к)\. ?|град |село |"
    r"общ(?:ина)? )[А-Я][\w-]+(?: [А-Я][\w-]+)?, ?|(?:\d{4} )?" + _NO_TOWN + r"[А-ЯA-Z][\w-]+(?: [А-ЯA-Z][\w-]+)?, ?"
)
_TOWN = re.compile(rf"(?:{_TOWN_BEFORE})(?:(?:кв|ж\. ?к|жк)\.? ?\"?[А-Я][\w -]*\"?, ?)?$")
_TOWN_AFTER = re.compile(
    r",? (?:\d{4} )?(?:(?:в |във )?(?:гр|с|общ|обл)\. ?[А-Я][\w-]+(?: [А-Я][\w-]+)?|"
    r"(?:in )?(?:the )?(?:town|village|city) of [A-Z]\w+)|"
    r", (?:\d{4} )?(?!Tel|Тел|Phone|Email)[А-ЯA-Z][\w-]{2,}(?: (?!Tel|Тел|Phone|Email)[А-ЯA-Z][\w-]+)?(?=[.,;)]|$|"
    r" (?:Tel|Тел|Phone|Email))"
)
LIVES = re.compile(
    r"(?<!\w)(?:живе[а-я]+|обитава[а-я]*|се крие|дом(?:а|ът|ове|у)?|вкъщи|къща(?:та)?|адрес(?:а|ът)?|"
    r"квартира(?:та)?|настанен[аио]?|нощува|прибира|прибран|напусна[а-я]*|гледа[а-я]*|регистриран[аи]?|семейств[а-я]+|"
    r"li(?:ve|ves|ved|ving)|home|house|address|flat|resid[a-z]+|stays?|staying|family)(?!\w)"
)
AT_THE_DOOR = re.compile(
    r"почук|потроп|звънн|врат(?:а|ата|ичка)|двора?\b|праг|прибра|прибер|намерихме|посетих|вкъщи|у тях|у нас|knock|"
    r"door|yard|visited"
)
_LIVING = re.compile(
    r"(?<!\w)(?:живе[а-я]+|обитава[а-я]*|е дом[а-я]*|нощува|спи|спят|прибира|li(?:ve|ves|ved|ving)|resid[a-z]+|"
    r"sleeps?)(?!\w)"
)
OFFICE = re.compile(
    r"стая|каб(?:\.|инет)|зала|офис|рецепция|гише|room \d|hall|office|centre|center|"
    r"organi[sz]ation|court|кабинет|сградата на|ministry|building of"
)


def is_home(lower: str, start: int, end: int) -> bool:
    """Whether somebody is said to live there, before the place or right after it."""
    after = re.split(r"[.!?\n]", lower[end : end + 34])[0]
    return LIVES.search(lower, max(0, start - 45), start) is not None or _LIVING.search(after) is not None


def is_office(lower: str, start: int, end: int) -> bool:
    """Whether what stands between `start` and `end` is where people work."""
    return OFFICE.search(lower, max(0, start), end) is not None


def with_town(plain: str, start: int, end: int) -> Span:
    """The address from `start` to `end` with the settlement right before or after it."""
    if before := _TOWN.search(plain, max(0, start - 60), start):
        first = plain[before.start() : start]
        sentence_word = before.start() == 0 or plain[: before.start()].rstrip()[-1:] in ".!?"
        if not sentence_word or re.match(r"(?:\d{4} |гр|с\.|град|село)", first):
            start = before.start()
    after = _TOWN_AFTER.match(plain, end)
    return start, after.end() if after else end
