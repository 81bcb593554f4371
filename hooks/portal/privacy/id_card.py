"""Numbers of identity documents: cards, passports, certificates of birth, residence permits, licences.

Source: Закон за българските лични документи; nine digits, or two letters and seven digits on cards since June 2024.
Otherwise only beside the name of a document: nine digits alone may be an ЕИК.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.beside import DIGIT, Cue
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised, occurrences
from portal.privacy.things import may_be_a_persons

_OF = r"(?: (?:му|ѝ|й|им|си|ми))?"
_BIRTH = rf"(?:дубликат |препис )?(?:на )?(?:удостоверени[а-я]+|акт(?:а|ът|ове)?){_OF} за раждане|birth certificates?"
_DOCUMENT = (
    rf"(?:личн[а-я]+{_OF} ?карт[а-я]+|личн[а-я]+ документ[а-я]*|л\. ?к\.|"
    rf"лк(?= ?(?:№|с|:|-|\(|\d|[a-zа-я]{{2}} ?\d))|карт[а-я]+{_OF} за самоличност|"
    rf"документ[а-я]*{_OF} за самоличност|номер(?:ът|а)?{_OF} на (?:личния )?документ(?:а|ът)?|"
    rf"(?:задграничн[а-я]+ |международн[а-я]+ )?паспорт[а-я]*|"
    rf"бежанск[а-я]+{_OF} карт[а-я]+|карт[а-я]+{_OF} на (?:бежанец|чужденец|бежанеца|чужденеца|бежанка)|"
    rf"(?:разрешени[а-я]+|карт[а-я]+){_OF} за (?:[а-я]+ )?(?:пребиваване|пътуване)|"
    rf"(?:регистрационн|ученическ|здравн|социалн|европейск|осигурителн)[а-я]+{_OF} (?:здравн[а-я]+ )?(?:карт|"
    rf"книжк)[а-я]+|"
    rf"карт(?:а|ата){_OF}(?= ?[(,-]{{0,2}} ?(?:№|с номер|с №|номер))|"
    rf"(?:свидетелств[а-я]+|удостоверени[а-я]+){_OF} за (?:управление|самоличност|правоуправление)|"
    rf"шофьорск[а-я]+{_OF} книжк[а-я]+|документ(?:а|ът)? за пътуване|серия (?=[a-zа-я]{2} ?(?:№|\d))|"
    r"lichna[_ ]?karta|l\. ?k\.|(?:national |personal |bulgarian )?(?:id|identity|identification)[- ](?:card|"
    r"document|paper)s?|(?:number|no\.?) on (?:his|her|the|their) id|id (?:no\.?|number)|id(?=:? ?№)|"
    r"passports?|residence (?:permit|card|document)s?|refugee (?:card|certificate)s?|"
    r"driv(?:ing|er's) licen[cs]es?|travel documents?)(?![^\W_])"
)
_STEMS = tuple(
    (
        "серия|личн|л.к.|л. к.|лк|карт|документ|номер|паспорт|задгранич|международн|удостоверени|акт|бежанск|разрешени|"
        "регистрационн|ученическ|здравн|социалн|европейск|осигурителн|свидетелств|шофьорск|дубликат|препис|"
        "national id|id |id:|id-|"
        "identity|identification|lichna|l.k.|l. k.|passport|birth certificate|residence|refugee|driv|travel doc|"
        "personal id|bulgarian id|number on|no. on"
    ).split("|")
)
_TRIED = rf"(?=(?:\D?\d){{5}}){DIGIT}(?:[ -]?[\d*оoОOlIіiзЗ]){{8}}"
_NUMBER = (
    rf"(?:[a-zа-я]{{2}}[ ,-]{{0,2}}(?:№ ?)?\d{{7}}|[a-zа-я]{{1,2}}[ -]?\d{{6,8}}|{_TRIED}|\d{{3,4}} ?\d{{3}} ?\d{{3}}|"
    rf"\d{{6,10}})"
    r"(?![^\W_]|\.\d|/\d{1,4}(?![\d.]))"
)
_CELL = re.compile(_NUMBER)
_BEFORE = re.compile(
    rf"(?P<number>(?<![\w/]){_NUMBER})(?: ?[,(-]{{0,2}} ?(?:е |е номерът |- номерът |"
    rf"is the number |was the number )?(?:номерът )?(?:на|от|in|on|of|is|from) (?:(?:the|his|her|"
    rf"child's|mother's|father's) ){{0,3}}$| ?[(,-]{{1,2}} ?$)"
)
_NOT_ITS_NUMBER = re.compile(
    r"\. [a-zа-я]{4,}|тел|обад|phone|call|егн|лнч|еик|булстат|egn|iban|договор|заявка|фактура|"
    r"isbn"
)
_CUE = Cue(
    stems=_STEMS,
    label=re.compile(rf"(?:{_DOCUMENT}|(?:{_BIRTH})(?!\w))"),
    after=(re.compile(rf"[^\d!?]{{0,70}}?(?P<number>(?<![^\W_])(?<!/){_NUMBER})"),),
    before=_BEFORE,
    cell=_CELL,
    unless=_NOT_ITS_NUMBER,
    reach=60,
)
_BIRTH_CUE = Cue(
    stems=("удостоверени", "акт", "дубликат", "препис", "birth certificate"),
    label=re.compile(rf"(?:{_BIRTH})(?!\w)"),
    after=(
        re.compile(
            r"(?:[^\d\n!?.;]{0,30})?(?:№|no\.?|n°|номер|number|#|:) ?"
            r"(?P<number>[a-zа-я]{0,2}\d[\d-]{1,8}(?:/\d{2,4}|/\d\d\.\d\d\.\d{4})?)(?!\d)"
        ),
    ),
    unless=_NOT_ITS_NUMBER,
)
"""Acts of birth are numbered anew each year, so their numbers are short."""


_BARE = re.compile(
    r"[36](?<![\w/.,+-].)(?:(?<=6)[2-6]|(?<=3)[89])(?:\d{7}|\d \d{3} \d{3})(?![\w/]|[.,-]\d)|"
    r"0\d{6}(?<=[^\W\d_]{2}.{7})(?<![\w/.,+-].{9})(?![\w/]|[.,-]\d)"
)
_MACHINE_READABLE = re.compile(r"(?:(?<=id)|(?<=p<)|(?<![^\W_]))bgr(?P<number>(?:[a-z]{2}\d|\d{3})\d{6})(?!\d{3})")
"""The line for machines on a card (ICAO Doc 9303)."""


def find_bare(text: Normalised) -> Iterator[Span]:
    """Numbers as cards and passports have them now, among words about people."""
    for at in occurrences(text.lower, "bgr"):
        if line := _MACHINE_READABLE.match(text.lower, at):
            yield line.span("number")
    for number in _BARE.finditer(text.lower):
        if may_be_a_persons(text.lower, *number.span()):
            letters = 2 if number.group()[0] == "0" else 0
            yield number.start() - letters, number.end()


def find(text: Normalised) -> Iterator[Span]:
    """The number after or right before the name of a document."""
    yield from _CUE.find(text)
    yield from _BIRTH_CUE.find(text)
