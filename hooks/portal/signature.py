"""Decides how the signed decision about a story is written into its file: one block, everything else as it was."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path

from portal.checks.privacy import findings
from portal.checks.publications import Publication, publications
from portal.checks.quasi import open_stories
from portal.load.files import relative
from portal.load.prose import HEAD_MARK
from portal.load.yaml_text import parse_yaml
from portal.model.library import Library

KEY = "privacy_review"


class NotSigned(Exception):  # noqa: N818 - reads as what it says: except NotSigned
    """Nothing was written; `reason` is a string key of the catalogue, `values` fill it in."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Signed:
    """What was written."""

    path: str
    """The file, relative to the project root."""
    stories: int
    """How many stories the signature answers for."""
    replaced: bool
    """Whether it took the place of an older one."""


def sign(path: Path, *, by: str, generalised: str, library: Library, root: Path, today: datetime.date) -> Signed:
    """Write the signature for the text that `path` belongs to. Raises NotSigned and then changes nothing."""
    by, generalised = by.strip(), generalised.strip()
    if not by or not generalised:
        raise NotSigned("sign.empty")
    if findings(by) or findings(generalised):
        raise NotSigned("sign.person")
    publication = _publication(path, library, root)
    stories = open_stories(publication)
    if not stories:
        raise NotSigned("sign.nothing", path=publication.path)
    if not publication.signed:
        raise NotSigned("sign.unsignable", path=publication.path)
    seal = publication.fingerprint()
    if any(review.text == seal for _, review in publication.reviews()):
        raise NotSigned("sign.valid", path=publication.path)
    block = {"by": by, "on": today.isoformat(), "generalised": generalised, "text": seal}
    file = root / publication.path
    before = file.read_bytes().decode()
    after = with_block(before, block)
    if after is None:
        raise NotSigned("sign.by_hand", path=publication.path, block="\n".join(_lines(block, "\n")))
    file.write_bytes(after.encode())
    replaced = any(document.path == publication.path for document, _ in publication.reviews())
    return Signed(publication.path, len(stories), replaced)


def _publication(path: Path, library: Library, root: Path) -> Publication:
    try:
        name = relative(path.resolve(), root.resolve())
    except ValueError:
        raise NotSigned("sign.foreign", path=str(path)) from None
    found = next((each for each in publications(library) if name in each.paths()), None)
    if found is None:
        raise NotSigned("sign.foreign", path=name)
    return found


def _lines(block: dict[str, str], end: str) -> list[str]:
    rows = (
        f"  {key}: {value if key == 'on' else json.dumps(value, ensure_ascii=False)}" for key, value in block.items()
    )
    return [line + end.removesuffix("\n") for line in (f"{KEY}:", *rows)]


def with_block(text: str, block: dict[str, str]) -> str | None:
    """`text` (YAML, or Markdown with a head) with the block in it, in the place of an older one or at the end.

    None where the file is written in a way that this cannot keep.
    """
    bare = text.removeprefix("\ufeff")
    end = "\r\n" if "\r\n" in bare else "\n"
    lines = bare.split("\n")
    first, last = 0, len(lines)
    if lines[0].rstrip() == HEAD_MARK:
        first = 1
        last = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == HEAD_MARK), 0)
    head = lines[first:last]
    changed = _replaced(head, block, end) or _appended(head, block, end)
    if not last or not _says_only(head, changed, block):
        return None
    return text[: len(text) - len(bare)] + "\n".join([*lines[:first], *changed, *lines[last:]])


def _replaced(lines: list[str], block: dict[str, str], end: str) -> list[str]:
    begin = next((n for n, line in enumerate(lines) if re.match(rf"{KEY}[ ]*:", line)), None)
    if begin is None:
        return []
    after = begin + 1
    for number, line in enumerate(lines[begin + 1 :], begin + 1):
        if line.strip() and not line.startswith(" "):
            break
        if line.strip():
            after = number + 1
    return [*lines[:begin], *_lines(block, end), *lines[after:]]


def _appended(lines: list[str], block: dict[str, str], end: str) -> list[str]:
    filled = max((n for n, line in enumerate(lines, 1) if line.strip()), default=0)
    kept = lines[:filled]
    if kept and end == "\r\n" and not kept[-1].endswith("\r"):
        kept[-1] += "\r"
    return [*kept, *_lines(block, end), *lines[filled:]]


def _says_only(before: list[str], after: list[str], block: dict[str, str]) -> bool:
    """Whether the YAML says the same as before, with this block."""
    old, new = (parse_yaml("\n".join(lines).replace("\r", ""), "facts") for lines in (before, after))
    if new.problems or not isinstance(old.data, dict) or not isinstance(new.data, dict):
        return False
    return new.data == {**old.data, KEY: block}
