"""The formats in which the state of the texts is told: words for people, JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from portal.locale.catalogue import Catalogue
from portal.model.base import Localized
from portal.report.reviews import Review
from portal.report.status import Row, StatusReport
from portal.translations.standing import Standing, State

FORMAT = 1
"""Raised when something in the JSON is renamed, removed or gets another meaning; not when something is added."""

SHOWN_STATES = [state for state in State if state is not State.ORIGINAL]
"""What people are told of translations; tools are told of originals, too."""

StatusFormat = Callable[[StatusReport, Catalogue], str]


def as_json(report: StatusReport, words: Catalogue) -> str:
    """A JSON object that is the same in every language of messages:

    `format` (1), `day`; `languages` and `areas`: lists of counts (`language`, in `areas` also `area`; `texts`, one
    count for each state, `reviewed`, `words_to_translate`); `waiting`: missing, outdated and unrecorded texts (`text`,
    `language`, `from`, `state`, `area`, `words`, `translated_on`, `short_texts_missing`); `short_texts_missing`
    (`path`, `line`, `key`, `language`); `reviews`, the most urgent first (`reference`, `path`, `title`, `owner`,
    `last_reviewed`, `due`, `overdue`, `legal_checked_on`, `legal_due`, `legal_overdue`); `drafts` (`reference`, `text`,
    `title`). Days are ISO 8601; titles and owners are objects by language.
    """
    record = {
        "format": FORMAT,
        "day": report.day.isoformat(),
        "languages": [{"language": row.language, **_counts(row)} for row in totals(report.rows)],
        "areas": [{"area": row.area, "language": row.language, **_counts(row)} for row in report.rows],
        "waiting": [
            {
                "text": one.text.name, "language": one.language, "from": one.source, "state": one.state.value,
                "area": one.text.area, "words": one.words, "translated_on": one.record and one.record.on.isoformat(),
                "short_texts_missing": len(one.missing),
            }
            for one in report.waiting
        ],
        "short_texts_missing": [
            {"path": gap.path, "line": gap.line, "key": gap.key, "language": gap.language} for gap in report.gaps
        ],
        "reviews": [_review(review, report) for review in report.reviews],
        "drafts": [{"reference": t.reference, "text": t.name, "title": t.title} for t in report.drafts],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=2)


def _counts(row: Row) -> dict[str, int]:
    states = {state.value: count for state, count in row.states.items()}
    return {"texts": row.texts, **states, "reviewed": row.reviewed, "words_to_translate": row.words}


def _review(review: Review, report: StatusReport) -> dict[str, Any]:
    value = review.value
    return {
        "reference": review.reference,
        "path": review.document.path,
        "title": value.title,
        "owner": value.owner,
        "last_reviewed": value.last_reviewed.isoformat(),
        "due": review.due.isoformat(),
        "overdue": review.overdue(report.day),
        "legal_checked_on": value.legal_checked_on and value.legal_checked_on.isoformat(),
        "legal_due": review.legal_due and review.legal_due.isoformat(),
        "legal_overdue": review.legal_overdue(report.day),
    }


def totals(rows: Sequence[Row]) -> list[Row]:
    """The rows of all areas together, one a language."""
    summed: dict[str, Row] = {}
    for row in rows:
        whole = summed.setdefault(row.language, Row("", row.language))
        for state, count in row.states.items():
            whole.states[state] += count
        whole.reviewed += row.reviewed
        whole.words += row.words
    return list(summed.values())


def as_text(report: StatusReport, words: Catalogue) -> str:
    """Tables and lists in the reader's language."""
    parts = [_part("status.translations", list(_table(report, words)), words)]
    parts += [
        _part(key, lines, words)
        for key, lines in {
            "status.waiting": list(_waiting(report, words)),
            "status.gaps": [f"{gap.path}:{gap.line}  {gap.key}  {gap.language}" for gap in report.gaps],
            "status.reviews": list(_reviews(report, words)),
            "status.drafts": [f"{text.name}  {_said(text.title, words)}" for text in report.drafts],
        }.items()
    ]
    return "\n\n".join(parts)


def _part(key: str, lines: list[str], words: Catalogue) -> str:
    return "\n".join([words.t(key), *(f"  {line}" for line in lines or [words.t("status.nothing")])])


def _table(report: StatusReport, words: Catalogue) -> Iterator[str]:
    head = ["", "", words.t("status.texts"), *(words.t(f"status.state.{state}") for state in SHOWN_STATES)]
    head += [words.t("status.reviewed"), words.t("status.words")]
    cells = [
        [name, row.language, *map(str, (row.texts, *(row.states[s] for s in SHOWN_STATES), row.reviewed, row.words))]
        for name, row in shown_rows(report, words)
    ]
    widths = [max(len(line[column]) for line in [head, *cells]) for column in range(len(head))]
    for line in [head, *cells]:
        fitted = zip(line, widths, strict=True)
        aligned = [cell.rjust(width) if at > 1 else cell.ljust(width) for at, (cell, width) in enumerate(fitted)]
        yield "  ".join(aligned).rstrip()


def shown_rows(report: StatusReport, words: Catalogue) -> list[tuple[str, Row]]:
    """The rows that say something about translations, each with its name, and their sums."""
    rows = [(area_name(row.area, words), row) for row in report.rows]
    rows += [(words.t("status.total"), row) for row in totals(report.rows)]
    return [(name, row) for name, row in rows if not row.only_originals]


def area_name(area: str, words: Catalogue) -> str:
    """What an area is called: as in the navigation, but for the texts that several pages share."""
    return words.t("status.shared" if area == "shared" else f"area.{area}")


def _waiting(report: StatusReport, words: Catalogue) -> Iterator[str]:
    for one in report.waiting:
        day = f" ({one.record.on.isoformat()})" if one.record else ""
        state, count = words.t(f"status.state.{one.state}"), _count(one, words)
        yield f"{one.text.file(one.language)}  {one.source} → {one.language}  {state}{day}{count}"


def _count(one: Standing, words: Catalogue) -> str:
    return f"  {words.t('status.count', n=one.words)}" if one.words else ""


def _reviews(report: StatusReport, words: Catalogue) -> Iterator[str]:
    for review in report.reviews:
        late = f"  {words.t('status.overdue')}" if review.first < report.day else ""
        legal = f"  {words.t('status.legal_due')}: {review.legal_due.isoformat()}" if review.legal_due else ""
        title, owner = _said(review.title, words), _said(review.value.owner, words)
        due = f"  {words.t('status.due')}: {review.due.isoformat()}"
        yield f"{review.first.isoformat()}{late}  {title} ({review.document.path})  {owner}{due}{legal}"


def _said(text: Localized, words: Catalogue) -> str:
    return " ".join((text.get(words.language) or next(iter(text.values()), "")).split())


FORMATS: Mapping[str, StatusFormat] = {"text": as_text, "json": as_json}
