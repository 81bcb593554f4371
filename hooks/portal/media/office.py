"""Decides whether an office document may be published, everything it says, and how it is written without its traces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from portal.media import drawing, raster
from portal.media.archive import pack, unpack
from portal.media.facts import Facts, Fault, Passage, TraceKind, facts, plain
from portal.media.markup import NO_TAG, BrokenMarkupError, Token, tokens
from portal.media.office_rules import (
    DELETED,
    DROPPED,
    ENDS,
    FONTS,
    GAPS,
    LOOKS,
    MACROS,
    MAIN,
    MARKED_UP,
    MIMETYPE,
    NOBODY,
    ODT,
    PARTS,
    RULES,
    Rule,
    acts,
    gone,
    hits,
    words_of,
)
from portal.media.segments import BrokenFileError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old office programs begin, and encrypted new ones (MS-CFB)."""
_MOST_COMMENT = 70_000
"""The end of a zip archive, with the longest comment there may be."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def examine(data: bytes, suffix: str) -> Facts:
    """Everything about a document whose name ends in `suffix`."""
    if data.startswith(_COMPOUND):
        return facts([Fault("A005") if _ENCRYPTED_PACKAGE in data else Fault("A002", {"suffix": suffix})])
    members, refused = unpack(data) if b"PK\x05\x06" in data[-_MOST_COMMENT:] else ({}, [])
    if refused or MAIN[suffix] not in members or (suffix == ".odt") != members.get(MIMETYPE, b"").startswith(ODT):
        return facts(refused or [Fault("A002", {"suffix": suffix})])
    faults: list[Fault] = []
    passages: list[Passage] = []
    traces: set[TraceKind] = set() if data.startswith(b"PK\x03\x04") else {"extra"}
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        return facts([Fault("A005")])
    for name, content in members.items():
        found = _member(name, content)
        faults += found.faults
        passages += found.passages
        traces |= set(found.traces)
    silent = not any(passage.part != "property" and re.search(r"\w{3}", passage.text) for passage in passages)
    return facts(_each_once(faults), passages, traces, [1] if silent else [])


def _each_once(faults: list[Fault]) -> list[Fault]:
    return list({(fault.code, *fault.args.values()): fault for fault in faults}.values())


def _member(name: str, content: bytes) -> Facts:
    suffix = _suffix(name)
    if MACROS.match(name) or (name == "[Content_Types].xml" and b"macroEnabled" in content):
        return facts([Fault("A006", {"content": "macro"})])
    if (found := _dropped(name)) is not None:
        # What could be done without is published all the same, as long as nobody has cleaned the file.
        said = _marked_up(name, content).passages if suffix in MARKED_UP else ()
        return facts(passages=said, traces=found)
    if name == MIMETYPE or suffix in FONTS or not content:
        return facts()
    if suffix in MARKED_UP:
        return _marked_up(name, content)
    return _picture(content, suffix)


def _picture(content: bytes, suffix: str) -> Facts:
    """A picture inside a document; how large it is and whether it moves is the document's own affair."""
    if kind := raster.recognise(content):
        found = raster.examine(content, kind, "picture")
        return facts([fault for fault in found.faults if fault.code == "A004"], found.passages, found.traces)
    found = drawing.examine(content) if suffix == ".svg" else Facts()
    acting = suffix != ".svg" or found.faults
    return facts([Fault("A006", {"content": "object"})] if acting else [], found.passages)


def _dropped(name: str) -> list[TraceKind] | None:
    """What a member tells that a document can do without; None for any other."""
    for pattern, trace in DROPPED:
        if pattern.fullmatch(name):
            return [trace] if trace else []
    return None


def _suffix(name: str) -> str:
    """The ending of a member's name; `_rels/.rels` ends in .rels, too."""
    return "." + name.rpartition(".")[2].lower()


def _part(name: str) -> tuple[str, int]:
    part = next((part for pattern, part in PARTS if pattern.match(name)), "body")
    number = re.search(r"(\d+)\.xml$", name)
    return part, int(number[1]) if part == "slide" and number else 0


