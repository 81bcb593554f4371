"""E-mail addresses, also with the at-sign spelled out against machines (RFC 5321, loosely; Cyrillic domains too)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.beside import last
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised, occurrences

_LOCAL = re.compile(r"[\w.+'%-]*[\w+] {0,1}$")
_DOMAIN = re.compile(
    r"[ \n]?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}|(?:abv|gmail|mail|yahoo|dir|outlook|hotmail),(?:bg|com)(?!\w)"
)
_SPELLED_AT = tuple(
    ("(at)|[at]|{at}|<at>|(а)|(ат)|[ат]|(@)|[@]|(кльомба)|[кльомба]|кльомба|маймун|( at )|[ at ]| at | ет | ат ").split(
        "|"
    )
)
_SPELLED = re.compile(
    r"(?P<local>[\w+%-]+(?:(?:\.| ?[(\[](?:dot|точка)[)\]] ?| dot | точка )[\w+%-]+)*) ?"
    r"(?:[(\[{<] ?(?:at|ат|а|@|кльомба|маймун[а-я]+(?: а)?) ?[)\]}>]|(?<= )(?:at|ат|ет|кльомба|"
    r"маймун[а-я]+(?: а)?)(?= )) ?"
    r"(?P<domain>[\w-]+(?:(?:\.| ?[(\[](?:dot|точка|\.)[)\]] ?| dot | точка )[\w-]+)+)"
)
_SPELLED_DOMAIN = re.compile(
    r" ?[\w-]+(?: ?(?:\(dot\)|\[dot\]|\bdot\b|\(точка\)|\[точка\]|\bточка\b) ?(?:com|net|org|eu|bg|info|de|test|"
    r"example))(?!\w)"
)
_UNDERSCORED = re.compile(r"[\w.+-]+?_(?:at|ат)_[\w-]+\.[a-z]{2,}(?!\w)")
_SPACED = re.compile(r"(?<![\w.])[\w+-]+(?: ?\. ?[\w+-]+){0,3} ?@ ?[\w-]+(?: ?\. ?[\w-]+){1,3}")
"""„aishe . k @ poshta . bg“"""
_PLACEHOLDER = re.compile(
    r"(?:(?:вашето|вашата|your)?[._-]?(?:име|презиме|фамилия|ime|prezime|familiya|familia|imejl|name|surname|"
    r"firstname|lastname|first|last|user|username|potrebitel|потребител))(?:[._-]?(?:име|фамилия|ime|familiya|"
    r"familia|name|surname|lastname|last))?@"
)
"""„Име.Фамилия@…“ shows how addresses are made and is nobody's."""
_ENDING = re.compile(r"(?:com|net|org|eu|bg|info|de|uk|ru|test|example|бг|ком|нет|co|io|me|edu|biz)(?!\w)")


def find(text: Normalised) -> Iterator[Span]:
    """Addresses as written, and those with „(at)“ or „кльомба“."""
    plain, lower = text.text, text.lower
    for at in occurrences(plain, "@"):
        local = _LOCAL.search(plain, max(0, at - 66), at)
        domain = _DOMAIN.match(plain, at + 1, at + 120)
        if (
            local
            and plain[local.start() - 3 : local.start()] != "://"
            and domain
            and not _PLACEHOLDER.fullmatch(lower, local.start(), at + 1)
            and (local.group()[-1] != " " or _ENDING.search(lower, at, domain.end()))
        ):
            yield local.start(), domain.end()
        elif local and (spelled := _SPELLED_DOMAIN.match(lower, at + 1)):
            yield local.start(), spelled.end()
        elif (spaced := _SPACED.search(plain, max(0, at - 40), at + 60)) and (
            spaced.start() < at < spaced.end() and " " in spaced.group() and _ENDING.search(lower, at, spaced.end())
        ):
            yield spaced.span()
    for sign in ("_at_", "_ат_"):
        for at in occurrences(lower, sign):
            found = last(_UNDERSCORED, lower, max(0, lower.rfind(" ", 0, at) + 1), at + 60)
            if found and found.start() < at < found.end():
                yield found.span()
    for word in _SPELLED_AT:
        for at in occurrences(lower, word) if not word.isalpha() else text.starts((word,)):
            bracketed = word[0] in "([{<" or word.startswith(("кл", "май"))
            begin = max(0, at - 50)
            while match := _SPELLED.search(lower, begin, at + 80):
                # “him at x.y [at] …”: what looks like the domain of one may be the beginning of the next.
                begin = match.start("domain")
                spelled_dot = re.search(r"dot|точка|[(\[]", match["domain"])
                right = match.start() <= at < match.end() and _ENDING.search(match["domain"][-8:])
                if right and (bracketed or spelled_dot):
                    yield match.span()
