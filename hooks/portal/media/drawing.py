"""Decides whether a drawing (SVG) may be published, what it says, and how it is written down when it is.

What is published is always written anew from what is allowed, so that nothing this reader overlooks can slip through.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from portal.media.drawing_rules import ELEMENTS, SVG, WORDS, attribute, says_something, stays_inside
from portal.media.facts import Facts, Fault, Passage, facts
from portal.media.markup import MOST_DEEP

MOST_USES = 500
"""`use` elements; each draws something once more."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[\]]{0,500}>")
"""The line that old drawing programs write; one that defines entities is not matched."""
_PLAIN = re.compile(r"[<?!]{0,2}[A-Za-z-]{1,40}[>=]?")


@dataclass(slots=True)
class Drawing:
    """A drawing while it is read, as the target of an XML parser."""

    parser: XMLParser | None = None
    faults: dict[str, Fault] = field(default_factory=dict)
    """What is not allowed → where it stands first."""
    passages: list[Passage] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    """The drawing as it will be published."""
    open: list[str] = field(default_factory=list)
    left_out: int = 0
    """How many of the open elements are not allowed, or inside one that is not."""
    words: list[str] = field(default_factory=list)
    begun: tuple[int, int] = (1, 1)
    uses: int = 0

    def at(self) -> tuple[int, int]:
        """Line and column of what is being read, both from 1."""
        reader = self.parser.parser if self.parser is not None else None
        return (reader.CurrentLineNumber, reader.CurrentColumnNumber + 1) if reader else (1, 1)

    def fault(self, what: str, code: str = "G001") -> None:
        """Note what is not allowed, once."""
        # Digits never reach a message: an author could have written a number of somebody there.
        shown = what if _PLAIN.fullmatch(what) else "…"
        self.faults.setdefault(shown, Fault(code, {"what": shown}, self.at()))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, name = tag.rpartition("}")
        self._flush(name)
        known = space == f"{{{SVG}" and name in ELEMENTS and (name == "svg") == (not self.open)
        self.open.append(name)
        if len(self.open) > MOST_DEEP:
            raise ValueError
        self.uses += name == "use"
        if self.uses > MOST_USES or (name == "use" and "symbol" in self.open) or self.open.count("use") > 1:
            known = False
        for key, value in attributes.items():
            if says_something(key, value):
                self.passages.append(Passage("drawing", value, at=self.at()))
        if self.left_out or not known:
            if not self.left_out:
                self.fault(f"<{name}>")
            self.left_out += 1
        else:
            space_of_all = f' xmlns="{SVG}"' if len(self.open) == 1 else ""
            self.written.append(f"<{name}{space_of_all}{''.join(self._kept(name, attributes))}>")

    def _kept(self, tag: str, attributes: dict[str, str]) -> list[str]:
        kept = []
        for key, value in attributes.items():
            name = attribute(tag, key)
            local = key.rpartition("}")[2]
            if not name:
                self.fault(f"{local}=")
            elif not stays_inside(name, value):
                self.fault(f"{local}=", "G003")
            else:
                kept.append(f' {name}="{escape(value)}"')
        return kept

    def end(self, tag: str) -> None:
        """An element ends."""
        name = self.open[-1]
        style = "".join(self.words) if name == "style" and not self.left_out else ""
        if style and not stays_inside("style", style):
            self.fault("<style>", "G003")
            style = ""
        if style:
            self.written.append(escape(style, quote=False))
        self.open.pop()
        self._flush(name)
        if self.left_out:
            self.left_out -= 1
        else:
            self.written.append(f"</{name}>")

    def data(self, words: str) -> None:
        """Some text."""
        if not self.words:
            self.begun = self.at()
        self.words.append(words)
        if not self.left_out and self.open and self.open[-1] != "style":
            self.written.append(escape(words, quote=False))

    def comment(self, words: str) -> None:
        """A comment, which is never published."""
        self.passages.append(Passage("drawing", words, at=self.at()))

    def pi(self, target: str, words: str | None = None) -> None:
        """An instruction to a program."""
        self.fault(f"<?{target}")

    def close(self) -> None:
        """The end of the drawing."""

    def _flush(self, name: str) -> None:
        """Hand on the text so far, unless it goes on inside one of the elements whose text is one."""
        if any(outer in WORDS for outer in self.open) and name not in WORDS:
            return
        if said := "".join(self.words).strip():
            self.passages.append(Passage("drawing", said, at=self.begun))
        self.words.clear()


def _read(data: bytes) -> Drawing:
    drawing = Drawing()
    parser = XMLParser(target=drawing, forbid_dtd=True)
    drawing.parser = parser
    try:
        data.decode("utf-8")
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        drawing.fault("<!DOCTYPE>")
    except (expat.ExpatError, SyntaxError, ValueError, LookupError):
        drawing.faults["broken"] = Fault("G002", {}, drawing.at())
    drawing.parser = None
    return drawing


def examine(data: bytes) -> Facts:
    """Everything about a drawing."""
    found = _read(data)
    return facts(found.faults.values(), found.passages)


def clean(data: bytes) -> bytes:
    """The drawing, written anew from what is allowed; nothing when it cannot be read to its end."""
    found = _read(_DOCTYPE.sub(b"", data, count=1))
    whole = not found.open and not {"broken", "<!DOCTYPE>"} & found.faults.keys()
    return "".join(found.written).encode() if whole else b""