def _marked_up(name: str, content: bytes) -> Facts:
    part, number = _part(name)
    said: list[str] = []
    deleted: list[str] = []
    aside: list[str] = []
    faults: list[Fault] = []
    traces: list[TraceKind] = []
    rules = [rule for rule in RULES if rule.member.match(name)]
    looks = LOOKS.search(name) is not None
    try:
        for token, found in _judged(name, content, rules):
            traces += found
            if action := acts(token):
                faults.append(Fault("A006", {"content": action}))
            into = deleted if DELETED.intersection(token.within) else said
            into.append(_words(token, part))
            aside += words_of(token) if not looks else []
    except BrokenMarkupError:
        return facts([Fault("A004")])
    return facts(
        faults,
        [
            Passage(part, plain("".join(said)), number),
            Passage("deleted", plain("".join(deleted)), number),
            Passage("link" if name.endswith(".rels") else part, plain("\n".join(dict.fromkeys(aside))), number),
        ],
        traces,
    )


def _words(token: Token, part: str) -> str:
    """What a reader would see of a tag or text."""
    if token.kind == "text":
        blank = not token.text.strip() and "\n" in token.text
        return "" if blank else token.text
    if token.local in GAPS and token.kind != "close":
        return " "
    return "\n" if token.kind != "open" and (token.local in ENDS or part == "property") else ""


def _judged(name: str, content: bytes, rules: list[Rule]) -> Iterator[tuple[Token, list[TraceKind]]]:
    """Every tag and text of a member, each with what it tells."""
    opened = NO_TAG
    for token in tokens(_decoded(content)):
        opened = token if token.kind in {"open", "alone"} else opened
        yield token, [rule.trace for rule in rules if rule.trace and hits(rule, token, opened)]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise BrokenMarkupError from None


def clean(data: bytes, suffix: str) -> bytes:
    """The document without what it tells about who made it, where and how. Raises BrokenFileError for a broken one."""
    members, refused = unpack(data)
    if refused or MAIN[suffix] not in members:
        raise BrokenFileError
    dropped = frozenset(name for name in members if _dropped(name) is not None)
    kept = {name: _cleaned(name, content, dropped) for name, content in members.items() if name not in dropped}
    return pack(kept, MIMETYPE)


def _cleaned(name: str, content: bytes, dropped: frozenset[str]) -> bytes:
    suffix = _suffix(name)
    if suffix in MARKED_UP:
        rules = [rule for rule in RULES if rule.member.match(name)]
        lists = dropped and (suffix == ".rels" or name in {"[Content_Types].xml", "META-INF/manifest.xml"})
        needed = rules or lists or suffix == ".rels" or re.match(r"xl/worksheets/", name)
        try:
            return _edited(name, content, rules, dropped).encode() if needed else content
        except BrokenMarkupError:
            raise BrokenFileError from None
    kind = raster.recognise(content)
    return raster.clean(content, kind) if kind else content


def _edited(name: str, content: bytes, rules: list[Rule], dropped: frozenset[str]) -> str:
    """The member as it was written, but for what the rules put in place of something."""
    text = _decoded(content)
    written: list[str] = []
    inside, depth = "", 0
    opened = NO_TAG
    for token in tokens(text):
        opened = token if token.kind in {"open", "alone"} else opened
        if inside:
            inside = "" if token.kind == "close" and token.name == inside and len(token.within) == depth else inside
            continue
        broken = [rule for rule in rules if hits(rule, token, opened)]
        if gone(token, dropped) or any(rule.instead == "no element" for rule in broken):
            if token.kind == "open":
                inside, depth = token.name, len(token.within)
            continue
        raw = _DECLARATION if token.raw.startswith("<?xml ") else "" if token.raw.startswith("<!--") else token.raw
        for rule in broken:
            raw = _replaced(raw, rule, token)
        if token.local == "pageSetup":
            raw = re.sub(r"\s[\w-]+:id=(\"[^\"]*\"|'[^']*')", "", raw)
        written.append(raw)
    return "".join(written)


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _replaced(raw: str, rule: Rule, token: Token) -> str:
    word = NOBODY if rule.instead == "nobody" else ""
    if token.kind == "text":
        return word
    put: Callable[[re.Match[str]], str] = lambda found: f'{found[1]}="{word}"'  # noqa: E731
    for name in rule.attributes:
        raw = re.sub(rf"(\s(?:[\w.-]+:)?{name}\s*)=\s*(?:\"[^\"]*\"|'[^']*')", put, raw)
    return raw
