"""Decides how JSON is read that anybody may have written: what is too large, too deep, cut off or none at all.

`overrides/assets/portal/hostile.mjs` is the twin: both give the same answer to every file there can be, so whatever
differs between the JSON readers of Python and of browsers (NaN, long numbers, depth) is decided here, not by them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from portal.records.faults import LARGEST, Fault

DEEPEST = 12
"""Lists and maps within each other."""
LONGEST_TEXT = 4_000
"""Characters (code points) of a text or a key."""
MOST_ENTRIES = 2_000
"""Entries of one list or map."""
LARGEST_NUMBER = 1e6

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(")?|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile("[A-Za-z0-9_:/-]{1,60}")


def read_json(data: bytes) -> Any | Fault:
    """The value of a JSON text in UTF-8 (RFC 8259; a byte order mark is passed over), or why there is none.

    Whole numbers are int, however they are written; of an entry that is there twice the last one counts.
    """
    if len(data) > LARGEST:
        return Fault("too_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault("not_json")
    deepest, left_open = _depths(text)
    if deepest > DEEPEST:
        return Fault("too_deep")
    try:
        return json.loads(text, parse_int=_whole, parse_float=_number, parse_constant=_refuse)
    except ValueError:
        return Fault("truncated" if left_open and text.lstrip(" \t\n\r").startswith("{") else "not_json")


def _depths(text: str) -> tuple[int, bool]:
    """How deep a text goes, and whether anything is open at its end."""
    depth = deepest = 0
    unclosed = False
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
        else:
            unclosed = token.group(1) is None
    return deepest, unclosed or depth > 0


def _whole(digits: str) -> int | float:
    # Python refuses thousands of digits where a browser finds infinity.
    return int(digits) if len(digits) < 16 else float(digits)


def _number(digits: str) -> int | float:
    number = float(digits)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _refuse(word: str) -> Any:
    raise ValueError(word)


def beyond_limits(value: Any, way: tuple[str, ...] = ()) -> Iterator[str]:
    """The way to everything in a value that is too long, too large, or no text that could be written (UTF-8)."""
    if isinstance(value, str):
        if _is_bad(value):
            yield way_to(way)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value) or abs(value) > LARGEST_NUMBER:
            yield way_to(way)
    elif isinstance(value, list | dict):
        if len(value) > MOST_ENTRIES:
            yield way_to(way)
            return
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(name, str) and _is_bad(name):
                yield way_to((*way, name))
            yield from beyond_limits(inner, (*way, str(name)))


def _is_bad(text: str) -> bool:
    return len(text) > LONGEST_TEXT or _SURROGATE.search(text) is not None


def way_to(parts: Iterable[str | int]) -> str:
    """The way to a value, joined by dots; what could be anything but an id of ours is not repeated."""
    return ".".join(plain(str(part)) for part in parts)


def plain(name: str) -> str:
    """A name out of a foreign file, if it looks like an id of ours; else an ellipsis."""
    return name if _PLAIN.fullmatch(name) else "…"
