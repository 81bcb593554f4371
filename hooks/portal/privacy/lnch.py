"""ЛНЧ, a foreigner's personal number: ten digits. One random number in ten passes its check, so the word must be near.

Source: Закон за чужденците в Република България (личен номер на чужденец); the check as in `stdnum.bg.pnf`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.bg import egn, pnf

from portal.privacy.beside import DIGIT, MOSTLY_DIGITS, Cue
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.things import may_be_a_persons

_FOREIGNER = r"(?:чужд(?:енец|енка|енеца|енецът|енката|енци|енците|[а-я]{0,3} граждан(?:ин|ка|ина|ката)))"
_NUMBER_WORD = r"(?:номер[а-я]*|№|н-р|н\.)"
_FOREIGN = r"(?:foreign(?:ers|er's|ers'|er| nationals?| national's| citizens?| citizen's)?|aliens?|alien's)"
_LIKE = rf"(?P<number>{MOSTLY_DIGITS}{DIGIT}(?:[ .\-/_]{{0,3}}[\d*оoОOlIіiзЗ]){{5,9}}(?![\d/]|\.\d))"
_TEN_LIKE = rf"(?P<number>{MOSTLY_DIGITS}{DIGIT}(?:[ .\-/_]{{0,3}}{DIGIT}){{9}}(?![^\W_]))"

_CUE = Cue(
    stems=tuple(
        (
            "лнч|л. н. ч|л.н.ч|л н ч|lnch|lnc|l.n.c|pnf|личен|личн|лн |номер|н-р|идентификац|чужд|personal|"
            "identif|identity|id |number|no. |foreign|alien|permanent"
        ).split("|")
    ),
    label=re.compile(
        rf"(?:лнч|л\. ?н\. ?ч\.?|л н ч|l\.? ?n\.? ?ch?\b|lnch|pnf\b|"
        rf"(?:личн?(?:ен|ият|ия|о)|лн|идентификационн?(?:ен|ият|ия))(?: \w{{1,4}})? ?{_NUMBER_WORD}?(?: (?:на|за|като|"
        rf"при))? {_FOREIGNER}|"
        rf"{_NUMBER_WORD}(?: (?:му|ѝ|й|им))? (?:на|за|като) {_FOREIGNER}|"
        rf"{_FOREIGNER}(?: \w+)? (?:е )?(?:с|под|има|носи)(?: \w+)? (?:личен )?{_NUMBER_WORD}|"
        rf"(?:(?:personal|identification|identity|id|registration) )*(?:number|no\.?|id)(?: (?:of|for|as))(?: an?|"
        rf" the)? {_FOREIGN}|"
        rf"{_FOREIGN}(?:[ -](?:personal|identification|identity|id|registration|civil))*[ -](?:no\.?|number|id|№))"
    ),
    after=(
        re.compile(r"(?P<number>\d{10})(?!\d)"),
        re.compile(rf"[^\d!?]{{0,60}}?{_LIKE}"),
        re.compile(rf"(?:[^\d\n!?]|(?<!\d)\d{{1,4}}(?!\d)){{0,80}}?{_TEN_LIKE}"),
    ),
    before=re.compile(
        r"(?P<number>(?<!\d)\d(?:[ -]?\d){9}) ?[(,:-]{0,2} ?(?:това е |е |is |was )?\W{0,2}"
        r"(?:(?:неговият|нейният|негов|нейн|his|her|the|на|бил|беше) ){0,2}$"
    ),
    cell=re.compile(r"\d(?:[ -]?\d){9}"),
)
_SPLIT = Cue(
    stems=("номер", "личен номер", "number"),
    label=re.compile(r"(?:личен )?(?:номер(?:ът|а)?|№|number)(?: (?:му|ѝ|й|им|е))?"),
    after=(
        re.compile(
            rf"[ :,-]{{1,3}}(?P<number>\d(?:[ -]?\d){{9}})(?!\d)(?=[ ,(\"-]{{1,3}}(?:на|за|като|for|of|as)(?: a| the)? "
            rf"(?:{_FOREIGNER}|{_FOREIGN}))"
        ),
    ),
)
"""The label on both sides: „номер 7001112222 на чужденец“."""


_SAID_LATER = re.compile(
    r"[^.!?\n]{0,90}?(?<!\w)(?:лнч|личн?(?:ен|ия|ият) номер на чужден|foreigner(?:'s)? (?:personal )?(?:number|id))"
)
"""„… пише 7001112222, а никой в селото няма личен номер на чужденец“"""
_BARE = re.compile(r"\d(?<![\w/.,+-]\d)\d\d(?: ?\d){7}(?![\w/]|[.,-]\d)")


def find_bare(text: Normalised) -> Iterator[Span]:
    """Ten digits with the right check digit among words about people: the word for the number may be left out."""
    for number in _BARE.finditer(text.text):
        digits = number.group().replace(" ", "")
        if not pnf.is_valid(digits) or egn.is_valid(digits):
            continue
        if may_be_a_persons(text.lower, *number.span()) or _SAID_LATER.match(text.lower, number.end()):
            yield number.span()


def find(text: Normalised) -> Iterator[Span]:
    """Six to ten digits after the words for this number, or ten right before them."""
    yield from _CUE.find(text)
    yield from _SPLIT.find(text)
