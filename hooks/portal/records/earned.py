"""Decides which rows of a report deserve a certificate, what it says, and for which a person has to look first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.records.answer_keys import PATH, AnswerKeys
from portal.records.certificate import certificate_number, content_fingerprint
from portal.records.evidence import Opened
from portal.records.fields import one_line
from portal.records.record import Record

REPLACED = {"duplicate", "older_copy"}
"""Flags of a file whose certificates come from another one."""
HARMLESS = {"not_sealed", "unknown_module", "unknown_question", "outdated"}
"""Flags that say nothing against a row that was passed as its questions are today."""


@dataclass(frozen=True, slots=True)
class Earned:
    """A row that was passed."""

    file: str
    row: str
    """The module, or path:<id>."""
    facts: Mapping[str, Any]
    """What `issue` signs."""
    doubts: tuple[str, ...]
    """Flags that a person should look at before anything is signed."""


def earned(report: Mapping[str, Any], files: Sequence[Opened], keys: AnswerKeys) -> Iterator[Earned]:
    """A certificate for every row that was passed, in the order of the report; of a copy of a record none."""
    # One file can have several records only by its name: two files of one name are told apart by their records.
    records = {(one.file, one.record.id): one.record for one in files if isinstance(one.record, Record)}
    for row in report["rows"]:
        if row["state"] == "passed" and not REPLACED & set(row["flags"]):
            record = records[row["file"], row["record"]]
            doubts = tuple(flag for flag in row["flags"] if flag not in HARMLESS)
            yield Earned(row["file"], row["module"], _facts(row, record, keys), doubts)


def _facts(row: Mapping[str, Any], record: Record, keys: AnswerKeys) -> dict[str, Any]:
    module = row["module"]
    kind, name = ("path", module.removeprefix(PATH)) if module.startswith(PATH) else ("module", module)
    result = row["test"] if module in keys.tests else row["quiz"]
    title = (keys.paths if kind == "path" else keys.modules)[name]["title"]
    date = result["at"][:10]
    return {
        "number": certificate_number(record.id, kind, name, date),
        "name": one_line(record.name, 120),
        "kind": kind,
        "id": name,
        "title": {language: one_line(words, 300) for language, words in title.items()},
        "minutes": row["minutes"],
        "date": date,
        "points": result["points"],
        "of": result["of"],
        "content": content_fingerprint(_hashes(module, result["at"], record, keys)),
    }


def _hashes(module: str, at: str, record: Record, keys: AnswerKeys) -> list[str]:
    """The fingerprints of the questions of the attempt that was passed."""
    if module in keys.tests:
        test = next(one for one in record.tests[module].attempts if one.at == at and not one.void)
        return [drawn.hash for drawn in test.drawn]
    quiz = next(one for one in record.quizzes[module].attempts if one.at == at)
    return [given.hash for given in (quiz.answers or {}).values()]
