"""ЛНЧ, a foreigner's personal number: ten digits. One random number in ten passes its check, so the word must be near.

Source: Закон за чужденците в Република България (личен номер на чужденец); the check as in `stdnum.bg.pnf`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.columns import below, further
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_LABEL = re.compile(
    r"(?:лнч|л\. ?н\. ?ч\.?|lnch|lnc\b|л н ч|"
    r"(?:личн?(?:ен|ият|ия) |идентификационн?(?:ен|ият|ия) )?(?:\w{1,4} )?(?:номер[а-я]*|№|"
    r"н-р) (?:на|за|като) чужд(?:енец|енка|енеца|енката|енци|и гражданин|ия гражданин)|"
    r"чужд(?:енец|енка|енеца|енецът|енката) (?:е )?(?:с|под) (?:личен )?(?:номер|№)|"
    r"(?:personal |identification |identity |id )*(?:no\.?|number)? ?(?:of|for|as) (?:a |"
    r"the )?foreign(?:er| national| citizen)|"
    r"foreign(?:er|ers|er's|ers'| national| national's| citizen| citizen's)? (?:personal |"
    r"identification |identity |id |registration )*(?:no\.?|number|id))"
)
_STEMS = tuple(
    (
        "лнч|л. н. ч|л.н.ч|л н ч|lnch|lnc|личен|личния|личният|номер|идентификац|чужденец|чужденк|чужденец|"
        "personal|identification|number of|number for|foreign"
    ).split("|")
)
_CELL = re.compile(r"\d(?:[ -]?\d){9}")
_AFTER = re.compile(r"[^\d\n]{0,60}?(?P<number>\d(?:[ .\-/]{0,2}[\d*]){5,9}(?![\d/]|\.\d))")
_BEFORE = re.compile(
    r"(?P<number>(?<!\d)\d(?:[ -]?\d){9}) ?[(,:-]{0,2} ?(?:това е |е )?\W{0,2}(?=лнч|lnch|"
    r"личен номер на чужд|л\.н\.ч)"
)


def find(text: Normalised) -> Iterator[Span]:
    """Six to ten digits shortly after the words for this number, or ten digits right before them."""
    lower = text.lower
    for at in text.starts(_STEMS):
        label = _LABEL.match(lower, at)
        if not label:
            continue
        yield from below(lower, at, _CELL)
        if after := _AFTER.match(lower, label.end()):
            yield after.span("number")
            yield from further(lower, after.end(), _CELL)
        if before := _BEFORE.search(lower, max(0, at - 35), label.end()):
            yield before.span("number")
