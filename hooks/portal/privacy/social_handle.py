"""Accounts in social networks and messengers: @handles, profile links, names given beside the name of a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from portal.privacy import names
from portal.privacy.beside import last
from portal.privacy.detector import Span
from portal.privacy.gazetteer import words
from portal.privacy.normalise import Normalised, occurrences

_HANDLE = re.compile(r"@ ?[^\W_][\w.\-]{1,38}\w|@[_.]{1,2}\w[\w.]{1,38}")
_HOSTS = (
    r"(?:facebook\.com|fb\.com|fb\.me|m\.me|messenger\.com|instagram\.com|instagr\.am|tiktok\.com|"
    r"snapchat\.com|twitter\.com|x\.com|threads\.net|threads\.com|"
    r"youtube\.com|youtu\.be|twitch\.tv|discord\.gg|discord\.com|t\.me|telegram\.me|wa\.me|viber\.me|"
    r"invite\.viber\.com|viber\.com|line\.me|signal\.me|bsky\.app|likee\.video|omegle\.com|"
    r"vk\.com|ok\.ru|linkedin\.com|pinterest\.com|reddit\.com|"
    r"ask\.fm|vbox7\.com|steamcommunity\.com|roblox\.com|bereal\.com|onlyfans\.com|tumblr\.com)"
)
_LINK = re.compile(rf"(?:https?://)?(?:www\.|m\.|bg-bg\.|web\.|vm\.)?{_HOSTS}/(?P<path>@?[^\s<>\"')\]]{{0,150}}[\w/=])")
_HOST_STEMS = tuple(
    (
        "facebook.com|fb.com|fb.me|m.me/|messenger.com|instagram.com|instagr.am|tiktok.com|snapchat.com|"
        "twitter.com|x.com/|threads.|youtube.com|youtu.be|twitch.tv|discord.|t.me/|telegram.me|wa.me|viber.|line.me/|"
        "signal.me|bsky.app|likee.|vk.com|"
        "ok.ru|linkedin.com|pinterest.com|reddit.com|ask.fm|vbox7.com|steamcommunity|roblox.com|bereal.com|"
        "onlyfans|tumblr.com"
    ).split("|")
)
_NO_PROFILE = re.compile(
    r"(?:watch|embed|playlist|sharer?|intent|hashtag|search|policies|policy|legal|help|about|"
    r"privacy|business|terms|developers|settings|login|in/?$|company/|results|safety|safetycenter|"
    r"community|iframe_api|plugins|tr\b)"
)
_NETWORK = (
    r"(?:фейсбук|facebook|fb|инстаграм|instagram|инста|insta|ig|тик[ -]?ток|tik[ -]?tok|снапчат|снап|"
    r"snap ?chat|snap|дискорд|discord|телеграм|telegram|вайбър|viber|туич|twitch|ютюб|youtube|"
    r"туитър|twitter|threads|месинджър|messenger|whatsapp|уотсап|стийм|steam|роблокс|roblox|скайп|сигнал(?= ?:)|"
    r"signal(?= ?:)|"
    r"skype|вконтакте|vk|ask\.fm|bereal|фортнайт|fortnite|minecraft|майнкрафт)"
)
_ACCOUNT = (
    r"(?:профил(?:а|ът|и)?|акаунт(?:а|ът|и)?|потребител(?:ят|я)?(?:ско(?:то)? име)?|"
    r"потребителско(?:то)? име|ник[ -]?нейм(?:а|ът)?|ник(?:а|ът)?|юзър(?:нейм)?(?:а|ът)?|канал(?:а|"
    r"ът)?|страница(?:та)?|"
    r"username|user name|user|nickname|nick|handle|account|profile|channel|screen name|gamer ?tag)"
)
_QUOTED = r"\"(?P<quoted>[^\"\n]{2,40})\""
_SIGN = r"(?P<token>@?[a-z0-9][\w]*(?:[._#\-]+\w+)+|@?[a-z]+_*\d+\w*|[a-zа-я]+_[\w.]+|[a-zа-я]+\d+[\wа-я]*)"
_BESIDE = re.compile(
    rf"(?:{_NETWORK}(?:ът|ата|та|а|то|a)?(?:[ -]?{_ACCOUNT})?|{_ACCOUNT})(?!\w)(?:\s(?:му|ѝ|й|си|им|ми|his|her))?"
    rf"(?P<gap>(?:\s?[:,\-(]|\s(?:е|се|има|казва|нарича|води|пише|подвизава|крие|виждат|вижда|"
    rf"познават|знаят|виждаме|известен|известна|общността|групата|всички|го|я|там|играе|играят|"
    rf"влиза|качва|публикува|posts|plays|goes|known|с|под|на|в|във|от|като|името|име|ник|никнейм|"
    rf"потребителско|профил[аът]*|акаунт[аът]*|момичето|момчето|детето|му|ѝ|й|си|is|was|as|the|"
    rf"status and name|name|named|called|he|she|they|той|тя|under|by|in|on|at|of|to|for|"
    rf"нейния|неговия|личния|публичния|{_ACCOUNT}|"
    rf"{_NETWORK})){{0,8}})"
    rf"\s?(?:{_QUOTED}|{_SIGN})(?!\w)"
)
_GROUP = re.compile(
    r"(?:(?:чат(?:а|ът)?|чат-?груп(?:а|ата)|груп(?:а|ата|овия чат|ов чат)|сървър(?:а|ът)?|канал(?:а|ът)?|"
    r"общност(?:та)?|"
    r"(?:group )?chat|group|server|channel)(?P<named>,? (?:\w+ )?(?:с името|с име|на име|наречен[аи]?|called|named))?|"
    r"(?P<alias>записан[ао]?(?: като)?|се подписва(?: като| с)?|викат(?: му| ѝ| й)?|наричат(?: го| я)?|"
    r"под (?:името|псевдонима|ника)|с (?:името|име|ник|прякор)|като|името му е|as|under the name|named|"
    r"called))"
    rf"(?P<gap>(?: (?!(?:за|с|от|for|of)\b)[\w-]+){{0,4}}?)[ :,]{{1,2}}{_QUOTED}"
)
"""„чатът „Банда Роза““, „под името „Тъмния рицар““: telling only where a network is named as well."""
_GROUP_STEMS = tuple(
    (
        "чат|груп|сървър|канал|общност|под им|под псевдоним|под ника|с име|с ник|с прякор|като|името му|"
        "записан|се подписва|викат|наричат|group|chat|"
        "server|channel|"
        "as |under the name|named|called"
    ).split("|")
)
_ALIAS = re.compile(
    r"(?:като|под (?:името|ника)|с (?:име(?:то)?|ник(?:а)?)|as|called|named) \"?"
    r"(?P<token>(?=\w*(?:_|\d|[a-z][A-Z]))[A-Za-z][A-Za-z0-9]*(?:[._]+[A-Za-z0-9]+)*)(?![\w@/]|\.\w)"
)
_POSTED = re.compile(
    rf"(?P<token>(?<![\w@/.])(?:(?=[\w.]*[_\d.][a-z0-9])|(?<=\"))[a-z][a-z0-9]*(?:[._-]+[a-z0-9]+)*)"
    rf"(?:[\"),]* (?:в|във|на|in|on|at|от|from) |\"? ?\()"
    rf"(?:(?:своя|неговия|нейния|his|her|the) )?{_NETWORK}(?!\w|\.[a-z])"
)
_NAMING = re.compile(
    rf"(?:псевдоним(?:а|ът)?|юзър(?:нейм)?(?:а|ът)?|ник[ -]?нейм(?:а|ът)?|ник(?:а|ът)?|потребителско(?:то)? име|"
    rf"username|nickname|nick|"
    rf"handle|gamer ?tag|screen name|акаунт(?:а|ът)?|профил(?:а|ът)?|account|profile|{_NETWORK})"
    rf"(?: (?:му|ѝ|й|си|им|ми|his|her|в|на|in|on|the|чата|играта|game|chat|{_NETWORK})){{0,4}}"
    r"(?P<sign> ?: ?| - | е | се води | is | was |, | )\"?(?:live:\.?)?(?P<token>[a-z][\w.\-]{3,30}\w)(?![\w@/]|"
    r"\.\w)(?P<after>[^.\n]{0,25})"
)
_ADDRESSED = re.compile(
    r"(?:профил\w*|акаунт\w*|account|profile|(?:dms?|messages?|comments?|requests?|съобщени\w+|коментар\w*|покан\w+|"
    r"лично) (?:from|by|от)) (?P<token>[a-z]\w*(?:[._]+[a-z0-9]+)+)(?![\w@/(]|[.-]\w)"
)
"""„профилът ime.na.profil“, “DM from paper_boat”: no network is named."""
_ADDRESSED_STEMS = ("профил", "акаунт", "account", "profile", "dm", "message", "comment", "request", "съобщени",
                    "коментар", "покан", "лично")  # fmt: skip
_SAID_ON = re.compile(
    rf"(?:answers? to|goes by|known as|called|as|казва|нарича|подписва|пише|води|крие|прякор\w*|като|с) "
    rf"\"(?P<told>[^@\"\n][^\"\n]{{1,30}})\",? (?:в|във|от|on|in|at|from) {_NETWORK}(?!\w|\.[a-z])|"
    rf"(?:вайбър|viber|снап\w*|snap\w*|дискорд|discord|телеграм|telegram|инстаграм|instagram|тик[ -]?ток|"
    rf"tik[ -]?tok) ?: ?"
    rf"\"(?P<name>[^@\"\n ][^\"\n ]{{1,20}}(?: [^\"\n ]{{1,20}})?)\""
)
_SAID_STEMS = ("answer", "goes by", "known as", "called", "as ", "казва", "нарича", "подписва", "пише", "води", "крие",
               "прякор", "като", "с ", "вайбър", "viber", "снап", "snap", "дискорд", "discord", "телеграм", "telegram",
               "инстаграм", "instagram", "тикток", "тик", "tiktok", "tik")  # fmt: skip
_SITE = re.compile(r"\.(?:com|net|org|bg|eu|info|pdf|docx?|png|jpe?g|mp4|mov)(?!\w)")
_TAGGED = re.compile(r"[^\W\d][\w.]{1,31}#\d{4}$")
_STEMS = tuple(
    (
        "фейсбук|facebook|fb|инста|instagram|insta|ig|тикток|тик ток|тик-ток|tiktok|tik tok|tik-tok|снап|snap|дискорд|"
        "discord|телеграм|telegram|вайбър|viber|туич|twitch|ютюб|youtube|туитър|twitter|threads|месинджър|"
        "messenger|whatsapp|уотсап|стийм|steam|роблокс|roblox|скайп|skype|вконтакте|vk|bereal|фортнайт|fortnite|"
        "minecraft|майнкрафт|сигнал:|signal:|профил|акаунт|псевдоним|потребител|никнейм|ник |никът|ника |юзър|канал|"
        "username|"
        "user name|"
        "nick|handle|account|screen name|gamertag|gamer tag|profile"
    ).split("|")
)
_NETWORK_STEMS = _STEMS[: _STEMS.index("профил")]
_NEAR = re.compile(
    rf"{_NETWORK}(?!\w|\.[a-z])[^\n.!?:/@]{{1,45}}?:? (?P<token>(?=[a-z._]*[\d_])[a-z][a-z0-9]*(?:[._]+"
    rf"[a-z0-9]+)*)(?![\w/@]|\.\w)"
)
_NETWORK_HERE = re.compile(_NETWORK + r"(?!\w)|онлайн|мреж|игра|чат|online|social|game|chat|app\b")
_SEEN_AS = re.compile(r"като|казва|нарича|пише|води|името|име|под|\bas\b|called|named|name")
_FIRM = re.compile(
    r"псевдоним|потребителско|ник|юзър|username|user name|nick|handle|screen name|gamer ?tag|акаунт|account"
)


def find(text: Normalised) -> Iterator[Span]:
    """Handles after @, addresses of profiles, and names of accounts beside the name of a network."""
    yield from _handles(text.text)
    yield from _links(text.lower)
    yield from _beside_networks(text)
    yield from _said(text)
    yield from _in_one_sentence(text)


def _handles(plain: str) -> Iterator[Span]:
    for at in occurrences(plain, "@"):
        if at and (plain[at - 1].isalnum() or plain[at - 1] in "_.@/\\`-+"):
            continue
        handle = _HANDLE.match(plain, at)
        if (
            handle
            and (" " not in handle.group()[:2] or re.search(r"[_\d]", handle.group()))
            and not _known(handle.group())
            and plain[handle.end() : handle.end() + 1] not in ("/", "(", "{", "@")
        ):
            yield handle.span()
    for sign in occurrences(plain, "#"):
        if tag := _TAGGED.search(plain, max(0, sign - 34), sign + 5):
            yield tag.span()


def _links(lower: str) -> Iterator[Span]:
    for stem in _HOST_STEMS:
        for at in occurrences(lower, stem):
            if at and (lower[at - 1].isalnum() or lower[at - 1] == "-"):
                continue
            link = _LINK.match(lower, at)
            if link and not _NO_PROFILE.match(link["path"]) and not _known(link["path"].split("/")[0]):
                yield at, link.end()


def _beside_networks(text: Normalised) -> Iterator[Span]:
    lower = text.lower
    for at in text.starts(_NETWORK_STEMS):
        near = _NEAR.match(lower, at)
        if near and re.search(r"_|\d", near["token"]) and not _is_other(near["token"]):
            yield near.span("token")
        posted = last(_POSTED, lower, max(0, at - 60), at + 14)
        if posted and not _known(posted["token"]) and not re.search(r"\.(?:com|net|org|bg|eu|info)$", posted["token"]):
            yield posted.span("token")
    for at in text.starts(_GROUP_STEMS):
        named = _GROUP.match(lower, at)
        if named and len(named["quoted"].split()) <= 6 and _named_network(lower, at, named):
            yield named.span("quoted")
    for at in text.starts(("като", "под името", "под ника", "с име", "с ник", "as ", "called", "named")):
        alias = _ALIAS.match(text.text, at)
        if alias and _NETWORK_HERE.search(lower, max(0, at - 60), alias.end() + 30) and not _known(alias["token"]):
            yield alias.span("token")
    for at in text.starts(_STEMS):
        if (naming := _NAMING.match(lower, at)) and _is_sign(text.text, naming):
            yield naming.span("token")
        if beside := _BESIDE.match(lower, at):
            group = "quoted" if beside["quoted"] else "token"
            if _is_account(lower, at, beside, beside[group], quoted=group == "quoted"):
                yield beside.span(group)


_CHOSEN = re.compile(
    r"(?<![\w@/.\\#+-])(?=[a-z0-9._-]*[a-z])(?:[a-z][a-z0-9]*|\d+[a-z]+)(?:[._]+[a-z0-9]+)+(?![\w@/(]|[.-]\w)|"
    r"(?<![\w@/.\\#+-])[a-z]{3,}\d{2,}(?![\w@/(]|[.-]\w)"
)
"""A Latin word with a dot, an underscore or digits in it, as only accounts are called."""
_NO_ACCOUNT = re.compile(
    r"(?:[a-z]\.)+[a-z]?$|.*\.(?:com|net|org|bg|eu|info|gov|edu|pdf|docx?|xlsx?|pptx?|odt|txt|csv|md|html?|css|js|mjs|"
    r"py|json|"
    r"ya?ml|png|jpe?g|gif|svg|webp|mp[34]|mov|m4a|wav|zip|exe|apk)$|v?\d+(?:[._]\d+)*|(?:file|img|image|photo|vid|dsc|"
    r"data|my|user|your|the|get|set|is|has)_\w+|(?:windows|ios|android|mp|covid|html|css|iso|utf|bg|module|unit|"
    r"page)\d+|"
    r".*(?:facebook|instagram|tiktok|snapchat|discord|telegram|viber|youtube|messenger|roblox)"
)
_TOLD_BY = re.compile(rf"(?<![\w.]){_NETWORK}(?:ът|ата|а|то|a)?(?!\w|\.[a-z])|(?<!\w){_FIRM.pattern}")
_HUMPS = re.compile(r"(?<![\w@/.])[A-Z][a-z]+(?:[A-Z][a-z]*){2,}(?![\w@/(])")
_NAMED_THERE = re.compile(
    r"(?:[Ии]мето|[Нн]икът)(?: (?:му|ѝ|й|им))? (?:в|във) [^\W\d]+ (?:е|беше) (?P<name>[А-ЯA-Z]\w+(?: \w+){0,3})"
    r"(?=[.,;!?)\n]|$)|[а-я] като (?P<latin>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?!\w)"
)
"""„Името му в Телеграм е Барон фон Пейка“, „подвизава се като Lud Potok“."""
_PLAYS_AS = re.compile(rf"{_NETWORK},? (?:as|by) (?P<token>[a-z]{{5,20}})(?=[.,;!?)\n]|$)")
_CLAUSE = re.compile(r"[!?\n;]|\.(?=\s)|,? (?:но|а|but|while) ")


def _said(text: Normalised) -> Iterator[Span]:
    """“DM from paper_boat”, “answers to "Mister Pickle" on TikTok”, „вайбър: „Скорпионче““."""
    lower = text.lower
    for at in text.starts(_ADDRESSED_STEMS):
        if (addressed := _ADDRESSED.match(lower, at)) and not _is_other(addressed["token"]):
            yield addressed.span("token")
    for at in text.starts(_SAID_STEMS):
        if (said := _SAID_ON.match(lower, at)) and not _TITLE.search(said.group()):
            yield said.span(said.lastgroup or 0)


def _in_one_sentence(text: Normalised) -> Iterator[Span]:
    """„Запознали се в дискорд, където той е zelen.zmei“: a network, and near it a word nobody writes but as a name."""
    lower = text.lower
    for at in text.starts(_STEMS):
        if not _TOLD_BY.match(lower, at) or lower[at - 1 : at] == "_":
            continue
        low, high = max(0, at - 70), min(len(lower), at + 90)
        low = max((stop.end() for stop in _CLAUSE.finditer(lower, low, at)), default=low)
        stop = _CLAUSE.search(lower, at, high)
        end = stop.start() if stop else high
        for name in chain(_CHOSEN.finditer(lower, low, end), _HUMPS.finditer(text.text, low, end)):
            constant = text.text[name.start() : name.end()].isupper() and "_" in name.group()
            if len(name.group()) > 4 and not constant and not _is_other(name.group().lower()):
                yield name.span()
        if told := _NAMED_THERE.search(text.text, low, end):
            yield told.span(told.lastgroup or 0)
        if (plays := _PLAYS_AS.match(lower, at)) and not names.is_common(plays["token"]):
            yield plays.span("token")


_OF_AN_OFFICE = re.compile(
    r"[^.!?\n]{0,20}(?<!\w)(?:на|се поддържа от|of|run by) (?:the |an? |our |наш(?:ата|ия|ето) |"
    r"[а-я]+(?:на|ска|ния|ския) )?(?:фондаци|център|"
    r"центъра|сдружени|екип|"
    r"организаци|община|министерств|агенци|"
    r"foundation|centre|association|team|organi[sz]ation)"
)
_TITLE = re.compile(
    r"(?:родител|бащи|майки|баби|доброволц|учител|педагог|книги|детски |център|фондаци|сдружени|клуб|училищ|общин|"
    r"parents|fathers|mothers|grandparents|volunteers|teachers|children's|books|centre|foundation|association|club\b|"
    r" за | for )"
)
"""Groups of parents and channels of services are called so, not those of one child."""
_FOR_MANY = re.compile(r"\"?(?: (?:в|във|на|on|in) \w+)? (?:е|са|is|are) (?:за|for) ")
_OF_MANY = re.compile(r"на (?:екип|център|центъра|родител|училищ|доброволц)|of the (?:team|centre|parents|school)")
_PUBLISHED = re.compile(r"канал|страниц|груп|общност|channel|page|group")
_ANY_NETWORK = re.compile(rf"(?<![\w.]){_NETWORK}(?!\w|\.[a-z])")


def _named_network(lower: str, at: int, group: re.Match[str]) -> bool:
    """Whether a network is named in the same breath, before or after the name in quotation marks."""
    before = re.split(r"[.!?\n]", lower[max(0, at - 50) : at])[-1]
    after = re.split(r"[.!?\n]", lower[group.end() : group.end() + 40])[0]
    if (
        _OF_AN_OFFICE.match(after)
        or _FOR_MANY.match(after)
        or _OF_MANY.search(group["gap"])
        or _TITLE.search(group["quoted"])
    ):
        return False
    return any(_ANY_NETWORK.search(part) for part in (before, group["gap"], after))


_COMMON_WORD = re.compile(
    r"(?:link|page|name|profile|account|story|stories|post|posts|live|reels?|video|videos|group|groups|groups|users?|"
    r"password|"
    r"public|private|required|optional|settings|policy|safety|messages?|chats?|channels?|here|below|with|from|that|"
    r"this|which|where|"
    r"when|anonymous|unknown|visible|hidden|locked|fake|false|open|closed|deleted|blocked|free|business|premium|"
    r"marketplace|"
    r"messenger|instagram|facebook|tiktok|snapchat|discord|viber|whatsapp|telegram|youtube|roblox|minecraft|fortnite|"
    r"steam|twitch)s?$"
)


def _is_sign(plain: str, naming: re.Match[str]) -> bool:
    """Whether a single word after „username“ is one somebody chose: by its letters, or amid Cyrillic."""
    token = plain[naming.start("token") : naming.end("token")]
    if _COMMON_WORD.match(token.lower()) or _known(token) or re.search(r"\.(?:com|net|org|bg|eu)$", token.lower()):
        return False
    if not token.isascii():
        return False
    chosen = re.search(r"[\d_]|[a-z][A-Z]|\w\.\w", token) is not None
    cyrillic = any("а" <= letter <= "я" for letter in naming.group()[: naming.start("token") - naming.start()])
    said = naming["sign"].strip() in {":", "-", "е", "is", "се води"} or _FIRM.match(naming.group()) is not None
    here = _ANY_NETWORK.match(naming["after"].strip().removeprefix("on ").removeprefix("in ")) is not None
    colon = naming["sign"].strip() == ":" and token.islower() and "-" not in token
    hyphens = token.count("-") > 1 and _FIRM.match(naming.group()) is not None
    return (
        (chosen and said)
        or hyphens
        or (cyrillic and said and token[0].islower())
        or here
        or (colon and not naming["after"].strip())
    )


def _is_account(lower: str, at: int, beside: re.Match[str], name: str, *, quoted: bool) -> bool:
    if re.search(r"\.(?:com|net|org|bg|eu)(?:/|$)", name) or _known(name):
        return False
    if re.fullmatch(r"\d+(?:[.\-]\d+)*", name) or re.fullmatch(r"[a-zа-я]{1,2}\d", name):
        return False
    if not quoted and (not re.search(r"[._#\d]", name) or _NO_ACCOUNT.match(name)):
        return False
    named = _FIRM.match(beside.group()) or _FIRM.search(beside["gap"])
    context = re.match(_NETWORK, beside.group()) or _NETWORK_HERE.search(lower, max(0, at - 60), beside.end() + 30)
    if quoted and (
        _OF_AN_OFFICE.match(lower[beside.end() : beside.end() + 40].lstrip(' "'))
        or (_TITLE.search(name) and _PUBLISHED.search(beside.group()))
    ):
        return False
    if quoted:
        return bool(
            (
                named
                or _SEEN_AS.search(beside["gap"])
                or re.search(r"[_\d]", name)
                or (name.isascii() and " " not in name and re.search(_NETWORK, beside.group()))
                or re.search(_ACCOUNT, beside.group()[: beside.start(0) - beside.start("quoted")])
            )
            and (context or _FIRM.match(beside.group()) or re.search("_", name))
            and len(name.split()) <= (5 if _SEEN_AS.search(beside["gap"]) else 3)
        )
    return bool(context or named)


def _is_other(name: str) -> bool:
    """Whether a word with dots or digits is a file, a version or an account of an institution."""
    return _NO_ACCOUNT.match(name) is not None or _known(name)


def _known(handle: str) -> bool:
    return handle.lower().lstrip("@ ").rstrip(".") in words("institution_handles")
