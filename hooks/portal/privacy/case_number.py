"""Numbers of court cases, police and prosecution files, and of the files of services.

Source: Правилник за администрацията в съдилищата (kinds of cases and their abbreviations). Published case law of the
supreme courts and of Strasbourg is hidden beforehand, see `quiet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.things import is_a_things

_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = (
    rf"(?:\s?[/_]\s?(?:\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|{_YEAR}|\d\d(?!\d))|\s?(?:от|"
    rf"по описа(?: на [\w\" -]{{2,30}}?)? за|за|of|from|"
    rf"in|-)\s?(?:{_YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|\d\d(?=\s?г(?:\.|од))))(?:\s?г\.|\s?година)?"
)
_NO = (
    r"(?:\s?(?:(?:с )?(?:вх|рег|уп|изх)\.\s?№|вх\.?\s?номер|ури:?\s?(?:№)?|№|no\.?|n°|номер|number|#|"
    r"н-р|:|с номер|под номер|nr\.?))"
)
_ID = r"(?:[a-zа-я]{0,4}[ -]?)?\d(?:[^\W_]|-)*(?:\.\d+)?"
_STRONG = (
    r"(?:(?:в|к|а)?н\.?\s?[ояча]\.?\s?х\.?\s?д\.?|в?н\.?\s?а\.?\s?х\.?\s?д\.?|"
    r"в?ч\.?\s?н\.?\s?д\.?|а\.?\s?н\.?\s?д\.?|внохд|внчхд|внахд|вчнд|внчд|кнахд|кнчхд|кнохд|вчгрд|чгрд|гргд|вгрд|"
    r"грд(?!\w)|нохд|нчхд|нахд|чнд|анд|"
    r"в?\.?\s?(?:ч\.?\s?)?(?:гр|г|адм|а|н|т|търг|изп)\.\s?д\.?|в?гр\.?\s?дело|вгд|вчгд|чгд|кахд|"
    r"адм\.?\s?дело|наказателно(?:то)?(?: (?:общ|частен|административен)(?: характер)?)? дело"
    r"(?: от (?:общ|частен|административен) характер)?|"
    r"(?:нак|частно|административно|гражданско)\.? ?(?:дело|дела)|гражданско(?:то)? дело|изп(?:\.|"
    r"ълнително) дело|възп(?:\.|итателно(?:то)?) дело|в\.\s?д\.|"
    r"д\.\s?п\.|дп(?!\w)|дос(?:ъд)?(?:\.|ъдебно(?:то)?) ?пр(?:\.|-во|оизводство(?:то)?)|"
    r"(?:досъдебно|полицейско|бързо|наказателно|възпитателно)? ?производство(?:то)?|"
    r"досъдебното|дознание(?:то)?|сигнал(?:ът|а)?|вд|бързо(?:то)? производство|б\. ?п\.|бп(?!\w)|сл\.\s?дело|"
    r"следствено дело|сл\. д\.|з\.?\s?м\.?(?!\w)|"
    r"пр\.\s?пр\.?|(?:решени[а-я]+|експертно решение) на телк|телк(?= ?№)|прокурорск[а-я]+ преписк[а-я]+|"
    r"полицейск[а-я]+ преписк[а-я]+|преписк[а-я]+|"
    r"заявителск[а-я]+ материал[а-я]*|докладн[а-я]+(?: записк[а-я]+)?(?= с? ?рег)|"
    r"рапорт[а-я]*(?= с? ?рег)|полицейск[а-я]+ докладн[а-я]+|пр\.(?= ?(?:№|вх))|у\.?и\.?д\.?|"
    r"(?:лично |нейното |неговото )?досие(?:то)?(?: на [а-я]+)?|дело(?:то)?(?: на [а-я]+| му| ѝ| й| им)?|"
    r"социалн[а-я]+ досие|карт[а-я]+ на случая|случай в регистъра|"
    r"(?:pre-?trial|court|criminal|civil|police|juvenile|administrative|enforcement|prosecution|"
    r"prosecutor's|investigation|educational|case|child's|personal|social work|client)"
    r"(?: (?:criminal|general|nature|pre-?trial|court|administrative|police|work|"
    r"protection))*[ -]?(?:case|proceedings?|files?|investigation|docket|dossier)(?: files?)?|"
    r"case file|case|file|docket|dossier|proceedings|[vk]?nohd|[vk]?nchhd|[vk]?nahd|v?chnd|v?chgd|v?grd|"
    r"gccc|ccgcn?|ccgn|pccc|ccpcn?|andp?|dp|zm|"
    r"(?:vazpitatelno|vuzpitatelno|nakazatelno|grazhdansko|sadebno) (?:ot obsht harakter )?delo|(?:prokurorska |"
    r"politseyska )?prepiska|"
    r"dosie|doznanie|dosadebno proizvodstvo)"
)
_WEAK = re.compile(
    r"(?: ?производство(?:то)?|сигнал(?:ът|а)?|вд|дело(?:то)?(?: на [а-я]+)?|case|file|docket|"
    r"dossier|proceedings|в\.\s?д\.|а\.\s?д\.|т\.\s?д\.|б\.?п\.|з\.?\s?м\.?|zm|dp|анд|"
    r"а\.?\s?н\.?\s?д\.?)"
)
_CASE = re.compile(
    rf"(?P<kind>{_STRONG})(?![^\W_])\.?[\s,:(\"*_-]{{0,3}}(?:(?:с|под|with|under|"
    rf"на \d{{0,2}} ?р[уп][\w \"-]{{0,18}}?|на (?:рп|рс|ос|ру|"
    rf"дсп)[\w \"-]{{0,18}}?)\s)?(?:(?P<no>{_NO})\s?)?[\"*]{{0,2}}(?P<id>{_ID})(?P<year>{_OF_YEAR})"
    rf"?"
)
_TENS = r"(?:двайсет|двадесет|трийсет|тридесет|[а-я]{3,7}десет)"
_TO_99 = (
    rf"(?:{_TENS}(?: и [а-я]+)?|[а-я]{{3,6}}(?:надесет|найсет)[аи]?|"
    "една?|едно|две|три|четири|пет|шест|седем|осем|девет)"
)
_DICTATED = re.compile(
    r"[а-я]*(?:нохд|нчхд|нахд|чнд|анд|вчнд|гр\.? ?дело|наказателно дело|преписка|досъдебно производство|дп)"
    rf"(?: номер| №)? (?:(?:сто|двеста|триста|[а-я]{{3,6}}стотин) (?:и )?)?{_TO_99}"
    r" (?:от|за) (?:две хиляди (?:и )?)?(?:двайсет|двадесет|[а-я]+найсет|[а-я]+надесет)(?: и [а-я]+|а)"
)
"""„нахд тридесет и шест от двадесет и трета“"""
_CODED = re.compile(
    r"(?:случа(?:й|ят|я)|досие(?:то)?|дело(?:то)?|клиент(?:ът)?|case|file|client)[ ,:]{1,2}"
    r"(?:(?:ref|рег|код|code|no|id|№)[.:]{0,2} ?)?"
    r"(?P<number>[a-zа-я]{1,5}[-/](?:[a-zа-я]{1,4}[-/])?\d[\d/-]{2,}\d)(?!\w)"
)
"""„Случай ОЗД-СД-0044/2023“: the number of a service, with letters of its own."""
_STEMS = tuple(
    (
        "нохд|н.о.х.д|н. о. х. д|нох|нчхд|н.ч.х.д|нахд|н.а.х.д|внохд|в.н.о.х.д|внчхд|внахд|вчнд|в.ч.н.д|чнд|"
        "ч.н.д|ч. н. д|анд|а.н.д|а. н. д|кнохд|кнахд|кнчхд|кахд|внчд|вчгрд|чгрд|вгрд|грд |случа|клиент|"
        "вгд|вчгд|чгд|гр.|г.д|г. д|н.д|н. д|в.н.д|т.д|т. д|адм|а.д|"
        "а. д|изп|в.гр|в. гр|в.г.д|ч.гр|ч. гр|гражданск|наказател|нак.|частно|административн|възп|в.д|в. д|д.п|"
        "д. п|дп|дос|бързо|производство|дознани|сигнал|вд |бп |б.п|сл.|следств|зм|заявителск|докладн|рапорт|"
        "решение на телк|експертно решение|телк|з.м|"
        "з. м|пр.|преписк|прокурорск|полицейск|уид|у.и.д|дело|социалн|лично досие|карта на случ|картон|pre-trial|"
        "pretrial|court|criminal|civil|police|juvenile|administrative|enforcement|prosecut|investigation|"
        "educational|case|child's|personal|social work|client|file|docket|dossier|proceedings|nohd|nchhd|nahd|"
        "gccc|ccg|pccc|ccp|vnohd|knohd|vnchhd|knchhd|vnahd|knahd|vchnd|chgd|vchgd|grd |vgrd|"
        "chnd|dp|zm|vazpit|vuzpit|nakazatelno|grazhdansko|sadebno|prokurorska|politseyska|prepiska|dosie|doznanie|"
        "dosadebno"
    ).split("|")
)
_LONG = re.compile(r"20\d{12}(?!\d)")
"""The unique number of a case: court, year, kind and number in one (УИД)."""
_REFERENCE = r"(?:№ ?)?(?P<number>(?=[^\s,;]*\d)[a-zа-я]{0,4}[/-]?[\da-zа-я][\da-zа-я\-/.]{1,24}[\da-zа-я](?: г\.)?)"
_LABELLED = re.compile(
    r"(?:(?:личен|здравен|детски|социален) картон|амбулаторен (?:лист|№)|картон(?:ът)? на (?:детето|случая)|"
    r"номер(?:ът|а)? на (?:преписката|делото|случая|досието|сигнала|доклада)|"
    r"(?:case|file|client) ref(?:erence|\.)?(?: number| no\.?)?|our ref\.?|case id|"
    r"(?:police|incident|crime|social|child protection) (?:report|reference)(?: number| no\.?)?|"
    r"заповед(?:та)? за (?:[а-я]+ )?(?:настаняване|извеждане|закрила)|"
    r"протокол(?:ът|а)? (?:за (?:задържане|разпит|предупреждение|обиск)|на (?:местната )?комиси[а-я]+|на мкбппмн))"
    rf"[^\d\n.!?;]{{0,15}}?{_REFERENCE}"
)
_LABELLED_STEMS = tuple(
    (
        "личен картон|здравен картон|детски картон|социален картон|амбулаторен|картон|номер|case ref|file ref|"
        "client ref|"
        "our ref|case id|police re|incident re|crime re|social re|child protection re|заповед|протокол"
    ).split("|")
)
_INCOMING = re.compile(
    r"(?:с |под )?(?:(?:вх|рег|изх)\. ?(?:№|номер)|(?:входящ|регистрационен)(?:ият|ия)? (?:№|номер)|под (?:№|номер)|"
    rf"протокол № ?|(?:under |incoming |reg(?:istration|\.) |ref(?:erence|\.)? )(?:no\.?|number|№))[ :]?{_REFERENCE}"
)
_INCOMING_STEMS = ("вх.", "с вх.", "рег.", "изх.", "входящ", "регистрационен", "под №", "под номер", "протокол №",
                   "under no", "under number", "incoming no", "reg. no", "registration no",
                   "ref. no", "ref no", "reference no")  # fmt: skip
_ABOUT_A_CHILD = re.compile(
    r"доклад|сигнал|преписк|молба|жалба|\bдете\w*|момче|момиче|настанява|деловодство|регистъра на комиси|прокур|"
    r"полици|районн\w+ съд|"
    r"\bсъда\b|"
    r"\bchild\b|\bboy\b|\bgirl\b|prosecut|police|court|complaint|report on|referral"
)
_OFFICIAL = re.compile(
    r"(?:молба|молбата|сигнала|жалбата|отговорът?) ни(?!\w)|(?:към|до) (?:общин|кмет)|our (?:request|letter|reply)|"
    r"писмо|агенци|министерств|договор|проект|покан|оферт|становищ|наредб|закон|решение|деца|жалби|letter|agency|"
    r"ministry|"
    r"project|contract|tender|opinion|bill|grant|children|application"
)
"""What is registered under such a number may also be the correspondence of an office."""

_OF_A_YEAR = re.compile(r"/20[0-2]\d(?: г\.)?(?![\w/]|[.-]\d)")
_ITS_NUMBER = re.compile(r"(?<![\w/.,-])(?:№ ?)?(?!20\d\d$)\d{1,5}$")
_PROCEEDINGS = re.compile(
    r"(?<!\w)(?:дел(?:о|ото|а)(?!\w)|преписк|производств|досъдебн|дознани|обвин|подсъдим|прокурор|разследва|"
    r"наказателн|присъд|"
    r"docket|prosecut|indict|pre-?trial|criminal case|court file|nohd|нохд|чнд)"
)
_PUBLISHED = re.compile(
    r"бюлетин|списание|сметна палата|bulletin|journal|закон|наредб|директив|регламент|вкс|вас\b|еспч|съд на ес|дв\b|"
    r"бр\.|договор|заповед|постановлени|чл\.|препорък|"
    r"резолюц|"
    r"тълкувател|конвенци|правилник|жалба|проект|directive|regulation|resolution|recommendation|\bact\b|\blaw\b|"
    r"article|application|"
    r"echr|статистик|statistic|годин[аи] (?:от|на)|образец|пример|sample|example|template"
)


def find(text: Normalised) -> Iterator[Span]:
    """A word or abbreviation for a case or file with its number; the vague words only with a year as well."""
    lower = text.lower
    for at in text.starts(_STEMS):
        match = _CASE.match(lower, at)
        if match and _is_docket(match):
            yield at, match.end()
        elif coded := _CODED.match(lower, at):
            yield at, coded.end()
        elif dictated := _DICTATED.match(lower, at):
            yield dictated.span()
    for match in _LONG.finditer(lower):
        if not is_a_things(lower, *match.span()) and not lower[match.start() - 1 : match.start()].isalnum():
            yield match.span()
    for at in text.starts(_LABELLED_STEMS):
        if labelled := _LABELLED.match(lower, at):
            yield at, labelled.end("number")
    for year in _OF_A_YEAR.finditer(lower):
        number = _ITS_NUMBER.search(lower, max(0, year.start() - 8), year.start())
        if number and _is_of_proceedings(lower, number.start(), year.end()):
            yield number.start(), year.end()
    for at in text.starts(_INCOMING_STEMS):
        incoming = _INCOMING.match(lower, at)
        if incoming and _concerns_a_child(lower, at, incoming):
            yield at, incoming.end("number")


def _is_of_proceedings(lower: str, start: int, end: int) -> bool:
    low = max(0, start - 60)
    return _PROCEEDINGS.search(lower, low, start) is not None and not _PUBLISHED.search(lower, low, end + 40)


def _concerns_a_child(lower: str, at: int, incoming: re.Match[str]) -> bool:
    low, high = lower.rfind("\n", max(0, at - 70), at) + 1 or max(0, at - 70), incoming.end() + 70
    return (
        re.search(r"/|^[\d-]+$|-\d+-\d", incoming["number"]) is not None
        and len(re.sub(r"\D", "", incoming["number"])) >= 3
        and _ABOUT_A_CHILD.search(lower, low, high) is not None
        and not _OFFICIAL.search(lower, low, high)
    )


_EXAMPLE = re.compile(r"composite|training|handbook|toolkit|fictional|study|съставен|измислен|наръчник|учебн")


def _is_docket(match: re.Match[str]) -> bool:
    if not any(each.isdigit() for each in match["id"]):
        return False
    if match["no"] is None and re.fullmatch(r"(?:[а-яa-z]+ )?(?:19|20)\d\d", match["id"]):
        return False
    if _WEAK.fullmatch(match["kind"]):
        if _EXAMPLE.search(match.string, match.end(), match.end() + 60):
            return False
        return (
            match["year"] is not None
            or re.search(r"\d-20\d\d$", match["id"]) is not None
            or bool(match["no"] and len(re.sub(r"\D", "", match["id"])) >= 3)
        )
    return match["no"] is not None or match["year"] is not None or re.search(r"\d-20\d\d$", match["id"]) is not None
