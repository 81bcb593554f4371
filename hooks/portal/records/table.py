"""Decides how the expert is told of records in a spreadsheet: its columns, its words, and that nothing is computed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from babel.numbers import get_decimal_symbol

from portal.locale.catalogue import Catalogue
from portal.records.answer_keys import AnswerKeys
from portal.records.flags import FLAGS, UNREADABLE
from portal.records.report import Report

STATES = ("none", "begun", "read", "waiting", "failed", "passed")
COLUMNS = (
    "person", "title", "module", "state", "lessons_read", "lessons_of",
    "quiz_points", "quiz_of", "quiz_percent", "quiz_attempts", "quiz_at",
    "test_points", "test_of", "test_percent", "test_attempts", "test_at",
    "minutes", "content", "flags", "file", "record", "made",
)  # fmt: skip
SHEET_COLUMNS = ("person", "title", "module", "attempt", "at", "question", "prompt", "points", "of", "file", "record")
_PARTS = ("points", "of", "percent", "attempts", "at")
_FORMULA = re.compile(r"[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would compute instead of showing it (OWASP, CSV Injection)."""


def table_words(words: Catalogue) -> dict[str, Any]:
    """The words of the table: `{columns, states, contents, flags, unreadable, decimal}`, as `reportCsv` wants them."""
    return {
        "columns": {name: words.t(f"records.column.{name}") for name in COLUMNS},
        "states": {name: words.t(f"records.state.{name}") for name in STATES},
        "contents": {name: words.t(f"records.content.{name}") for name in ("current", "outdated")},
        "flags": {code: words.t(f"records.flag.{code}") for code in (*FLAGS, *UNREADABLE)},
        "unreadable": words.t("records.unreadable"),
        "decimal": get_decimal_symbol(words.locale),
    }


def title_of(row: str, keys: AnswerKeys, language: str) -> str:
    """The title of a row's module, or of the path whose final test it is."""
    title = keys.title(row)
    return str(title.get(language) or next(iter(title.values()), row))


def as_csv(report: Report, keys: AnswerKeys, words: Catalogue) -> str:
    """A table for a spreadsheet: semicolons, the decimal sign of the language, a byte order mark, no formulas.

    `reportCsv` in `overrides/assets/portal/report-csv.mjs` writes the same. Files without a record follow the rows.
    """
    said = table_words(words)
    lines: Iterator[list[Any]] = (
        _line(row, title_of(row["module"], keys, words.language), said) for row in report["rows"]
    )
    unreadable = (_unreadable(one, said) for one in report["files"] if one["status"] == "unreadable")
    return _table([list(said["columns"].values()), *lines, *unreadable], said["decimal"])


def _line(row: Mapping[str, Any], title: str, said: Mapping[str, Any]) -> list[Any]:
    quiz, test = row["quiz"] or {}, row["test"] or {}
    return [
        row["person"], title, row["module"], said["states"][row["state"]], *row["lessons"],
        *(quiz.get(part) for part in _PARTS), *(test.get(part) for part in _PARTS),
        row["minutes"], said["contents"][row["content"]], ", ".join(said["flags"][code] for code in row["flags"]),
        row["file"], row["record"], row["made"],
    ]  # fmt: skip


def _unreadable(one: Mapping[str, Any], said: Mapping[str, Any]) -> list[Any]:
    cells: dict[str, Any] = {"state": said["unreadable"], "flags": told(one["flags"][0], said), "file": one["file"]}
    return [cells.get(name) for name in COLUMNS]


def told(flag: Mapping[str, str], said: Mapping[str, Any]) -> str:
    """A flag in words, and where; `said` is what `table_words` gives."""
    return f"{said['flags'][flag['code']]}: {flag['detail']}" if flag["detail"] else str(said["flags"][flag["code"]])


def sheets_as_csv(report: Report, keys: AnswerKeys, words: Catalogue) -> str:
    """A line for every question of every attempt at a sealed test, otherwise as `as_csv`."""
    head = [words.t(f"records.column.{name}") for name in SHEET_COLUMNS]
    lines = (
        [
            sheet["person"], title_of(sheet["module"], keys, words.language), sheet["module"], sheet["attempt"],
            sheet["at"], one["question"], keys.prompt(sheet["module"], one["question"], words.language),
            one["points"], one["of"], sheet["file"], sheet["record"],
        ]
        for sheet in report["sheets"] for one in sheet["questions"]
    )  # fmt: skip
    return _table([head, *lines], get_decimal_symbol(words.locale))


def _table(lines: Iterable[Sequence[Any]], decimal: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        [_cell(one, decimal) for one in line] for line in lines
    )
    return f"\ufeff{out.getvalue()}"


def _cell(value: Any, decimal: str) -> str:
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return "" if value is None else str(value).replace(".", decimal)
