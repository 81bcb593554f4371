"""Dates of birth: an exact date beside being born, a birthday or reaching an age. Legal thresholds stay quiet.

Source: Regulation (EU) 2016/679, recital 26: in a small town a date of birth singles a child out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy import birth_told, dates
from portal.privacy.birth_told import THING, THRESHOLD
from portal.privacy.columns import below
from portal.privacy.detector import Span
from portal.privacy.names import is_ambiguous, is_given, is_surname
from portal.privacy.normalise import Normalised

_FILL = (
    r"(?:[\s,:(\-*\"_?]*(?:съответно|един и същ(?:и)?|и двамата|двамата|уж|съм|си|е|са|беше|бе|бях|"
    r"бяха|била|бил|били|на|през|в|във|от|се|му|ѝ|й|им|ми|детето|момчето|момичето|младежа|сина|"
    r"дъщеря|дъщерята|"
    r"ученика|ученичката|тя|той|едва|именно|точно|която|което|било|записана?|вписана?|посочена?|"
    r"като|датата|дата|пише|записано|стои|сочи|вписано|states|says|gives|reads|shows|деня|ден|същия|майката|бащата|"
    r"болницата|дома|града|града|семейство|близнаци|близнаците|"
    r"is|was|on|in|at|the|of|as|his|her|their|day|falls|fell|given|recorded|listed|boy|girl|child|"
    r"гр\.|с\.|град|село|[а-я]{2,3}бал|\w*болница|г\.|понеделник|вторник|сряда|четвъртък|петък|"
    r"събота|неделя|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w))"
)
_PLACE = (
    r"(?:\s*,?\s*(?:в|във|in|at|near|край|до)(?: (?:гр\.|с\.|град|село|the (?:town|village|"
    r"city) of))? [\w\"-]+(?: [\w\"-]+){0,2}?)"
)
_BIRTH = (
    r"(?:роди(?:л|ла|ло|ли)?(?=[\s,])|род(?:ен|ена|ено|ени|еният|ената|ените|ил се|ила се|и се|"
    r"иха се)|ражда(?:т)? се|се (?:роди|ражда|е родил|е родила)|рожд(?:ен|ения|еният)(?: (?:му|ѝ|"
    r"й|им|ми|си))? ден(?:ят)?|рожд(?:ена|ената|\.) дата|рожд\.|дат(?:а|ата)(?: (?:му|ѝ|й|"
    r"им))? на (?:раждане|раждането)(?:то)?|"
    r"раждането|рожденик|(?:появи|появила?|дойде|дошъл|дошла) (?:се )?на (?:бял )?свят|"
    r"на бял свят|прохода|проплака(?:л|ла)?|роди(?:ла|л)?(?= (?:го|я|ги|момич|момч|дете|близн))|набор(?= \d)|"
    r"(?:удостоверени|акт)[а-я]* за раждане|birth certificate|gave birth to (?:him|her|them|[a-z]+)|giving birth|birth|"
    r"(?:came|brought) into the world|arrived in the world|blew out|свещичк[а-я]+|candles|"
    r"род\.|р\.|н\. р\.|born|date[ _]of[ _]birth|data[ _]na[ _]razhdane|birth ?date|"
    r"b-?day|birthday|d\.?o\.?b\.?|b\.)(?:то|та|ът|/а|/на|\(а\))?(?!\w)"
)
_WORD = r"(?!(?:и|а|но|че|and|but|who|which|when|след|преди|before|after|until|till|since|до)\b)[a-zа-я-]+"
_STEMS = tuple(
    (
        "роден|родил|роди |родиха|ражда|се роди|се ражда|се е родил|рожд|появи|дойде на|дошъл на|дошла на|на бял|"
        "проплак|набор|удостоверени|акт|gave birth|giving birth|birth|came into|brought into|blew out|свещичк|"
        "дата|дата на|датата на|род.|р. |р.:|born|date of birth|date_of_birth|data_na_razhdane|birthdate|"
        "birth date|birthday|dob|d.o.b|b. |рд |рд:|bday|b-day"
    ).split("|")
)
_ASIDE = r"(?:, [a-zа-я]+(?: [a-zа-я]+){0,3},(?= (?:на|през|on|in) ))"
"""„Роден съм, казва той, на …“"""
_GAP = rf"(?:{_FILL}*{_ASIDE}?{_PLACE}?{_FILL}*|(?: {_WORD}){{1,5}}? (?:на|on))(?:\s\d{{1,2}} срещу)?"
_AFTER = re.compile(
    rf"{_BIRTH}(?P<gap>{_GAP})"
    rf"[\s,:(\-*|\"_=?]{{0,8}}(?P<date>{dates.ANY})"
)
_YEAR_ONLY = re.compile(
    r"(?:р\. ?|b\. ?|набор |род(?:ен|ена|ено|\.)(?:/а)? (?:е )?(?:през |в |на )?|born (?:in|"
    r"c\.) )(?P<date>20[0-2]\d(?: ?г(?:\.|одина)(?!\w))?)(?![\d./-])"
)
_AFTER_SHORT = re.compile(rf"(?:р\.|b\.|род\.|рд\.?:?|b-?day:?|dob:?|д\. ?р\.|рождение:) ?(?P<date>{dates.FULL})")
_BEFORE = re.compile(
    rf"(?P<date>{dates.FULL})(?:{_FILL}|{_PLACE}|,){{0,3}}? ?[\"(,\-]{{0,3}} ?"
    r"(?:(?:момчето|момичето|детето|тя|той|майка му|синът|дъщеря\w*) )?(?:(?:се|е|са|беше|бяха|a|"
    r"the|his|her|their|my|е неговият|е нейният|неговият|нейният)? ?)?$"
)
_AGE = re.compile(
    r"(?:навърш(?:ва|вам|ват|и|их|иха|ил|ила|или|ване|ването)|става[мт]?|стан(?:е|а|ах)|turn(?:s|ed|ing)?|"
    r"reach(?:es|ed)|hits?|will (?:be|turn))(?: на)?(?! (?:the|to|into|his|her|an?|out|off|on|in)(?!\w))(?: (?:[\w-]+|"
    r"\d{1,2})){1,2}?(?: (?:г\.|години|year(?:s old)?))?"
    rf"(?: (?:си|едва|точно|чак|only|just))?(?:,? (?:на|on) | ?\()(?P<date>{dates.FULL}|{dates.DAY_AND_MONTH})"
)
_AGE_FIRST = re.compile(
    r"(?:\d{1,2}|[а-я]+(?:сет|найсет|надесет))(?: години)? (?:ще )?(?:става[мт]?|стана|стане|навършва[мт]?|навърша|"
    r"навърши)"
    rf"(?: (?:чак|едва))? на (?P<date>{dates.FULL}|{dates.DAY_AND_MONTH})"
)
"""„Шестнайсет ставам на 22 юни“"""
_AGE_BEFORE = re.compile(
    rf"(?:на|on) (?P<date>{dates.FULL}|{dates.DAY_AND_MONTH}),?(?: тази година| миналата година|"
    rf" догодина| this year| last year)? (?:(?:той|тя|детето|момчето|"
    rf"момичето|he|she|the boy|the girl|the child|[а-я]+(?:ът|ата|ето)) )?"
    r"(?:навърш(?:ва|и|ил|ила)|стана на|turn(?:s|ed)) (?:\d{1,2}|[а-я]+(?:сет|найсет|надесет|"
    r"инадесет)|[a-z]+teen|ten|eleven|twelve)(?!\w)"
)
_AGE_STEMS = ("навърш", "става", "стан", "turn", "reach", "hit", "will be", "will turn")
_NO_PERSON = re.compile(
    r"(?:иде[яи]|проект|център|центр|инициатив|организац|фондаци|сдружени|мреж|програм|клуб|кауз|"
    r"закон|конвенци|традиц|\bidea|project|cent(?:re|er)|initiative|network|programme|"
    r"organi[sz]ation|foundation|association|convention|club|team was)\w*[^.!?\n]{0,25}$"
)
_LONG_AGO = re.compile(r"\b(?:1[0-8]\d\d|19[0-2]\d)\b")


def find(text: Normalised) -> Iterator[Span]:
    """Exact dates said to be somebody's birth or birthday."""
    lower = text.lower
    for at in text.starts(_STEMS):
        if _NO_PERSON.search(lower, max(0, at - 50), at):
            continue
        match = _AFTER.match(lower, at) or _AFTER_SHORT.match(lower, at) or _YEAR_ONLY.match(lower, at)
        if (
            match
            and not THING.search(lower, at, match.start("date"))
            and not THRESHOLD.search(lower, at, match.start("date"))
            and not _LONG_AGO.search(match["date"])
        ):
            yield match.span("date")
            yield from _listed(lower, match.end("date"))
        birth = re.compile(_BIRTH).match(lower, at)
        named = birth and THING.search(lower, birth.end(), birth.end() + 22)
        before = _last(_BEFORE, lower, max(0, at - 75), at) if birth and not named else None
        if before and not _LONG_AGO.search(before["date"]):
            low = max(0, before.start() - 60)
            if not THRESHOLD.search(lower, low, before.start("date")) and not _NO_PERSON.search(
                lower, low, before.start("date")
            ):
                yield before.span("date")
    for at in text.starts(_CHILDREN):
        if bracket := _IN_BRACKETS.match(lower, at):
            yield bracket.span("date")
    for at in text.starts(_COLUMN_STEMS):
        yield from below(lower, at, _CELL)
    for at in text.starts(_AGE_STEMS):
        if (match := _AGE.match(lower, at)) and not _NO_PERSON.search(lower, max(0, at - 50), at):
            yield match.span("date")
        if first := _AGE_FIRST.search(lower, max(0, at - 24), at + 50):
            yield first.span("date")
        if before := _last(_AGE_BEFORE, lower, max(0, at - 60), at + 40):
            yield before.span("date")
    yield from _beside_names(text)
    yield from birth_told.find(text)


