"""Bank accounts: IBAN of any country (ISO 13616, ISO 7064 mod 97-10); a Bulgarian shape needs no valid check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from portal.privacy.detector import Span
from portal.privacy.normalise import TO_LATIN, Normalised

_START = re.compile(
    r"[A-Za-zАВЕКМНОРСТУХаеорсухБбГг] ?"
    r"[A-Za-zАВЕКМНОРСТУХаеорсухГг] ?\d[ \-]?[\dOoОо](?=[ \-.\n_]{0,2}[A-Za-zА-Яа-я\d*])"
)
_BULGARIAN = re.compile(
    r"B ?G ?\d[ -]?[\dO](?:[ .\-\n_]{0,2}[A-ZА-Я]){4}(?:[ .\-\n_]{0,2}[A-Z\d*]){14}(?![A-Z\d])", re.IGNORECASE
)
_OTHER = re.compile(r"[A-Z]{2}\d{2}(?:[ \n-]?[A-Z\d]){11,30}(?![A-Za-z\d])", re.IGNORECASE)
_LATIN = {**TO_LATIN, **str.maketrans("БбГг", "BbGg")}
_LABELLED = re.compile(
    r"(?:iban|ибан|банков[а-я]* сметк[а-я]*|bank account|account (?:no\.?|number)|сметка (?:№|"
    r"с номер))\W{0,6}(?:на [а-я]+|of [a-z ]{1,20}|е|is|no\.?|№|number)?\W{0,6}"
    r"(?P<number>[a-z]{2}\d{2}(?:[ -]?[a-z\d*]){6,30}|\d(?:[ -]?\d){7,})"
)


def find(text: Normalised) -> Iterator[Span]:
    """Bulgarian accounts by their shape, others by their check digits or after the word IBAN."""
    plain = text.text
    known: set[int] = set()
    for match in _START.finditer(plain):
        at = match.start()
        if at and plain[at - 1].isalnum():
            continue
        window = plain[at : at + 60].translate(_LATIN)
        if account := _BULGARIAN.match(window):
            known.add(at)
            yield at, at + account.end()
        elif other := _OTHER.match(window):
            yield from _checked(at, other.group())
    for at in text.starts(("iban", "ибан", "банков", "bank account", "account n", "сметка")):
        if (labelled := _LABELLED.match(text.lower, at)) and labelled.start("number") not in known:
            yield labelled.span("number")


def _checked(at: int, candidate: str) -> Iterator[Span]:
    """The longest beginning of `candidate`, cut between groups, whose check digits are right."""
    end = len(candidate)
    while end > 14:
        if iban.is_valid(candidate[:end], check_country=False):
            yield at, at + end
            return
        end = max(candidate.rfind(sign, 0, end) for sign in " \n-")
