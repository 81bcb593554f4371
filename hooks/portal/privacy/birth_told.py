"""Dates of birth that a sentence tells without the words for it: „Близките му отбелязват 5.ІХ.2011 г.“

Two signs tell such a day: its year, in which children of today were born, and what else the sentence speaks of: one
person, a birth, a cake with candles, and nothing that offices do on a day (judgments, projects, detentions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy import dates
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised, occurrences

THING = re.compile(
    r"иде[яи]|проект|инициатив|програм|закон|конвенци|традиц|център|центъра|фондаци|сдружени|клуб|организаци|"
    r"\bidea|project|initiative|programme|tradition|cent(?:re|er)\b|foundation|association"
)
"""What is said to be born, too."""
THRESHOLD = re.compile(r"(?:след|преди|до|между|после|before|after|between|(?<!world )since)(?: или на)? ?$")

_CHILDS_YEAR = re.compile(
    r"20(?:0[4-9]|1\d)|две хиляди (?:и )?(?:четвърт|пет|шест|седм|осм|девет|десет|[а-я]+(?:найсет|надесет))[а-я]*|"
    r"two thousand (?:and )?(?:four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)|'(?:0[4-9]|1\d)"
)
"""Within it somebody who is a child now, or has just grown up, was born."""
_IN_WORDS = re.compile(
    r"(?:ви|ри|ти|ми|и|th|st|nd|rd)(?: (?:of )?[а-яa-z]+,? | day of [a-z]+,? )(?:две хиляди|two thousand)"
)
"""„седемнайсети май, две хиляди и десета“: offices write digits."""
_DAY_IN_WORDS = re.compile(
    r"(?:the )?(?:[а-я ]+(?:ви|ри|ти|ми|и) [а-я]+|[a-z -]+(?:st|nd|rd|th) (?:day )?(?:of )?[a-z]+)"
)
_LATER = re.compile(r"202\d")
"""Babies, and birthdays of children: only beside a word for them."""
_YEAR = re.compile(r"20[0-2]\d|две хиляди|two thousand|'[01]\d")
_YEAR_SIGNS = ("20", "две хил", "two thou", "'0", "'1")
_FULL = re.compile(rf"(?<![\d./-])(?P<date>{dates.FULL}|{dates.HOLIDAY_AND_YEAR})")
_LONGEST = 50
"""Longest way from the beginning of a date to its year: „двадесет и девети септември“, with room."""
_AROUND = 130
_STOP = re.compile(r"[!?\n]|(?<!\bг)(?<!\d)\.(?=\s+[^\W\d_])(?<!\b\w\.)(?<!\bгр\.)(?<!\bул\.)|(?<=г)\.(?=\s+[А-ЯA-Z])")
_NUMBER = (
    r"(?:пет|шест|седем|осем|девет|десет|[а-я]+(?:найсет|надесет)|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"[a-z]+teen)"
)
_BIRTH = re.compile(
    r"(?<!\w)(?:род(?:ен|и(?:л|ла|ло|ли|х|ха|ме)?(?!\w))|ражда|рожд|роден|кръщ(?:ен|елн|авк)|кръстен|свещ(?:и|та|"
    r"ички?)?(?!\w)|бебе(?:то)?(?!\w)|"
    r"торта|пеленач|акушерк|родилн|роддом|новороден(?:о|и|ото|ите)(?!\w)|пълнолети|пъпна|първ(?:ия|ият) (?:му|ѝ) плач|"
    r"първа(?:та)? (?:си )?глътка|отвори(?:л|ла)? очи за|проплака|изплака|проходи|преносен|недоносен|гривн|хороскоп|"
    r"зоди|(?:на|видя[а-я]*|този|белия) (?:бял )?(?:свят|ден|светлина)|появата (?:му|ѝ)|светът (?:го|я|"
    r"ги) (?:посрещна|видя)|the (?:night|day|morning) s?he (?:arrived|came)|"
    r"първ(?:ия|ият|ата) (?:му|ѝ|си) (?:час|ден|дъх|глътка|нощ)|"
    rf"(?:стана|става|стане|навърш\w+|turn(?:s|ed|ing)?|reach(?:es|ed)) (?:на )?(?:\d{{1,2}}|{_NUMBER})(?!\w)|"
    r"по (?:паспорт|документи|акт)(?!\w)|(?:certificate|passport) says|"
    r"на (?:един|една|две|три|\d{1,2}) (?:ден|дни|дена|седмиц\w+|месец\w*)(?!\w)|(?:days|weeks|months) old|"
    r"се (?:появи|роди|яви)(?:л|ла|ло)? (?:\w+ )?(?:сестр|брат|бебе|внук|внуч|син|дъщер|момч|момич|дете)|"
    r"излезе от (?:корема|утробата)|в акта (?:му|ѝ)? ?(?:пише|стои)|аз съм (?:от|на)|годинка|"
    r"born|birth|baptis|christen|candle|cake|baby(?! (?:room|food|kitchen|clothes|corner))|newborn|midwife|maternity|"
    r"umbilical|labour|delivered|"
    r"(?:see|saw|seen) the (?:first )?light|first (?:breath|cry)|(?:in|into) th(?:e|is) world|leap[ -]year|"
    r"hospital tag|"
    r"bracelet|wristband|horoscope|star sign|arrived (?:on|at|in)|weeks (?:early|late)|"
    r"roden|rojden|rozhden|data[ _]na[ _]r)"
)
_CERTAIN = re.compile(
    r"(?<!\w)(?:дата на ражд|раждани|родилн|роддом|по (?:паспорт|документи|лична карта) е|рожден(?:ия|ият)? ден|"
    r"рождена дата|"
    r"роден(?:[аои]|ият|ата|ото)?(?!\w)|"
    r"свещи(?:чки)?(?!\w)|candles(?!\w)|кръщелн|удостоверение за раждане|"
    r"акт за раждане|акта за раждане|пъпна|date[ _]of[ _]birth|birthday|born(?!\w)|baptism card|birth|umbilical|"
    r"data[ _]na[ _]r|roden|rojden|rozhden)"
)
"""Also in the sentence before, and without a word for the person."""
_PERSON = re.compile(
    r"(?<!\w)(?:него|нея|му|ѝ|й|го|я|той|тя|момче\w*|момиче\w*|дете(?:то|нце|нцето)?|бебе(?:то)?|близна\w+|син(?:ът|"
    r"а)?|"
    r"дъщеря(?:та)?|внук(?:ът|а)?|внучка(?:та)?|братче(?:то)?|сестриче\w*|сестричка\w*|малк(?:ият|ия|ата)|"
    r"най-малк\w+|аз съм|племенни\w+|"
    r"he|she|him|his|her|boy|girl|child|twins?|son|daughter|grand(?:son|daughter|child)|baby(?! (?:room|food|kitchen|"
    r"clothes|corner))|(?:the )?youngest|"
    r"brother|sister|nephew|niece|брат(?:ът|а)?|сестра(?:та)?|i am|i'm)(?!\w)"
)
_OFFICE = re.compile(
    r"(?<!\w)(?:дв(?!\w)|бр\.|брой|чл\.|ал\.|§|наредб|закон|кодекс|правилник|указ|решени|определени|постановени|"
    r"постановлени|разпореждан|присъд|заповед|договор|споразуме|протокол|доклад|наръчник|сборник|издан|издад|"
    r"състав(?:ен|и)|обнарод|приет|прие(?!\w)|подписа|влиза в сила|в сила|еспч|жалба|иск|обучени|заседани|конференц|"
    r"семинар|работилниц|лекци|изложб|концерт|турнир|тържеств|проект|програм|фондаци|сдружени|организаци|назначен|"
    r"отвори врати|публик|качен|провед|верси|файл|фактур|сметк|поръчк|издател|министър|министр|съвет|комитет|насок|"
    r"acts?(?!\w)|laws?(?!\w)|regulation|directive|decision|judgment|ruling|orders?(?!\w)|convention|committee|council|"
    r"guidelines?|report|handbook|published|adopted|signed|issued|in force|applicant|v\.|project|programme|phase|pilot|"
    r"activity|foundation|meeting|training|conference|workshop|seminar|lecture|exhibition|concert|version|invoice|"
    r"minister|oj(?!\w)|isbn|провер(?:ен|ил|ка)|прегледан|обновен|актуализ|checked|reviewed|updated|revised)"
)
"""What offices do on a day, and who looks after texts."""
_LATER_IN_LIFE = re.compile(
    r"(?<!\w)(?:съд(?!\w)|съда|съдът|съдебн|съдия|задърж|арест|изслуш|разпит|настан|осъд|обвин|извърш|престъпл|кражб|"
    r"откра|произшест|катастроф|инцидент|избяга|изчезна|изведен|преместен|премести|прекратен|образуван|посети|посещени|"
    r"среща|срещна|мач|екип|център|центъра|постъпи|работи|започна|откри|завърш|запис|книг|изпратен|подаде|подаден|"
    r"получи|"
    r"court|team|cent(?:re|er)|match(?:es)?(?!\w)|detained|arrest|heard|questioned|placed|sentenced|charged|convicted|"
    r"ran away|missing|theft|stole|incident|accident|moved|visited|joined|hired|appointed|started|began|opened|"
    r"files?(?!\w)|"
    r"sent|received|released|complain|judge)"
)
"""What happens to somebody on another day; beside a birth it is part of the same story."""
_UNTIL = re.compile(r" ?(?:г\. ?)?(?:-|до|to|until|till) ?(?:the )?\d")
_THEN = re.compile(
    rf"(?<!\bна )(?<!\bза )(?<!\bкъм )(?<!of the )(?<!for the )"
    rf"{_PERSON.pattern}(?: [^\W\d]+)?\"?(?: ?[,:;(|]| -) ?[\"*]?$"
)
_WHOSE = re.compile(rf"[\"*]?(?: ?[,:;(|]| -) ?{_PERSON.pattern}(?=[\s\"]*(?:$|[,.;:)\n]))")
_KEEPS = re.compile(
    r"(?<!\w)(?:му|ѝ|й|he|she|his|her|той|тя|близки\w+|родители\w*|family|parents) (?:[^\W\d]+ )?(?:отбелязва|празнува|"
    r"честит|celebrate|keep)\w* (?:[^\W\d]+ ){0,2}$|(?<!\w)(?:той е|тя е|аз съм|момчето е|момичето е|детето е) от $"
)

_CELEBRATES = re.compile(
    r"(?:отбеляз(?:ва|а)|празнува|черпи|почерпи|celebrat(?:es|ed)|"
    r"(?:личният |любимият )?празникът? (?:му|ѝ)|празник(?:ът|а)? на (?:момче|момиче|дете)то|"
    r"(?:личният|любимият) (?:му|ѝ) празник)(?!\w)[^.!?\n\d]{0,35}?(?: |\b)(?P<date>"
    rf"{dates.FULL}|{dates.DAY_AND_MONTH})"
)
_CELEBRATE_STEMS = ("отбеляз", "празнува", "черпи", "почерпи", "celebrat", "личният му", "личният ѝ",
                    "любимият му", "любимият ѝ", "празник")  # fmt: skip
_HOLIDAY = re.compile(
    r"0?(?:1|3|8) (?:март|март)|24 май|6 май|1 май|1 юни|6 септември|22 септември|1 ноември|1 октомври|"
    r"(?:24|25|26|31) декември|1 януари|15 септември|20 ноември|10 декември|8 април|"
    r"(?:1|24|6|9) may|(?:1|3|8) march|1 june|20 november|10 december|(?:24|25|31) december|1 january|8 april"
)
"""Days that everybody celebrates."""


def find(text: Normalised) -> Iterator[Span]:
    """Exact days that a sentence makes somebody's birth or birthday."""
    lower = text.lower
    done = 0
    for year in _years(lower):
        if year < done:
            continue
        low = max(done, year - _LONGEST, lower.rfind("\n", 0, year) + 1)
        date = next((each for each in _FULL.finditer(lower, low, year + 45) if each.end() > year), None)
        if date is None or date.start() > year:
            continue
        done = date.end()
        if _is_birth(lower, date):
            yield date.span("date")
    for at in text.starts(_CELEBRATE_STEMS):
        day = _CELEBRATES.match(lower, at)
        if (
            day
            and not _HOLIDAY.match(day["date"])
            and _PERSON.search(lower, _sentence(lower, at)[0], day.end() + 30)
            and not THING.search(lower, _sentence(lower, at)[0], day.end())
        ):
            yield day.span("date")


