"""ЕГН, the Bulgarian personal number: YYMMDD (month + 40 from 2000, + 20 before 1900), three digits, a check digit.

Source: Закон за гражданската регистрация, art. 11; the check digit as in `stdnum.bg.egn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from stdnum.bg import egn

from portal.privacy.columns import below, further
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_TEN = re.compile(r"(?:\d[ .\-/]{0,3}){9}\d")
_LABELS = tuple(
    (
        "егн|е.г.н|е. г. н|е г н|единен граждански|единния граждански|единният граждански|egn|e.g.n|ucn|"
        "единен гр.|uniform civil number|unified civil number|personal number|personal id number|civil number|"
        "national id|personal identification number|граждански номер|pin|пин|личен номер|личния номер|"
        "личният номер|личния му номер|личния ѝ номер"
    ).split("|")
)
_AFTER_LABEL = re.compile(
    r"[^\d\n.!?]{0,12}(?:\.[^\d\n.!?;]{1,12}){0,3}[^\d\n!?]{0,60}?(?P<number>\d(?:[ .\-/*_]{0,3}\d"
    r"){8}[ .\-/*_]{0,3}\d(?!\d))"
)
_PARTLY_HIDDEN = re.compile(
    r"[^\d\n.!?;]{0,25}?(?P<number>\d(?:[ .\-/]?\d){3,8}(?:[ .\-/]{0,2}(?:[*xхXХ_#•…?]|\.\.)+\d?)|"
    r"\d(?:[ .\-/]?\d){5,8}(?:(?![\d./]| ?(?:г\.|лв|%|деца|души|children))))"
)
_BEFORE_LABEL = re.compile(
    r"(?P<number>\d{10}) ?[(,:-]{0,2} ?[^\w\n]{0,2}(?:това е |е )?(?:неговото |нейното |"
    r"the child's )?(?:егн|egn)(?!\w)"
)
_NUMBER = re.compile(r"\d[\d .\-/]{4,18}\d")
_CELL = re.compile(r"\d(?:[ -]?\d){9}")
_FOREIGNER = re.compile(r"[^\d\n]{0,12}чужд[а-я]+|[^\d\n]{0,12}foreign")


def find(text: Normalised) -> Iterator[Span]:
    """Valid numbers anywhere, and any number beside the word ЕГН."""
    yield from chain(_valid(text.text), _labelled(text))


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
            elif _written_as_one(match.group()) and egn.is_valid(re.sub(r"\D", "", match.group())):
                yield match.span()


def _written_as_one(number: str) -> bool:
    """Whether the digits stand together as people write an ЕГН, not as sums of money or dates do."""
    groups = re.split(r"\D+", number)
    return "." not in number and (
        len(groups) <= 3 or all(len(group) == 1 for group in groups) or (groups[0] != "0" and len(groups) <= 6)
    )


def _labelled(text: Normalised) -> Iterator[Span]:
    lower = text.lower
    for at in text.starts(_LABELS):
        label = next(stem for stem in _LABELS if lower.startswith(stem, at))
        end = at + len(label)
        if _FOREIGNER.match(lower, end):
            continue
        yield from below(lower, at, _CELL)
        match = _AFTER_LABEL.match(lower, end) or _PARTLY_HIDDEN.match(lower, end)
        if match and not re.search(r"заявк|фактур|договор|invoice|order no", lower[end : match.start("number")]):
            yield match.span("number")
            yield from further(lower, match.end(), _CELL)
    for at in text.starts(("егн", "egn")):
        if match := _BEFORE_LABEL.search(lower, max(0, at - 40), at + 3):
            yield match.span("number")
