"""Decides which parts of an office document say who made it, and which could act or hide something.

Office Open XML: ECMA-376; OpenDocument: OASIS ODF 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from portal.media.facts import TraceKind
from portal.media.markup import Token

NOBODY = "Author"
"""What Word itself writes when it takes names out of comments and changes."""

MAIN: Mapping[str, str] = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".pptx": "ppt/presentation.xml",
    ".odt": "content.xml",
}
"""Suffix → the member without which it is no such document."""
ODT = b"application/vnd.oasis.opendocument.text"
MIMETYPE = "mimetype"

PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"docProps/|meta\.xml|customXml/|settings\.xml|.*\.rdf"), "property"),
    (re.compile(r"ppt/slides/slide\d+"), "slide"),
    (re.compile(r".*(comment|threaded)", re.IGNORECASE), "comment"),
    (re.compile(r".*(footnotes|endnotes|notesSlide)"), "note"),
    (re.compile(r".*header"), "header"),
    (re.compile(r".*footer"), "footer"),
)
"""Beginning of a member's name → the part of the document; the rest is its body."""

DROPPED: tuple[tuple[re.Pattern[str], TraceKind | None], ...] = (
    (re.compile(r"docProps/thumbnail\.\w+|Thumbnails/.*"), "preview"),
    (re.compile(r"\w+/printerSettings/.*"), "computer"),
    (re.compile(r"docProps/custom\.xml"), None),
    (re.compile(r"layout-cache"), None),
)
"""Members that a document can do without → what they tell."""

MACROS = re.compile(r".*vba(Project|Data)|Basic/|Scripts/|\w+/(macrosheets|dialogsheets)/", re.IGNORECASE)
FONTS = (".odttf", ".fntdata", ".ttf", ".otf")
MARKED_UP = (".xml", ".rels", ".rdf", ".vml")

LOOKS = re.compile(r"(styles|fontTable|numbering|webSettings|theme\d*|presProps|tableStyles|latent\w*)\.xml$")
"""Members whose attributes are names of styles and fonts."""
ENDS = frozenset("p h si c f v row tr comment annotation table-cell list-item".split())
"""Elements after which a new line begins."""
GAPS = frozenset("tab br cr s line-break noBreakHyphen".split())
"""Elements that are a space."""
DELETED = frozenset({"del", "moveFrom", "delText", "tracked-changes"})
SAYING = frozenset("author initials descr title alt href Target url tooltip userId displayName userName name".split())
"""Attributes whose values are words: of people, of pictures, of links."""
_SAYS = re.compile(rf"(?:{'|'.join(sorted(SAYING))}|val)\s*=")
_MARKS = re.compile(r"[^\W\d_]{2}|\d{6}")

_HYPERLINK = "/hyperlink"
_TEMPLATE = "/attachedTemplate"
_GONE = ("/thumbnail", "/printerSettings", "/custom-properties", _TEMPLATE)
_COMMAND = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_FETCHING = frozenset("image object object-ole plugin floating-frame applet section-source fill-image".split())
_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|\.\./|/")