_CHILDREN = tuple(
    ("момче|момиче|дете|син|дъщеря|ученик|ученичка|boy|girl|child|son|daughter|pupil|twin|близна").split("|")
)
_IN_BRACKETS = re.compile(rf"[а-яa-z]+(?: (?:му|ѝ|й|им))?(?: ?\(| (?:е|са) от )(?P<date>{dates.FULL})")
_COLUMN_STEMS = tuple(
    ("роден|дата на раж|рожд|born|dob|date of birth|date_of_birth|birth|data_na_razhdane|rozhdena").split("|")
)
_CELL = re.compile(dates.FULL)


_NAMED = re.compile(r"(?<![^\W_])[А-ЯA-Z][а-яa-z]+(?:[ -][А-ЯA-Z][а-яa-z.]+){0,3}(?: ?\(|, ?| - |; ?|: ?)$")
_SHORT_DATE = re.compile(dates.FULL)
_CHILDS_YEAR = re.compile(r"(?:200[3-9]|201\d)")
_DATE_START = re.compile(r"(?<![\d./-])(?=\d{1,4}[ ./-])")


def _beside_names(text: Normalised) -> Iterator[Span]:
    """„Лилия (6.06.2009 г.)“: a date in a child's years right after a given name."""
    plain, lower = text.text, text.lower
    for year in _CHILDS_YEAR.finditer(lower):
        low = max(0, year.start() - 16)
        for start in _DATE_START.finditer(lower, low, year.end()):
            date = _SHORT_DATE.match(lower, start.start())
            if not date or not date.start() <= year.start() < date.end():
                continue
            name = _NAMED.search(plain, max(0, date.start() - 60), date.start())
            if name and _is_name(name.group()):
                yield date.span()
            break


def _is_name(words_before: str) -> bool:
    first, *rest = re.findall(r"[^\W\d_]+", words_before)
    return (is_given(first) and not is_ambiguous(first)) or (bool(rest) and is_surname(rest[-1]))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return pattern.search(text, start, end)


_NEXT = re.compile(rf"(?:, | и (?:на )?| and (?:on )?|, а [^.\n\d]{{1,30}}? на )(?P<date>{dates.FULL})")


def _listed(lower: str, at: int) -> Iterator[Span]:
    """Further dates of birth in the same breath: „родени на 3.05.2010 г. и 7.09.2012 г.“"""
    while match := _NEXT.match(lower, at):
        yield match.span("date")
        at = match.end()
