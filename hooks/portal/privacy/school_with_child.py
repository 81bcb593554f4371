"""A school, kindergarten or home named in one breath with one child, or with a class: together they single a child out.

A school without a child („обучението се проведе в ОУ …“) and pupils in the plural stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span
from portal.privacy.normalise import Normalised
from portal.privacy.schools import ANCHOR, GATES, GATES_IN_CAPITALS, KIND, NAMED, SAINTS

_NOT_STAFF = (
    r"(?! (?:[а-яa-z]+ )?(?:учител|психолог|психолоз|психоложк|педагог|педагоз|директор|медиатор|класове|класа|"
    r"паралелк|"
    r"училищ|стаи|групи|години|часа|седмици|месеца|доброволц|teachers|classes|schools|psychologists|groups|rooms|years|"
    r"weeks|hours|mediators))"
)
_ONE = (
    rf"(?:двама(?:та)?{_NOT_STAFF}|трима(?:та)?{_NOT_STAFF}|"
    r"ученик(?:ът|а)?|ученичк(?:а|ата)|възпитани(?:к|кът|ка|чка|чката)|(?:първ|втор|трет|"
    r"четвърт|пет|шест|седм|осм|девет|десет|единадесет|дванадесет|единайсет|"
    r"дванайсет)о?клас(?:ник|никът|ника|ничка|ничката)|[а-я]{2,12}клас(?:ник|никът|ника|ничка|ничката)(?!\w)|"
    r"\d{1,2}-?(?:о|ти|ми|и|ма|та)?класни(?:к|кът|чка|чката)|(?:най-|по-)?(?:малкият|малката|"
    r"малкото|големият|голямата)|отличник(?:ът)?|отличничка(?:та)?|"
    r"абитуриент(?:ът|ка|ката)?|зрелостни(?:к|чка)|дете(?:то)?|момче(?:то)?|момиче(?:то)?|"
    r"младеж(?:ът|а)?|девойка(?:та)?|"
    r"син(?:ът|а)?(?: (?:му|ѝ|й|ми|им))?|дъщеря(?: (?:му|ѝ|й|ми|им))?|дъщерята|брат(?:ът|че|чето)?|"
    r"сестра(?:та)?|сестриче(?:то)?|[а-я]{2,12}курсни(?:к|кът|чка|чката)|внук(?:ът)?|внучка(?:та)?|племенни(?:к|ца)|"
    r"братовчед(?:ка|ът)?|"
    r"близначк?[аи]т?[ае]?|близнаци(?:те)?|"
    r"две(?:те)? (?:момичета|сестри|деца|ученички)|"
    r"три(?:те)? (?:момичета|сестри|деца|ученички)|единият|едната|негов(?:ата|ият)|нейн(?:ата|"
    r"ият)|той|тя|ѝ|пострадал(?:ият|ата)|непълнолетн(?:ият|ата|ия)|малолетн(?:ият|ата|ия)|"
    r"първола(?:к|кът|ка|че|чка|чката|чето)|[a-z]+(?:th|rd|nd|st)[- ]former|"
    r"uchenik|uchenichka|momche|momiche|pupil|student|schoolboy|schoolgirl|(?:first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))[- ]grader|boy|girl|child|teenager|"
    r"youngster|son|daughter|brother|sister|cousin|nephew|niece|grandson|granddaughter|twins?|he|"
    r"she|his|her|siblings|two brothers|two sisters)"
)
_LEARNS = (
    r"(?:на занимания|на уроци|на терапия|учи(?:л|ла|ло)?|учеше|посещава(?:л|ла|ше)?|завърш(?:ва|"
    r"и|ил|ила)|ходи(?:л|ла)?|ходеше|записан(?:а|о)?|записа(?:ха)?|премест(?:ен|ена|ено|и|иха)|"
    r"отпадна(?:л|ла)?|изключ(?:ен|ена|ено|иха)|приет(?:а|о)?|настанен(?:а|о)?|"
    r"живее|напусна(?:л|ла)?|(?:училището|класната|класният|учителката|учителят|директорката|директорът|школото|"
    r"съученици(?:те)?|"
    r"градината|психоложката|педагожката) (?:му|ѝ|й|им)|(?:his|her|their) (?:school|teacher|class|classmates|"
    r"kindergarten)|се обучава|обучаван?а?|бяга|attend(?:s|ed|ing)?|studies|studied|"
    r"studying|goes to|went to|enrolled|transferred|moved|expelled|excluded|dropped out|"
    r"graduated?|is in|was in|started|pupil|student|placed|uchi|uchenik|uchenichka|poseshtava)"
)
_CLASS = (
    r"(?:група(?:та)? (?:на [а-я]+ите(?!\w)|\"[^\"\n]{2,25}\")|the \"?[a-z]+\"? (?:group|class)(?!\w)|"
    r"(?:подготвителна(?:та)?|предучилищна(?:та)?|яслена(?:та)?|(?:първа|втора|трета|четвърта|ii|iii|iv|i|"
    r"\d)-?(?:ва|ра|та)? (?:възрастова )?) ?група|(?:първи|втори|трети|четвърти|\d) курс|(?:последния|последен|"
    r"предпоследния|първи|"
    r"горния|долния) клас|\w+(?:a|the) (?:reception|preparatory) (?:class|"
    r"group)|(?:\d{1,2}|[IVX]{1,4}|[іixv]{1,4})(?:[ .-]{0,2}(?:ми|ти|ри|ви|и|мия|тия|рия|"
    r"вия))?[ .-]{0,2}[\"']?(?:[а-жa-h](?!\w))?[\"']? ?(?:клас(?:а|ът)?|кл\.)|клас:? \d{1,2}[а-ж]?(?!\w)|(?:първи|"
    r"втори|"
    r"трети|четвърти|"
    r"пети|шести|седми|осми|девети|десети|единадесети|единайсети|дванадесети|дванайсети)(?:я|"
    r"ят)? ?\"?[а-ж]?\"? клас(?:а)?|"
    r"(?:\d{1,2}|[ivxі]{1,4})[ .-]{0,2}\"?[а-жa-h]\"?(?=,? (?:на|в|от|at|of|in|су|оу|ну|пг[а-я]*|обу|сою|пмг|"
    r"су)(?!\w))|(?:(?<=[\"\w],)|(?<=\" -)) ?\d{1,2} ?\"?[а-ж]\"?(?!\w)|"
    r"\d{1,2} ?\"?[a-h]\"? class|(?:v |в )?\d{1,2} ?[a-hv] klas|klas \d{1,2}|(?:grade|class|year|form) ?(?:\d{1,2}|"
    r"[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)(?: ?-?\"?[a-hvgzа-ж]\"?)?(?!\w)|(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[ -](?:grade|class|year|form)|"
    r"\d{1,2}[a-hvz](?!\w)|(?:(?<=\bот )|(?<=\bв )|(?<=\bвъв ))(?:\d{1,2}|[ivxі]{1,4})[ .-]?\"?[а-ж]\"?(?!\w)|"
    r"\(\d{1,2}[а-ж]\))"
)
_CHILD = re.compile(rf"(?<!\w)(?:{_ONE})(?!\w)")
_LEARN = re.compile(rf"(?<!\w)(?:{_LEARNS})(?!\w)")
_GRADE = re.compile(rf"(?<!\w)(?:{_CLASS})(?!\w)")
_GRADERS = re.compile(
    r"(?<!\w)(?:\w+класни(?:ци|чки)(?:те)?|учени(?:ци|чки)(?:те)?|възпитани(?:ци|чки)(?:те)?|\w+курсни(?:ци|"
    r"чки)(?:те)?|"
    r"\w+[- ](?:graders|formers)|pupils|students|момчетата|момичетата|boys|girls)(?!\w)"
)
_CHILD_OR_GRADERS = re.compile(rf"{_CHILD.pattern}|{_GRADERS.pattern}")
_FEW = re.compile(
    rf"(?<!\w)(?:(?:двама(?:та)?|трима(?:та)?|двете|трите|две|три|both|two|three){_NOT_STAFF}|близна\w+|братя(?:та)?|"
    r"сестри(?:те)?|братовчед(?:ки|и)(?:те)?|синовете|дъщерите|twin\w*|brothers|sisters|cousins|siblings|"
    r"\w+класни(?:ците|чките) [а-я]\.)(?!\w)"
)
"""Two or three, of whom each can be told."""
_MANY = re.compile(
    r"(?<!\w)(?:всяко дете|всеки ученик|every child|each pupil|ученици(?:те)?|ученички(?:те)?|деца(?:та)?|класове|"
    r"учители(?:те)?|педагоз\w+|"
    r"родители(?:те)?|младежи(?:те)?|pupils|students|children|teachers|parents|classes|"
    r"young people|young persons|"
    r"\d+ (?:деца|ученици|pupils|students|children))(?!\w)"
)
_STAFF = re.compile(
    r"(?<!\w)(?:класни(?:те)?(?= на| от| ръков|,)|наръчник\w*|материал\w*|екип\w*|обучени\w+|семинар\w*|семинарът|"
    r"среща(?:та)?|работилниц\w+|събити\w+|"
    r"проект\w*|медиатор\w*|психолог\w*|полицай\w*|инспектор\w*|специалист\w*|директор\w*|"
    r"учител\w*|програма\w*|партньор\w*|пилот\w*|"
    r"преподава\w*|пенсионира\w*|доброволец|teaches|taught|teaching|works|worked|volunteer\w*|"
    r"team|training|workshop|seminar|meeting|project|mediators?|psychologists?|inspectors?|"
    r"headmaster|headteacher|director|teacher|programme|partners?|pilot\w*|event|held|hosted|"
    r"organised)(?!\w)"
)
_ABBREVIATIONS = "проф акад доц ген полк кап инж свещ prof gen св гр ул д-р no st dr sv".split()
_STOP = re.compile(
    r"[!?\n;]|\.(?=\s+[А-ЯA-Z\"])(?<![\s.\"(][А-Яа-яA-Za-z]\.)(?<!\b\d\.)(?<!\b\d\d\.)"
    + "".join(rf"(?<!\b(?i:{word})\.)" for word in _ABBREVIATIONS)
)


_LEARNERS = tuple(
    "първокл|второкл|третокл|четвъртокл|петокл|шестокл|седмокл|осмокл|деветокл|десетокл|единад|дванад|"
    "първи|втори|трети|четвърти|пети|шести|седми|осми|девети|десети|единайсети|дванайсети|клас|grader|ученик|ученичк|"
    "учи|посещава|завършва|ходи|attends|pupil|student".split("|")
)
_BARE_NAME = re.compile(
    r"(?:\w*класни(?:к|чка)\w*(?: съм| е)?|учени(?:к|чка)\w*(?: съм| е)?|клас(?: е)?,?|(?:първи|втори|трети|четвърти|"
    r"пети|шести|седми|осми|"
    r"девети|десети|единайсети|дванайсети)|grader|учи|посещава|завършва|ходи|attends|pupil|"
    r"student) (?:в|от|на|at|of) "
    r"\"[А-ЯA-Z][^\"\n]{2,40}\""
)
"""„първокласник в „Зора““: a name in quotation marks that can only be a school's."""


