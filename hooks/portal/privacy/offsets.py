"""Decides where a stretch of a changed text stood before the change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One round of replacements over a text; each puts one character, or none, for what it found."""

    starts: tuple[int, ...]
    """Where each stretch begins in the new text: kept stretches and single replaced characters, in order."""
    origins: tuple[int, ...]
    """Where each of them begins in the old text."""
    widths: tuple[int, ...]
    """How long what it replaces was, or 0 for a kept stretch."""

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the old text that `start` to `end` (exclusive, at least one character) was made from."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin = self.origins[first] + (0 if self.widths[first] else start - self.starts[first])
        stop = self.origins[last] + (self.widths[last] or end - self.starts[last])
        return begin, stop


def change(text: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> tuple[str, Change | None]:
    """`text` with every match of `pattern` replaced by what `put` makes of it, at most one character."""
    parts: list[str] = []
    starts, origins, widths = [0], [0], [0]
    at = length = 0
    for match in pattern.finditer(text):
        new = put(match)
        if new == match.group():
            continue
        parts += [text[at : match.start()], new]
        length += match.start() - at
        if new:
            starts.append(length)
            origins.append(match.start())
            widths.append(match.end() - match.start())
            length += 1
        at = match.end()
        starts.append(length)
        origins.append(at)
        widths.append(0)
    if not parts:
        return text, None
    return "".join(parts) + text[at:], Change(tuple(starts), tuple(origins), tuple(widths))
