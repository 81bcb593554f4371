"""Decides how `docs/translations.yml` changes when somebody says that a translation follows its source."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.load.files import replaced
from portal.load.settings import Settings
from portal.model.library import Library
from portal.model.translation import Translation
from portal.model.walk import fields
from portal.translations.meaning import digest
from portal.translations.standing import Records, original, records
from portal.translations.texts import Text, texts

FILE = "docs/translations.yml"
_HEAD = """\
# Kept by the command "portal translated": from which words every translation was made, and when.
"""
_PLAIN = re.compile(r"[A-Za-z][\w./-]*")


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of translations."""

    day: datetime.date
    source: str = ""
    """From which language; empty for what is remembered, else the language the text was first written in."""
    reviewed_by: str = ""
    """Who compared them with the source, by role."""
    same_meaning_by: str = ""
    """Who found, by role, that the source changed without changing its meaning; empty for a new translation."""


def claimed(library: Library, settings: Settings, translated: Iterable[tuple[Text, str]], claim: Claim) -> Records:
    """What is remembered once `claim` is made of some texts in some languages; the rest stays.

    A text that does not exist in the language or its source is passed over; what belongs to texts that are gone,
    is forgotten.
    """
    known = dict(records(library))
    for text, language in translated:
        if entry := _entry(text, language, known, settings.languages, claim):
            known[text.name, language] = entry
    there = {(text.name, language) for text in texts(library) for language in settings.languages if text.has(language)}
    return {key: known[key] for key in sorted(known) if key in there}


def _entry(text: Text, language: str, known: Records, languages: Sequence[str], claim: Claim) -> Translation | None:
    before = known.get((text.name, language))
    source = claim.source or (before.source_language if before else original(text, languages, known))
    if source == language or not text.has(language) or not text.has(source) or text.missing(language):
        return None
    now = digest(text, source)
    reviewed = {"reviewed_by": claim.reviewed_by} if claim.reviewed_by else {}
    if before and (before.source, before.source_language) == (now, source):
        return before.model_copy(update=reviewed)
    if claim.same_meaning_by:
        same = {"source": now, "same_meaning_on": claim.day, "same_meaning_by": claim.same_meaning_by}
        return before.model_copy(update=same | reviewed) if before else None
    made = {"text": text.name, "to": language, "from": source, "source": now, "on": claim.day.isoformat()}
    return Translation.model_validate(made | reviewed)


def rendered(known: Mapping[tuple[str, str], Translation]) -> str:
    """The file: one line for each translation, so that two people's changes meet in one line only if they must."""
    lines = [f"  - {{{', '.join(_parts(known[key]))}}}" for key in sorted(known)]
    return _HEAD + ("translations:\n" + "\n".join(lines) if lines else "translations: []") + "\n"


def _parts(entry: Translation) -> list[str]:
    values = [(key, value) for key, value in fields(entry) if value is not None]
    return [f"{key}: {_scalar(value)}" for key, value in values]


def _scalar(value: str | datetime.date) -> str:
    word = str(value)
    return word if isinstance(value, datetime.date) or _PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)


def write(root: Path, known: Records) -> bool:
    """Write the file; whether it changed."""
    path, text = root / FILE, rendered(known)
    if path.exists() and path.read_text("utf-8") == text:
        return False
    replaced(path, text.encode())
    return True