_MOVERS = ("премест", "записа", "върна", "отписа", "приет")
_MOVED = re.compile(
    r"(?i:премест|записа|върна|отписа|приет)\w*(?: [^\W\d]+){0,4}? (?:от|в) (?P<name>\"[А-Я][^\"\n]{2,40}\")"
    rf"[^.!?\n]{{0,40}}?(?<!\w)(?:{_CLASS})(?!\w)"
)
"""„Преместили сина ѝ от „Жерав“ в „Славей“, пак в трети клас“"""
_LONGEST_BEFORE, _LONGEST_AFTER = 70, 95
"""How much of the name of a school stands before and after the word for it."""


def _gates(text: Normalised) -> list[int]:
    return sorted({*text.starts_cased(GATES), *text.starts_cased(GATES_IN_CAPITALS)})


def find(text: Normalised) -> Iterator[Span]:
    """From the word for the child (or the class) to the school, or the other way round."""
    for at in text.starts(_LEARNERS):
        if bare := _BARE_NAME.match(text.text, at):
            yield bare.span()
    for at in text.starts(_MOVERS):
        if moved := _MOVED.match(text.text, at):
            yield moved.span()
    plain, lower = _without_capitals(text.text), text.lower
    last = -1
    for gate in _gates(text):
        if gate < last or not NAMED.search(plain, max(0, gate - 40), gate + 45):
            continue
        begin, finish = _sentence(plain, gate)
        if not (
            _CHILD_OR_GRADERS.search(lower, begin, finish)
            or _GRADE.search(lower, begin, finish)
            or _LEARN.search(lower, begin, finish)
        ):
            continue
        school = next(
            (
                each
                for each in ANCHOR.finditer(
                    plain, max(begin, gate - _LONGEST_BEFORE), min(finish, gate + _LONGEST_AFTER)
                )
                if each.start() <= gate < each.end() and _free(plain, each)
            ),
            None,
        )
        if school is None:
            continue
        last = school.end()
        yield from _with_child(plain, lower, (begin, finish), school.span())


