"""Decides how text is evened out before it is searched, and where each character stood in the original."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from urllib.parse import unquote

from portal.privacy.offsets import Change, change

FILLER = "\ufffc"
"""Stands for a character that no detector may use: neither a letter, a digit nor a space."""

_REMOVED = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_ENTITY = re.compile(r"&#?\w{2,8};")
_ESCAPED = re.compile(
    r"%(?:(?<!\d%)|(?<=%[\dA-Fa-f]{2}%)|(?=2[0BDbd]))"
    r"(?:[2-7][\dA-Fa-f]|[CcDd][\dA-Fa-f]%[89ABab][\dA-Fa-f]|[Ee][\dA-Fa-f](?:%[89ABab][\dA-Fa-f]){2})"
)
"""One character of an address in percent-encoding (RFC 3986); after a digit `%` is mostly the sign of a percentage."""
_WRAP = re.compile(r"\n[ \t]*(?:> ?)?(?=[\w\"(№+*\u201e\u00ab])(?!\d{1,3}[.)] |[\w.-]+ ?:(?:\s|$)|\*+ )")
_NOT_WRAPPED = re.compile(r"\s*(?:#|-{3}|```)|.*(?:[|\t]|[;,][^\W\d])")
_KEY = re.compile(r"^[ \t-]*[^\W\d_]\w*_\w*(?= ?:(?:\s|$))", re.MULTILINE)
"""The key of a value in YAML: its words count as words („дата_на_раждане“)."""
_EMPHASIS = re.compile(r"\*+|\\(?=[_*@.#\-])")
"""Signs of Markdown for bold and italic, and its escapes."""
_FULL_LINE = 40
"""From how many characters on a line is taken to be wrapped, whatever the next one begins with."""
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u2032`\u00b4"
_SAME_LENGTH = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    "İ": "I",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_UNEVEN = re.compile(f"[{re.escape(''.join(_SAME_LENGTH))}]")
_MIXED = re.compile(r"[A-Za-z](?:(?=[Ѐ-џ])|(?<=[Ѐ-џ][A-Za-z]))")
_CYRILLIC_LETTER = re.compile(r"[Ѐ-џ]")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_HEAD = re.compile(r"([^\W_]{1,2})[^\W_]*")
_LATIN = "ABEKMHOPCTYXaeopcyx"
_CYRILLIC = "АВЕКМНОРСТУХаеорсух"
TO_CYRILLIC = str.maketrans(_LATIN + "iI", _CYRILLIC + "іІ")
TO_LATIN = str.maketrans(_CYRILLIC + "іІ", _LATIN + "iI")


@dataclass(frozen=True)
class Normalised:
    """A text as detectors read it."""

    text: str
    """What is searched; all offsets of detectors count its code points."""
    original: str
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """What made `text` of `original`, in order, where their lengths differ."""
    plain: str = field(default="")
    """`text` before anything in it was hidden."""

    words: Mapping[str, Sequence[int]] | None = field(default=None, repr=False)
    """Where words begin, by their first two small letters, what is hidden in `text` included; None: not looked up."""

    @cached_property
    def lower(self) -> str:
        """`text` in small letters, code point by code point."""
        return _lower(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in `original`, end exclusive; it holds at least one character."""
        for made in reversed(self.changes):
            start, end = made.before(start, end)
        return start, end

    def starts(self, stems: tuple[str, ...]) -> list[int]:
        """Where one of `stems` begins a word of `lower`. Far faster than a pattern when the stems are rare."""
        return self._begin(self.lower, stems)

    def starts_cased(self, stems: tuple[str, ...]) -> list[int]:
        """Where one of `stems` begins a word of `text`."""
        return self._begin(self.text, stems)

    def _begin(self, text: str, stems: tuple[str, ...]) -> list[int]:
        if self.words is None:
            return sorted({at for stem in stems for at in occurrences(text, stem) if not text[at - 1 : at].isalnum()})
        known = self.words
        return sorted(
            {at for head, group in _by_head(stems) if head in known for at in known[head] if text.startswith(group, at)}
        )

    def without(self, spans: Sequence[tuple[int, int]]) -> Normalised:
        """The same text with `spans` made invisible to detectors."""
        if not spans:
            return self
        parts, at = [], 0
        for start, end in sorted(spans):
            begin = max(start, at)
            if end > begin:
                parts += [self.text[at:begin], FILLER * (end - begin)]
                at = end
        return replace(self, text="".join(parts) + self.text[at:])


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where `part` stands in `text`."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def normalise(original: str) -> Normalised:
    """NFC, no invisible characters or stress marks, one kind of space, dash and quotation mark, look-alikes folded.

    Lines of one paragraph are joined, since an identifier may be broken at the end of a line.
    """
    text = original
    changes: list[Change] = []
    for pattern, needed, put in _CHANGES:
        if needed(text):
            text, made = change(text, pattern, put)
            changes += [made] if made else []
    text = _UNEVEN.sub(lambda match: _SAME_LENGTH[match.group()], text)
    text = _fold(_KEY.sub(lambda key: key.group().replace("_", " "), text) if "_" in text else text)
    return Normalised(text, original, tuple(changes), text, _words(_lower(text)))


