"""Decides whether a paragraph speaks of one child in particular.

Most of what the portal says of „детето“ holds for every child, and must stay quiet however much of law, offences and
illness it mentions. A paragraph is about one child when it

* names the child's sex in the singular („момче“, “the girl”, but not „момче или момиче“) or a label („дете 1“);
* points at the child („едно дете“, „единственото дете“, “one of our pupils”);
* gives the child an age („дете на 13 г.“, “she is 14”), a town („ученик от Лом“) or a first name;
* tells what the child did once (past tense), outside „ако“, „когато“, “if”, “when”, “whether”.

„Всяко дете“, “any child”, „за дете на 9 г.“ and children in the plural speak of nobody.
"""

from __future__ import annotations

import re

from portal.privacy.names import is_ambiguous, is_given
from portal.privacy.normalise import Normalised
from portal.privacy.quasi_kinds import AGE, CHILD_BG, CHILD_EN, SETTLEMENT
from portal.privacy.quiet import mask

_CHILD = re.compile(rf"(?<!\w)(?:{CHILD_BG}|{CHILD_EN})")
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{CHILD_BG}|{CHILD_EN}|(?:той|тя|то|му|ѝ|he|she|his|her)(?!\w))|годиш|years?[- ]old|\d г|на \d|aged|"
    r"близнац|twins"
)
"""Without one of these a paragraph is about nobody, which is quickly said."""
_ANY_CHILD = re.compile(
    r"(?:всяк[оаи]|никое|никой|някое|за|ако|когато|дали|при|как|под|между|every|each|any|no|for an?|for the|for|"
    r"if an?|when an?|whether an?|like an?|how an?|to an?|rights? of the|права(?:та)? на) (?:[\w-]+ )?$"
)
_SEX = re.compile(
    r"(?<!или )(?<!\w)(?:момче(?:то|нце)?|момиче(?:то|нце)?|девойк(?:а|ата)|девойче(?:то)?|ромче(?:то)?)(?!\w| или |"
    r" и момич| и момч)|(?<!or )(?<!\w)(?:boy|girl|schoolboy|schoolgirl)(?!\w| or | and girl| and boy)"
)
_POINTED = re.compile(
    r"(?<!\w)(?:едно|един|една|това|този|тази|наше(?:то)?|наш(?:ия|ият)?|онова|"
    rf"единствен\w+) (?:[а-я-]+ )?{CHILD_BG}|"
    rf"(?<!\w)(?:one (?:\w+ )?|one of (?:our|the) \w*|the only (?:\w+ )?|a certain |our youngest ){CHILD_EN}|"
    r"(?<!\w)(?:дете|child|ученик|pupil|teenager|тийнейджър) \d(?!\w|\d|[-–])|"
    r"случа(?:й|ят|я) на (?:дете|ученик|младеж)|(?<!\w)(?:близнаците|the twins)(?!\w)"
)
_TOLD_BG = (
    r"(?:беше|бе|живее(?:ше)?|открадна|удари|счупи|избяга|дойде|каза|разказа|отказа|напусна|спря|започна|остана|"
    r"влезе|взе|нападна|преби|сби|намери|изгуби|почина|премести|"
    r"е (?:задържан|открадн|избяг|пребит|насочен|бит|настанен|арестуван|изведен)\w*|посещава(?:ше)?|призна|подпали|"
    r"падна|учи|учеше|отиде|се върна|роди|забременя|замина|намушка|наръга|прободе|ограби|обра|угони|изнуди|нарани|"
    r"получи|пострада|се опита|продаде|купи|заплаши)"
)
_TOLD_EN = (
    r"(?:was|had|has been|lives|lived|stole|hit|broke|ran away|came|said|told|refused|left|stopped|started|stayed|"
    r"entered|took|attacked|beat|found|lost|died|moved|admitted|set fire|went|returned|attends|attended|confessed)"
)
_TOLD = re.compile(
    rf"(?<!\w)(?:{CHILD_BG}[^.!?\n]{{0,90}}?(?<!\w){_TOLD_BG}|{CHILD_EN}[^.!?\n]{{0,90}}?(?<!\w){_TOLD_EN})(?!\w)"
)
_SUPPOSED = re.compile(
    r"(?<!\w)(?:ако|когато|щом|дали|докато|if|when|whenever|whether|unless|once|until)(?!\w)[^.!?\n]*$"
)
_IMAGINED = re.compile(r"(?<!\w)(?:ако|дали|if|whether)(?!\w)[^.!?\n]*$")
"""In a tale „когато“ is no condition."""
_PERSON = re.compile(r"(?<!\w)(?:той|тя|то|му|ѝ|he|she|his|her)(?!\w)")
_ITSELF = re.compile(r"годиш(?:ен|на|но|ния|ният|ната|ното)$|year[s]?[- ]old$")
_INITIAL = re.compile(r"(?<!\w)[а-яa-z]\. ?[,(]")
_CAPITALISED = re.compile(r"(?<![\w.])[А-ЯA-Z][а-яёa-z]{2,}(?![\w])")
_NEIGHBOUR = re.compile(r"(?:[А-ЯA-Z][\w.]*|св\.|д-р|г-н|г-жа|ул\.|бул\.|\") ?$")
_NEXT = re.compile(r" [А-ЯA-Z]\w")
_GOES_ON = re.compile(
    r"[\s\"*_>-]*(?:той|тя|то|момчето|момичето|детето|младежът|ученикът|ученичката|майка му|баща му|майка ѝ|баща ѝ|"
    r"he|she|the (?:boy|girl|child|teenager|pupil)|his|her)(?!\w)"
)


