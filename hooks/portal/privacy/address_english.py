"""Addresses in English: „8 Zdravets Street, floor 2“, „Zdravets Str. No. 8“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.address_parts import LIVES, OFFICE, TAIL, with_town
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_EN_NAME = (
    r"(?:(?:St\.|Sv\.|Gen\.|Dr\.?|Tsar|Knyaz|Han|Al\.|[A-Z]\.) ?){0,2}\"?[A-Z][\w'.-]+(?: (?:and |"
    r"of |the )?[A-Z][\w'.-]+){0,3}\"?"
)
_EN_KIND = (
    r"(?:Street|Str\.|St\.|St(?!\w)|Boulevard|Blvd\.?|Bul\.|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|"
    r"Square|Sq\.|Quarter|Mahala|Row|Alley|Close|Crescent|street|boulevard|avenue|road|lane|"
    r"mahala)"
)
_EN_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:No\.? ?)?\d{{1,3}} ?[A-Ha-h]?,? (?:\"[^\"\n]{{2,30}}\"|"
    rf"{_EN_NAME}) {_EN_KIND}(?!\w| (?:Gallery|Theatre|Museum|Hall|Centre|Church|School|Library|Cinema|Hotel|Hospital|"
    rf"Station))|\d{{1,3}}[A-Ha-h]?,? (?:[Uu]l\.|[Bb]ul\.|"
    rf"[Uu]litsa) ?{_EN_NAME}|(?<![\w.,/-])\d{{1,3}} [A-Z][a-z]{{1,4}}\. [A-Z][a-z]+(?:ski|ska|ov|"
    rf"ev)(?!\w)"
)
_EN_LAST = re.compile(
    rf"(?:\"[^\"\n]{{2,30}}\"|{_EN_NAME}) {_EN_KIND}\.?,? (?:[Nn]o\.? ?|№ ?|[Nn]umber |"
    rf"#)?\d{{1,3}}[A-Ha-h]?(?![\d%]|[.,]\d| (?:children|people|years|participants|times|"
    rf"families))"
)
_EN_STREET_ONLY = re.compile(rf"{_EN_NAME} (?:Street|Boulevard|Avenue|Lane|Mahala)(?!\w)")
_EN_GATE = tuple(
    (
        "Street|Str.|St|Boulevard|Blvd|Bul.|Avenue|Ave|Road|Rd|Lane|Ln|Square|Sq.|Quarter|Mahala|Row|Alley|Close|"
        "Crescent|street|boulevard|road|lane|mahala|ul.|bul.|Ul.|Bul.|Al. |Gen. "
    ).split("|")
)


def find(text: Normalised) -> Iterator[Span]:
    """The number first or last, the street with its kind; alone only where somebody lives."""
    plain, lower = text.text, text.lower
    done = -1
    for at in text.starts_cased(_EN_GATE):
        if at < done:
            continue
        low = max(0, at - 60)
        for pattern in (_EN_FIRST, _EN_LAST):
            match = pattern.search(plain, low, at + 45)
            if (
                match
                and match.start() <= at + 2
                and match.end() > at
                and (not match.start() or not plain[match.start() - 1].isalnum())
            ):
                tail = re.compile(TAIL).match(lower, match.end())
                done = tail.end() if tail else match.end()
                yield with_town(plain, match.start(), done)
                break
        else:
            alone = _EN_STREET_ONLY.search(plain, low, at + 12)
            if (
                alone
                and alone.end() > at
                and not OFFICE.search(lower, max(0, alone.start() - 40), alone.end() + 30)
                and LIVES.search(lower, max(0, alone.start() - 30), alone.start())
            ):
                yield with_town(plain, *alone.span())
