"""Decides which capitalised words stand together and could be one name: titles, towns and institutions divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy import names
from portal.privacy.beside_name import is_role

Token = tuple[str, int, int]
"""A word or initial, its start and its end (exclusive)."""

_PART = (
    r"(?:[А-ЯA-Z][а-яa-z]{0,2}\.(?=[ А-ЯA-Z])|"
    r"[А-ЯЁІЇЄA-ZÀ-ÖØ-ÞŞĞİÖÜÇČŠŽĆŁ][А-Яа-яёіїєѝA-Za-zÀ-žşğıçöü']+"
    r"(?:-[А-ЯЁA-ZÀ-Þ][А-Яа-яёA-Za-zÀ-ž']+)*|"
    r"[А-ЯA-Z](?= [А-Я]|\. ?[А-ЯA-Z]))"
)
_GAP = r"(?:_|(?<=\.) ?| {1,2}| ?\n ?(?=[А-ЯA-Z][а-яa-z])| \*{1,2}|\*{1,2} )"
_NICK = (
    r"(?:,? ?(?:\"[^\"\n]{2,20}\"|\([А-ЯA-Z][^)\n\d]{1,18}\)|'[А-ЯA-Z][^'\n]{1,18}'|"
    r"- ?[А-ЯA-Z][а-яa-z]+ -|, (?:наричан[аи]? |called )?\"[^\"\n]{2,20}\",))?"
)
_PARTICLE = (
    r"(?:(?:ал|ел|аз|бин|бен|ибн|ван|фон|де|дел|ла|да|ди|дер|al|el|bin|ben|ibn|van|von|de|del|la|da|di|der)[ -]){0,2}"
)
_RUN = re.compile(rf"{_PART}(?:{_NICK}{_GAP}{_PARTICLE}{_PART}){{0,5}}(?: ?[А-ЯA-Z]\.(?!\w))?")
_QUOTED_NICK = re.compile(r"\"[^\"\n]{2,20}\"|'[^'\n]{2,18}'|\([^)\n]{2,18}\)")
_WORD = re.compile(r"[^\W\d_](?:(?:[^\W_]|['\-])*[^\W_])?\.?")


def pieces(plain: str) -> Iterator[list[Token]]:
    """Capitalised words that stand together, one or more, without „Съседката“ before and others that are no name."""
    for run in _RUN.finditer(plain):
        if run.start() and (plain[run.start() - 1].isalnum() or plain[run.start() - 1] == "@"):
            continue
        whole = run.group()
        if whole.isalpha():
            if not names.is_other(whole):
                yield [(whole, run.start(), run.end())]
            continue
        piece: list[Token] = []
        tokens = [*_tokens(run)]
        for at, token in enumerate(tokens):
            if not at and len(tokens) > 1 and is_role(token[0].lower()) and not names.is_given(token[0]):
                continue
            if piece and len(tokens) > 2 and _cyrillic(token) != _cyrillic(piece[-1]):
                yield piece
                piece = []
            if not names.is_other(token[0]) or (at + 1 < len(tokens) and _short_given(token[0], tokens[at + 1][0])):
                piece.append(token)
            elif piece:
                yield piece
                piece = []
        if piece:
            yield piece


def _cyrillic(token: Token) -> bool:
    return token[0] >= "Ѐ"


def _short_given(word: str, following: str) -> bool:
    """„НОЙКО ДИМОВ“: in capitals a short word is an abbreviation, but not before a family name in capitals."""
    return len(word) > 2 and word.isupper() and following.isupper() and names.may_be_surname(following)


def _tokens(run: re.Match[str]) -> Iterator[Token]:
    """The words of a run; a nickname in quotation marks or brackets decides nothing."""
    nicks = [nick.span() for nick in _QUOTED_NICK.finditer(run.string, run.start(), run.end())]
    for word in _WORD.finditer(run.string, run.start(), run.end()):
        if any(start < word.start() < end for start, end in nicks):
            continue
        start, text = word.start(), word.group()
        if not text[0].isupper() and "-" in text:
            start, text = start + text.index("-") + 1, text.partition("-")[2]
        if text[0].isupper():
            token = text.removesuffix("'s")
            if token[-1] == "." and not names.is_initial(token):
                token = token[:-1]
            yield token, start, start + len(token)
