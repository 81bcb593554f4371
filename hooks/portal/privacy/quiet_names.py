"""Decides which names are no secret: authors, marked pseudonyms, people of the past, schools and streets named so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from portal.privacy import beside_name as beside
from portal.privacy import names
from portal.privacy.credits import ANNOUNCED, CREDITS, NAME, NAMED_BEFORE, NAMES
from portal.privacy.cues import cued
from portal.privacy.detector import Span
from portal.privacy.gazetteer import words
from portal.privacy.normalise import Normalised

_COPYRIGHT = re.compile(rf"(?:©|\(c\)|Copyright)[ ,]*(?:\d{{4}}(?:-\d{{4}})?[ ,]*)?(?P<names>{NAMES})")
_NEXT_CREDIT = re.compile(
    rf"(?:[.;,|/·* ]{{1,6}}(?P<label>[А-ЯA-Z][а-яa-z]+)(?: [а-яa-z]+){{0,3}}: ?|,? and [a-z]+ by |"
    rf", (?:а )?[а-я]+ - (?:на|от) )(?P<names>{NAMES})"
)
_LIFE_YEARS = re.compile(rf"(?P<names>{NAME}) ?\((?:\*|р\. ?|b\. ?)?(?:1[5-9]\d\d) ?- ?(?:1[5-9]|20)\d\d ?(?:г\.)?\)")
_PSEUDONYM_WORDS = (
    r"псевдоним|образец|примерно име|измислен[оаи]? име|имен?а?(?:то|та)?[^)\n.]{0,25} (?:е|са|"
    r"беше|бяха) (?:променен|сменен|измислен|заменен)|(?:променен|сменен|измислен|условн|"
    r"заменен)[оиа]? им|не е истинското|не е (?:неговото|нейното) име|име на герой|"
    r"литературен герой|герой от|измислен[аи]? (?:лиц|геро|персонаж)|съставен образ|"
    r"pseudonym|not (?:his|her|their|the child's|its) (?:real|actual|true|own)? ?name|"
    r"names? (?:has|have|is|was|were|had)(?: been)? (?:changed|invented|altered)|(?:changed|"
    r"invented|fictional|fictitious|assumed|false) name|name changed|names changed|"
    r"fictional (?:character|person|child|boy|girl|case)|invented case|измислен (?:казус|случай)|made-up name|alias|"
    r"sample name|placeholder"
)
_PSEUDONYM = re.compile(
    rf"(?P<names>\"?{NAME}\"?) ?(?:(?:е|is|was|не е|isn't) (?:an? |the )?(?:{_PSEUDONYM_WORDS})|"
    rf"\([^)\n]{{0,40}}?(?:{_PSEUDONYM_WORDS})[^)\n]{{0,40}}\)|"
    rf"\[[^\]\n]{{0,30}}?(?:{_PSEUDONYM_WORDS})[^\]\n]{{0,30}}\]|"
    rf"[,-] ?-?(?:[^,.\n]{{0,15}}?)(?:{_PSEUDONYM_WORDS})|\*(?=\s|"
    rf"$)(?=[^*]{{0,400}}\*[^*\n]{{0,40}}(?:{_PSEUDONYM_WORDS})))"
)
_PSEUDONYM_MARK = re.compile(_PSEUDONYM_WORDS)
_SAMPLE = re.compile(r"(?:образец|пример за попълване|sample|измислен (?:казус|случай)|fictional case): ?[^\n]{0,120}")
_ALL_CHANGED = re.compile(
    r"(?:имената|имена|името|героите|герои|персонажите|names?|all names|the characters|"
    r"all characters)[^.\n]{0,90} (?:са |е |have been |has been |are |were |"
    r"was |is )?(?:променени?|променено|сменени?|сменено|измислени?|измислено|changed|invented|"
    r"fictional|fictitious|not real)"
)
_UNCHANGED = re.compile(r"не (?:е |са |беше |бяха )?(?:променен|сменен)|not (?:been )?changed|n't (?:been )?changed")
_CITED_LINE = re.compile(
    r"(?:\((?:19|20)\d\d[a-zа-я]?\)\.|(?:19|20)\d\d[,.]? (?:с\.|стр\.|pp?\.)|(?:^|"
    r"[\s,(])(?:[Ии]зд\.|[Сс]п\.|[Вв]ж\.|ISBN|ISSN|DOI|doi|Vol\.|pp\.|(?:[Сс]офия|С\.|"
    r"[А-ЯA-Z][а-яa-z]+(?: [А-ЯA-Z][a-zа-я]+)?(?:, [A-Z]{2})?): ?[\"А-ЯA-Z][^\n:]{1,50}?,? (?:19|"
    r"20)\d\d|[СПВ]\., (?:19|20)\d\d|(?:[A-Z]\w+ )?Press(?!\w)|Publish(?:ers?|ing)(?!\w)|Journal(?!\w)|"
    r"et al\.|(?:ред|състав|прев)\.(?=[ ,)])|[Ee]ds?\.\)|Изток-Запад|Просвета|Сиела|Архимед|"
    r"Колибри))|// | // |https?://doi|"
    r"^[-*\d.\[\] ]{0,6}[А-ЯA-Z][\w'-]+,? (?:[А-ЯA-Z]\.[ ,;&]*){1,3}[^\n]{5,250}?, (?:19|20)\d\d(?=\.?$|, )",
    re.MULTILINE,
)
_CITED_NAME = re.compile(
    (
        r"[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+(?: [А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+)?, (?:[А-ЯA-Z]\.[ -]?){1,3}|"
        r"(?:[А-ЯA-Z]\.[ -]?){1,3}[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+|"
    )
    + NAME
)
_CAPITALISED = re.compile(r"[А-ЯA-Z][\w.\-]*")
_NAMESAKE = re.compile(
    r"(?<!\w)(?:(?:му|ѝ|им|ми|ни|his|her|their|my)|(?:съсед|пострадал|момче|момиче|дете|ученик|ученичк|майка|баща|"
    r"леля|чичо|баба|дядо|брат|сестра|братовчед|приятел|neighbour|boy|girl|child|mother|father|aunt|uncle|brother|"
    r"sister|cousin|victim|pupil|son|daughter)[а-яa-z]*),? $",
    re.IGNORECASE,
)
_MORE_OF_NAME = re.compile(r"[^\W\d_]|-[А-ЯA-Z]| [А-ЯA-Z][а-яa-z]+(?:[ое]ва?|[oe]va?)(?!\w)")
_TITLE_OF = re.compile(rf"(?:^|\n|[.!?] )\"[^\"\n]{{3,60}}\" (?:на|by) (?P<names>{NAMES})", re.MULTILINE)
_YEAR_AFTER = re.compile(r"[(,] ?(?:\*|р\. ?|b\. ?)?(?:1[5-9]|20)\d\d")
_IN_TEXT = re.compile(
    rf"(?P<names>{NAMES})(?:,? ?\(?(?:et al\.|и кол\.|и др\.)\)?)? ?(?:\((?:19|"
    rf"20)\d\d[a-zа-я]?(?:[:,] ?(?:с\. ?|pp?\. ?)?\d+(?:-\d+)?)?\)|, (?:19|20)\d\d\))"
)


def hide(text: Normalised) -> Normalised:
    """`text` without the names that may be published."""
    return text.without([*_spans(text)])


def is_figure(first: str, last: str) -> bool:
    """Whether somebody of this name is known to everybody."""
    return f"{first} {last}" in _figures_by_first_word().get(first, ())


def _spans(text: Normalised) -> Iterator[Span]:
    plain = text.text
    for word, pattern in cued(plain, ANNOUNCED):
        if pattern is NAMED_BEFORE:
            yield from _english_institutions(plain, word.start())
        elif match := pattern.match(plain, word.start()):
            yield match.span("names" if "names" in pattern.groupindex else 0)
            if pattern in CREDITS:
                yield from _other_credits(plain, match.end())
    for pattern in (_COPYRIGHT, _TITLE_OF):
        for match in pattern.finditer(plain):
            yield match.span("names")
    yield from _figures(plain)
    yield from _pseudonyms(plain, text.lower)
    yield from _citations(plain)


def _other_credits(plain: str, at: int) -> Iterator[Span]:
    """„… Снимки: …“ after „Текст: …“, whatever that work is called."""
    while (match := _NEXT_CREDIT.match(plain, at)) and not beside.is_role((match["label"] or "").lower()):
        yield match.span("names")
        at = match.end()


def _figures(plain: str) -> Iterator[Span]:
    known = _figures_by_first_word()
    for word in _CAPITALISED.finditer(plain):
        for name in known.get(word.group(), ()):
            start, end = word.start(), word.start() + len(name)
            if plain.startswith(name, start) and not _is_somebody_else(plain, start, end):
                yield start, end


def _is_somebody_else(plain: str, start: int, end: int) -> bool:
    """Kin, a neighbour or somebody of fifteen, or with one name more, only shares the name of a poet."""
    return (
        _MORE_OF_NAME.match(plain, end) is not None
        or _NAMESAKE.search(plain, max(0, start - 24), start) is not None
        or beside.aged(plain, end)
    )


@cache
def _figures_by_first_word() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for name in sorted(words("public_figures"), key=len, reverse=True):
        for form in {name, name.upper(), *_latin(name)}:
            known[form.split()[0]] = (*known.get(form.split()[0], ()), form)
    return known


def _latin(name: str) -> Iterator[str]:
    """A Bulgarian name as the law writes it in Latin letters."""
    if not name.isascii():
        yield " ".join(names.official_latin(part) for part in name.split())


def _english_institutions(plain: str, at: int) -> Iterator[Span]:
    """“Ivan Vazov School”: here the word that says so comes last."""
    if plain[at].isupper():
        for match in NAMED_BEFORE.finditer(plain, max(0, at - 70), at + 20):
            if match.start() <= at < match.end() and len(match.group().split()) > 1:
                yield match.span()


def _pseudonyms(plain: str, lower: str) -> Iterator[Span]:
    for mark in _PSEUDONYM_MARK.finditer(lower):
        low = max(0, mark.start() - 90)
        for match in _PSEUDONYM.finditer(plain, low, mark.end() + 40):
            yield match.span("names")
    for everything in _ALL_CHANGED.finditer(lower):
        if _UNCHANGED.search(everything.group()):
            continue
        start = plain.rfind("\n\n", 0, everything.start()) + 1
        end = plain.find("\n\n", everything.end())
        yield start, end if end >= 0 else len(plain)
    for sample in _SAMPLE.finditer(lower):
        yield sample.span()


def _citations(plain: str) -> Iterator[Span]:
    for sign in _CITED_LINE.finditer(plain):
        start = plain.rfind("\n", 0, sign.start() + 1) + 1
        end = plain.find("\n", sign.end())
        start, end = max(start, sign.start() - 200), min(end if end >= 0 else len(plain), sign.end() + 120)
        for match in _CITED_NAME.finditer(plain, start, end):
            yield match.span()
    for year in _YEAR_AFTER.finditer(plain):
        for pattern in (_IN_TEXT, _LIFE_YEARS):
            for match in pattern.finditer(plain, max(0, year.start() - 120), min(len(plain), year.end() + 30)):
                yield match.span("names")