_Put = Literal["nothing", "nobody", "no element"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something in a member that tells about somebody, and what is put in its place."""

    member: re.Pattern[str]
    elements: frozenset[str]
    """Local names; empty: any."""
    attributes: frozenset[str]
    """Local names; empty: the text of the element."""
    trace: TraceKind | None
    """None: a property that tells nothing by being there, and that no reader sees."""
    instead: _Put = "nothing"
    when: tuple[str, str] = ("", "")
    """An attribute and how its value begins, for an element that holds many things."""


def _rule(
    where: str, trace: TraceKind | None, attributes: str = "", instead: _Put = "nothing", printer: bool = False
) -> Rule:
    """A rule of RULES; `where` is the beginning of the member, then elements."""
    member, *elements = where.split()
    when = ("name", "Printer") if printer else ("", "")
    return Rule(re.compile(member), frozenset(elements), frozenset(attributes.split()), trace, instead, when)


RULES: tuple[Rule, ...] = (
    _rule(r"docProps/core\.xml creator lastModifiedBy", "person"),
    _rule(r"docProps/core\.xml title subject description keywords category contentStatus", None),
    _rule(r"docProps/app\.xml Company Manager", "person"),
    _rule(r"docProps/app\.xml HyperlinkBase", "computer"),
    _rule(r"word/people\.xml presenceInfo", "person", "*", "no element"),
    _rule(r"word/settings\.xml attachedTemplate", "computer", "*", "no element"),
    _rule(r"word/", "person", "author initials", "nobody"),
    _rule(r"ppt/(comment)?[aA]uthors cmAuthor author", "person", "name initials userId", "nobody"),
    _rule(r"xl/persons/ person", "person", "displayName userId", "nobody"),
    _rule(r"xl/comments author", "person", "", "nobody"),
    _rule(r"xl/workbook\.xml fileSharing", "person", "userName", "nobody"),
    _rule(r"xl/workbook\.xml absPath", "computer", "*", "no element"),
    _rule(r"meta\.xml initial-creator creator printed-by", "person"),
    _rule(r"meta\.xml title subject description keyword user-defined", None),
    _rule(r"meta\.xml template", "computer", "href"),
    _rule(
        r"(content|styles)\.xml creator creator-initials sender-initials author-name author-initials initial-creator",
        "person",
    ),
    _rule(r"settings\.xml config-item", "computer", printer=True),
)
"""Everything that office programs write about who, where and on what."""


def hits(rule: Rule, token: Token, opened: Token) -> bool:
    """Whether a rule speaks of a tag or text; `opened` is the tag that was opened last."""
    if token.kind == "text":
        key, begin = rule.when
        return (
            not rule.attributes
            and token.local in rule.elements
            and (not key or opened.attributes.get(key, "").startswith(begin))
            and told(token.text)
        )
    if token.kind == "close" or not rule.attributes or (rule.elements and token.local not in rule.elements):
        return False
    if "*" in rule.attributes:
        return True
    return any(name in token.inside for name in rule.attributes) and any(
        told(value) for name, value in token.attributes.items() if name in rule.attributes
    )


def told(value: str) -> bool:
    """Whether a value names somebody or something at all."""
    return value.strip() not in {"", NOBODY}


def words_of(token: Token) -> list[str]:
    """The attributes of an element that are words."""
    if not _SAYS.search(token.inside):
        return []
    attributes = token.attributes
    said = {*SAYING, "val"} if token.local == "docVar" else SAYING
    if token.local == "Relationship" and attributes.get("TargetMode") != "External":
        return []
    return [value for name, value in attributes.items() if name in said and _MARKS.search(value)]


def acts(token: Token) -> str:
    """What a tag or text would do when the document is opened, or nothing."""
    if token.local == "Relationship" and token.attributes.get("TargetMode") == "External":
        kind = token.attributes.get("Type", "")
        return "" if kind.endswith((_HYPERLINK, _TEMPLATE)) else "remote"
    if token.local in _FETCHING and _AWAY.match(token.attributes.get("href", "")):
        return "remote"
    commands = token.text if token.local == "instrText" else token.inside if "instr" in token.inside else ""
    return "command" if token.local == "dde-source" or (commands and _COMMAND.search(commands)) else ""


def gone(token: Token, dropped: frozenset[str]) -> bool:
    """Whether an element only lists a member that is no longer there."""
    if token.local not in {"Relationship", "Override", "file-entry"}:
        return False
    attributes = token.attributes
    return (
        (token.local == "Relationship" and attributes.get("Type", "").endswith(_GONE))
        or (token.local == "Override" and attributes.get("PartName", "").removeprefix("/") in dropped)
        or (token.local == "file-entry" and attributes.get("full-path", "") in dropped)
    )
