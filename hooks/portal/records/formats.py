"""The formats in which the expert is told of records: words for people, a table for spreadsheets, JSON for tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.locale.catalogue import Catalogue
from portal.records.answer_keys import AnswerKeys
from portal.records.report import Report, as_json
from portal.records.table import as_csv, sheets_as_csv
from portal.records.telling import as_text

FORMATS: Mapping[str, Callable[[Report, AnswerKeys, Catalogue], str]] = {
    "text": as_text,
    "csv": lambda report, keys, words: (sheets_as_csv if "sheets" in report else as_csv)(report, keys, words),
    "json": lambda report, keys, words: as_json(report),
}
