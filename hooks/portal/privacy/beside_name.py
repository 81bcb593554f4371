"""Decides what the words beside a capitalised run say: a person („леля му …“, “…, 15”), a place, a new sentence."""

from __future__ import annotations

import re
from functools import cache

from portal.privacy.gazetteer import words

_CLITICS = frozenset("му ѝ й им ми ни ви си е беше бе is was our own".split())
_SAYS_NAME = (
    "на име",
    "казва се",
    "се казва",
    "нарича се",
    "се нарича",
    "по име",
    "името е",
    "името му",
    "казва",
    "аз съм",
    "name is",
    "name was",
    "is called",
    "was called",
    "known as",
    "himself as",
    "herself as",
    "i am",
    "named",
    "called",
)
_LETTER_HEAD = frozenset("от до копие from to cc bcc относно subject re dear скъпа скъпи драга драги уважаема".split())
_OWNERS = frozenset("his her their my our".split())
_NO_PERSON = frozenset(
    "school town village city street club home house country church favourite own team language book dog cat phone "
    "hometown neighbourhood district account profile page app case old new".split()
)
_ARTICLES = ("ът", "ят", "та", "то", "те", "ия", "а", "я")
_WHO_DOES = re.compile(
    r"[а-я]{2,}(?:тел|телка|ничка|истка|ложка|арка|ачка|антка|ерка|орка|ист|джия|джийка|ьор|ант|еща)$"
)
_NOT_WHO = frozenset("лист показател двигател заместител каталог хотел мотел картел".split())
_THE_ONE = ("ият", "нната", "лата", "лият", "ащият", "ящият")
"""„пострадалият“, „непълнолетният“: adjectives that stand for a person."""
_PLACE_BEFORE = frozenset(
    "в във село селото с. гр. град града община общината област областта район района квартал квартала кв. улица ул. "
    "бул. река връх планина местност местността язовир курорт хотел фирма фирмата компания партия вестник списание "
    "телевизия радио филм филма филмът игра играта проект проекта програма програмата кампания кампанията "
    "платформа платформата приложение приложението марка клуб църква фондация сдружение езеро остров летище гара "
    "спирка хижа ресторант махала махалата асоциация мрежа организация организацията чрез марката група групата "
    "софтуер софтуера версия "
    "in at the a an near via using from".split()
)
_PLACE_AFTER = re.compile(
    r" (?:[а-я]+(?:ен|на|но|ски|ска|ско) )?(?:област|община|район|съд|прокуратур|болниц|гимнази|"
    r"училищ|регион|епархи|митрополи|котловин|низин|равнин|планин|рек[аи]|улиц|конвенци|декларац|"
    r"договор|правил|насок|стандарт|принцип|мреж|комиси|съюз|парламент|модел|метод|университет|"
    r"градин|махал|квартал|convention|court|rules|municipality|region|district|principles|"
    r"guidelines|declaration|university|mountain|street|hospital|river|village|school|campaign|"
    r"programme|project|method|model|platform|app|area|state|province|county)"
)
_AGED = re.compile(
    r"(?:,| -| \(| \|)? ?(?:\| )?(?:на |aged? )?(?:[5-9]|[1-9]\d)(?: ?г\.| год| ?-?год|-year|,|\)| \||$)|"
    r",? (?:от|ученик|ученичка|pupil|student|of|class|grade)? ?(?:[IVX]{1,4}|\d{1,2})[ -]?[а-гa-d]?\"? ?(?:клас|кл\.)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"*#>|•(\-]|\n)[\s\"*_(]*$")
_TRIM = " \"'(*_:,-|"


def opens_sentence(plain: str, start: int) -> bool:
    """Whether a capital at `start` may only mean that a sentence, a heading or a cell begins."""
    return _SENTENCE_START.search(plain, max(0, start - 12), start) is not None


def words_before(plain: str, start: int) -> list[str]:
    """Up to three words before `start` in its line, small, the nearest last; the end of a sentence keeps its stop."""
    line = plain[max(0, start - 48) : start].rpartition("\n")[2]
    return [word.strip("\"'(*_:,") for word in line.rstrip(_TRIM).lower().rsplit(None, 3)[-3:]]


@cache
def is_role(word: str) -> bool:
    """Whether a small `word` says who somebody is: kin, neighbour, post, part in a case."""
    roles = words("roles")
    if word in roles:
        return True
    for article in _ARTICLES:
        bare = word.removesuffix(article)
        if bare != word and (bare in roles or (_WHO_DOES.match(bare) is not None and bare not in _NOT_WHO)):
            return True
    return (_WHO_DOES.match(word) is not None and word not in _NOT_WHO) or (len(word) > 6 and word.endswith(_THE_ONE))


def person_before(plain: str, start: int) -> bool:
    """Whether the words before announce a person: „съседката, …“, „казва се …“, “her stepfather …”."""
    before = words_before(plain, start)
    if not before or not before[-1]:
        return False
    last = before[-1]
    if " ".join(before[-2:]).endswith(_SAYS_NAME) or (last in _LETTER_HEAD and ":" in plain[max(0, start - 4) : start]):
        return True
    if last in _CLITICS and len(before) > 1:
        return is_role(before[-2])
    if is_role(last):
        return True
    return last.isascii() and last.isalpha() and last not in _NO_PERSON and not _OWNERS.isdisjoint(before[:-1])


def place_beside(plain: str, start: int, end: int) -> bool:
    """Whether the words beside make the run a place, an institution or a thing."""
    if plain.startswith("'s ", end):
        return False
    before = words_before(plain, start)
    return (bool(before) and before[-1] in _PLACE_BEFORE) or _PLACE_AFTER.match(plain, end) is not None


def aged(plain: str, end: int) -> bool:
    """Whether an age or a class follows: „…, на 15 г.“, “… (15)”."""
    return _AGED.match(plain, end) is not None
