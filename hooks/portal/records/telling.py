"""Decides how the expert is told of records on a terminal: a block for each record, and what should be looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from babel.numbers import format_decimal

from portal.locale.catalogue import NBSP, Catalogue
from portal.records.answer_keys import AnswerKeys
from portal.records.report import Report
from portal.records.table import table_words, title_of, told

MOST_HARDEST = 5
"""Questions that are named as the hardest."""

Row = Mapping[str, Any]


def as_text(report: Report, keys: AnswerKeys, words: Catalogue) -> str:
    """What everybody has begun, with results; which files could not be read; which questions were hardest."""
    return "\n\n".join("\n".join(block) for block in _Telling(report, keys, words).blocks() if block)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A report, and in whose words it is told."""

    report: Report
    keys: AnswerKeys
    words: Catalogue

    def blocks(self) -> Iterator[list[str]]:
        flags = {(one["file"], one["record"]): one["flags"] for one in self.report["files"]}
        said = table_words(self.words)
        for place, rows in groupby(self.report["rows"], key=lambda row: (row["file"], row["record"])):
            looked_at = [f"  ! {told(flag, said)}" for flag in flags[place]]
            yield [*self._person(list(rows), said["states"]), *looked_at]
        closed = [one for one in self.report["files"] if one["status"] == "unreadable"]
        yield self._headed(
            "records.unreadable_files", [f"{one['file']}: {told(one['flags'][0], said)}" for one in closed]
        )
        hard = [one for one in self.report["hardest"] if one["points"] < one["of"]]
        yield self._headed("records.hardest", [self._hard(one) for one in hard[:MOST_HARDEST]])

    def _headed(self, key: str, lines: Sequence[str]) -> list[str]:
        return [self.words.t(key), *(f"  {line}" for line in lines)] if lines else []

    def _person(self, rows: Sequence[Row], states: Mapping[str, str]) -> Iterator[str]:
        yield f"{rows[0]['person']} ({rows[0]['file']})"
        begun = [
            (title_of(row["module"], self.keys, self.words.language), row) for row in rows if row["state"] != "none"
        ]
        if not begun:
            yield f"  {self.words.t('records.nothing')}"
            return
        wide = max(len(title) for title, _ in begun)
        state_wide = max(len(states[row["state"]]) for _, row in begun)
        for title, row in begun:
            yield f"  {title:<{wide}}  {states[row['state']]:<{state_wide}}  {self._result(row)}"
            yield from self._sheets(row)

    def _result(self, row: Row) -> str:
        best = row["test"] or row["quiz"]
        if best is None:
            read, of = row["lessons"]
            return self.words.t("records.lessons", read=read, of=of)
        day = self.words.date(datetime.date.fromisoformat(best["at"][:10]))
        attempts = self.words.t("records.attempts", n=best["attempts"])
        result = f"{self._points(best)} ({best['percent']}{NBSP}%), {attempts}, {day}"
        return self.words.t("records.in_test" if row["test"] else "records.in_quiz", result=result)

    def _sheets(self, row: Row) -> Iterator[str]:
        for sheet in self.report.get("sheets", ()):
            if all(sheet[part] == row[part] for part in ("file", "record", "module")):
                yield f"    {self.words.t('records.attempt', at=sheet['at'].replace('T', ' ').rstrip('Z'))}"
                for one in sheet["questions"]:
                    worth = self.words.t("records.reworded") if one["points"] is None else self._points(one)
                    yield f"      {worth}  {self.keys.prompt(row['module'], one['question'], self.words.language)}"

    def _points(self, one: Row) -> str:
        shown = {part: format_decimal(one[part], locale=self.words.locale) for part in ("points", "of")}
        return self.words.t("records.points", **shown)

    def _hard(self, one: Row) -> str:
        prompt = self.keys.prompt(one["question"].partition("/")[0], one["question"], self.words.language)
        answers = self.words.t("records.answers", n=one["answered"])
        return f"{self._points(one)}, {answers}  {one['question']}: {prompt}"