def _words(lower: str) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for word in _WORD_HEAD.finditer(lower):
        found[word[1]].append(word.start())
    return found


@cache
def _by_head(stems: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`stems` by the first two letters of their first word, as `Normalised.words` has them."""
    groups: dict[str, list[str]] = {}
    for stem in stems:
        if head := _WORD_HEAD.match(stem.lower()):
            groups.setdefault(head.group(1), []).append(stem)
    return tuple((head, tuple(group)) for head, group in groups.items())


def _compose(found: re.Match[str]) -> str:
    """The letter with its marks as one code point; marks that have none (stress, as in „Ива̀н“) are dropped."""
    return unicodedata.normalize("NFC", found.group())[:1]


def _entity(found: re.Match[str]) -> str:
    entity = found.group()
    character = html.unescape(entity)
    return "" if _REMOVED.fullmatch(character) else character if len(character) == 1 else entity


def _unescape(found: re.Match[str]) -> str:
    character = unquote(found.group(), errors="replace")
    return character if len(character) == 1 and character.isprintable() else found.group()


def _unmark(found: re.Match[str]) -> str:
    """Nothing for emphasis; what begins an item, divides or, after a digit, may stand for hidden ones is kept."""
    sign, text = found.group(), found.string
    before, after = (
        text[found.start() - 1 : found.start()] if found.start() else "",
        text[found.end() : found.end() + 1],
    )
    alone = not before.strip() and not after.strip()
    return sign if sign[0] == "*" and (len(sign) > 3 or alone or before.isdigit()) else ""


def _join(end: re.Match[str]) -> str:
    """A space for the end of a line that only the width of the page made."""
    line = end.string[end.string.rfind("\n", 0, end.start()) + 1 : end.start()]
    following = end.string[end.end()]
    wrapped = len(line) >= _FULL_LINE or following.islower() or following.isdigit()
    return " " if wrapped and line.strip() and not _NOT_WRAPPED.match(line) else end.group()


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[str], bool], Callable[[re.Match[str]], str]], ...] = (
    (_ENTITY, lambda text: "&" in text and ";" in text, _entity),
    (_ESCAPED, lambda text: "%" in text, _unescape),
    (_EMPHASIS, lambda text: "*" in text or "\\" in text, _unmark),
    (_REMOVED, lambda text: not text.isascii() and _REMOVED.search(text) is not None, lambda _: ""),
    (_MARKED, lambda text: not text.isascii() and _MARK.search(text) is not None, _compose),
    (_WRAP, lambda text: "\n" in text, _join),
)


def _lower(text: str) -> str:
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(each if len(each.lower()) != 1 else each.lower() for each in text)
    )


def _fold(text: str) -> str:
    """Words of two scripts are written in the script of most of their letters."""
    if text.isascii() or not _CYRILLIC_LETTER.search(text):
        return text
    parts: list[str] = []
    at = 0
    for pair in _MIXED.finditer(text):
        start = pair.start()
        if start < at:
            continue
        while start > at and text[start - 1].isalpha():
            start -= 1
        if word := _WORD.match(text, start):
            parts += [text[at:start], _one_script(word.group())]
            at = word.end()
    return "".join(parts) + text[at:]


def _one_script(word: str) -> str:
    """The script that can write the whole word; the one of most letters if both can, or neither."""
    cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    if latin.isascii() != (not any(letter.isascii() for letter in cyrillic)):
        return latin if latin.isascii() else cyrillic
    return latin if sum(letter.isascii() for letter in word) * 2 > len(word) else cyrillic
