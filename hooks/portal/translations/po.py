"""Decides how messages are written as a gettext PO file and read back (Poedit, OmegaT, Weblate open it)."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from portal.load.files import CONTROL
from portal.locale.catalogue import Catalogue
from portal.model.place import Place
from portal.problems import Problem
from portal.translations.messages import Message

MAX_BYTES = 20_000_000
"""A PO file of more than 20 MB is a mistake (fifty modules have about 5 MB)."""
_NOTES = {"code": "po.code", "list": "po.list", "box": "po.box"}
"""Kinds of messages that a translator needs a word about → the string that says it; rows of tables have one, too."""
_LANGUAGE = re.compile(r'^"Language:\s*([\w-]+)\s*\\n"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a PO file."""

    context: str
    source: str
    target: str
    """The translation, without what an editor marked as unsure; empty while there is none."""
    line: int


@dataclass(frozen=True, slots=True)
class Translated:
    """What a PO file says."""

    language: str
    entries: Sequence[Entry]


def as_po(messages: Iterable[Message], language: str, project: str, day: datetime.date, words: Catalogue) -> bytes:
    """A PO file. The same messages on the same day give the same bytes."""
    noon = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    catalog = Catalog(
        language.replace("-", "_"), project=project, version=day.isoformat(), msgid_bugs_address=project,
        header_comment=f"# {words.t('po.head', language=language)}",
        creation_date=noon, revision_date=noon, last_translator=project, language_team=language, fuzzy=False,
    )  # fmt: skip
    for message in messages:
        added = catalog.add(
            message.source,
            message.target,
            locations=[(message.place.path, message.place.line)],
            flags=["fuzzy"] if message.fuzzy else [],
            auto_comments=_comments(message, words),
            context=message.context,
        )
        # Babel takes “100 % sure” for a format of Python, and editors would then object to “напълно сигурен”.
        added.flags -= {"python-format", "python-brace-format"}
    output = io.BytesIO()
    write_po(output, catalog, width=100)
    said = output.getvalue().decode()
    return _LANGUAGE.sub(f'"Language: {language}\\\\n"', said, count=1).encode()


def _comments(message: Message, words: Catalogue) -> list[str]:
    title = next((title for title in message.text.title.values() if title), "")
    note = "po.row" if message.kind.startswith("row") else _NOTES.get(message.kind)
    return [line for line in (" ".join(title.split()), words.t(note) if note else "") if line]


def read(path: Path, name: str) -> Translated | Problem:
    """A PO file, called `name` in messages, or the one problem that prevents reading it."""
    at = Place(name)
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        return Problem("F010", at, {"reason": error.strerror or type(error).__name__})
    if data is None:
        return Problem("F003", at, {"size": -(-path.stat().st_size // 1000), "limit": MAX_BYTES // 1000})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem("F004", Place(name, data.count(b"\n", 0, error.start) + 1))
    return _parsed(text.replace("\r\n", "\n"), name)


def _parsed(text: str, name: str) -> Translated | Problem:
    try:
        catalog = read_po(io.StringIO(text), abort_invalid=True, ignore_obsolete=True)
    except PoFileError as error:
        return Problem("T010", Place(name, error.lineno + 1))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError, LookupError, SyntaxError):
        # Babel has no error of its own for a text that begins with msgstr, a header of another kind and the like.
        return Problem("T010", Place(name))
    language = _LANGUAGE.search(text)
    entries = [
        Entry(
            message.context or "", str(message.id), "" if message.fuzzy else str(message.string or "").strip(),
            message.lineno or 1,
        )
        for message in catalog
        if message.id and isinstance(message.id, str)
    ]  # fmt: skip
    for entry in entries:
        if control := CONTROL.search(entry.target):
            return Problem("F009", Place(name, entry.line), {"code": f"U+{ord(control.group()):04X}"})
    return Translated(language.group(1) if language else "", entries)
