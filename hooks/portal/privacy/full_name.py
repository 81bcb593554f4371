"""Names of people: two or more parts, initials with a family name, inverted, in capitals, in Latin letters.

Endings find Bulgarian family names; a gazetteer finds Roma, Turkish and other given names, which have none; two
capitalised words that everyday language does not know are a name unless what stands beside them says otherwise. Names
that may be published are hidden beforehand, see `quiet_names`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from portal.privacy import beside_name as beside
from portal.privacy import names, short_name
from portal.privacy.detector import Span
from portal.privacy.normalise import FILLER, Normalised
from portal.privacy.quiet_names import hide
from portal.privacy.runs import Token, pieces

_INVERTED = re.compile(
    r", (?:(?P<first>[А-ЯA-Z][а-яa-zА-ЯA-Z]+)(?: (?P<middle>[А-ЯA-Z][а-яa-zА-ЯA-Z]+|[А-ЯA-Z]\.))?|"
    r"(?P<initials>[А-ЯA-Z]\.(?: ?[А-ЯA-Z]\.)?))(?!\w)(?! ?\(?(?:19|20)\d\d| [А-ЯA-Z]\w| &)"
)
_SENTENCE = re.compile(r" (?!and |ed |eds )[а-яa-z]{2,}(?![\w.])")
"""After „Стамова, Л.“ a sentence goes on with small letters, a list of sources with a title or „и“."""


def find(text: Normalised) -> Iterator[Span]:
    """Spans of names without their titles."""
    yield from _unless_quiet(text, _candidates)


def find_initials(text: Normalised) -> Iterator[Span]:
    """„П.И.П.“, as courts write, and „леля Пенка“: with a village and an age it is still a name."""
    yield from _unless_quiet(text, short_name.hints)


def _unless_quiet(text: Normalised, look: Callable[[Normalised], Iterable[Span]]) -> Iterator[Span]:
    """What `look` finds once names that may be published are hidden. Hiding costs time, so only around a find."""
    plain = text.text
    found = sorted(look(text))
    at = 0
    while at < len(found):
        start, end = found[at]
        low = max(plain.rfind("\n\n", 0, start) + 1, start - 700)
        stop = plain.find("\n\n", end)
        high = min(stop if stop >= 0 else len(plain), end + 700)
        here = at
        while at < len(found) and found[at][1] <= high:
            at += 1
        at = max(at, here + 1)
        hidden = hide(Normalised(plain[low:high], plain[low:high]))
        if any(FILLER in hidden.text[one - low : other - low] for one, other in found[here:at]):
            yield from ((low + one, low + other) for one, other in look(hidden))
        else:
            yield from found[here:at]


def _candidates(text: Normalised) -> Iterator[Span]:
    plain = text.text
    for piece in pieces(plain):
        span = _name(plain, piece) if len(piece) > 1 else short_name.single(plain, *piece[0])
        if span:
            yield span
        last, start, end = piece[-1]
        if plain.startswith(", ", end) and names.may_be_surname(last) and not (span and len(piece) > 1):
            yield from _inverted(plain, last, start, end)
    yield from short_name.nicknames(text)
    yield from short_name.in_file_names(plain)


def _inverted(plain: str, last: str, start: int, end: int) -> Iterator[Span]:
    """„Стамова, Лилия“, „СТАМОВА, Л.“"""
    rest = _INVERTED.match(plain, end)
    if not rest:
        return
    first, middle = rest["first"], rest["middle"]
    told = beside.person_before(plain, start) or beside.aged(plain, rest.end())
    surname = names.is_surname(last)
    if not first:
        goes_on = not beside.opens_sentence(plain, start) or _SENTENCE.match(plain, rest.end()) is not None
        certain = told or (surname and goes_on)
    elif names.is_given(first):
        certain = not names.is_given(last) and bool(not names.is_ambiguous(first) or middle or surname or told)
    else:
        certain = (told or (surname and not middle)) and not (
            names.is_common(first) or names.is_other(first) or names.may_be_surname(first)
        )
    if certain:
        yield start, rest.end()


def _name(plain: str, piece: Sequence[Token]) -> Span | None:
    words = [word for word, _, _ in piece]
    start, end = piece[0][1], piece[-1][2]
    opens = beside.opens_sentence(plain, start)
    if opens and len(piece) > 2 and not _part_of_name(words[0]) and _begins_anew(piece):
        return _name(plain, piece[1:])
    full = [word for word in words if not names.is_initial(word) and len(word) > 1]
    if not full:
        return None
    if all(word.isupper() for word in full):
        certain = _in_capitals(full) or (len(full) > 1 and _announced(plain, start, end, full))
    elif len(full) < len(words):
        certain = _with_initials(plain, words, full, end, opens=opens)
    else:
        certain = (
            _in_full(full, opens=opens)
            or _announced(plain, start, end, full)
            or _by_itself(plain, start, end, full, opens=opens)
        )
    return (start, end) if certain else None


def _is_clear(word: str) -> bool:
    return names.is_given(word) and not names.is_ambiguous(word)


def _with_initials(plain: str, words: Sequence[str], full: Sequence[str], end: int, *, opens: bool) -> bool:
    """„Л. Стамова“, „Лилия С.“; after a word that is as often no name, only before small letters or a comma."""
    if any(names.may_be_surname(word) or _is_clear(word) for word in full):
        return not names.is_initial(words[-1]) or names.is_given(full[0]) or not names.is_common(full[0])
    goes_on = re.match(r",| [а-яa-z(-]", plain[end : end + 2]) is not None
    strange = len(full) == 1 and not (opens or names.is_common(full[0]))
    between = len(full) > 1 and any(map(names.is_initial, words[1:-1])) and not any(map(names.is_common, full))
    return (goes_on and (strange or between)) or (
        names.is_initial(words[-1]) and names.is_given(full[0]) and (goes_on or not names.is_common(full[0]))
    )


def _in_capitals(full: Sequence[str]) -> bool:
    """Capitals make headings of any words, so only what is surely a name: „ЛИЛИЯ СТАМОВА“, „ИЛИЕВ АНГЕЛ РУСЕВ“."""
    surnames = sum(names.is_surname(word) for word in full)
    clear = sum(_is_clear(word) for word in full)
    given = any(names.is_given(word) for word in full)
    first_given = len(full) in (2, 3) and _is_clear(full[0]) and len(full[1]) > 3
    weak = any(names.may_be_surname(word) for word in full)
    strange = not any(names.is_common(word) for word in full)
    return len(full) > 1 and (
        surnames > 1
        or clear > 1
        or (surnames > 0 and (given or strange))
        or (len(full) == 2 and weak and strange and not names.may_be_surname(full[0]))
        or (clear > 0 and weak)
        or (first_given and not names.is_common(full[1]))
    )


def _in_full(full: Sequence[str], *, opens: bool) -> bool:
    """Whether the parts say it: a family name with anything, a known given name first, or a given name with -ски."""
    given = [word for word in full if names.is_given(word)]
    surnames = [word for word in full if names.is_surname(word)]
    if surnames and (len(full) > len(surnames) or len(surnames) > 1):
        return bool(given) or not opens or len(full) > 2 or len(surnames) > 1 or _looks_like_name(full[0])
    if any(map(_is_clear, given)) and (_is_clear(full[0]) or not opens or len(given) > 1):
        return True
    weak = [word for word in full if names.may_be_surname(word)]
    return bool(given) and ((bool(weak) and weak != given) or len(given) > 2)


def _announced(plain: str, start: int, end: int, full: Sequence[str]) -> bool:
    """Whether the words before say that a person follows, or those after how old somebody is."""
    if len(full) > 4 or _is_quoted(plain, start, end):
        return False
    strange = not any(names.is_common(word) for word in full[1:])
    return (beside.person_before(plain, start) and (strange or not names.is_common(full[0]))) or (
        strange and not names.is_common(full[0]) and beside.aged(plain, end)
    )


def _by_itself(plain: str, start: int, end: int, full: Sequence[str], *, opens: bool) -> bool:
    """Whether two or three words that are nothing else can only be a name: „с Дурмуш Салтък“."""
    if len(full) > 3 or any(names.is_common(word) and not names.is_given(word) for word in full):
        return False
    if _is_quoted(plain, start, end):
        return False
    if beside.place_beside(plain, start, end) or not all(len(word) > 2 for word in full):
        return False
    if opens and not (names.is_given(full[0]) or _looks_like_name(full[0])):
        return False
    if len(full) == 2 and full[1:] == [word for word in full if names.may_be_surname(word)]:
        return True
    before = plain[max(0, start - 2) : start].strip()[-1:]
    alien = full[0].isascii() and not before.isascii() and before.isalpha()
    return not alien and not full[0].endswith(("ски", "ска", "ско")) and _goes_on(plain, end)


def _is_quoted(plain: str, start: int, end: int) -> bool:
    """Whether a run is all that stands in quotation marks, as names of things do, and no value of a field."""
    before = plain[max(0, start - 3) : start]
    return before[-1:] == '"' and plain[end : end + 1] == '"' and ":" not in before


def _goes_on(plain: str, end: int) -> bool:
    """Whether a sentence goes on after a run, as it does after a subject, not after a heading."""
    return re.match(r"(?:'s)?(?:,| -)? [а-яa-z(]|['.!?,;)\"]", plain[end : end + 5]) is not None


def _begins_anew(piece: Sequence[Token]) -> bool:
    """Whether the first of several words only begins a sentence: names go on with a patronymic, initial or nickname."""
    (first, _, end), (second, start, _) = piece[:2]
    goes_on = names.may_be_surname(second) or names.is_initial(second) or start > end + 1
    return names.is_common(first) or not goes_on


def _part_of_name(word: str) -> bool:
    return names.is_given(word) or names.may_be_surname(word) or names.is_initial(word)


def _looks_like_name(word: str) -> bool:
    """Whether an unknown word at the start of a sentence may be a given name rather than a verb or adverb."""
    return (
        len(word) > 2
        and not names.is_common(word)
        and not word.lower().endswith(("ха", "ше", "но", "та", "то", "ят", "ът", "те", "ly", "ed"))
    )
