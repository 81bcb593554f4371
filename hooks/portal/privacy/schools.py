"""How schools, kindergartens and homes for children are called, in Bulgarian and English."""

from __future__ import annotations

import re

KIND = (
    r"(?:[СНО]У|ОбУ|СОУ|СОУЕЕ|СУЕЕ|ПГ[А-Я]{0,5}|ППМГ|ПМГ|ЕГ|МГ|ГПЧЕ|ЧЕГ|ХГ|НГ|НПГ[А-Я]*|НУИ|СПУ|"
    r"ДГ|ОДЗ|ЦДГ|ЦСОП|ВУИ|СПИ|ЦНСТ[А-Я]*|ДДЛРГ|ПУ|ТУЕС|ОГ|ЗПГ)"
)
_WORD_KIND = (
    r"(?:[Оо]сновно(?:то)? |[А-Я][а-я]+(?:ската|ското|ска|ско) |[Сс]редно(?:то)? |[Нн]ачално(?:то)? |"
    r"[Оо]бединено(?:то)? |"
    r"[Сс]портно(?:то)? |[Пп]омощно(?:то)? |[Пп]рофесионалн(?:а|ата) |[Ее]зиков(?:а|ата) |"
    r"[Мм]атематическ(?:а|ата) |[Хх]уманитарн(?:а|ата) |[Дд]етск(?:а|ата) )?(?:[Уу]чилище(?:то)?|"
    r"[Гг]имназия(?:та)?|[Лл]ицей|(?:[Мм]ехано|[Ее]лектро)?[Тт]ехникум(?:а|ът)?|[Гг]радина(?:та)?|[Дд]аскало(?:то)?|"
    r"[Шш]кол(?:а(?:та)?|о(?:то)?))"
)
_BY = r"(?: (?:по|за|с) [а-я]+(?:,? (?:и |с )?[а-я]+){0,4}?)?"
_QUOTED = r" ?\"[^\"\n]{2,50}\""
_BARE = r" (?:Св\. )?(?:св\. )?[А-Я][а-я]+(?: (?:и )?[А-Я][а-я]+){0,3}"
_ORDINAL = r"\d{1,3}(?:\. ?|-? ?(?:о|во|ро|то|мо|та|ва|ма|ра|ото|ата))? "
_ORDINAL_WORD = r"(?:Първ|Втор|Трет|Четвърт|Пет|Шест|Седм|Осм|Девет|Десет|Единайсет|Дванайсет)(?:о|ото|а|ата)"
_SCHOOL_BG = (
    rf"(?:(?:{_ORDINAL})?{KIND}{_BY}(?: ?№ ?\d+)?{_QUOTED}|{KIND}{_BARE}|{_ORDINAL}{KIND}(?!\w)|"
    rf"{_ORDINAL_WORD} (?:{_WORD_KIND}|(?:основно|начално)(?!\w))|{_WORD_KIND} (?:по|за) [а-я]+(?: и [а-я]+)?(?: (?:в|"
    rf"на) (?:(?:с\.|гр\.|село|"
    rf"град) ?)?[А-Я][а-я]+)?|"
    rf"{_ORDINAL}{_WORD_KIND}(?:{_QUOTED})?|{KIND} ?№ ?\d+|ПГ[А-Я]{{0,5}} (?:по|за) [а-я]+(?:,? (?:и )?[а-я]+)?|"
    rf"{_WORD_KIND}{_BY}(?: ?№ ?\d+)?(?: на| в|:|(?: (?:му|ѝ|й|им))? (?:се казва|е))?{_QUOTED}|"
    rf"{_WORD_KIND} ?№ ?\d+|{_WORD_KIND}{_BARE}|"
    rf"{_WORD_KIND} (?:в|на) (?:(?:с\.|гр\.|село|град) ?)?[А-Я][а-я]+|"
    rf"[А-Я][а-я]+(?:ската|ското) (?:гимназия|училище)|[Сс]ело(?:то)? {_WORD_KIND}|(?:ОУ|СУ|НУ|ДГ)(?:то|та)? (?:в|"
    rf"на) (?:с\.|гр\.|село) ?[А-Я][а-я]+)"
)
SAINTS = r"(?:Saint|St\.?) [A-Z][a-z]+'s"
"""“at Saint Petka's”: a school only where a class is named as well."""
_EN_KIND = r"(?:School|Gymnasium|Kindergarten|Nursery|Lyceum|Academy|Grammar|College)"
_EN_LEVEL = (
    r"(?:Primary|Secondary|High|Middle|Elementary|Vocational|Language|Basic|Sports|Special|"
    r"Comprehensive|Mathematics|Professional|Technical|General|Art|Boarding|United|Preparatory|"
    r"Community)"
)
_EN_NAME = (
    r"(?!(?:The|Her|His|Their|My|Our|A|In|At|Of|And|This|That|Each|Every|No|"
    r"New)\b)(?:[A-Z][\w'.-]+|St\.|No\. ?\d+|\d+(?:st|nd|rd|th))"
)
_SCHOOL_EN = (
    rf"(?:\"[^\"\n]{{3,45}}\" (?:(?:{_EN_LEVEL} |[a-z]+ )?(?:{_EN_KIND}|school|kindergarten|"
    rf"gymnasium)|(?:Primary|Secondary|High)(?!\w))|{SAINTS}(?! (?:Primary|Secondary|High|School|Kindergarten|Church|"
    rf"Day|Street|Park))|(?:{_EN_NAME} ){{1,4}}?(?:{_EN_LEVEL} ){{0,3}}{_EN_KIND}(?: (?:No\.? ?)?\d+)?(?!\w"
    rf")|(?:{_EN_NAME} ){{1,3}}(?:Primary|Secondary|High|Comprehensive|Vocational|Elementary|Middle)(?!\w)|"
    rf"(?:{_EN_NAME} ){{2,4}}(?:primary |"
    rf"secondary |high )?school(?!\w)|[Tt]he {_EN_NAME} (?:primary |secondary |high )?school(?!\w)|"
    rf"(?:{_EN_LEVEL} ){{0,2}}(?:{_EN_KIND}|[Ss]chool|[Kk]indergarten|[Gg]ymnasium) (?:(?:No\.?|№|"
    rf"[Nn]umber) ?\d+|\"[^\"\n]{{3,45}}\"|of (?:the )?[A-Z]\w+(?: [A-Z]\w+){{0,2}}|in [A-Z]\w+(?: [A-Z]\w+)?)|"
    rf"\d{{1,3}}(?:st|nd|rd|th) (?:{_EN_LEVEL} ){{0,2}}{_EN_KIND}|(?:SU|OU|NU|PG|PMG|DG) \"?[A-Z][\w .]{{2,40}}\"?)"
)
ANCHOR = re.compile(rf"{_SCHOOL_BG}|{_SCHOOL_EN}")
GATES = tuple(
    (
        "СУ|ОУ|НУ|ОбУ|СОУ|ПГ|МГ|ПМГ|ППМГ|ЕГ|НГ|ХГ|ГПЧЕ|ДГ|ОДЗ|ЦДГ|ЦСОП|ВУИ|СПИ|ЦНСТ|ДДЛРГ|ПУ|училище|Училище|основно|"
        "начално|"
        "гимназия|Гимназия|техникум|Техникум|механотехникум|Механотехникум|електротехникум|Електротехникум|лицей|"
        "Лицей|градина|Градина|даскало|школ|Primary|Secondary|High|School|school|"
        "Gymnasium|gymnasium|Kindergarten|kindergarten|Lyceum|Nursery|Academy|College|Comprehensive|Elementary|Saint |"
        "St. |St |SU |OU |NU |PG |PMG |DG "
    ).split("|")
)
GATES_IN_CAPITALS = tuple(word.upper() for word in GATES if len(word) > 5)
NAMED = re.compile(r"[\"№\d]|[а-я.,] \"?[А-Я]|[A-Z]|[Гг]имназия(?:та)? (?:по|за)")
