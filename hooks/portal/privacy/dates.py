"""Decides what is a calendar date in Bulgarian and English (patterns for text in small letters)."""

from __future__ import annotations

_BG_MONTHS = (
    "януари|ян\\.?(?!\\w)|февруари|февр?\\.?(?!\\w)|март|мар\\.?(?!\\w)|април|апр\\.?(?!\\w)|май|"
    "юни|юли|август|авг\\.?(?!\\w)|септември|септ?\\.?(?!\\w)|"
    "октомври|окт\\.?(?!\\w)|ноември|ноем?\\.?(?!\\w)|декември|дек\\.?(?!\\w)"
)
_EN_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_BG_TEENS = "един?|два|три|четири|чети|пет|шест|шес|седем|осем|девет"
_BG_DAYS = (
    r"(?:(?:двадесет|двайсет|тридесет|трийсет)(?: и (?:първи|втори|трети|четвърти|пети|шести|седми|осми|девети))?и?|"
    rf"(?:{_BG_TEENS})(?:надесет|найсет)и|"
    r"първи|втори|трети|четвърти|пети|шести|седми|осми|девети|десети)"
)
_EN_DAYS = (
    r"(?:(?:twenty|thirty)(?:[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?|twentieth|thirtieth|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)"
)
YEAR = r"(?:1\d|20)\d\d"
_YEAR_WORDS = (
    r"(?:две хиляди(?: и)? ?[а-я]*(?: и [а-я]+)?|хиляда деветстотин[а-я ]{3,30}|"
    r"two thousand(?: and)? [a-z]+)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_BG_YEAR = r"(?: ?г(?:\.|одина)(?!\w))?"
_ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2}|х[iі]{0,2}|[iі]х)"

NUMERIC = (
    rf"(?:{_DAY} ?[./-] ?{_MONTH} ?[./-] ?(?:{YEAR}|\d\d)(?!\d|[./-]\d)|{YEAR}[./-]{_MONTH}[./-]{_DAY}(?!\d)|"
    rf"{_MONTH}/{_DAY}/{YEAR}(?!\d)|{_DAY}[. /-]{{1,2}}{_ROMAN}[. /-]{{1,2}}{YEAR}(?!\d))"
)
_NAMED_DAY = (
    rf"(?:(?:{_DAY}(?:-?(?:ви|ри|ти|ми|и))?|{_BG_DAYS}) (?:{_BG_MONTHS})|"
    rf"(?:the )?(?:{_DAY}(?:st|nd|rd|th)?|{_EN_DAYS})(?: day)?(?: of)? (?:{_EN_MONTHS})\b\.?|"
    rf"(?:{_EN_MONTHS})\b\.? (?:the )?(?:{_DAY}(?:st|nd|rd|th)?|{_EN_DAYS})(?!\d))"
)
_DAY_NAME_YEAR = rf"{_DAY}[-/._ ](?:{_BG_MONTHS}|(?:{_EN_MONTHS}))\.?[-/._ ](?:{YEAR}|\d\d)(?!\d)"
_THE_YEAR = rf"(?:{YEAR}(?:-?(?:а|та|ва|ма)(?!\w))?|'\d\d|{_YEAR_WORDS})(?!\d)"
FULL = rf"(?:{NUMERIC}|{_DAY_NAME_YEAR}|{_NAMED_DAY}(?:,| of)? ?(?:през )?{_THE_YEAR}|{YEAR},? {_NAMED_DAY}){_BG_YEAR}"
"""Day, month and year."""
DAY_AND_MONTH = rf"(?:{_NAMED_DAY}(?!,? \d{{4}})|{_DAY}\.(?:0[1-9]|1[0-2])\.?(?!\d))"
MONTH_AND_YEAR = (
    rf"(?:(?:{_BG_MONTHS}|(?:{_EN_MONTHS})\b\.?)(?:,| of)? (?:през )?{_THE_YEAR}|(?:0[1-9]|"
    rf"1[0-2])[./]{YEAR}(?!\d)){_BG_YEAR}"
)
_HOLIDAY = (
    r"(?:гергьовден|великден|коледа|бъдни вечер|нова година|никулден|димитровден|богородица|лазаровден|цветница|"
    r"ивановден|йордановден|архангеловден|еньовден|петровден|илинден|василица|трифон зарезан|баба марта|"
    r"christmas(?: day| eve)?|new year's (?:day|eve)|easter(?: sunday)?|st\.? george's day)"
)
HOLIDAY_AND_YEAR = rf"{_HOLIDAY}(?:,| of| in| през)? ?{_THE_YEAR}{_BG_YEAR}"
"""„Гергьовден 2009 г.“, from which anybody can tell the day."""
ANY = rf"(?:{FULL}|{DAY_AND_MONTH}|{MONTH_AND_YEAR}|{HOLIDAY_AND_YEAR})"
