"""Decides what of the HTML in a contributed text stays: small marks inside a line, parts of tables, nothing that acts.

Everything else is taken out, and told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from portal.load.outline import ACTING, lines_of

KEPT_TAGS = frozenset("b i em strong sub sup br kbd abbr table caption thead tbody tfoot tr th td".split())
_KEPT_ATTRIBUTES = {"title": re.compile(r"[^<>]*"), "lang": re.compile(r"[A-Za-z-]+")}
_CELL = {"colspan": re.compile(r"[0-9]{1,2}"), "rowspan": re.compile(r"[0-9]{1,2}")}
_WITH_CONTENT = frozenset("script style iframe object embed template noscript textarea svg math title".split())
"""Elements whose content is no text for readers."""

_TAG = re.compile(
    r"<!--.{0,20000}?-->|<[!?][^<>]{0,2000}>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})"
    r"(?P<inside>(?:[\s/](?:[^<>\"']|\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'){0,500}+)?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>]+)))?")
_PLAIN = re.compile(r"[A-Za-z-]{1,40}")


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that is taken out of a contributed text."""

    what: str
    """A tag or attribute, never a value."""
    at: tuple[int, int]
    """Line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    instead: str
    removed: tuple[str, ...]


def removals(text: str) -> list[Removal]:
    """What is taken out of a contributed text, in its order; a closing tag goes unmentioned."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    found = [(change.start, what) for change in _changes(text) for what in change.removed]
    found += [(acting.start(), f"{_shortened(acting.group(1))}=") for acting in ACTING.finditer(_shown(text))]
    places = []
    for offset, what in sorted(found):
        line = bisect_right(starts, offset)
        places.append(Removal(what, (line, offset - starts[line - 1] + 1)))
    return places


def tidy(text: str) -> str:
    """A contributed text with only the HTML that stays, every tag in one plain spelling."""
    parts: list[str] = []
    at = 0
    for change in _changes(text):
        parts += [text[at : change.start], change.instead]
        at = change.end
    return "".join([*parts, text[at:]])


def _shown(text: str) -> str:
    return "\n".join(line for _, _, line in lines_of(text))


def _changes(text: str) -> Iterator[_Change]:
    shown = _shown(text)
    small = shown.lower()
    unclosed: set[str] = set()
    at = 0
    for found in _TAG.finditer(shown):
        if found.start() < at:
            continue
        at = found.end()
        name = (found["name"] or "").lower()
        if not name:
            yield _Change(found.start(), at, "", ("<!-- -->" if found.group().startswith("<!--") else "<!>",))
        elif name in KEPT_TAGS:
            kept, removed = _attributes(name, found["inside"])
            instead = f"</{name}>" if found["end"] else f"<{name}{kept}>"
            yield _Change(found.start(), at, instead, removed)
        else:
            if name in _WITH_CONTENT and not found["end"] and name not in unclosed:
                end = small.find(f"</{name}", at)
                close = small.find(">", end) if end >= 0 else -1
                unclosed |= {name} if close < 0 else set()
                at = max(at, close + 1)
            yield _Change(found.start(), at, "", () if found["end"] else (f"<{_shortened(name)}>",))


def _attributes(tag: str, inside: str) -> tuple[str, tuple[str, ...]]:
    allowed = _KEPT_ATTRIBUTES | _CELL if tag in {"td", "th"} else _KEPT_ATTRIBUTES
    kept: dict[str, str] = {}
    removed = []
    for name, *values in _ATTRIBUTE.findall(inside):
        value = unescape("".join(values))
        if name.lower() in allowed and allowed[name.lower()].fullmatch(value):
            kept.setdefault(name.lower(), f' {name.lower()}="{escape(value)}"')
        else:
            removed.append(f"{_shortened(name)}=")
    return "".join(kept.values()), tuple(removed)


def _shortened(name: str) -> str:
    """A name as it may be repeated in a message: only letters, since digits could be somebody's number."""
    return name if _PLAIN.fullmatch(name) else "…"
