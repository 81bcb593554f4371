"""Decides what no detector may look at: citations of law, published case law, helplines, orders, ISBN, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_YEAR = r"(?:19|20)\d\d"
_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("isbn", "issn", "doi", "ecli", "celex", "orcid"),
        re.compile(
            r"(?:isbn|issn|doi|ecli|celex|orcid)(?:-1[03])?[ :.]{0,3}(?:https?://)?[\w./:\-() ]{0,6}\d[\w."
            r"/:\- ]{3,40}"
        ),
    ),
    (
        ("дв,", "дв ", "държавен вестник", "обн.", "sg ", "state gazette"),
        re.compile(
            r"(?:обн\., ?)?(?:дв|държавен вестник|sg|state gazette)[ ,]{1,2}(?:(?:бр\.|брой|issue|"
            r"no\.?) ?|(?=\d+/(?:19|20)\d\d))\d+"
            r"(?: ?(?:/|от|of) ?(?:\d{1,2}\.\d{1,2}\.)?(?:\d{1,2} [а-я]+ )?\d{4})?(?: г\.)?"
        ),
    ),
    (
        ("oj ", "ов ", "ов,", "official journal"),
        re.compile(
            r"(?:oj|ов|official journal)[ ,](?:l|c|серия [lc]) ?\d+(?:/\d+)?,? ?(?:\d{1,2}\.\d{1,2}\.\d{4}"
            r")?(?:, (?:p\.|с\.|стр\.) ?\d+(?:-\d+)?)?"
        ),
    ),
    (
        (
            "жалб",
            "application",
            "дело c",
            "дело t",
            "дело т",
            "case c",
            "дело с-",
            "case t",
            "решение",
            "тълкув",
            "конституционно",
            "определение",
            "к. д",
            "к.д",
            "judgment",
            "тр ",
            "tълк",
        ),
        re.compile(
            r"(?:жалб[аи] ?(?:№|no\.?|номер) ?\d{1,6}/\d{2,4}(?:(?:,| и) ?\d+/\d{2})*|"
            r"applications? nos?\.? ?\d{1,6}/\d{2,4}(?:(?:,| and) ?\d+/\d{2})*|(?:дело|"
            r"case) [ctсt]-\d+/\d+(?: p| ppu)?|"
            r"тълкувателно (?:решение|дело|постановление) ?№ ?\d+(?:/| от )[\d./]+|тр ?№ ?\d+/\d{4}|"
            r"(?:конституционно (?:дело|решение)|к\. ?д\.) ?№ ?\d+(?:/| от )[\d./]+(?: г\.)?|"
            r"(?:решение|определение|judgment|decision|ruling)(?: no\.?| ?№)? ?[^\n]{0,120}?(?:вкс|"
            r"вас(?!\w)|върховн[а-я]+|конституционн[а-я]+ съд|еспч|есч|съда? на ес|кс(?!\w)|"
            r"supreme (?:administrative |court )|court of cassation|constitutional court|echr|ecthr|"
            r"european court))"
        ),
    ),
    (
        (
            "договор",
            "проект",
            "грантово",
            "процедура",
            "заявка",
            "поръчка",
            "фактура",
            "разписка",
            "contract",
            "grant",
            "project",
            "order",
            "invoice",
            "receipt",
            "еик",
            "булстат",
            "eik",
            "bulstat",
            "uic",
            "ддс",
            "vat",
            "обществена поръчка",
            "регистрационен № на проект",
            "складова",
        ),
        re.compile(
            r"(?:(?:административен |грантов |рамков |граждански )?договор[а-я]*(?: за [а-я ]{2,30})?|"
            r"проект[а-я]*|грант[а-я]*|процедура|заявк[а-я]+|поръчк[а-я]+|фактур[а-я]+|"
            r"(?:складова )?разписк[а-я]+|contract|grant(?: agreement)?|project|(?:purchase )?order|"
            r"invoice|receipt|еик|булстат|eik|bulstat|uic|ддс|vat)"
            r"(?: (?:за|на|for|of|е|с) [\w ]{2,24}?)?(?: ?(?:номер|number|по булстат|ref\.?|no\.?|№|#|:|"
            r"с №|под №|е с №))+ ?[a-zа-я]{0,6}[\d\-/.]{2,24}(?: ?/ ?\d{1,2}\.\d{1,2}\.\d{4})?(?: г\.)?"
        ),
    ),
    (
        ("bg", "проект", "project"),
        re.compile(
            r"bg\d{2}[a-z]\d{1,2}[a-z]{2}\d{2,3}[-.\d]+|bg\d{2}[a-z0-9]{4,8}-\d[\d.]*-[\w.-]+|"
            r"bg-[a-z]{2,6}-[\w.\-]{3,30}|bg\d{9,10}(?!\d)|bg\d{4}[a-z]{2,4}\d{3}"
        ),
    ),
)
_HELPLINE = re.compile(
    r"(?:116[ \-]?(?:000|006|111|117|123)|0 ?[87]00[ \-]?(?:\d[ \-]?){4,6}|124[ \-]?123|"
    r"112)(?! ?\d|[/-]\d)"
)
_IN_A_NUMBER = re.compile(r"[\d/+\-.,(][ \-./]?$|\d \)$")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'?]+")
"""Without what is asked for after `?`: a map finds an address by it."""
_PERSONAL = re.compile(
    r"facebook|fb\.|m\.me|messenger|instagr|tiktok|snapchat|twitter|//x\.com|threads|youtube|"
    r"youtu\.be|twitch|discord|t\.me|telegram|wa\.me|vk\.com|ok\.ru|linkedin|pinterest|reddit|"
    r"ask\.fm|vbox7|steam|roblox|bereal|onlyfans|tumblr|@|tel="
)
_COUNTRY = (
    r"(?:България|Русия|Румъния|Гърция|Турция|Италия|Франция|Германия|Белгия|Австрия|Полша|"
    r"Унгария|Обединеното|Великобритания|Хърватия|Сърбия|Украйна|Молдова|Швейцария|Испания|"
    r"Португалия|Литва|Латвия|Словакия|Словения|Чешката|Чехия|Кипър|Малта|Армения|Грузия|"
    r"Азербайджан|Bulgaria|Russia|Romania|Greece|Turkey|Türkiye|Italy|France|Germany|Belgium|"
    r"Austria|Poland|Hungary|the United Kingdom|the UK|UK|Croatia|Serbia|Ukraine|Moldova|"
    r"Switzerland|Spain|Portugal|Lithuania|Latvia|Slovakia|Slovenia|the Czech|Cyprus|Malta|"
    r"Armenia|Georgia|Azerbaijan|Finland|Sweden|Norway|Denmark|the Netherlands|Ireland|Iceland|"
    r"Estonia)"
)
_VERSUS = re.compile(rf"(?:срещу|против|v\.?|vs\.?|c\.) {_COUNTRY}")
_VERSUS_STEMS = tuple(("срещу |против |v. |v |vs. |vs |c. ").split("|"))
_PARTIES = re.compile(
    r"(?:[А-ЯA-Z][\w.'\-]*|и|and|&|others|други|др\.|де|ал|al|el|"
    r"bin)(?:[ ,]{1,2}(?:[А-ЯA-Z][\w.'\-]*|и|and|&|others|други|др\.|ал|al|el|bin))* ?$"
)
_SUPREME = re.compile(
    r"(?:на |пред |of |, )?(?:[IVX]+,? ?(?:г|н|т)\. ?о\.,? ?(?:на )?|[А-Я]{2,4} на )?(?:вкс|"
    r"вас(?!\w)|кс(?!\w)|върховни|supreme|court of cassation|конституционни|осгк|оснк|осгтк|"
    r"[ivx]+,? ?[гнт]\. ?о\.)"
)
_SUPREME_BEFORE = re.compile(
    r"(?:вкс|вас|кс|касационен съд|административен съд|конституционния съд|"
    r"\ufffc)(?: \(?[а-я]+\)?)?,? ?(?:постановен[оа] )?(?:по )?$"
)
_CASE_SIGN = re.compile(r"д(?:\.|ело) ?(?=№)")
_DOCKET = re.compile(
    r"(?:ч\. ?|к\. ?|в\. ?)?(?:гр|г|н|т|адм|а|к|т\. ?н|ч\. ?гр|ч\. ?т)\. ?д\. ?№ ?\d+(?:/| от |"
    r" по описа за )\d{4}(?: г\.)?|(?:гражданско|наказателно|търговско|административно|"
    r"тълкувателно|конституционно) дело ?№ ?\d+(?:/| от )\d{4}(?: г\.)?"
)


def mask(text: Normalised) -> Normalised:
    """`text` with everything hidden that a portal about law may say."""
    return text.without([*_spans(text)])


def _spans(text: Normalised) -> Iterator[Span]:
    plain, lower = text.text, text.lower
    for stems, pattern in _PATTERNS:
        for at in text.starts(stems):
            if match := pattern.match(lower, at):
                yield match.span()
    for match in _HELPLINE.finditer(lower):
        if not _IN_A_NUMBER.search(lower, max(0, match.start() - 2), match.start()):
            yield match.span()
    end = 0
    for at in text.starts(("http", "www.")):
        if at < end:
            continue
        url = _URL.match(lower, at)
        end = url.end() if url else at
        if url and not _PERSONAL.search(url.group()):
            yield url.span()
    for at in text.starts_cased(_VERSUS_STEMS):
        match = _VERSUS.match(plain, at)
        if match and (parties := _PARTIES.search(plain, max(0, at - 70), at)):
            yield parties.start(), match.end()
    for sign in _CASE_SIGN.finditer(lower):
        docket = _DOCKET.search(lower, max(0, sign.start() - 22), sign.end() + 30)
        if docket and (
            _SUPREME.search(lower, docket.end(), docket.end() + 45)
            or _SUPREME_BEFORE.search(lower, max(0, docket.start() - 30), docket.start())
        ):
            yield docket.span()