def goes_on(text: Normalised) -> bool:
    """Whether a paragraph begins by speaking of the child of the one before it."""
    return _GOES_ON.match(text.lower) is not None


def speaks_of_one_child(text: Normalised) -> bool:
    """See the description of this module."""
    if not _SOMEBODY.search(text.lower):
        return False
    text = mask(text)
    lower = text.lower
    child = _CHILD.search(lower)
    if _real(_POINTED, lower) or (child and (_real(_SEX, lower) or _tells(lower) or _from_a_town(text))):
        return True
    ages = list(AGE.find(text))
    if any(_own_age(lower, start, end) for start, end, _ in ages):
        return True
    return bool(child or ages) and _first_name(text)


def _real(pattern: re.Pattern[str], lower: str) -> bool:
    """Whether a pattern speaks of somebody outside a supposition."""
    return any(
        not _IMAGINED.search(lower, max(0, found.start() - 120), found.start()) for found in pattern.finditer(lower)
    )


def _tells(lower: str) -> bool:
    return any(
        not _SUPPOSED.search(lower, max(0, told.start() - 120), told.start())
        and not _ANY_CHILD.search(lower, max(0, told.start() - 24), told.start())
        for told in _TOLD.finditer(lower)
    )


def _from_a_town(text: Normalised) -> bool:
    """„дете от Лом“, “a pupil from the village of …”: child and town in one breath."""
    for start, _, _ in SETTLEMENT.find(text):
        before = text.lower[max(0, start - 45) : start]
        near = re.search(rf"(?<!\w)(?:{CHILD_BG}|{CHILD_EN}) (?:[\w-]+ )?(?:от|в|във|from|in|of) (?:\w+\.? )*$", before)
        if near and not _ANY_CHILD.search(before, 0, near.start()):
            return True
    return False


def _own_age(lower: str, start: int, end: int) -> bool:
    """Whether an age is that of somebody in the text, not of children in general."""
    if _IMAGINED.search(lower, max(0, start - 120), start):
        return False
    if _INITIAL.search(lower, max(0, start - 3), start + 3):
        return True
    if _ITSELF.search(lower, start, end):
        return not _ANY_CHILD.search(lower, max(0, start - 24), start)
    around = lower[max(0, start - 45) : end + 25]
    if _PERSON.search(around):
        return True
    for child in _CHILD.finditer(around):
        at = max(0, start - 45) + child.start()
        if not _ANY_CHILD.search(lower, max(0, at - 24), at):
            return True
    return False


def _first_name(text: Normalised) -> bool:
    """A given name that stands alone, as storytellers use it."""
    plain = text.text
    return any(
        is_given(name.group())
        and not is_ambiguous(name.group())
        and not _NEIGHBOUR.search(plain, max(0, name.start() - 12), name.start())
        and not _NEXT.match(plain, name.end())
        for name in _CAPITALISED.finditer(plain)
    )
