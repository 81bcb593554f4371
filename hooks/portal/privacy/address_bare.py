"""Streets without the word for it, beside somebody's home: „Ние сме на Бреза седем“, „домът им на Яворова 12“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.address_parts import HOUSE, NOT_COUNT, NUMBER_SIGN, PART, SPELLED, TAIL, is_office, with_town
from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised

_HOME_STEMS = tuple(
    (
        "живе|обитава|дом|вкъщи|у нас|у тях|пред тях|до тях|къща|ние сме|семейство|нощува|спи |прибира|посети|"
        "пощата|майка|баща|баба|дядо|леля|регистриран|настанен|live|lives|lived|living|home|house|our place|stays|resid"
    ).split("|")
)
_HOME = re.compile(
    r"(?:живе[а-я]+|обитава[а-я]*|дом(?:ът|а)?(?: (?:му|ѝ|й|им|ми|ни))?|вкъщи|у (?:нас|тях)|(?:пред|до) тях|"
    r"къща(?:та)?(?: (?:му|ѝ|й|им|ми|ни|на [а-я]+))?|ние сме|семейството|нощува|спи|прибира[а-я]*(?: се)?|"
    r"посетих[а-я]*|"
    r"пощата (?:му|ѝ|им)|(?:майка(?:та)?|баща|бащата|баба|бабата|дядо|дядото|леля|леля)(?: (?:му|ѝ|й|им))? (?:е|са|"
    r"живее)|"
    r"регистриран[аи]?|настанен[аио]?|li(?:ve|ves|ved|ving)|(?:his |her |their |our |my )?(?:home|house|place)|stays|"
    r"resid(?:es|ing))(?!\w)"
)
_WAY = r"[^.!?;\n\d]{0,32}?(?:(?<!\w)(?:на|до|пред|от|към|обитава|at|on|is)|[,:-]) "
_NAME = r"(?:\"[А-ЯA-Z][^\"\n\d]{2,25}\"|(?:св\. ?|[А-Я]\. ?)?[А-Я][а-я]{2,}(?: (?!и |на |до |в )[А-Яа-я][а-я]{2,})?)"
_ENDS = r"(?=[\"'»]?(?:[.,;:!?)\n]|$)| (?:няма|не|има|е|са|от|в|във|при|с|със|и|до|след|без|където|над|под)(?!\w))"
_AT = re.compile(
    rf"{_WAY}(?P<place>{_NAME},? ?(?:{NUMBER_SIGN} ?)?(?:{HOUSE}|{SPELLED}|(?:[а-я]+(?:найсе|йсе))(?!\w))"
    rf"(?:{NOT_COUNT}{_ENDS}|(?=,? ?(?:на )?{PART})){TAIL})"
)
_NO_STREET = re.compile(
    r"\"?(?:коледа|великден|бъдни|нова година|земята|марс|луната|планета|игнажден|никулден|ниво|бонус|стая|етаж|модул|"
    r"урок|глава|раздел|точка|клас|група|страница|стр|януари|февруари|март|април|май|юни|юли|август|септември|октомври|"
    r"ноември|декември|понеделник|вторник|сряда|четвъртък|петък|събота|неделя|център|центъра|училище|комисия)"
)
_EN_KIND = r"(?:Street|Road|Lane|Avenue|Boulevard|Square|Row|Alley|Close|Crescent|Hill|Terrace)"
_EN_SPELLED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -][a-z]+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|[a-z]+teen)"
)
_EN_AT = re.compile(
    rf"[^.!?;\n]{{0,25}}?(?:at|on|is|:|"
    rf",) (?P<place>(?:number )?{_EN_SPELLED},? (?:[A-Z][\w'-]+ ){{1,3}}{_EN_KIND}(?!\w)|"
    rf"(?:[A-Z][\w'-]+ ){{1,3}}{_EN_KIND},? (?:number|no\.?) {_EN_SPELLED}(?!\w))"
)


def find(text: Normalised) -> Iterator[Span]:
    """A capitalised name and a number right after words for where somebody lives."""
    plain, lower = text.text, text.lower
    for at in text.starts(_HOME_STEMS):
        home = _HOME.match(lower, at)
        if not home:
            continue
        place = _AT.match(plain, home.end()) or _EN_AT.match(plain, home.end())
        if place and not _NO_STREET.match(place["place"].lower()) and not is_office(lower, at, place.start("place")):
            yield with_town(plain, *place.span("place"))
