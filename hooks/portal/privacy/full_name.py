"""Names of people: two or more parts, initials with a family name, inverted, in capitals, in Latin letters.

Endings find Bulgarian family names; a gazetteer finds Roma, Turkish and other given names, which have none; words like
„леля му“ or “called” find what neither knows. Names that may be published are hidden beforehand, see `quiet_names`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from portal.privacy import names
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.quiet_names import hide

_PART = (
    r"(?:[А-ЯЁA-ZÀ-ÖØ-ÞŞĞİÖÜÇ][А-Яа-яёѝA-Za-zÀ-žşğıçöü']+(?:-[А-ЯЁA-Z][А-Яа-яёA-Za-zÀ-ž']+)*|"
    r"[А-ЯA-Z][а-яa-z]{0,2}\.(?=[ А-ЯA-Z])|[А-ЯA-Z](?= [А-Я]|\. ?[А-ЯA-Z]))"
)
_GAP = r"(?:_|(?<=\.) ?| {1,2}| ?\n ?(?=[А-ЯA-Z][а-яa-z])| \*{1,2}|\*{1,2} )"
_NICK = r"(?:,? ?(?:\"[^\"\n]{2,20}\"|\([А-ЯA-Z][^)\n\d]{1,18}\)|'[А-ЯA-Z][^'\n]{1,18}'))?"
_RUN = re.compile(rf"{_PART}(?:{_NICK}{_GAP}{_PART}){{1,5}}(?: ?[А-ЯA-Z]\.(?!\w))?")
_WORD = re.compile(r"[^\W\d_](?:(?:[^\W_]|['\-])*[^\W_])?\.?")
_INVERTED = re.compile(
    r"(?P<last>[А-ЯA-Z][А-Яа-яA-Za-z\-]+), (?P<first>[А-ЯA-Z][а-яa-zА-ЯA-Z]+)(?: (?P<middle>[А-ЯA-"
    r"Z][а-яa-zА-ЯA-Z]+|[А-ЯA-Z]\.))?(?![\w])"
)
_TITLES = tuple(
    (
        "г-н|Г-н|г-жа|Г-жа|г-ца|Г-ца|господин|Господин|госпожа|Госпожа|госпожица|Госпожица|адв.|Адв.|адвокат|"
        "Адвокат|инсп.|Инсп.|инспектор|Инспектор|съдия|Съдия|прокурор|Прокурор|д-р|Д-р|доктор|Доктор|полицай|"
        "Полицай|медиатор|учител|Mr|Mrs|Ms|Miss|Judge|Inspector|Attorney|Prosecutor|Officer|Dr"
    ).split("|")
)
_TITLE = re.compile(
    r"(?:(?:[Аа]дв|[Ии]нсп|Mr|Mrs|Ms|Dr)\.|[\w-]+) (?P<name>[А-ЯA-Z][а-яa-z]{2,}(?:-[А-ЯA-Z][а-яa-"
    r"z]+)?)(?!\w| ?[А-ЯA-Z][а-яa-z]|\.? ?\((?:19|20)\d\d)"
)
_FAMILY = re.compile(
    r"(?:[СсФф][а-я]+ (?P<bg>)|[Tt]he )(?P<name>[А-ЯA-Z][а-яa-z]{2,}(?:-[А-ЯA-Z][а-яa-z]+)?)(?(bg)"
    r"| family)(?!\w| ?[А-ЯA-Z][а-яa-z])"
)
_KIN = re.compile(
    r"(?<!\w)(?:майка|майката|баща|бащата|брат|братът|сестра|сестрата|леля|чичо|вуйчо|вуйна|баба|"
    r"дядо|братовчед|братовчедка|братовчедът|братовчедката|съсед|съседа|съседка|съседът|съседката|"
    r"приятел|приятелка|приятелят|приятелката|"
    r"момче|момчето|момиче|момичето|младеж|младежа|младежът|дете|детето|ученик|ученика|ученикът|"
    r"ученичка|ученичката|син|сина|синът|дъщеря|дъщерята|внук|внукът|внучка|внучката|пострадалият|"
    r"пострадалата|пострадалия|свидетел|свидетелят|"
    r"свидетелката|съпруг|съпруга|съпругът|съпругата|настойник|настойникът|непълнолетният|"
    r"непълнолетния|непълнолетната|малолетният|малолетния|малолетната|обвиняемият|обвиняемия|"
    r"подсъдимият|близначките|близнаците|класната|класният|учителката|учителят|учителката|"
    r"треньорът|"
    r"съученик|съученикът|съученичка|съученичката|на име|името|имената|казва се|нарича се|мъжът|"
    r"жената|гражданинът|гражданина|лицето|бежанецът|бежанеца|"
    r"mother|father|brother|sister|aunt|uncle|grandmother|grandfather|cousin|neighbour|neighbor|"
    r"friend|boy|girl|teenager|pupil|student|son|daughter|nephew|niece|victim|witness|husband|"
    r"wife|guardian|classmate|named|called|name is|name was|"
    r"boyfriend|girlfriend|stepfather|stepmother|coach|teacher)(?: (?:му|ѝ|й|им|ми|ни|си|е|беше|"
    r"на момчето|на момичето|на детето|на дома))?[,:]? \"?$|(?<!\w)[А-ЯA-Z][а-яa-z]+ (?:и|and) $"
)
_BARE_INITIALS = re.compile(r"[А-Я]\.(?: ?[А-Я]\.){1,2}(?![\w.])|[A-Z]\.(?: ?[A-Z]\.){1,2}(?![\w.])")
_NO_INITIALS = frozenset(
    (
        "U.S. U.K. U.N. E.U. P.S. D.C. A.M. P.M. B.C. A.D. U.S.A. J.D. B.A. M.A. N.B. С.У. О.У. Н.У. "
        "Д.П. Г.Д. Н.Д. Л.К. Ж.К. З.М. Т.Е. Т.Н. П.П. Н.В. Б.Р. Б.П. Л.Н.Ч. Е.Г.Н. И.Д. Е.С. С.А. Р.Б"
        ". П.С. А.Д. Т.Д. К.Д. А.Н.Д. Ч.Н.Д. В.Н.Д. У.И.Д. Р.У. I.D. E.G.N. L.N.C. D.O.B."
    ).split()
)
_KINSHIP = tuple(
    (
        "леля |Леля |чичо |Чичо |баба |Баба |дядо |Дядо |бай |Бай |кака |Кака |вуйчо |Вуйчо |вуйна |Вуйна |"
        "стрина |Стрина |бате |батко |Батко |свако |Aunt |Uncle |Auntie |Grandma |Grandpa |Granny "
    ).split("|")
)
_KIN_AND_NAME = re.compile(r"\w+ (?:(?:му|ѝ|й|им|ми|ни) )?(?P<name>[А-ЯA-Z][а-яa-z]{2,})(?!\w| ?[А-ЯA-Z][а-яa-z])")
_NICKNAMES = tuple(("с прякор|прякор|Прякор|по прякор|викат му|викат ѝ|nicknamed|by the nickname|nickname").split("|"))
_NICKNAMED = re.compile(
    r"(?:с прякор(?:а|ът)?|прякор(?:ът|а)?(?: му| ѝ| й)?(?: е|:)?|по прякор|викат му|викат ѝ|"
    r"nicknamed|by the nickname|nickname (?:is|was)) \"?(?P<name>[А-ЯA-Z][а-яa-z]+(?: [А-ЯA-Z][а-я"
    r"a-z]+)?)"
)
_ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|heic|pdf|docx?|xlsx?|odt|txt|md|mp[34]|m4a|wav|mov|zip|svg)(?!\w)")
_FILE = re.compile(r"[\w\-]+\.\w+$")
_FILE_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE_NOUN = re.compile(
    r" (?:[а-я]+(?:ен|на|но|ски|ска|ско) )?(?:област|община|район|съд|прокуратур|болниц|гимнази|"
    r"училищ|регион|епархи|митрополи|котловин|низин|равнин|планин|рек[аи]|улиц|конвенци|декларац|"
    r"договор|правил|насок|стандарт|принцип|мреж|комиси|съюз|парламент|модел|метод|университет|"
    r"градин|махал|квартал|convention|court|rules|municipality|region|district|principles|"
    r"guidelines|declaration|university|mountain|street|hospital)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"*#>|•(\-]|\n)[\s\"*_(]*$")


def find(text: Normalised) -> Iterator[Span]:
    """Spans of names without their titles."""
    yield from _unless_quiet(text, _candidates)


def find_initials(text: Normalised) -> Iterator[Span]:
    """„П.И.П.“, as courts write, and „леля Пенка“: with a village and an age it is still a name."""
    yield from _unless_quiet(text, _short_forms)


def _unless_quiet(text: Normalised, look: Callable[[Normalised], Iterable[Span]]) -> Iterator[Span]:
    """What `look` finds once names that may be published are hidden. Hiding costs time, so only around a first find."""
    plain = text.text
    low = high = -1
    for start, end in sorted(look(text)):
        if start < high:
            if end > high:
                high = -1
            else:
                continue
        low = max(plain.rfind("\n\n", 0, start) + 1, start - 700)
        stop = plain.find("\n\n", end)
        high = min(stop if stop >= 0 else len(plain), end + 700)
        hidden = hide(Normalised(plain[low:high], plain[low:high]))
        for found in look(hidden):
            yield low + found[0], low + found[1]


def _candidates(text: Normalised) -> Iterator[Span]:
    plain = text.text
    for run in _RUN.finditer(plain):
        if run.start() and (plain[run.start() - 1].isalnum() or plain[run.start() - 1] == "@"):
            continue
        yield from _names_in(plain, list(_tokens(run)))
    for inverted in _INVERTED.finditer(plain):
        last, first, middle = inverted["last"], inverted["first"], inverted["middle"]
        if (
            names.is_given(first)
            and not names.is_given(last)
            and names.may_be_surname(last)
            and (not names.is_ambiguous(first) or middle or names.is_surname(last))
        ):
            yield inverted.span()
    for at in text.starts_cased(_TITLES):
        title = _TITLE.match(plain, at)
        if (
            title
            and not names.is_other(title["name"])
            and (names.may_be_surname(title["name"]) or not names.is_given(title["name"]))
        ):
            yield title.span("name")
    for at in text.starts_cased(("семейство", "Семейство", "фамилия", "Фамилия", "the ", "The ")):
        family = _FAMILY.match(plain, at)
        if family and names.may_be_surname(family["name"]):
            yield family.span("name")
    for at in text.starts_cased(_NICKNAMES):
        if nick := _NICKNAMED.match(plain, at):
            yield nick.span("name")
    for ending in _ENDING.finditer(plain):
        if file := _FILE.search(plain, max(0, ending.start() - 60), ending.end()):
            yield from _in_file_name(file)


def _in_file_name(file: re.Match[str]) -> Iterator[Span]:
    """„scans/teodora-gicheva.png“"""
    parts = [(part.group().capitalize(), *part.span()) for part in _FILE_WORD.finditer(file.string, *file.span())]
    for (first, start, _), (second, _, end) in pairwise(parts):
        if (names.is_given(first) and names.is_surname(second)) or (names.is_given(second) and names.is_surname(first)):
            yield start, end


def _short_forms(text: Normalised) -> Iterator[Span]:
    plain = text.text
    for match in _BARE_INITIALS.finditer(plain):
        initials = match.group().rstrip()
        before = plain[match.start() - 1 : match.start()]
        if not (before and (before.isalnum() or before == ".")) and initials.replace(" ", "") not in _NO_INITIALS:
            yield match.start(), match.start() + len(initials)
    for at in text.starts_cased(_KINSHIP):
        kin = _KIN_AND_NAME.match(plain, at)
        if kin and names.is_given(kin["name"]) and not names.is_ambiguous(kin["name"]):
            yield kin.span("name")


def _tokens(run: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    for word in _WORD.finditer(run.string, run.start(), run.end()):
        if word.group()[0].isupper():
            token = word.group().removesuffix("'s")
            if token.endswith(".") and not names.is_initial(token):
                yield token[:-1], word.start(), word.end() - 1
            else:
                yield token, word.start(), word.end()


def _names_in(plain: str, tokens: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
    """The names in a run of capitalised words, which titles, towns and institutions divide."""
    piece: list[tuple[str, int, int]] = []
    for token in [*tokens, ("", 0, 0)]:
        if token[0] and not names.is_other(token[0]):
            piece.append(token)
            continue
        if len(piece) > 1 and (span := _name(plain, piece)):
            yield span
        piece = []


def _name(plain: str, piece: list[tuple[str, int, int]]) -> Span | None:
    words = [word for word, _, _ in piece]
    start, end = piece[0][1], piece[-1][2]
    opens = _SENTENCE_START.search(plain, max(0, start - 12), start) is not None
    if opens and len(piece) > 2 and not _part_of_name(words[0]):
        return _name(plain, piece[1:])
    full = [word for word in words if not names.is_initial(word) and len(word) > 1]
    if not full:
        return None
    if all(word.isupper() for word in full):
        certain = _in_capitals(full)
    elif len(full) < len(words):
        certain = any(names.may_be_surname(word) or _is_clear(word) for word in full)
    else:
        certain = _in_full(full, opens=opens) or _by_its_neighbours(plain, start, end, full)
    return (start, end) if certain else None


def _is_clear(word: str) -> bool:
    return names.is_given(word) and not names.is_ambiguous(word)


def _in_capitals(full: Sequence[str]) -> bool:
    """Capitals make headings of any words, so only what is surely a name: „ЛИЛИЯ СТАМОВА“, „ИЛИЕВ АНГЕЛ РУСЕВ“."""
    surnames = sum(names.is_surname(word) for word in full)
    clear = sum(_is_clear(word) for word in full)
    given = any(names.is_given(word) for word in full)
    first_given = len(full) in (2, 3) and _is_clear(full[0]) and len(full[1]) > 3
    weak = any(names.may_be_surname(word) for word in full)
    return len(full) > 1 and (
        surnames > 1 or clear > 1 or (given and surnames > 0) or (clear > 0 and weak) or first_given
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


def _by_its_neighbours(plain: str, start: int, end: int, full: Sequence[str]) -> bool:
    """Whether the words around say it: „леля му …“; or two unknown words end in -ска and no „област“ follows."""
    weak = [word for word in full if names.may_be_surname(word)]
    if len(full) == 2 and weak == full[1:] and _looks_like_name(full[0]) and not _PLACE_NOUN.match(plain, end):
        return True
    return _KIN.search(plain, max(0, start - 45), start) is not None


def _part_of_name(word: str) -> bool:
    return names.is_given(word) or names.may_be_surname(word) or names.is_initial(word)


def _looks_like_name(word: str) -> bool:
    """Whether an unknown word at the start of a sentence may be a given name rather than a verb or adverb."""
    return len(word) > 2 and not word.lower().endswith(("ха", "ше", "но", "та", "то", "ят", "те", "ly", "ed"))
