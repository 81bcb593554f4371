"""Values that share one label: below a heading in a table or comma-separated list, or in a row („… и …“)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.privacy.detector import Span

_LONGEST_HEADING = 200
_RULE = re.compile(r"[ |:-]*-[ |:-]*\n")
_AND = re.compile(r"(?:,| и| and|;|,? а на [а-я]+ -) (?:№ ?|no\.? ?)?")


def below(text: str, at: int, value: re.Pattern[str]) -> Iterator[Span]:
    """Where a whole cell is a `value`, in the lines after the heading line that holds `at`."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if end < 0 or end - start > _LONGEST_HEADING:
        return
    heading = text[start:end]
    sign = next((sign for sign in "|;\t," if sign in heading), None)
    if sign is None or not _is_heading(text, start, end, sign) or (sign == "," and heading.rstrip()[-1:] in ".!?:"):
        return
    while end < len(text) and sign in text[end + 1 : (stop := _line_end(text, end + 1))]:
        place = end + 1
        for cell in text[place:stop].split(sign):
            bare = cell.strip(" \"*'")
            if bare and value.fullmatch(bare):
                first = place + cell.index(bare)
                yield first, first + len(bare)
            place += len(cell) + 1
        end = stop


def _is_heading(text: str, start: int, end: int, sign: str) -> bool:
    """In Markdown a rule of hyphens stands below a heading; in a list it is the first line."""
    if sign == "|":
        return _RULE.match(text, end + 1) is not None
    return sign not in text[text.rfind("\n", 0, start - 1) + 1 : start] if start else True


def further(text: str, at: int, value: re.Pattern[str]) -> Iterator[Span]:
    """More of the same after `at`: „… 381200907 и 381200908“."""
    while (sign := _AND.match(text, at)) and (match := value.match(text, sign.end())):
        yield match.span()
        at = match.end()


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