_SHOUTED = re.compile(r"[А-ЯA-Z]{4,}(?!\w)")
_IS_KIND = re.compile(KIND)


def _without_capitals(text: str) -> str:
    """Headings in capitals, written as names of schools are: „RECHNI BREGOVE SCHOOL“ → „Rechni Bregove School“."""
    return _SHOUTED.sub(
        lambda word: word.group() if _IS_KIND.fullmatch(word.group()) else word.group().capitalize(), text
    )


def _free(plain: str, match: re.Match[str]) -> bool:
    return not match.start() or not plain[match.start() - 1].isalnum()


def _sentence(plain: str, at: int) -> Span:
    low, high = max(0, at - 130), min(len(plain), at + 130)
    begin = max((stop.end() for stop in _STOP.finditer(plain, low, at)), default=low)
    stop = _STOP.search(plain, at, high)
    return begin, stop.start() if stop else high


def _with_child(plain: str, lower: str, sentence: Span, school: Span) -> Iterator[Span]:
    begin, finish = sentence
    before = max(begin, school[0] - 70)
    after = min(finish, school[1] + 75)
    many = _MANY.search(lower, before, school[0])
    near = [each for each in _GRADE.finditer(lower, before, school[0] + 8) if each.end() <= school[0]]
    classes = near or list(_GRADE.finditer(lower, school[1], after))
    few = _FEW.search(lower, begin, finish)
    child = _CHILD_OR_GRADERS if few else _CHILD
    children = list(child.finditer(lower, before, school[0])) or list(child.finditer(lower, school[1], after))
    if not classes and re.fullmatch(SAINTS, plain[school[0] : school[1]]):
        return
    if many and not few and not _specific(children, lower, school[0]):
        return
    staff = None if _PUPIL_OF.search(lower, before, school[0]) else _STAFF.search(lower, before, school[0])
    learns = _LEARN.search(lower, before, school[0]) or _LEARN.search(lower, school[1], after)
    own = _OWN.search(lower, before, after)
    if classes and not children and not own and _ROOM_FOR.match(lower, school[1]):
        return
    if own and not many:
        yield _joined(own.span(), [], school)
    elif classes and not (staff and not children and not _OBJECT.search(lower, before, after)):
        yield _joined(classes[-1].span(), children, school)
    elif children and (learns or _adjacent(lower, children, school)) and not staff:
        yield _joined(children[-1].span(), children, school)
    elif (
        learns
        and not staff
        and re.match(
            r"(?:на занимания|на уроци|на терапия|посещава|учи|ходи|ходил|ходила|учил|учила|учеше|attends|attended|"
            r"\w+ (?:му|ѝ|й|им)|(?:his|her|their) \w+|отпадна|отпаднал|преместен|преместена|настанен|настанена|"
            r"настанено|записан|записана|"
            r"изключен|изключена|enrolled|transferred|expelled|studies)(?!\w)",
            learns.group(),
        )
    ):
        yield _joined(learns.span(), [], school)


