"""Decides where a text names a Bulgarian settlement, and whether it is one where everybody knows everybody.

Three ways to know one: the gazetteer (towns by name in both scripts, and by what their people and things are called:
„ломско момче“); a word of place before a capitalised word („с. Х“, “the village of X”, „махалата“); and the
endings that hardly any but village names have, after a word of place („от Горно Павликово“).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from portal.privacy.gazetteer import words
from portal.privacy.names import is_given, latin_forms
from portal.privacy.normalise import Normalised

CITY, SMALL = 1, 2
"""What a settlement weighs: a town below about 20,000 people, a village and a mahala count as two kinds."""

_NAME = r"[А-Я][а-яё]+(?:-[А-Я]?[а-яё]+)?(?: (?:[А-Я][а-яё]+|дол|баня|махала|село|пазар|бряг|вода|проход|поле))?"
_LATIN_NAME = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?"
_CANDIDATE = re.compile(rf"(?<![\w]){_NAME}(?![\w])|(?<![\w]){_LATIN_NAME}(?![\w])|(?<![\w])[А-Я]{{3,}}(?![\w])")
_BEFORE = re.compile(
    r"(?:^|[^\w])(?:в|във|от|до|край|към|из|покрай|гр\.|град|града|градчето|община|[Ii]n|[Ff]rom|[Nn]ear|[Oo]f|[Aa]t|"
    r"[Oo]utside|town) ?\"?$"
)
_IN = re.compile(r"(?:^|[^\w])(?:в|във|гр\.|град|града|[Ii]n|[Nn]ear|town of) ?\"?$")
_PLACED = re.compile(r"(?:^|[^\w])(?:[Вв]|[Вв]ъв|[Оо]т|[Кк]рай|[Дд]о|[Ii]n|[Ff]rom|[Nn]ear|[Oo]utside) ?$")
_VILLAGE_LIKE = re.compile(
    r"(?!(?:Косово|Kosovo)\b)(?:[А-Я][а-я]+ )?[А-Я][а-я]{2,}(?:[ое]во|ци|ене)$|[A-Z][a-z]{2,}(?:[eo]vo|tsi|ene)$"
)
_VILLAGE = re.compile(
    r"(?<![\w])(?:с\. ?(?=[А-Я])|[Сс]ело(?:то)? \"?(?=[А-Я])|[Mm]ahala\b|[Mm]ахала\b|"
    r"(?:[а-я]+ска(?:та)?|[Рр]омск[а-я]+|[А-Я][а-я]+) махала(?:та)?|махалата|"
    r"(?:от|в|във|из) (?:нашата |тяхната )?махала|[Vv]illage of (?=[A-Z])|the [A-Z][a-z]+ (?:village|mahala|quarter)|"
    r"[Сс]ело (?:край|до|близо до) (?=[А-Я])|[Vv]illage (?:near|outside) (?=[A-Z])|"
    r"[Rr]oma (?:quarter|neighbourhood|settlement))"
)
_STEM = re.compile(r"(?<![\w])[а-яё]{4,}")


@cache
def _gazetteer() -> dict[str, tuple[int, bool]]:
    """Name in small letters, in either script → weight, and whether it needs a word of place before it."""
    known: dict[str, tuple[int, bool]] = {}
    for listed, weight in (("small_settlements", SMALL), ("cities", CITY)):
        for line in words(listed):
            name = line.partition("|")[0]
            plain, doubtful = name.rstrip("?"), name.endswith("?")
            for form in (plain, *latin_forms(plain)):
                known[form.lower()] = (weight, doubtful)
    return known | {"sofia": (CITY, True), "rousse": (CITY, False)}


@cache
def _stems() -> tuple[tuple[str, int], ...]:
    """Beginnings of adjectives and names of people, with the weight of their town."""
    return tuple(
        (stem, weight)
        for listed, weight in (("small_settlements", SMALL), ("cities", CITY))
        for line in sorted(words(listed))
        for stem in line.partition("|")[2].split()
    )


@cache
def _of_town(word: str) -> int:
    """The weight of the town that a word in small letters is made from, or 0."""
    return next((weight for stem, weight in _stems() if word.startswith(stem)), 0)


def find(text: Normalised) -> Iterator[tuple[int, int, int]]:
    """Start, end and weight of every settlement named."""
    plain = text.text
    for match in _CANDIDATE.finditer(plain):
        weight = _named(match.group(), plain[max(0, match.start() - 14) : match.start()])
        if weight:
            yield match.start(), match.end(), weight
    for match in _VILLAGE.finditer(plain):
        yield match.start(), match.end(), SMALL
    for match in _STEM.finditer(text.lower):
        if weight := _of_town(match.group()):
            yield match.start(), match.end(), weight


def _named(name: str, before: str) -> int:
    """The weight of the settlement a capitalised name stands for, or 0."""
    for part in (name, name.partition(" ")[0], name.partition("-")[0]):
        found = _gazetteer().get(part.lower())
        if found and (not found[1] or (_IN if is_given(part) else _BEFORE).search(before)):
            return found[0]
    return SMALL if _VILLAGE_LIKE.match(name) and _PLACED.search(before) else 0
