"""Numbers of identity documents: cards, passports, certificates of birth, residence permits, licences.

Source: Закон за българските лични документи; nine digits, or two letters and seven digits on cards since June 2024.
Only beside the name of a document: nine digits alone may be an ЕИК.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.columns import below, further
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_DOCUMENT = re.compile(
    r"(?:личн[а-я]+ (?:(?:му|ѝ|й|им|си) )?карт[а-я]+|личн[а-я]+ документ[а-я]*|л\. ?к\.|"
    r"лк(?= ?(?:№|с|:|\d))|карт[а-я]+(?: (?:му|ѝ|й|им|си))? за самоличност|"
    r"документ[а-я]* за самоличност|"
    r"(?:задграничн[а-я]+ |международн[а-я]+ )?паспорт[а-я]*|(?:дубликат |"
    r"препис )?(?:на )?(?:удостоверени[а-я]+|акт[а-я]*) за раждане|"
    r"бежанск[а-я]+ карт[а-я]+|карт[а-я]+ на (?:бежанец|чужденец|бежанеца|чужденеца)|"
    r"(?:разрешени[а-я]+|карт[а-я]+) за (?:пребиваване|пътуване)|"
    r"(?:регистрационн|ученическ|здравн|социалн)[а-я]+ карт[а-я]+|"
    r"карт(?:а|ата)(?: (?:му|ѝ|й|им))?(?= ?[(,-]{0,2} ?(?:№|с номер|с №|номер))|"
    r"(?:свидетелств[а-я]+|удостоверени[а-я]+) за управление|"
    r"шофьорск[а-я]+ книжк[а-я]+|"
    r"lichna[_ ]karta|l\.k\.|(?:national |personal )?(?:id|identity|identification)[- ](?:card|"
    r"document)s?|passports?|birth certificates?|residence (?:permit|card)s?|"
    r"refugee (?:card|certificate)s?|driv(?:ing|er's) licen[cs]es?|travel documents?)(?!\w)"
)
_STEMS = tuple(
    (
        "личн|л.к.|л. к.|лк |лк:|карт|документ|паспорт|задгранич|международн|удостоверени|акт|бежанск|разрешени|"
        "регистрационн|ученическ|здравн|социалн|свидетелств|шофьорск|national id|id card|id-card|"
        "id document|identity card|"
        "identity document|identification|lichna|l.k.|passport|birth certificate|residence|refugee|driv|"
        "travel document|personal id"
    ).split("|")
)
_NUMBER = r"(?:[a-zа-я]{2} ?\d{7}|[a-zа-я]{1,2}[ -]?\d{6,8}|\d(?:[ -]?[\d*]){8}|\d{6,10})(?!\d|\.\d|/\d{1,4}(?![\d.]))"
_CELL = re.compile(_NUMBER)
_AFTER = re.compile(rf"(?P<gap>[^\d\n!?]{{0,70}}?)(?P<number>(?<![\w/]){_NUMBER})")
_BRIEF = re.compile(
    r"(?:[^\d\n!?.;]{0,30})?(?:№|no\.?|n°|номер|number|#|"
    r":) ?(?P<number>[a-zа-я]{0,2}\d[\d-]{1,8}(?:/\d{2,4}|/\d\d\.\d\d\.\d{4})?)(?!\d)"
)
_BEFORE = re.compile(
    rf"(?P<number>(?<![\w/]){_NUMBER})(?: ?[,(-]{{0,2}} ?(?:е |е номерът |- номерът |"
    rf"is the number |was the number )?(?:номерът )?(?:на|от|in|on|of|is|from) (?:(?:the|his|her|"
    rf"child's|mother's|father's) ){{0,3}}$| ?[(,-]{{1,2}} ?$)"
)
_NOT_ITS_NUMBER = re.compile(
    r"\. [a-zа-я]{4,}|тел|обад|phone|call|егн|лнч|еик|булстат|egn|iban|договор|заявка|фактура|"
    r"isbn"
)


def find(text: Normalised) -> Iterator[Span]:
    """The number that follows or immediately precedes the name of a document."""
    lower = text.lower
    for at in text.starts(_STEMS):
        document = _DOCUMENT.match(lower, at)
        if not document:
            continue
        yield from below(lower, at, _CELL)
        after = _AFTER.match(lower, document.end())
        if after and not _NOT_ITS_NUMBER.search(after["gap"]):
            yield after.span("number")
            yield from further(lower, after.end(), _CELL)
        elif re.search("раждане|birth", document.group()) and (brief := _BRIEF.match(lower, document.end())):
            yield brief.span("number")
        if before := _BEFORE.search(lower, max(0, at - 60), at):
            yield before.span("number")
