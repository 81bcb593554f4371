"""Decides which words announce a name that is no secret: an author, an artist, an office, a school named so.

Each row of `ANNOUNCED` is (beginnings of the announcing words, what to match from there on); the name is the group
`names`, or the whole match where a street, a school or a saint is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.privacy.cues import cues

WORD = r"(?:[А-ЯA-ZÀ-Þ][а-яa-zß-ž]{0,2}\.|[А-ЯA-ZÀ-Þ][\wÀ-ž'\-]*)"
NAME = rf"{WORD}(?: ?(?:{WORD}|дьо|ван|фон|де|да|ди|von|van|de|da|di|del|der)(?!\w)){{0,5}}"
_DEGREE = (
    r"(?:[Дд]-р|[Пп]роф\.|[Дд]оц\.|[Гг]л\. ас\.|[Аа]с\.|[Аа]кад\.|[Аа]дв\.|[Ии]нж\.|[Пп]роф\. д-р|[Dd]r\.?|"
    r"(?:[Aa]ssoc\. |[Aa]sst\. )?[Pp]rof\.|[Pp]rofessor|[Пп]рофесор|[Дд]оцент)"
)
NAMES = rf"(?:{_DEGREE} ?)*{NAME}(?:(?:, | и | & | and |; | / |, and )(?:{_DEGREE} ?)*{NAME}){{0,12}}"

_ROLE = (
    r"(?:автор(?:и|ка|ки|ът|ите|ски колектив|ски екип)?|съавтор(?:и|ка)?|редактор(?:и|ка)?|редакция|редколегия|"
    r"под редакцията|превод(?:ач|ачка|ачи)?(?: от [а-я]+)?|преведе|"
    r"съставител(?:и|ка|ство)?|текст(?:ове)?(?: и [а-я]+)?|снимк[аи]|фото(?:граф|графка|графия|графии|графи)?|"
    r"илюстра(?:ции|тор|тори|торка|ция)|рисунки|корица|художник|художничка|рецензент(?:и|ка)?|"
    r"коректор(?:и|ка)?|корекция|дизайн(?:ер|ерка)?|графичен дизайн|оформление|предпечат|страниране|"
    r"подготви(?:л|ли|ла)?(?: материала)?|написа(?:л|ла)?|разработи(?:л|ли|ла)?|изготви(?:л|ли|ла)?|"
    r"консултант(?:и)?|отговорен редактор|научен редактор|главен редактор|стилов редактор|технически редактор|"
    r"водещ(?:и|а)?(?: на обучението)?|обучител(?:и|ка)?|лектор(?:и|ка)?|докладчи(?:к|ци|чка)|фасилитатор(?:и|ка)?|"
    r"режисьор|музика|оператор|монтаж|сценарий|проверил(?: текста)?|коментар|предговор|послеслов|въведение от|"
    r"интервю(?:то взе)?|репортаж|материал|извършил превода|публикува(?:но от|л|ла)|модератор|озвучи(?:л|ла)?|"
    r"прев\.|ред\.|съст\.|илюстр\.|науч\. ред\.|"
    r"authors?|co-authors?|lead author|edit(?:ors?|ed by|ing)|transla(?:tions?|tors?|ted by)|"
    r"text(?: and [a-z]+)?(?: by)?|story(?: by)|reporting|research(?: by|ers?)?|"
    r"photos?(?:graph(?:s|er|ers|y)?)?(?: by| credit)?|drawings?(?: by)?|"
    r"illustrat(?:ions?|ors?|ed)(?: by)?|(?:graphic )?design(?:er|ed)?(?: by)?|written by|"
    r"review(?:ers?|ed by)|proofread(?:er|ing)?(?: by)?|compiled by|prepared by|"
    r"cover(?: art| design| photo)?(?: by)?|"
    r"foreword(?: by)?|preface(?: by)?|introduction by|afterword(?: by)?|contribut(?:ors?|ed by)|consultants?|credits?|"
    r"lecturers?|trainers?|facilitat(?:ors?|ed by)|speakers?|interview(?: by)?|words(?: by|(?=:))|pictures by|"
    r"music by|layout|"
    r"posted by|published by|presented by|delivered by|moderat(?:or|ed by)|narrat(?:or|ed by)|directed by|"
    r"adapted by|special thanks(?: to)?|acknowledge?ments|voice-?over|camera|sound|script(?: and [a-z]+)?|web design|"
    r"hosting|благодарности(?: на)?|идея(?: и [а-я]+)?|отговорен за изданието|глас|камера|звук|графика|"
    r"copy-?edit(?:or|ing|ed by)|typeset(?:ting| by)?)"
)
_ROLE_STEMS = (
    "автор съавтор редактор редакция редколегия под превод преведе съставител текст текстове снимка снимки фото "
    "илюстра рисунки корица художник рецензент коректор корекция дизайн графичен оформление предпечат страниране "
    "подготви написа разработи изготви консултант отговорен научен главен стилов технически водещ обучител лектор "
    "докладчик фасилитатор режисьор музика оператор монтаж сценарий проверил коментар предговор послеслов "
    "въведение интервю репортаж материал извършил публикува модератор озвучи прев ред съст илюстр науч author co "
    "lead editor translation text story reporting research photo drawing illustration graphic design written "
    "review proofread compiled prepared cover foreword preface introduction afterword contributor consultant "
    "credit lecturer trainer facilitator speaker interview words pictures music layout posted published presented "
    "delivered moderator narrator directed adapted copy typeset special acknowledge voice voiceover camera sound "
    "script web hosting благодарности идея отговорен глас камера звук графика by"
)
_CASE = (
    r"сигнал|жалб|краж|деяни|нападени|престъп|побо|удар|коментар|публикаци|пост|надпис|графит|бележк|писмо|клип|"
    r"запис|случа|дете|момче|момиче|семейств"
)
"""„Автор на сигнала е …“ is no author."""
BYLINE = re.compile(
    rf"(?:(?i:{_ROLE})|By(?= ))(?! на (?i:{_CASE}))(?: \([^)\n]{{2,40}}\)| на [а-я]+(?: [а-я]+)?|"
    rf" of the [a-z]+)?\*{{0,2}}(?: ?[:|] ?\*{{0,2}} ?| [-·] |(?<=[Bb]y) |(?<=[Пп]реведе) |"
    rf"(?<=нтервюто взе) |(?<=[Рр]едактор) |(?<=[Кк]оректор) |(?<=реводач) |(?<=превод) |(?<=люстрации) |"
    rf"(?<=люстратор) |"
    rf" (?:е|са|is|are|беше|was) |(?<=редакцията) на |(?<=hanks to) (?:our [a-z]+ )?|(?<=ности на) |"
    rf"(?<=[прведсът]\.) )(?P<names>{NAMES})"
)
_MADE_BY = re.compile(
    rf"(?i:translated|edited|illustrated|written|compiled|photographed|reviewed|designed|prepared|narrated|"
    rf"directed|developed|drafted)(?: [a-z]+| [A-Z][a-z]+){{0,4}} by (?P<names>{NAMES})"
)
_MATERIAL = re.compile(
    rf"(?i:материал[аът]*|текст[аът]*|превод[аът]*|наръчник[аът]*|изданието|помагалото|брошурата|сборник[аът]*|"
    rf"книгата|курс[аът]*|модул[аът]*|учебник[аът]*) "
    rf"(?:е |са |беше )?(?:подготвил?[аи]?(?:ха)?|преве(?:де|дох?а|л|ла)(?:ха)?|редактира(?:л|ла|ха)?|"
    rf"състави(?:л|ла|ха)?|илюстрира(?:л|ла|ха)?|написа(?:л|ла|ха|н от)?|оформи(?:л|ла|ха)?|"
    rf"(?:подготвен|изготвен|преведен|съставен|написан|разработен|редактиран|илюстриран)[ао]? от) (?P<names>{NAMES})"
)
_LED_BY = re.compile(
    rf"(?i:обучение(?:то|тo)?|семинар(?:ът|а)?|курс(?:ът|а)?|уебинар(?:ът|а)?|работилница(?:та)?|лекция(?:та)?|"
    rf"the (?:training|seminar|course|webinar|workshop|lecture)) (?:се |ще |was |is |will be )?"
    rf"(?:води(?: от)?|водят|водиха|проведе|проведоха|изнесе|led by|given by|held by|run by),? (?P<names>{NAMES})"
)
_WORK_OF = re.compile(
    rf"(?i:превод(?:ът|а)|текст(?:ът|а|овете)|илюстраци(?:ята|ите)|снимк(?:ата|ите)|редакци(?:ята|я)|"
    rf"корици?(?:те|та)|дизайнът|оформлението|съставителството|рисунките в наръчника|песента|музиката|"
    rf"стиховете|пиесата|филмът|книгата|идеята)(?: в [а-я]+)? (?:е|са|-) (?:на|дело на|от) (?P<names>{NAMES})"
)
_WORK = re.compile(
    rf"(?:книг[аи](?:та)?|статия(?:та)?|изследване(?:то)?|наръчник(?:а|ът)?|учебник(?:а|ът)?|"
    rf"стих(?:ове|овете)?|песни(?:те)?|музика(?:та)?|разкази(?:те)?|разказ(?= от)|роман(?:а|ът)?|"
    rf"стихотворени(?:е|я)(?:то|та)?|песен(?:та)?|филм(?:а|ът)?|пиеса(?:та)?|портрет(?:а|ът|и|ите)?|"
    rf"биографи[яи](?:та)?|мисъл(?:та)?|афоризъм|басн[яи](?:та|те)?|"
    rf"приказк[аи](?:та|те)?|превод(?:а|ът)?|монография(?:та)?|теори[яи](?:та)?|модел(?:а|ът)?|метод(?:а|ът)?|"
    rf"учени(?:е|ето) |концепци[яи](?:та)?|скала(?:та)?|експеримент(?:а|ът)?|"
    rf"books?|articles?|study|studies|novels?|poems?|song|songs|films?|play|plays|handbook|textbook|manual|paper|"
    rf"papers|music|stories|translation|monograph|tale|tales|portraits?|biography|theory|model|method|works?|ideas|"
    rf"teachings?|writings|statue|bust)(?: \"[^\"\n]{{2,80}}\")?,? (?:на|от|by|of) (?P<names>{NAMES})"
)
_ARTIST = re.compile(
    rf"(?:писател(?:ят|я|ката|ка)?|поет(?:ът|а|есата|еса)?|философ(?:ът|а)?|композитор(?:ът|а)?|"
    rf"художни(?:кът|ка|к|чка|чката)|илюстратор(?:ът|а|ка|ката)?|преводач(?:ът|а|ка|ката)?|"
    rf"фотограф(?:ът|а|ка|ката)?|редактор(?:ът|а|ка|ката)?|дизайнер(?:ът|а|ка|ката)?|коректор(?:ът|а|ка|ката)?|"
    rf"детегледач|революционер(?:ът|а)?|апостол(?:ът|а)?|просветител(?:ят|я)?|възрожден(?:ец|ецът|еца)|патриарх|"
    rf"светец(?:ът)?|нобелист(?:ът|а|ка|ката)?|изследовател(?:ят|я|ка|ката)?|водещ(?:ият|ата|ия)|"
    rf"лектор(?:ът|ка|ката|а)?|(?:американск|английск|британск|австрийск|швейцарск|полск|руск|германск|немск|френск|"
    rf"италианск|"
    rf"норвежк|швед|бразилск|холандск|унгарск|канадск|австралийск|новозеландск)[а-я]+ [а-я]+|"
    rf"криминолог(?:ът|а)?|учен(?:ият|ия)|класик(?:ът|а)?|автор(?:ът|а|ката)? на|съставител(?:ят|я|ката)|"
    rf"футболист(?:ът|а|ката)?|певец(?:ът)?|певица(?:та)?|актьор(?:ът|а)?|актриса(?:та)?|шампион(?:ът|ката|а)?|"
    rf"лекоатлет(?:ът|ка|ката)?|щангист(?:ът|а)?|тенисист(?:ът|а|ката)?|журналист(?:ът|а|ка|ката)?|"
    rf"режисьор(?:ът|а|ка|ката)?|"
    rf"[Пп]роф\.|[Дд]оц\.|[Аа]кад\.|[Пп]рофесор(?:ът|а)?|[Дд]оцент|Prof\.|Professor|footballer|singer|actor|actress|"
    rf"покойн(?:ият|ата|ия)|цар|княз|княгиня|"
    rf"writer|poet|novelist|philosopher|composer|painter|playwright|criminologist|the late|journalist|"
    rf"pedagogue|educator|humanist|statesman|president|scholar|sociologist|author|illustrator|translator|editor|"
    rf"artist|activist)(?: и [а-я]+| and [a-z]+)?,? (?P<names>{NAME})"
)
_OFFICIAL = re.compile(
    rf"(?i:(?:зам\.-?|заместник-?)?(?:министър-председател|министър|министърка|омбудсман|"
    rf"премиер|президент|вицепрезидент|еврокомисар|евродепутат|депутат)(?:ът|а|ката)?|"
    rf"(?:европейският |главният )?комисар(?:ят|я)?(?= по)|главният прокурор|генералният секретар|"
    rf"(?:deputy |vice-)?(?:minister|ombudsman|prime minister|president|commissioner|ambassador)|mep|mp|"
    rf"посланик(?:ът)?|специалният докладчик)"
    rf"(?: (?:на|по|за|of|for) [\w ]{{3,40}}?)?,? (?P<names>{NAME})"
)
_HEAD = re.compile(
    rf"(?i:председател|директор|ръководител|генерален секретар|изпълнителен директор|chair|head|director|secretary|"
    rf"representative|rapporteur)[\w -]{{0,16}} (?:на|of|on) (?:the )?(?:Държавн|Национал|Агенци|"
    rf"Комисията за|НМД|УНИЦЕФ|ЮНИСЕФ|Съвета на Европа|ДАЗД|АСП|МВР|МОН|State|National|UNICEF|"
    rf"Council of Europe|Agency|Commission for)[\w \"-]{{0,60}}? (?P<names>{WORD} {WORD}(?: {WORD})?)"
)
_FICTION = re.compile(
    rf"(?:(?:любим |любимият |главен |главният |литературен )?"
    rf"геро(?:й|ят|иня|инята|ите)(?: на [а-я ]{{3,30}}?)?(?: е| са)?|"
    rf"приказката за|приключенията на|историята за|персонаж(?:ът|ите)?|образът на|"
    rf"hero(?:ine|es)?(?: of [a-z ]{{3,30}}?)?(?: is| are)?|character|characters|adventures of|tale of)"
    rf",? (?P<names>{NAMES})"
)
_TITLED = re.compile(
    rf"(?:филм(?:ът|а)?|сериал(?:ът|а)?|мюзикъл(?:ът|а)?|роман(?:ът|а)?|комикс(?:ът|а)?|игра(?:та)?|анимаци(?:я|ята)|"
    rf"the (?:film|movie|series|musical|novel|comic|cartoon|ballet|opera)) \"?(?P<names>{NAMES})"
)
_CREDITED = re.compile(
    rf"(?i:приписван[аои]? на|цитат(?:ът)? (?:от|на)|носи името на|носят името на|наречен[аои]? на|кръстен[аои]? на|"
    rf"в памет на|credited to|attributed to|quote (?:by|from)|quotation (?:by|from)|"
    rf"named after|bears the name of|in memory of|inspired by|in the words of|вдъхновен[аои]? от|"
    rf"посветен[аои]? на|dedicated to|(?:паметна )?плоча на|plaque (?:to|for)|паметна плоча на|monument to|"
    rf"барелеф на)(?: [а-я]{{3,}}){{0,3}} (?P<names>{NAMES})"
)
_WRITES = re.compile(
    rf"(?:[Кк]акто (?:пише|е писала?|отбелязва)|"
    rf"[Aa]s(?= [^,\n]{{3,50}} (?:wrote|writes|put it|once|argue|observed|noted))) (?P<names>{NAME})"
)
_CALLED = re.compile(
    r"(?i:ще (?:го |я |ги )?нар(?:ичам|ечем|ичаме|ека)|нека (?:го |я |ги )?нар(?:ечем|ичаме)|"
    r"нарекохме (?:го|я|ги)?|нарекли сме (?:го|я)?|тук (?:го |я )?нарич(?:аме|ам)|под псевдоним(?:а|ът)?|"
    r"псевдоним(?:ът)?(?: му| ѝ| й)?(?: е|:)?|"
    r"(?:we(?:'ll| will| shall)?|let us|let's|i(?:'ll| will)?|here) "
    r"(?:call|named?)(?:ed)?(?: him| her| them| the (?:boy|girl|child))?|under the pseudonym|whom we call|"
    r"is called here|pseudonyms?:?|измислен(?:ото|ият|ата)? (?:име|герой|героиня)(?: е)?|измисленият герой|"
    r"fictional (?:character|hero|boy|girl)),? "
    rf"(?P<names>\"?{NAME}(?:(?: и | and ){NAME})?\"?)"
)
_KIND = (
    r"(?:[СНО]У|ОбУ|СОУ|ПГ[А-Я]*|ППМГ|ПМГ|ЕГ|МГ|ГПЧЕ|ХГ|НГ|ДГ|ОДЗ|ЦДГ|НЧ|МБАЛ|УМБАЛ|СБАЛ|ДКЦ|ЦСОП|ВУИ|СПИ|"
    r"ЦНСТ[А-Я]*|ЦОП|ЦПЛР|ОДК|"
    r"(?i:училище|гимназия|читалище|университет|болница|театър|библиотека|стадион|музей|къща-музей|фондация|"
    r"сдружение|асоциация|награда|премия|стипендия|конкурс|турнир|парк|площад|пл\.|улица|ул\.?|бул\.?|булевард|"
    r"квартал|кв\.|ж\. ?к\.|жк|център|клуб|църква|храм|манастир|параклис|дом|паметник(?:а|ът)? на|барелеф(?:а|ът)? на|"
    r"бюст(?:а|ът)? на|закон|връх|лагер|фонд|галерия|зала|гара|летище|спирка|метростанция|лицей|академия|"
    r"детска градина|издателство|книжарница|институт|програма|медал|орден|инициатива|мол|хотел|ресторант|колеж|"
    r"foundation|school|university|street|boulevard|prize|award|library|hospital|theatre|stadium|centre|center))"
)
_AFTER_KIND = re.compile(
    rf"{_KIND}(?: за [а-я]+(?: и [а-я]+)?| по [а-я]+(?: и [а-я]+)?)?(?: ?№ ?\d+)?"
    rf"(?: (?:на името на )?(?:Св\. |св\. )?{NAME}| ?\"[^\"\n]{{2,60}}\")"
)
_QUOTED_AFTER_KIND = re.compile(
    r"(?i:училището|гимназията|читалището|университет[аът]+|болницата|театъра|театърът|библиотеката|стадион[аът]+|"
    r"музе[яй]т?|фондацията|сдружението|асоциацията|награда(?:та)?|наградите|премията|стипендията|конкурс[аът]+|"
    r"турнир[аът]+|парк[аът]+|площад[аът]+|улицата|булевард[аът]+|квартал[аът]+|центърът|центъра|клуб[аът]+|църквата|"
    r"храм[аът]+|манастир[аът]+|параклис[аът]+|дом[аът]+|паметник[аът]*|закон[аът]+|лагер[аът]+|фонд[аът]+|галерията|"
    r"залата|летището|спирката|академията|издателството|книжарницата|институт[аът]+|програмата|медал[аът]+|"
    r"орден[аът]+|инициативата|хотел[аът]+|ресторант[аът]+|хор[аът]*|ансамбъл[аът]*|оркестър[аът]*|отбор[аът]*|"
    r"купа(?:та)?|"
    r"мемориал[аът]*|къща(?:та)?|колеж[аът]+|школа(?:та)?|обсерватория(?:та)?|планетариум[аът]*|вестник[аът]*|"
    r"списание(?:то)?)(?: (?:за|по|на) [а-я]+){0,3} ?\"[^\"\n]{2,60}\"|"
    rf"(?i:награда(?:та)?|премия(?:та)?|стипендия(?:та)?|турнир[аът]*|конкурс[аът]*|мемориал[аът]*|фонд[аът]*|"
    rf"училище(?:то)?|библиотека(?:та)?|гимназия(?:та)?|читалище(?:то)?) (?:за [а-я]+ )?на името на {NAME}"
)
NAMED_BEFORE = re.compile(
    r"(?:(?:St\.?|Saint|Sv\.|Sts\.?) )?(?:[A-Z][\w'.-]+ (?:and )?){1,5}(?:Primary |Secondary |"
    r"High |Language |Vocational |Elementary |Professional |Community |Memorial |General |"
    r"Regional |Children's |Sofia |Peace |Literary |National )*"
    r"(?:School|Gymnasium|Kindergarten|Foundation|University|Hospital|Library|Theatre|Theater|"
    r"Stadium|Centre|Center|Museum|Prize|Award|Medal|Street|Str\.|St\.|Boulevard|Blvd\.?|Bul\.|"
    r"Square|Avenue|Park|Institute|Association|Church|Monastery|Club|Scholarship|Fund|Lyceum|"
    r"Academy|Airport|Hall|Law|Act|Scale|Test|Method|Model|Court|Project|Cup|Tournament|Choir|College|Trust|"
    r"Programme|Program|Society|Network|House|Campaign)(?!\w)"
)
"""The word comes last: “Ivan Vazov School”."""
_SAINT = re.compile(rf"(?i:св\.|свет(?:и|а|ата|ите)|saints?|st\.|sts\.|sv\.) ?(?:[Сс]в\. ?)?{NAME}(?: и {NAME})?")

CREDITS = frozenset({BYLINE, _MADE_BY, _MATERIAL, _WORK_OF})
"""Rows after which the same line may credit others."""
_LETTERS = "абвгдежзийклмнопрстуфхцчшщюя"
_VOCATIONAL = " ".join(f"пг{one}{two}" for one in ("", *_LETTERS) for two in ("", *_LETTERS))
"""„ПГТ“, „ПГСАГ“: all that may begin the name of a vocational school."""
ANNOUNCED: Mapping[str, tuple[re.Pattern[str], ...]] = cues(
    (
        (_ROLE_STEMS, BYLINE),
        (
            "translated edited illustrated written compiled photographed reviewed designed prepared narrated "
            "directed developed drafted",
            _MADE_BY,
        ),
        ("материал текст превод наръчник изданието помагалото брошурата сборник книгата курс модул учебник", _MATERIAL),
        (
            "превод текст илюстрация снимка редакция корица корици дизайнът оформлението съставителството "
            "рисунките песента музиката стиховете пиесата филмът книгата идеята",
            _WORK_OF,
        ),
        ("обучение семинар курс уебинар работилница лекция the", _LED_BY),
        (
            "книга статия изследване наръчник учебник стих стихове песни музика разказ роман песен филм пиеса "
            "портрет биография мисъл афоризъм басня приказка превод монография теория модел метод учение концепция "
            "скала експеримент book article study studies novel poem song film play handbook textbook manual paper "
            "music stories translation monograph tale portrait biography theory model method work works ideas "
            "teaching writings statue bust",
            _WORK,
        ),
        (
            "писател поет философ композитор художник илюстратор преводач фотограф редактор дизайнер коректор "
            "детегледач революционер апостол просветител възрожденец патриарх светец нобелист изследовател водещ "
            "лектор американски английски британски австрийски швейцарски полски руски германски немски френски "
            "италиански норвежки швед бразилски холандски унгарски канадски австралийски новозеландски криминолог "
            "учен класик автор съставител футболист певец певица актьор актриса шампион лекоатлет щангист тенисист "
            "журналист режисьор проф доц акад професор доцент prof professor footballer singer actor actress "
            "покоен покойният цар княз княгиня writer poet novelist philosopher composer painter playwright "
            "criminologist the journalist pedagogue educator humanist statesman president scholar sociologist "
            "author illustrator translator editor artist activist",
            _ARTIST,
        ),
        (
            "зам заместник специалният министър омбудсман премиер президент вицепрезидент еврокомисар комисар "
            "евродепутат депутат главният генералният deputy vice minister ombudsman prime president commissioner "
            "ambassador mep mp посланик",
            _OFFICIAL,
        ),
        (
            "председател директор ръководител генерален изпълнителен chair head director secretary representative "
            "rapporteur",
            _HEAD,
        ),
        (
            "любим любимият главен главният литературен герой героя приказката приключенията историята персонаж "
            "образът hero character adventures tale",
            _FICTION,
        ),
        ("филм сериал мюзикъл роман комикс игра играта анимация the", _TITLED),
        (
            "приписван цитат носи носят наречен кръстен в credited attributed quote quotation named bears in "
            "inspired вдъхновен посветен плоча паметна plaque monument dedicated",
            _CREDITED,
        ),
        ("както as", _WRITES),
        (
            "ще нека нарекохме нарекли тук под псевдоним we let i here under whom is pseudonym измислен fictional",
            _CALLED,
        ),
        (
            f"су ну оу обу соу {_VOCATIONAL} "
            "ппмг пмг ег мг гпче хг нг дг одз цдг нч мбал умбал сбал дкц цсоп вуи спи цнст цоп цплр одк "
            "училище гимназия читалище университет болница театър библиотека стадион музей къща фондация сдружение "
            "асоциация награда премия стипендия конкурс турнир парк площад пл улица ул бул булевард квартал кв ж "
            "жк център клуб църква храм манастир параклис дом паметник барелеф бюст закон връх лагер фонд галерия "
            "зала гара летище спирка метростанция лицей академия детска издателство книжарница институт програма "
            "медал орден инициатива мол хотел ресторант колеж foundation school university street boulevard prize "
            "award library hospital theatre stadium centre center",
            _AFTER_KIND,
        ),
        (
            "училището гимназия читалище университета болница театър библиотека стадион музей музея фондация "
            "сдружение асоциация награда премия стипендия конкурс турнир парк площад улица булевард квартал център "
            "клуб църква храм манастир параклис дома домът паметник закон лагер фонд галерия залата летище спирка "
            "академия издателство книжарница институт програма медал орден инициатива хотел ресторант хор хора "
            "хорът ансамбъл оркестър отбор купа мемориал къща колеж школа обсерватория планетариум вестник "
            "списание",
            _QUOTED_AFTER_KIND,
        ),
        ("св свети света светата светите saint st sts sv", _SAINT),
        (
            "school gymnasium kindergarten foundation university hospital library theatre theater stadium centre "
            "center museum prize award medal street str boulevard blvd bul square avenue park institute "
            "association church monastery club scholarship fund lyceum academy airport hall law act scale test "
            "method model court project cup tournament choir college trust programme program society network house "
            "campaign",
            NAMED_BEFORE,
        ),
    )
)