_PUPIL_OF = re.compile(
    r"(?<!\w)(?:\w*клас(?:ник|ничк)\w*|първола\w+|учени(?:к|чк)а?|възпитани(?:к|чк)а?|[\w-]+grader|pupil|student) "
    r"(?:в|във|на|от|at|of|in) (?:the )?$"
)
"""Right before a school: one pupil, whoever else the sentence speaks of."""
_ROOM_FOR = re.compile(
    r"\"? (?:обявява|приема|набира|има|са|броят|бележи|започва|numbers?|has|have|holds?|counts?|"
    r"starts?) (?:[^.!?;\n]{0,20}?\d+ [a-zа-я]|"
    r"[^.!?;\n]{0,30}?(?:мест|чин|ученици|деца|маси|pupils|children|desks|seats|places|chairs))"
)
"""After a class and its school: how many it seats, which tells of nobody."""
_OWN = re.compile(
    r"(?<!\w)(?:(?:учител|класн|директор|педагог|психолог|ръководител)\w* (?:му|ѝ|й)|(?:his|her) (?:form |class |head|"
    r"old |new )?"
    r"(?:teacher|head|class|school|kindergarten|classmates?))(?!\w)"
)
"""Staff and places named as one child's own."""
_OBJECT = re.compile(r"(?<!\w)(?:го|я|него|нея|him)(?!\w)")


def _specific(children: list[re.Match[str]], lower: str, at: int) -> bool:
    return any(
        re.match(r"ученик|ученичк|\w+клас|дъщеря|син\b|pupil$|student$|\w+-grader|he\b|she\b|his\b|her\b", each.group())
        and each.end() <= at
        for each in children
    )


def _adjacent(lower: str, children: list[re.Match[str]], school: Span) -> bool:
    """Whether only small words stand between the child and the school: „момче от ОУ …“."""
    child = children[-1] if children[-1].end() <= school[0] else children[0]
    between = lower[child.end() : school[0]] if child.end() <= school[0] else lower[school[1] : child.start()]
    return len(between.split()) <= 6 and not re.search(r"[;!?]|\w{3}\.", between)


def _joined(part: Span, children: list[re.Match[str]], school: Span) -> Span:
    ends = [part, school]
    near = [child.span() for child in children if abs(child.start() - part[0]) < 30]
    ends += near[-1:]
    return min(start for start, _ in ends), max(end for _, end in ends)
