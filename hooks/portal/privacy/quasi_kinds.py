"""Which kinds of quasi-identifiers there are. A new kind is one line here and its name `name.kinds.<kind>`.

What a portal about children and law must be able to say stays quiet: age bands and legal limits („14–15 г.“, “under
14”), seasons and years alone, “school”, “family”, “an offence” as such, Roma mediators and organisations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portal.privacy import quasi_places
from portal.privacy.dates import ANY
from portal.privacy.normalise import Normalised

_BG_UNITS = "едно|един|една|две|два|три|четири|пет|шест|седем|осем|девет|десет"
_BG_NUMBER = (
    r"(?:(?:единадесет|единайсет|(?:два|три|четири|пет|шест|шес|седем|осем|девет)(?:надесет|найсет))|двадесет|"
    rf"двайсет|{_BG_UNITS})"
)
_EN_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty)"
)
_YEARS = r"(?:[1-9]|1\d|2[01])"
_NOT_AN_AGE = (
    r"(?! (?:проект|план|програм|период|срок|опит|стаж|стратег|договор|обучени|курс|затвор|присъд|истори|практик|"
    r"пробаци|лишаване|наказани|по-късно|преди|след|цикъл|работа))"
)
_OLD = r"годиш(?:ен|на|но|ния|ният|ната|ното)(?!\w)"
CHILD_BG = (
    r"(?:момче(?:то|нце|нцето)?|момиче(?:то|нце|нцето)?|дете(?:то|нце|нцето)?|хлапе(?:то)?|бебе(?:то)?|"
    r"младеж(?:а|ът)?|девойк(?:а|ата)|девойче(?:то)?|юнош(?:а|ата)|тийнейджър(?:а|ът|ка|ката)?|ученик(?:а|ът)?|"
    r"ученичк(?:а|ата)|\w+класни(?:к|ка|кът)|\w+класничк(?:а|ата)|непълнолет(?:ен|на|ния|ният|ната)|"
    r"малолет(?:ен|на|ния|ният|ната)|близнач(?:е|ка)(?:то|та)?|ромче(?:то)?|турче(?:то)?|"
    r"син(?:а|ът)? (?:му|ѝ|й|им|ни)|дъщеря (?:му|ѝ|й|им|ни)|внук(?:а|ът)?|внучк(?:а|ата))(?!\w)"
)
CHILD_EN = (
    r"(?:boy|girl|child|teen|teenager|adolescent|pupil|student|schoolboy|schoolgirl|lad|juvenile|minor|toddler|baby|"
    r"twin|kid|young (?:man|woman|person)|son|daughter|youngster|\w+-grader)(?!\w|'s? rights)"
)
_AGE = re.compile(
    rf"(?<![\w\-./,])(?<!\d - )(?<!\d и )(?<!от )(?<!под )(?<!над )(?<!до )(?<!след ){_YEARS} ?-? ?"
    rf"{_OLD}{_NOT_AN_AGE}|(?<!\w)(?<!от )(?<!под )(?<!над )(?<!до ){_BG_NUMBER}{_OLD}{_NOT_AN_AGE}|"
    r"(?<![\w\-])\d{1,2} ?-? ?месечн(?:о|ото|а|ата|ия)(?!\w)|"
    rf"(?<!\w)на (?:{_YEARS}|{_BG_NUMBER}) ?(?:г\.|г(?!\w)|год\.|години|годинки|годинка)(?! ?и? ?\d){_NOT_AN_AGE}|"
    rf"[,(] ?{_YEARS} ?-? ?(?:г\.|г(?!\w)|год\.|години(?=[,.;)])|y\.?o\.?(?!\w)){_NOT_AN_AGE}|"
    rf"(?<!\w){CHILD_BG} ?[,(] ?{_YEARS}[,).;]|"
    r"(?<!\w)(?:е|беше|бе|бил|била|било|стана|станал|навърши|сега е) (?:едва |само |вече |почти |"
    rf"тъкмо )?(?:на )?(?:1\d|[5-9]|{_BG_NUMBER}дес?[ея]т|{_BG_NUMBER}найсет)(?: г\.| години)?(?=[,.;)]| и [а-я]|"
    rf" когато|$)|{_YEARS}-?(?:ти|ия|ти)(?:я|ят)? (?:си |му |ѝ |й )?рожден ден|"
    rf"(?<![\w\-.])(?<! to )(?<! or )(?<!and )(?:{_YEARS}|{_EN_NUMBER})[- ]years?[- ]old(?!s|er|\w)|"
    rf"(?<!\w)(?:{_YEARS}|{_EN_NUMBER})-month-old(?!s)|"
    rf"(?<!\w)(?:aged|age|at the age of) (?:{_YEARS}|{_EN_NUMBER})(?! ?(?:-|/|to |and \d|or )|\w|\d)|"
    rf"(?<!\w){CHILD_EN} ?[,(] ?(?:{_YEARS}|{_EN_NUMBER})[,).;]|"
    r"(?<!\w)(?:is|was|turned|just|had turned|had just turned|nearly|almost|barely|only) (?:just |only |"
    r"barely )?(?:1\d|[5-9]|(?:[a-z]+teen|eleven|twelve|ten|nine|eight|seven|six|five))(?=[,.;)]| and [a-z]| when|"
    rf"$)|(?<!\w){_YEARS}th birthday|(?<!\w)на \d{{1,2}} месеца(?!\w)|"
    r"(?<!\w)на (?:1\d|[5-9])(?= (?:е|беше|бе)(?!\w)|[,;)](?! ?\d))|(?<!\w)[a-zа-я]\. ?[,(] ?(?:1\d|[5-9])[,).;]|"
    rf"(?<!\w){CHILD_EN} of (?:{_YEARS}|{_EN_NUMBER})(?! ?(?:-|/|to |or )|\w|\d)"
)
_DATE = re.compile(rf"(?<![\w./-]){ANY}(?! ?(?:ч\.|часа|h\b|%|лв|км))")
_ORDINAL_BG = (
    r"(?:първи|втори|трети|четвърти|пети|шести|седми|осми|девети|десети|единадесети|единайсети|дванадесети|"
    r"дванайсети)"
)
_ORDINAL_EN = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
_SCHOOL = re.compile(
    r"(?<!\w)(?:[сно]у|обу|соу|пг[а-я]{0,4}|п?пмг|цсоп|вуи|спи|цнст[а-я]*|дг) ?(?:\"|№|[иіi]м\. )|"
    r"(?<!\w)\d{1,3}\.?(?:-?[а-я]{1,3})? (?:[сно]у|соу|основно училище|средно училище|училище|"
    r"детска градина)(?!\w)|(?:училище(?:то)?|гимназия(?:та)?|детска(?:та)? градина|интернат(?:а|ът)?) ?\"|"
    r"гимназия(?:та)? по [а-я]|(?:селско(?:то)?|помощно(?:то)?|квартално(?:то)?) училище|"
    rf"(?<![\w-])(?:1[0-2]|[1-9]|[ivxх]{{1,4}}|{_ORDINAL_BG})(?:-?(?:ви|ри|ти|ми|и))? ?\"?[а-жa-g]?\"? клас(?!\w)|"
    r"(?<!\w)(?:първо|второ|трето|четвърто|пето|шесто|седмо|осмо|девето|десето|единадесето|дванадесето|единайсето|"
    rf"дванайсето)класни(?:к|ч)|(?<!\w)(?:grade|year|class) (?:1[0-3]|[1-9]|{_EN_NUMBER})(?![\w-]|/)|"
    rf"(?<!\w)(?:{_ORDINAL_EN}|\d{{1,2}}(?:st|nd|rd|th))[- ](?:grade|grader|form)(?!\w)|the village school|"
    r"boarding school \"|school \"|\"[^\"\n]{3,40}\" (?:primary |secondary |high )?school"
)
_NAMED_SCHOOL = re.compile(
    r"(?<!\w)(?!(?:The|A|In|At|Our|His|Her) (?:School|Primary|High))(?:[A-Z][\w.'-]+ ){1,4}(?:Primary|Secondary|High|"
    r"Elementary|Vocational|Language|Basic)? ?School(?!\w)"
)
_ETHNICITY = re.compile(
    r"(?<![\w])(?:ром(?!\w)|ромче|ромк|"
    r"ромск(?!\w+ (?:(?:здрав|образов|училищ)\w+ )?(?:медиатор|организаци|лидер|фондаци))|ромите|роми(?!\w)|циган|"
    r"турче|туркин|турск(?:и|о|ия|ото) (?:произход|семейств|етнос)|турски етнос|"
    r"етническ\w+ (?:турч|ром|българ|армен)|помак|помашк|милет|калдараш|влах(?!\w)|влашк|каракачан|сирий|афганист|"
    r"афганск|украинче|украинск|украинк|украинец|бежан|арменч|арменск|еврейск|мюсюлман|виетнам|руск\w+ произход)|"
    r"(?<![\w])(?:roma(?![\w-]| (?:(?:health|school|educational) )?(?:mediator|organi|foundation|lom|policy))|romani|"
    r"romany|gyps(?:y|ies)|turkish(?:-speaking)?(?: (?:origin|family|boy|girl|child|descent|background)|-)|"
    r"ethnic turk|syrian|afghan|ukrainian|refugee|armenian|muslim|pomak|vietnamese|jewish)"
)
_COUNT_BG = r"(?:двама|трима|четирима|петима|шестима|седмина|две|три|четири|пет|шест|седем|осем|девет|десет|\d{1,2})"
_COUNT_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_ABROAD_BG = (
    r"(?:чужбина|странство|германия|гърция|испания|италия|англия|франция|белгия|холандия|нидерландия|австрия|кипър|"
    r"полша|турция|швеция|португалия|великобритания|лондон|берлин|атина|сащ|америка|исландия|дания|норвегия)"
)
_ABROAD_EN = (
    r"(?:abroad|germany|greece|spain|italy|england|france|belgium|the netherlands|austria|cyprus|poland|turkey|"
    r"sweden|portugal|the uk|london|another country)"
)
_PARENT_BG = (
    r"(?:майка(?:та)?|баща(?:та)?|бащата|родител(?:ят|я|ите)?|родители(?:те)?|мама|тате|татко|брат(?:ът)?|сестра)"
)
_PARENT_EN = r"(?:mother|father|mum|mom|dad|parents?|stepfather|stepmother|brother)"
_KIN_BG = r"(?:баба|дядо|леля|вуйчо|чичо|пастрок|втория? си баща|мащеха)"
_KIN_EN = r"(?:grand(?:mother|father|parents?|ma|pa)|granny|aunt|uncle|great-grandmother)"
_NEAR = r"[^.!?\n]{0,40}?"
_FAMILY = re.compile(
    rf"(?<!\w){_COUNT_BG}(?:та|те)? (?:по-\w+ )?(?:братя|сестри|братчета|сестричета)|"
    r"(?<!\w)(?:с|със|има) \w+ (?:по-\w+ )?(?:братя|сестри)(?!\w)|"
    r"(?<!\w)(?:най-\w+|[а-я]+)(?:то|ия|ият|та|ата|ото) (?:дете )?(?:от|измежду|"
    rf"сред) (?:общо )?{_COUNT_BG}(?:те)? (?:деца|братя)|едно от {_COUNT_BG}(?:те)? деца|"
    r"единствено(?:то)? дете(?: в семейството| на|,)|(?<!\w)близна[кчц]|"
    rf"(?<!\w){_PARENT_BG}(?: (?:му|ѝ|й|им|ми|си))?{_NEAR}(?:в|във|из|от) {_ABROAD_BG}|"
    rf"(?<!\w){_PARENT_BG}(?: (?:му|ѝ|й|им|ми|си))?{_NEAR}(?:в затвор|зад решетките|в ареста|лежи|излежава|осъден|"
    r"почина|умря|загина|се самоуби|изчезна|го изостави|я изостави)|"
    rf"(?:почин|загин|покойн|осъден)\w+ (?:му |ѝ |й )?{_PARENT_BG}|"
    r"(?:смъртта|погребението|затвора) на (?:майка|баща|брат|сестра)|сирак|сираче|сирот|"
    rf"(?:отгле[жд]\w+|гледа\w*|живее\w*|расте\w*|израс\w+|останал\w*){_NEAR}(?:при|от|с|със|у|на) (?:своята |своя |"
    rf"възрастна(?:та)? |болна(?:та)? )?{_KIN_BG}|{_KIN_BG}(?: \w+)?, (?:която|който) (?:го|я) (?:отглежда|гледа)|"
    r"осинов|приемн(?:о|и|ото|ите|ия)? (?:семейств|родител|майка|баща)|самотна майка|"
    r"(?:разведен|се разведоха|развод)|доведен\w* (?:баща|брат|сестра|майка)|"
    r"(?:живее|настанен\w*|расте) в (?:дом|цнст|център за настаняване|интернат)|"
    rf"(?<!\w){_COUNT_EN} (?:\w+ )?(?:brothers|sisters|siblings)|"
    rf"(?:one|eldest|oldest|youngest|\w+(?:st|nd|rd|th)) (?:child )?of {_COUNT_EN}(?: children| siblings| brothers|"
    r"(?=[,.;]| and | in ))|only child (?:of|in)|(?<!\w)twins?(?!\w)|"
    rf"(?<!\w){_PARENT_EN}(?!\w){_NEAR}(?<!\w)(?:in {_ABROAD_EN}|abroad|in prison|in jail|behind bars|"
    r"serving (?:a|his|her|time)|imprisoned|died|is dead|was killed|passed away|killed (?:him|her)self|disappeared|"
    rf"left (?:him|her|them|the family))|(?:late|dead|deceased|imprisoned) {_PARENT_EN}|"
    rf"(?:death|funeral) of (?:his|her|the) {_PARENT_EN}|orphan|"
    rf"(?:raised|brought up|cared for|looked after) by (?:his |her |an? |the )?(?:\w+ )?{_KIN_EN}|"
    rf"liv(?:es|ed|ing) with (?:his |her |an? |the )?(?:\w+ )?{_KIN_EN}|"
    r"(?:is|was|were|been) adopted(?! (?:by the|in))|foster (?:family|parent|mother|father|care)|single mother|"
    r"single-parent|divorced|divorce of|step(?:father|mother|brother|sister)|"
    r"lives in a (?:children's|care|group) home|residential care|роди(?:ла)? (?:дете|бебе|момче|момиче)|"
    r"(?<!\w)(?:омъж|ожен|сватба)|gave birth|mother of (?:a|one|two|three)|married off|"
    r"(?<!\w)(?:баща|бащата|майка|майката)(?: (?:му|ѝ|й|им))? (?:уби|намушк|преби|наръг)|"
    r"(?:father|mother|stepfather) (?:killed|stabbed|beat|murdered)"
)
_DIAGNOSIS = re.compile(
    r"(?<!\w)(?:(?:с|има|със|поставен\w*|постави\w*) (?:\w+ )?диагноза|диагностицир|диагнозата (?:му|ѝ|й)|епилеп|"
    r"диабет|аутиз|аутист|сдвх|хиперактив|депреси|шизофрен|психоз|биполяр|синдром на|синдром аспергер|даун(?!\w)|"
    r"умствен[ао] изостан|интелектуал\w+ (?:затрудн|увреж)|умерена изостан|дцп(?!\w)|детска церебрална|глух(?!арк)|"
    r"глухоням|сляп|сляпо|слепота|телк|хив(?!\w)|спин(?!\w)|хепатит|туберкулоз|дислекси|заеква|астма|анорекси|булими|"
    r"инвалидн|епилептич|психич\w+ (?:разстройств|заболяв|болест)|паническ|опит за самоуби|самоубийст|самонараня|"
    r"наркозавис|хемофил|левкеми|рак(?:а)? на|бременна|забремен|увреждане на (?:слуха|зрението)|протеза|ампутир|"
    r"diagnos(?:ed|is of)|(?:his|her|a|with an?) (?:\w+ )?diagnosis|epilep|diabet|autis|adhd|hyperactiv|"
    r"depressi(?:on|ve)|schizophren|psychosis|bipolar|down'?s? syndrome|\w+ syndrome|intellectual disabilit|"
    r"learning disabilit|cerebral palsy|deaf(?!\w)|blind(?!\w)|hiv(?!\w)|hepatitis|tuberculosis|dyslexi|stutter|"
    r"stammer|asthma|anorexi|bulimi|wheelchair|self-harm|suicid|mental (?:illness|disorder)|"
    r"panic (?:attack|disorder)|leukaemia|cancer|pregnan|drug addict|addicted to|prosthe)"
)
_OFFENCE = re.compile(
    r"(?<!\w)(?:крад|кражб|открад|обир|ограб|грабеж|взлом|джебчи|преби|побо[йя](?!\w)|побоищ|нападна|нападал|нападен|"
    r"намушк|наръга|прободе|изнасил|блудств|блудни|сексуал\w+ (?:посег|насили|злоупотр)|убий|убил|убит|палеж|подпал|"
    r"запали (?:къща|кола|контейнер|училищ)|вандал|наркоти|дрога|марихуан|канабис|кокаин|хероин|амфетамин|пласира|"
    r"дилър|угон|кражба на|изнуд|рекет|проститу|трафик на|за трафик(?!\w)|трафикиран|хулиган|телесн\w+ повред|"
    r"проси(?!л)|просия|измам|без (?:шофьорска )?книжка|фалшив|телефонни измам|счупи\w* (?:витрин|прозор|стъкл)|"
    r"заплаш\w+ с нож|отвле[чк]|продаде?н[ао]? за (?:жена|булка)|st(?:ole|eal|ealing|olen)|theft|thief|shoplift|robb|"
    r"burgl|break-in|broke into|pickpocket|assault|beat(?:en|ing)? (?:up|another|a |him|her)|stabb|raped?(?!\w)|"
    r"sexual(?:ly)? (?:abus|assault|exploit)|murder|killed a|manslaughter|arson|set fire|vandal|drugs?(?!\w)|"
    r"cannabis|marijuana|cocaine|heroin|extort|blackmail|traffick|prostitut|begging|joyrid|car theft|"
    r"without a licence|fraud|forged|smashed (?:a|the) (?:window|shop)|grievous|kidnap|sold as a bride|"
    r"threatened \w+ with a knife)"
)
_RARE = re.compile(
    r"(?<!\w)първо(?:то)? (?:дете|момиче|момче) (?:в|от|което)(?!\w)|"
    r"the first (?:girl|boy|child|pupil) (?:in|from|to|who)(?!\w)|първи(?:ят|я)? (?:такъв )?(?:случай|път в)|"
    r"за пръв път в (?:града|района|региона|селото|училището|страната|общината)|"
    r"(?<!\w)единствен(?:о|ото|а|ата|ия|ият|ото) (?:ромск\w+ |турск\w+ |такова |бежанск\w+ )?(?:дете|момиче|момче|"
    r"ученик|ученичка|случай|ром|ромка|такъв|оцелял|свидетел|младеж)(?!\w)|единственото, което (?:в града|в селото)|"
    r"(?:в|по|от) (?:местните |всички |националните )?(?:новините|медиите|телевизията|вестниците|вестника)(?!\w)|"
    r"местн(?:ите|ия|ият|ата) (?:медии|вестник|телевизия)|вестник\w* (?:писа|пише|съобщи)|писаха (?:за|във|в)|"
    r"репортаж|(?:целият|цял) град|цялото село|целия квартал|цялата махала|"
    r"всички в (?:града|селото|махалата|квартала)|нашумял|the first (?:such )?case|"
    r"for the first time in (?:the|our) (?:town|village|school|region|district|city)|"
    r"the only (?:\w+ )?(?:girl|boy|child|pupil|student|case|one|roma|survivor|witness|teenager)(?!\w)|"
    r"(?:in|on|by) (?:the )?(?:local |national |evening )?(?:news|newspapers?|media|television|tv|press)(?!\w)|"
    r"local (?:news|paper|press|media|tv)|made (?:the )?(?:headlines|news)|"
    r"(?:(?:everyone|everybody|all) in (?:the )?(?:town|village|quarter)|the whole (?:town|village)) (?:knows?|knew|"
    r"talked|heard|was talking|still talks)|widely reported|notorious case"
)

Trace = tuple[int, int, int]
"""Start, end (exclusive) and weight in the text that was searched."""


@dataclass(frozen=True, slots=True)
class Quasi:
    """One kind of detail that together with others singles a child out."""

    kind: str
    """Its name in a message is the string `name.kinds.<kind>`."""
    find: Callable[[Normalised], Iterable[Trace]]


def _pattern(pattern: re.Pattern[str]) -> Callable[[Normalised], Iterator[Trace]]:
    """A kind that a pattern over small letters finds; each place weighs one."""
    # One look at the character before all the alternatives: nothing begins with a sign but these.
    gated = re.compile(rf'(?=[\w,("])(?:{pattern.pattern})', pattern.flags)

    def find(text: Normalised) -> Iterator[Trace]:
        for match in gated.finditer(text.lower):
            yield match.start(), match.end(), 1

    return find


def _school(text: Normalised) -> Iterator[Trace]:
    for pattern, words in ((_SCHOOL, text.lower), (_NAMED_SCHOOL, text.text)):
        for match in pattern.finditer(words):
            yield match.start(), match.end(), 1


AGE = Quasi("age", _pattern(_AGE))
DATE = Quasi("date", _pattern(_DATE))
SETTLEMENT = Quasi("settlement", quasi_places.find)
QUASI: tuple[Quasi, ...] = (
    SETTLEMENT,
    AGE,
    DATE,
    Quasi("school", _school),
    Quasi("ethnicity", _pattern(_ETHNICITY)),
    Quasi("family", _pattern(_FAMILY)),
    Quasi("diagnosis", _pattern(_DIAGNOSIS)),
    Quasi("offence", _pattern(_OFFENCE)),
    Quasi("rare", _pattern(_RARE)),
)
"""In the order in which a message names them."""
