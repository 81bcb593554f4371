"""Decides what a bare number without a word of its own counts: people and their papers, or goods and paperwork."""

from __future__ import annotations

import re

_AROUND = 110
"""How many characters before and after a number say what it is."""
_THING = re.compile(
    r"поръчк|заявк|фактур|доставк|доставен|товарителниц|пратк|колет|баркод|сери(?:ен|йн)|инвентар|каталог|каталож|"
    r"артикул|"
    r"склад|"
    r"партид|договор|анекс|еик|булстат|ддс|библиотеч|разписк|касов|бележк|билет|лотари|процедур|проект(?!о-)|бюджет|"
    r"лицензи|"
    r"абонат|клиентск|рафт|кашон|модел|версия|издание|стандарт|isbn|issn|doi|zenodo|tracking|parcel|order|invoice|"
    r"\bitem|stock|"
    r"serial|delivery|deliver|barcode|\beik\b|\bvat\b|company|grant|receipt|ticket|lottery|product|catalogue|catalog|"
    r"\bsku\b|"
    r"licen[cs]e key|shelf|model|version|edition|standard|warranty|гаранци|resolution|budget|tender|контролно число|"
    r"пример за|"
    r"example of|checksum|случайн|random|invented|измислен"
)
_PERSON = re.compile(
    r"(?<!\w)(?:дете|детето|деца|момч|момич|младеж|юнош|девойк|майк|баща|татк|брат|сестр|вуйч|вуйн|чич|лел|баб[аи]|"
    r"дядо|съпру|"
    r"жена|мъж|човек|лицето|син|дъщер|внук|внучк|племен|близна|семейств|бежан|чужд|мигра|граница|закрила|убежищ|"
    r"картон|карта|"
    r"документ|паспорт|самолич|долуподпис|живущ|издаден|мвр|преводач|настойник|попечител|пристигна|му |ѝ |него|нея|"
    r"негов|"
    r"he|his|her|him|she|boy|girl|child|mother|father|brother|sister|uncle|aunt|cousin|nephew|niece|man|woman|son|"
    r"daughter|"
    r"family|stepfather|stepmother|grand\w+|guardian|refugee|asylum|migra\w+|border|foreign\w*|identity|passport|"
    r"interpreter|"
    r"сири|афган|ирак|иран|укра|syria|afghan|iraq|ukrain)"
)


def may_be_a_persons(lower: str, start: int, end: int) -> bool:
    """Whether the number `lower[start:end]` stands among words about people and none about goods or orders."""
    begin = lower.rfind("\n\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
    stop = lower.find("\n\n", end, end + _AROUND)
    stop = stop if stop >= 0 else min(len(lower), end + _AROUND)
    return not is_a_things(lower, start, end) and (
        _PERSON.search(lower, begin, start) is not None or _PERSON.search(lower, end, stop) is not None
    )


def is_a_things(lower: str, start: int, end: int) -> bool:
    """Whether goods, orders or projects are named around `lower[start:end]`."""
    return _THING.search(lower, max(0, start - _AROUND), min(len(lower), end + _AROUND)) is not None
