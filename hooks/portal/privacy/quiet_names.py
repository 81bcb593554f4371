"""Decides which names are no secret: authors, marked pseudonyms, people of the past, schools and streets named so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from portal.privacy.detector import Span
from portal.privacy.gazetteer import words
from portal.privacy.normalise import Normalised

_WORD = r"(?:[А-ЯA-ZÀ-Þ][а-яa-zß-ž]{0,2}\.|[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]*)"
_NAME = rf"{_WORD}(?: ?(?:{_WORD}|дьо|ван|фон|де|да|von|van|de|del|der)(?!\w)){{0,5}}"
_DEGREE = (
    r"(?:[Дд]-р|[Пп]роф\.|[Дд]оц\.|[Гг]л\. ас\.|[Аа]с\.|[Аа]кад\.|[Аа]дв\.|[Ии]нж\.|[Dd]r\.?|"
    r"(?:[Aa]ssoc\. |[Aa]sst\. )?[Pp]rof\.)"
)
_NAMES = rf"(?:{_DEGREE} ?)*{_NAME}(?:(?:, | и | & | and |; | / )(?:{_DEGREE} ?)*{_NAME}){{0,12}}"
_ROLE = (
    r"(?:[Аа]втор(?:и|ка|ът|ите|ски колектив)?|[Рр]едактор(?:и|ка)?|[Пп]ревод(?:ач|ачка|"
    r"ачи)?(?: от [а-я]+)?|[Пп]реведе|[Сс]ъставител(?:и|ка|ство)?|[Тт]екст(?:ове)?(?: и снимки)?|"
    r"[Сс]нимк[аи]|[Фф]ото(?:граф|графия|графии|графи)?|"
    r"[Ии]люстра(?:ции|тор|торка|ция)|[Хх]удожник|[Рр]ецензент(?:и)?|[Кк]оректор(?:и)?|"
    r"[Дд]изайн(?:ер)?|[Пп]редпечат|[Пп]одготви(?:л|ли|ла)?(?: материала)?|[Нн]аписа(?:л|ла)?|"
    r"[Рр]азработи(?:л|ли|ла)?|[Ии]зготви(?:л|ли|ла)?|[Кк]онсултант(?:и)?|[Оо]тговорен редактор|"
    r"[Нн]аучен редактор|[Гг]лавен редактор|[Вв]одещ(?:и)?(?: на обучението)?|[Лл]ектор(?:и)?|"
    r"[Рр]ежисьор|[Мм]узика|[Оо]ператор|[Сс]ценарий|[Пп]роверил(?: текста)?|[Кк]оментар|"
    r"[Ии]нтервю(?:то взе)?|[Ии]звършил превода|"
    r"[Aa]uthors?|[Ee]dit(?:ors?|ed by)|[Tt]ransla(?:tion|tors?|ted by)|"
    r"[Tt]ext(?: and photos)?(?: by)?|[Pp]hotos?(?:graph(?:s|er|y|ers)?)?(?: by| credit)?|"
    r"[Ii]llustrat(?:ions?|ors?|ed)(?: by)?|[Dd]esign(?:er|ed)?(?: by)?|[Ww]ritten by|"
    r"[Rr]eview(?:ers?|ed by)|[Pp]roofread(?:er|ing)?(?: by)?|"
    r"[Cc]ompiled by|[Pp]repared by|[Cc]over(?: art| design| photo)?(?: by)?|[Ff]oreword(?: by)?|"
    r"[Cc]ontributors?|[Cc]redits?|[Ll]ecturers?|[Tt]rainers?|[Ii]nterview(?: by)?|[Пп]рев\.|"
    r"[Рр]ед\.|[Сс]ъст\.|[Ии]люстр\.|[Ww]ords by|[Pp]ictures by|[Mm]usic by|[Ll]ayout|"
    r"[Pp]osted by|[Pp]ublished by|[Pp]resented by|"
    r"[Dd]elivered by|[Mm]oderat(?:or|ed by)|[Мм]одератор|[Пп]убликува(?:но от|л|ла)|By)"
)
_BYLINE = re.compile(
    rf"(?<!\w){_ROLE}(?: \([^)\n]{{2,40}}\)| на [а-я]+(?: [а-я]+)?|"
    rf" of the [a-z]+)?\*{{0,2}}(?: ?[:|] ?\*{{0,2}} ?| - |(?<=by) |(?<=By) |(?<=[Пп]реведе) |"
    rf" (?:е|са|is|are|беше|was) |(?<=[прведсът]\.) )(?P<names>{_NAMES})"
)
_MADE_BY = re.compile(
    r"(?i:translated|edited|illustrated|written|compiled|photographed|reviewed|designed|prepared|"
    r"narrated|directed)(?: [a-z]+| [A-Z][a-z]+){0,4} by "
    rf"(?P<names>{_NAMES})"
    r"|(?i:материала|текста|превода|наръчника|изданието|помагалото|брошурата|сборника|"
    r"книгата) (?:подготви(?:ха)?|преведе(?:ха)?|редактира(?:ха)?|състави(?:ха)?|илюстрира(?:ха)?|"
    r"написа(?:ха)?|оформи(?:ха)?) "
    rf"(?P<names2>{_NAMES})"
    r"|(?i:превод(?:ът|а)|текст(?:ът|ът|овете)|илюстраци(?:ята|ите)|снимк(?:ата|ите)|"
    r"редакци(?:ята|я)|корици?(?:те|та)|дизайнът|оформлението|съставителството|"
    r"рисунките в наръчника) (?:е|са) (?:на|дело на|от) "
    rf"(?P<names3>{_NAMES})|(?:©|\(c\)|Copyright)[ ,]*(?:\d{{4}}(?:-\d{{4}})?[ ,]*)?(?P<names4>{_NAMES})"
)
_WORK = re.compile(
    rf"(?<!\w)(?:книга(?:та)?|статия(?:та)?|изследване(?:то)?|наръчник(?:а|ът)?|учебник(?:а|ът)?|"
    rf"стих(?:ове|овете)?|песни(?:те)?|музика(?:та)?|разказ(?:а|ът|и|ите)?|роман(?:а|ът)?|"
    rf"стихотворение(?:то)?|песен(?:та)?|филм(?:а|ът)?|пиеса(?:та)?|"
    rf"приказка(?:та)?|превод(?:а|ът)?|монография(?:та)?|"
    rf"book|article|study|novel|poem|song|film|play|handbook|textbook|manual|paper|poems|songs|music|stories|"
    rf"translation|monograph|tale)(?: \"[^\"\n]{{2,80}}\")?,? (?:на|от|by|of) (?P<names>{_NAMES})"
)
_ARTIST = re.compile(
    rf"(?<!\w)(?:писател(?:ят|я|ката|ка)?|поет(?:ът|а|есата|еса)?|философ(?:ът|а)?|композитор(?:ът|"
    rf"а)?|художни(?:кът|ка|к|чка|чката)|илюстратор(?:ът|а|ка|ката)?|преводач(?:ът|а|ка|ката)?|"
    rf"фотограф(?:ът|а|ка|ката)?|редактор(?:ът|а|ка|ката)?|дизайнер(?:ът|а|ка|ката)?|коректор(?:ът|"
    rf"а|ка|ката)?|детегледач|революционер(?:ът|а)?|апостол(?:ът|а)?|просветител(?:ят|я)?|патриарх|"
    rf"светец(?:ът)?|нобелист(?:ът|а)?|изследовател(?:ят|я|ка|ката)?|"
    rf"(?:американск|английск|британск|австрийск|швейцарск|полск|руск|германск|френск|италианск|"
    rf"норвежк|швед|бразилск|норвежк)[а-я]+ [а-я]+|криминолог(?:ът|а)?|учен(?:ият|ия)|класик(?:ът|а)?|"
    r"футболист(?:ът|а)?|певец(?:ът)?|певица(?:та)?|актьор(?:ът|а)?|актриса(?:та)?|шампион(?:ът|ката|а)?|"
    r"[Пп]роф\.|[Дд]оц\.|[Аа]кад\.|[Пп]рофесор|[Дд]оцент|Prof\.|Professor|footballer|singer|actor|actress|"
    r"покойн(?:ият|ата)|"
    rf"writer|poet|novelist|philosopher|composer|painter|playwright|criminologist|the late|"
    rf"pedagogue|educator|humanist|statesman|president|scholar)(?: и [а-я]+|"
    rf" and [a-z]+)?,? (?P<names>{_NAME})"
)
_OFFICIAL = re.compile(
    rf"(?<!\w)(?:(?:зам\.-?|заместник-?)?(?:министър-председател|министър|министърка|омбудсман|"
    rf"премиер|президент|вицепрезидент|еврокомисар|комисар|евродепутат|депутат)(?:ът|а|ката|ката)?|"
    rf"главният прокурор|генералният секретар|"
    rf"(?:deputy |vice-)?(?:minister|ombudsman|prime minister|president|commissioner)|MEP|"
    rf"MP)(?: (?:на|по|за|of|for) [\w ]{{3,40}}?)?,? (?P<names>{_NAME})",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?:[Пп]редседател|[Дд]иректор|[Рр]ъководител|[Гг]енерален секретар|[Cc]hair|[Hh]ead|"
    rf"[Dd]irector|[Ss]ecretary)[\w -]{{0,16}} (?:на|of) (?:the )?(?:Държавн|Национал|Агенци|"
    rf"Комисията за|НМД|УНИЦЕФ|ЮНИСЕФ|Съвета на Европа|ДАЗД|АСП|МВР|МОН|State|National|UNICEF|"
    rf"Council of Europe|Agency|Commission for)[\w \"-]{{0,60}}? (?P<names>{_WORD} {_WORD}(?: {_WORD}"
    rf")?)"
)
_FICTION = re.compile(
    rf"(?<!\w)(?:(?:любим |главен |литературен )?геро(?:й|ят|иня|"
    rf"инята)(?: на [а-я ]{{3,30}}?)?(?: е)?|приказката за|приключенията на|историята за|"
    rf"hero(?:ine)?(?: of [a-z ]{{3,30}}?)? is|character|adventures of|tale of) (?P<names>{_NAME})"
)
_CREDITED = re.compile(
    rf"(?:приписван[аои]? на|цитат(?:ът)? (?:от|на)|мисъл(?:та)? на|credited to|"
    rf"attributed to|quote (?:by|from)|quotation from) (?P<names>{_NAME})"
)
_LIFE_YEARS = re.compile(rf"(?P<names>{_NAME}) ?\((?:\*|р\. ?|b\. ?)?(?:1[5-9]\d\d) ?- ?(?:1[5-9]|20)\d\d ?(?:г\.)?\)")
_PSEUDONYM_WORDS = (
    r"псевдоним|образец|примерно име|измислен[оаи]? име|имен?а?(?:то|та)?[^)\n.]{0,25} (?:е|са|"
    r"беше|бяха) (?:променен|сменен|измислен|заменен)|(?:променен|сменен|измислен|условн|"
    r"заменен)[оиа]? им|не е истинското|не е (?:неговото|нейното) име|име на герой|"
    r"литературен герой|герой от|"
    r"pseudonym|not (?:his|her|their|the child's|its) (?:real|actual|true|own)? ?name|"
    r"names? (?:has|have|is|was|were|had)(?: been)? (?:changed|invented|altered)|(?:changed|"
    r"invented|fictional|fictitious|assumed|false) name|name changed|names changed|"
    r"fictional (?:character|person)|made-up name|alias|sample name|placeholder"
)
_PSEUDONYM = re.compile(
    rf"(?P<names>\"?{_NAME}\"?) ?(?:(?:е|is|was|не е|isn't) (?:an? |the )?(?:{_PSEUDONYM_WORDS})|"
    rf"\([^)\n]{{0,40}}?(?:{_PSEUDONYM_WORDS})[^)\n]{{0,40}}\)|"
    rf"\[[^\]\n]{{0,30}}?(?:{_PSEUDONYM_WORDS})[^\]\n]{{0,30}}\]|"
    rf"[,-] ?-?(?:[^,.\n]{{0,15}}?)(?:{_PSEUDONYM_WORDS})|\*(?=\s|"
    rf"$)(?=[^*]{{0,400}}\*[^*\n]{{0,40}}(?:{_PSEUDONYM_WORDS})))"
)
_CALLED = re.compile(
    r"(?i:ще (?:го |я |ги )?нар(?:ичам|ечем|ичаме|ека)|нека (?:го |я |ги )?нар(?:ечем|ичаме)|"
    r"нарекохме (?:го|я|ги)?|нарекли сме (?:го|я)?|под псевдоним(?:а|ът)?|псевдоним(?:ът)?(?: му|"
    r" ѝ| й)?(?: е|:)?|"
    r"(?:we(?:'ll| will| shall)?|let us|let's|I(?:'ll| will)?|here) (?:call|named?)(?:ed)?(?: him|"
    r" her| them| the (?:boy|girl|child))?|under the pseudonym|whom we call|is called here|"
    r"pseudonyms?:?|измислен(?:ото|ият|ата)? (?:име|герой|героиня)(?: е)?|измисленият герой|"
    r"fictional (?:character|hero|boy|girl)),? "
    rf"(?P<names>\"?{_NAME}(?:(?: и | and ){_NAME})?\"?)"
)
_ALL_CHANGED = re.compile(
    r"(?:имената|имена|името|names?|all names)[^.\n]{0,50} (?:са|е|have been|has been|are|were|"
    r"was|is) (?:променени?|променено|сменени?|сменено|измислени?|измислено|changed|invented|"
    r"fictional|fictitious|not real)"
)
_NAMED_AFTER = (
    r"(?:[СНО]У|ОбУ|СОУ|ПГ[А-Я]*|ППМГ|ПМГ|ЕГ|МГ|ГПЧЕ|ХГ|НГ|ДГ|ОДЗ|ЦДГ|НЧ|МБАЛ|УМБАЛ|СБАЛ|"
    r"[Уу]чилище(?:то)?|[Гг]имназия(?:та)?|[Чч]италище(?:то)?|[Уу]ниверситет(?:а|ът)?|"
    r"[Бб]олница(?:та)?|[Тт]еатър(?:а|ът)?|[Бб]иблиотека(?:та)?|[Сс]тадион(?:а|ът)?|"
    r"[Мм]узе(?:й|я|ят)|[Кк]ъща-музей|[Фф]ондация(?:та)?|[Сс]дружение(?:то)?|[Аа]социация(?:та)?|"
    r"[Нн]аграда(?:та)?|[Пп]ремия(?:та)?|[Сс]типендия(?:та)?|[Кк]онкурс(?:а|ът)?|[Тт]урнир(?:а|"
    r"ът)?|[Пп]арк(?:а|ът)?|[Пп]лощад(?:а|ът)?|пл\.|[Уу]лица(?:та)?|[Уу]л\.?|[Бб]ул\.?|"
    r"[Бб]улевард(?:а|ът)?|"
    r"[Кк]вартал(?:а|ът)?|[Кк]в\.|[Жж]\. ?к\.|[Жж]к|[Цц]ентър(?:а|ът)?|[Кк]луб(?:а|ът)?|"
    r"[Цц]ърква(?:та)?|[Хх]рам(?:а|ът)?|[Мм]анастир(?:а|ът)?|[Дд]ом(?:а|ът)?|[Пп]аметник(?:а|"
    r"ът)?(?: на)?|[Зз]акон(?:а|ът)?|[Вв]ръх|[Лл]агер(?:а|ът)?|[Фф]онд(?:а|ът)?|[Гг]алерия(?:та)?|"
    r"[Зз]ала(?:та)?|"
    r"[Гг]ара|[Лл]етище(?:то)?|[Сс]пирка(?:та)?|[Лл]ицей|[Аа]кадемия(?:та)?|[Дд]етска градина|"
    r"[Ии]здателство(?:то)?|[Кк]нижарница(?:та)?|[Ии]нститут(?:а|ът)?|[Пп]рограма(?:та)?|"
    r"[Мм]едал(?:а|ът)?|[Оо]рден(?:а|ът)?|[Ии]нициатива(?:та)?|[Уу]л|[Мм]ол|ЦСОП|ВУИ|СПИ|"
    r"ЦНСТ[А-Я]*|ЦОП|"
    r"Foundation|School|University|Street|Boulevard|Prize|Award|Library|Hospital|Theatre|Stadium|Centre|Center)"
)
_AFTER_KIND = re.compile(
    rf"(?<!\w){_NAMED_AFTER}(?: за [а-я]+(?: и [а-я]+)?|"
    rf" по [а-я]+(?: и [а-я]+)?)?(?: ?№ ?\d+)?(?:(?: на (?:името на )?)? ?\"[^\"\n]{{2,60}}\"|"
    rf" (?:Св\. |св\. )?{_NAME})"
)
_BEFORE_KIND = re.compile(
    r"(?:(?:St\.?|Saint|Sv\.|Sts\.?) )?(?:[A-Z][\w'.-]+ (?:and )?){1,5}(?:Primary |Secondary |"
    r"High |Language |Vocational |Elementary |Professional |Community |Memorial |General |"
    r"Regional |Children's |Sofia )*"
    r"(?:School|Gymnasium|Kindergarten|Foundation|University|Hospital|Library|Theatre|Theater|"
    r"Stadium|Centre|Center|Museum|Prize|Award|Medal|Street|Str\.|St\.|Boulevard|Blvd\.?|Bul\.|"
    r"Square|Avenue|Park|Institute|Association|Church|Monastery|Club|Scholarship|Fund|Lyceum|"
    r"Academy|Airport|Hall|Law|Act|Scale|Test|Method|Model|Court|Project)(?!\w)"
)
_ENGLISH_KINDS = tuple(
    (
        "School|Gymnasium|Kindergarten|Foundation|University|Hospital|Library|Theat|Stadium|Centre|Center|Museum|"
        "Prize|Award|Medal|Street|Str.|Boulevard|Blvd|Square|Avenue|Park|Institute|Association|Church|Monastery|"
        "Club|Scholarship|Fund|Lyceum|Academy|Airport|Hall|Law|Act|Scale|Test|Method|Model|Court|Project"
    ).split("|")
)
_SAINT = re.compile(
    rf"(?<!\w)(?:[Сс]в\.|[Сс]вет(?:и|а|ата|ите)|СВ\.|Saints?|St\.|Sts\.|"
    rf"Sv\.) ?(?:[Сс]в\. ?)?{_NAME}(?: и {_NAME})?"
)
_CITED_LINE = re.compile(
    r"(?:\((?:19|20)\d\d[a-zа-я]?\)\.|(?:19|20)\d\d[,.]? (?:с\.|стр\.|pp?\.)|(?:^|"
    r"[\s,(])(?:[Ии]зд\.|[Сс]п\.|[Вв]ж\.|ISBN|ISSN|DOI|doi|Vol\.|pp\.|(?:[Сс]офия|С\.|"
    r"[А-ЯA-Z][а-яa-z]+(?: [А-ЯA-Z][a-zа-я]+)?(?:, [A-Z]{2})?): ?[\"А-ЯA-Z][^\n:]{1,50}?,? (?:19|"
    r"20)\d\d|[СПВ]\., (?:19|20)\d\d|[Pp]ress|[Pp]ublish\w+|[Jj]ournal|"
    r"et al\.|(?:ред|състав|прев)\.(?=[ ,)])|[Ee]ds?\.\)|Изток-Запад|Просвета|Сиела|Архимед|"
    r"Колибри))|// | // |https?://doi"
)
_CITED_NAME = re.compile(
    (
        r"[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+(?: [А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+)?, (?:[А-ЯA-Z]\.[ -]?){1,3}|"
        r"(?:[А-ЯA-Z]\.[ -]?){1,3}[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]+|"
    )
    + _NAME
)
_YEAR_AFTER = re.compile(r"[(,] ?(?:\*|р\. ?|b\. ?)?(?:1[5-9]|20)\d\d")
_IN_TEXT = re.compile(
    rf"(?P<names>{_NAMES})(?:,? ?\(?(?:et al\.|и кол\.|и др\.)\)?)? ?(?:\((?:19|"
    rf"20)\d\d[a-zа-я]?(?:[:,] ?(?:с\. ?|pp?\. ?)?\d+(?:-\d+)?)?\)|, (?:19|20)\d\d\))"
)


_CAPITALISED = re.compile(r"[А-ЯA-Z][\w.\-]*")


def hide(text: Normalised) -> Normalised:
    """`text` without the names that may be published."""
    return text.without([*_spans(text)])


def _spans(text: Normalised) -> Iterator[Span]:
    plain = text.text
    yield from _figures(plain)
    for pattern in (_BYLINE, _WORK, _ARTIST, _CREDITED, _CALLED, _OFFICIAL, _HEAD, _FICTION):
        for match in pattern.finditer(plain):
            yield match.span("names")
    for match in _MADE_BY.finditer(plain):
        yield match.span(match.lastgroup or 0)
    for pattern in (_AFTER_KIND, _SAINT):
        for match in pattern.finditer(plain):
            yield match.span()
    yield from _english_institutions(text)
    yield from _pseudonyms(plain, text.lower)
    yield from _citations(plain)


def _figures(plain: str) -> Iterator[Span]:
    known = _figures_by_first_word()
    for word in _CAPITALISED.finditer(plain):
        for name in known.get(word.group(), ()):
            if plain.startswith(name, word.start()):
                yield word.start(), word.start() + len(name)


@cache
def _figures_by_first_word() -> dict[str, list[str]]:
    names = words("public_figures")
    known: dict[str, list[str]] = {}
    for name in sorted(names | {name.upper() for name in names}):
        known.setdefault(name.split()[0], []).append(name)
    return known


def _english_institutions(text: Normalised) -> Iterator[Span]:
    plain = text.text
    for at in text.starts_cased(_ENGLISH_KINDS):
        for match in _BEFORE_KIND.finditer(plain, max(0, at - 70), at + 20):
            if match.start() <= at < match.end() and len(match.group().split()) > 1:
                yield match.span()


def _pseudonyms(plain: str, lower: str) -> Iterator[Span]:
    for mark in re.finditer(_PSEUDONYM_WORDS, lower):
        low = max(0, mark.start() - 90)
        for match in _PSEUDONYM.finditer(plain, low, mark.end() + 40):
            yield match.span("names")
    for everything in _ALL_CHANGED.finditer(lower):
        start = plain.rfind("\n\n", 0, everything.start()) + 1
        end = plain.find("\n\n", everything.end())
        yield start, end if end >= 0 else len(plain)


def _citations(plain: str) -> Iterator[Span]:
    for sign in _CITED_LINE.finditer(plain):
        start = plain.rfind("\n", 0, sign.start()) + 1
        end = plain.find("\n", sign.end())
        start, end = max(start, sign.start() - 200), min(end if end >= 0 else len(plain), sign.end() + 120)
        for match in _CITED_NAME.finditer(plain, start, end):
            yield match.span()
    for year in _YEAR_AFTER.finditer(plain):
        for pattern in (_IN_TEXT, _LIFE_YEARS):
            for match in pattern.finditer(plain, max(0, year.start() - 120), min(len(plain), year.end() + 30)):
                yield match.span("names")
