"""Names of one word, by what stands beside it: „г-жа Радойкова“, „леля Пенка“; „П.И.П.“, nicknames, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from portal.privacy import beside_name as beside
from portal.privacy import names
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.quiet_names import is_figure

_TITLES = frozenset(
    (
        "г-н г-жа г-ца господин госпожа госпожица господине госпожо госпожице адв. адвокат инсп. инспектор съдия "
        "прокурор д-р доктор полицай медиатор учител mr mr. mrs mrs. ms ms. miss judge inspector attorney prosecutor "
        "officer dr dr. coach sergeant"
    ).split()
)
_FAMILY = frozenset(
    "семейство семейството фамилия фамилията братя братята сестри сестрите близнаци близнаците сем.".split()
)
_AT_HOME_OF = frozenset("у при на".split())
_ALONE = re.compile(r"(?!\w|-| ?[А-ЯA-Z][а-яa-z]|\.? ?\((?:19|20)\d\d)")
_INITIALS = re.compile(r"(?<![\w.])(?:[А-Я]\.(?: ?[А-Я]\.){1,2}|[A-Z]\.(?: ?[A-Z]\.){1,2})(?![\w.])")
_NO_INITIALS = frozenset(
    (
        "U.S. U.K. U.N. E.U. P.S. D.C. A.M. P.M. B.C. A.D. U.S.A. J.D. B.A. M.A. N.B. С.У. О.У. Н.У. Д.П. Г.Д. "
        "Н.Д. Л.К. Ж.К. З.М. Т.Е. Т.Н. П.П. Н.В. Б.Р. Б.П. Л.Н.Ч. Е.Г.Н. И.Д. Е.С. С.А. Р.Б. П.С. А.Д. Т.Д. К.Д. "
        "А.Н.Д. Ч.Н.Д. В.Н.Д. У.И.Д. Р.У. I.D. E.G.N. L.N.C. D.O.B."
    ).split()
)
_KINSHIP = tuple(
    f"{word} "
    for word in (
        "леля Леля чичо Чичо баба Баба дядо Дядо бай Бай кака Кака вуйчо Вуйчо вуйна Вуйна стрина бате Бате батко "
        "Батко свако Aunt Uncle Auntie Grandma Grandpa Granny"
    ).split()
)
_KIN_AND_NAME = re.compile(r"\w+ (?:(?:му|ѝ|й|им|ми|ни) )?(?P<name>[А-ЯA-Z][а-яa-z]{2,})(?!\w| ?[А-ЯA-Z][а-яa-z])")
_NICKNAMES = (
    "с прякор",
    "прякор",
    "Прякор",
    "по прякор",
    "викат му",
    "викат ѝ",
    "nicknamed",
    "by the nickname",
    "nickname",
)
_NICKNAMED = re.compile(
    r"(?:с прякор(?:а|ът)?|[Пп]рякор(?:ът|а)?(?: му| ѝ| й)?(?: е|:)?|по прякор|викат му|викат ѝ|"
    r"nicknamed|by the nickname|nickname (?:is|was)) \"?(?P<name>[А-ЯA-Z][а-яa-z]+(?: [А-ЯA-Z][а-яa-z]+)?)"
)
_ALPHABETS = ("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|heic|pdf|docx?|xlsx?|odt|txt|md|mp[34]|m4a|wav|mov|zip|svg)(?!\w)")
_FILE = re.compile(r"[\w\-.]+\.\w+$")
_SLUG = re.compile(r"[-_.]([а-яa-z]{2,}(?:ов|ев|ова|ева|ски|ска|ov|ev|ova|eva|ski|ska))(?![^\W_]|[.@]\w)")
_SLUG_START = re.compile(r"(?<![^\W_])[а-яa-z]{2,}$")
_FILE_WORD = re.compile(r"[А-ЯA-Z]?[а-яa-z]{2,}|[А-ЯA-Z]{2,}(?![а-яa-z])")


def single(plain: str, word: str, start: int, end: int) -> Span | None:
    """A family name that a title or a role announces."""
    if names.is_initial(word) or not _ALONE.match(plain, end):
        return None
    surname = names.may_be_surname(word) or (word[-1] == "s" and names.is_surname(word[:-1]))
    if not surname and (names.is_given(word) or names.is_common(word)):
        return None
    before = beside.words_before(plain, start)
    if not before:
        return None
    last = before[-1]
    if (
        last in _TITLES
        or (last in _FAMILY and surname)
        or (last == "the" and surname and plain.startswith(" family", end))
        or (last == "the" and word[-1] == "s" and names.is_surname(word[:-1]))
        or (last in _AT_HOME_OF and word.endswith(("ови", "еви")) and surname and plain[start - 1] == " ")
        or (names.is_surname(word) and plain[start - 1] == " " and plain[start - 2].isalpha() and beside.is_role(last))
    ):
        return start, end
    return None


def nicknames(text: Normalised) -> Iterator[Span]:
    """„с прякор Катила“"""
    for at in text.starts_cased(_NICKNAMES):
        if nick := _NICKNAMED.match(text.text, at):
            yield nick.span("name")


def in_file_names(plain: str) -> Iterator[Span]:
    """„scans/teodora-gicheva.png“, „sluchai/ivan_petrov/“"""
    for slug in _SLUG.finditer(plain):
        if names.may_be_surname(slug[1]) and (
            start := _SLUG_START.search(plain, max(0, slug.start() - 20), slug.start())
        ):
            first, last = start.group().capitalize(), slug[1].capitalize()
            if names.is_given(first) and _go_together(first, last) and not is_figure(first, last):
                yield start.start(), slug.end()
    for ending in _ENDING.finditer(plain):
        if file := _FILE.search(plain, max(0, ending.start() - 60), ending.end()):
            yield from _in_file_name(file)


def _in_file_name(file: re.Match[str]) -> Iterator[Span]:
    stem = file.end() - len(file.group().rpartition(".")[2]) - 1
    parts = [(part.group().capitalize(), *part.span()) for part in _FILE_WORD.finditer(file.string, file.start(), stem)]
    for (first, start, _), (second, _, end) in pairwise(parts):
        if (_go_together(first, second) or _go_together(second, first)) and not is_figure(first, second):
            yield start, end


def _go_together(first: str, last: str) -> bool:
    if not names.is_surname(last):
        clear = names.is_given(first) and not names.is_ambiguous(first)
        return clear and names.may_be_surname(last) and not names.is_common(last) and not names.is_given(last)
    return names.is_given(first) or not (names.is_common(first) or names.is_other(first) or names.is_common(last))


def hints(text: Normalised) -> Iterator[Span]:
    """Initials and given names that point at somebody without naming them."""
    plain = text.text
    for match in _INITIALS.finditer(plain):
        if match.group().replace(" ", "") not in _NO_INITIALS and not _in_alphabet(match.group()):
            yield match.span()
    for at in text.starts_cased(_KINSHIP):
        kin = _KIN_AND_NAME.match(plain, at)
        if kin and names.is_given(kin["name"]) and not names.is_ambiguous(kin["name"]):
            yield kin.span("name")


def _in_alphabet(initials: str) -> bool:
    """„А. Б. В.“ counts, and names nobody."""
    letters = "".join(filter(str.isalpha, initials))
    return len(letters) > 2 and any(letters in alphabet for alphabet in _ALPHABETS)
