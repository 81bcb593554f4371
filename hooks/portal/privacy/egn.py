"""ЕГН, the Bulgarian personal number: YYMMDD (month + 40 from 2000, + 20 before 1900), three digits, a check digit.

Source: Закон за гражданската регистрация, art. 11; the check digit as in `stdnum.bg.egn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from stdnum.bg import egn

from portal.privacy.beside import DIGIT, MOSTLY_DIGITS, Cue
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_TEN = re.compile(r"(?:\d[ .\-/]{0,3}){9}\d")
_NUMBER = re.compile(r"\d[\d .\-/]{4,18}\d")
_OF_GOODS = re.compile(
    r"(?<!\w)(?:поръчка|рекламация|артикул|фактура|товарителница|пратка|баркод|заявка|доставка|партида|сериен номер|"
    r"order|invoice|item|parcel|tracking|barcode|batch|serial)(?:та|ът|а)?(?: (?:№|номер|no\.?|number))?[ :#№]{1,3}$"
)
"""Right before a number, which then is that of goods, even when its digits add up."""
_CELL = re.compile(r"\d(?:[ -]?\d){9}")
_TEN_LIKE = rf"(?P<number>{MOSTLY_DIGITS}{DIGIT}(?:[ .\-/*_]{{0,3}}{DIGIT}){{9}}(?![^\W_]))"
_PARTLY_HIDDEN = re.compile(
    r"[^\d\n.!?;]{0,25}?(?P<number>\d(?:[ .\-/]?\d){3,8}(?:[ .\-/]{0,2}(?:[*xхXХ_#•…?]|\.\.)+\d?)|"
    r"\d(?:[ .\-/]?\d){5,10}(?:(?![\d./]| ?(?:г\.|лв|%|деца|души|children))))"
)
_CUE = Cue(
    stems=tuple(
        (
            "егн|е.г.н|е. г. н|е г н|един|гражданск|egn|e.g.n|e. g. n|ucn|ucr|uniform civil|unified civil|civil|"
            "national|personal|pin|пин|личен|личн|персонал|идентификац|identification|citizen"
        ).split("|")
    ),
    label=re.compile(
        r"(?:е\. ?г\. ?н|егн|е г н|e\. ?g\. ?n|egn|ucn|pin(?!\w)|пин(?!\w)|"
        r"(?:един(?:ен|ния|ният)|ед\.)(?: (?:му|ѝ|й|им|си))? (?:граждански|гр\.)|гражданск(?:и|ия|ият)(?: (?:му|ѝ|й|"
        r"им|си))? (?:номер|№)|"
        r"(?:личен|личн(?:ия|ият)|персонал(?:ен|ния|ният))(?: (?:му|ѝ|й|им|си))? (?:номер|№)|"
        r"идентификацион(?:ен|ния|ният)(?: (?:му|ѝ|й|им|си))? (?:номер|№|код)(?= (?:на|му|ѝ)(?: \w+)? ?)|"
        r"(?:(?:uniform|unified|national|personal|citizen'?s?|civil)[ -]){0,2}(?:civil |personal |national |citizen |"
        r"identification |"
        r"identity |registration |id ?)+(?:no\.?|number|code|№)|national id|personal (?:id )?(?:no\.?|number|№|code))"
    ),
    after=(
        re.compile(rf"[^\n!?]{{0,14}}?{_TEN_LIKE}"),
        re.compile(rf"(?:[^\d\n!?]|(?<!\d)\d{{1,4}}(?![\d.])){{0,80}}?{_TEN_LIKE}"),
        re.compile(rf"[\s,:*|\"(№-]{{0,12}}{_TEN_LIKE}"),
    ),
    before=re.compile(
        r"(?P<number>\d(?:[ -]?\d){9}) ?[(,:-]{0,2} ?[^\w\n]{0,2}(?:това е |е |is |was )?(?:(?:неговото|нейното|"
        r"негов(?:ият)?|нейн(?:ият)?|the child's|his|her|their|the) )?$"
    ),
    cell=_CELL,
    unless=re.compile(r"заявк|фактур|договор|поръчк|еик|булстат|invoice|order|contract|чужд|foreign|телефон|тел\."),
)
_BARE_CUE = Cue(
    stems=("егн", "е.г.н", "е. г. н", "egn", "e.g.n"),
    label=re.compile(r"(?:егн|egn|е\. ?г\. ?н\.?|e\. ?g\. ?n\.?)"),
    after=(_PARTLY_HIDDEN,),
    unless=re.compile(r"заявк|фактур|договор|invoice|order no"),
)
_PERSONAL_CUE = Cue(
    stems=("личен номер", "личния номер", "личният номер", "personal number", "единен гр", "единния гр", "единният гр"),
    label=re.compile(
        r"(?:личен|личния|личният|единен|единния|единният|personal) (?:номер|number|гр[а-я.]+(?: номер)?)"
    ),
    after=(_PARTLY_HIDDEN,),
    unless=re.compile(r"заявк|фактур|договор|invoice|order no"),
)


def find(text: Normalised) -> Iterator[Span]:
    """Valid numbers anywhere, and any number beside the word ЕГН."""
    yield from chain(_valid(text.text), _CUE.find(text), _BARE_CUE.find(text), _PERSONAL_CUE.find(text))


def _valid(text: str) -> Iterator[Span]:
    for run in _NUMBER.finditer(text):
        if run.start() and (text[run.start() - 1].isalnum() or text[run.start() - 1] == "+"):
            continue
        at = run.start()
        while match := _TEN.search(text, at, run.end()):
            at = match.end()
            around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
            if any(each.isdigit() for each in around):
                at = match.start() + 1
            elif (
                _written_as_one(match.group())
                and egn.is_valid(re.sub(r"\D", "", match.group()))
                and not _OF_GOODS.search(text[max(0, match.start() - 30) : match.start()].lower())
            ):
                yield match.span()


def _written_as_one(number: str) -> bool:
    """Whether the digits stand together as people write an ЕГН, not as sums of money or dates do."""
    groups = re.split(r"\D+", number)
    return "." not in number and (
        len(groups) <= 3 or all(len(group) == 1 for group in groups) or (groups[0] != "0" and len(groups) <= 6)
    )