def _years(lower: str) -> list[int]:
    return sorted({at for sign in _YEAR_SIGNS for at in occurrences(lower, sign) if _YEAR.match(lower, at)})


def _sentence(lower: str, at: int, end: int | None = None) -> Span:
    end = at if end is None else end
    low, high = max(0, at - _AROUND), min(len(lower), end + _AROUND)
    begin = max((stop.end() for stop in _STOP.finditer(lower, low, at)), default=low)
    stop = _STOP.search(lower, end, high)
    return begin, stop.start() if stop else high


def _is_birth(lower: str, date: re.Match[str]) -> bool:
    begin, end = _sentence(lower, *date.span())
    if (
        THRESHOLD.search(lower, begin, date.start())
        or _UNTIL.match(lower, date.end())
        or _beside(_OFFICE, lower, begin, end, date)
        or THING.search(lower, begin, end)
    ):
        return False
    person = _PERSON.search(lower, begin, end) is not None
    birth = _BIRTH.search(lower, begin, end) is not None
    line = max(lower.rfind("\n", 0, date.start()) + 1, date.start() - _AROUND)
    certain = _CERTAIN.search(lower, line, end) is not None
    if not certain and _beside(_LATER_IN_LIFE, lower, begin, end, date):
        return False
    if _IN_WORDS.search(date.group()):
        return True
    if _CHILDS_YEAR.search(date.group()):
        told = birth or _DAY_IN_WORDS.match(date["date"]) is not None
        return certain or (person and told) or _beside_a_person(lower, date)
    return _LATER.search(date.group()) is not None and person and (birth or certain)


def _beside(pattern: re.Pattern[str], lower: str, begin: int, end: int, date: re.Match[str]) -> bool:
    return pattern.search(lower, begin, date.start()) is not None or pattern.search(lower, date.end(), end) is not None


def _beside_a_person(lower: str, date: re.Match[str]) -> bool:
    """Whether a date only stands beside a person, as in „момиче, 2.09.2014“, with no word of what was done on it."""
    start, end = date.span("date")
    return (
        _THEN.search(lower, max(0, start - 40), start) is not None
        or _WHOSE.match(lower, end) is not None
        or _KEEPS.search(lower, max(0, start - 45), start) is not None
    )
