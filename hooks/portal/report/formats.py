"""The table of report formats; each turns problems into one string."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from portal.locale.catalogue import Catalogue
from portal.privacy.file_names import MASK
from portal.privacy.scan import scan
from portal.problems import Problem, Severity

Report = Callable[[Sequence[Problem], Catalogue], str]

MOST_SHOWN = 200
"""Characters of one value that a message repeats."""
_LONG_NUMBER = re.compile(r"\d{9,}")
"""From nine digits on a number can be somebody's, even where the gate takes it for a part of something else."""


def explain(problem: Problem, catalogue: Catalogue) -> tuple[str, str]:
    """Message and remedy of a problem, filled in; kinds and states get their names in the reader's language."""
    values = {key: _named(key, value, catalogue) for key, value in problem.args.items()}
    message, remedy = (catalogue.t(f"problem.{problem.code}.{part}").format_map(values) for part in _PARTS)
    if part := values.get("part"):
        message = catalogue.t("problem.within", message=message, part=part.format_map(values))
    if suggestion := values.get("suggestion"):
        remedy = f"{catalogue.t('problem.suggestion', suggestion=suggestion)} {remedy}"
    if "masked" in values:
        message = f"{catalogue.t('problem.in_name')} {message}"
    return message, remedy


_PARTS = ("message", "remedy")


def _named(key: str, value: str | int | tuple[str, ...], catalogue: Catalogue) -> str:
    """The name of a value in the reader's language, or the value; of several values their enumeration."""
    if isinstance(value, tuple):
        return ", ".join(_named(key, each, catalogue) for each in value)
    return str(catalogue.texts.get(f"name.{key}.{value}", _shown(value)))


@lru_cache(maxsize=5000)
def _shown(value: str | int) -> str:
    """One line without control characters, so that no text can garble a terminal or a log; it names nobody."""
    words = "".join(letter if letter.isprintable() else " " for letter in str(value)[: 2 * MOST_SHOWN])
    for finding in reversed(scan(words) if any(map(str.isalnum, words)) else []):
        if finding.severity is Severity.ERROR:
            words = f"{words[: finding.start]}{MASK}{words[finding.end :]}"
    words = _LONG_NUMBER.sub(MASK, words)
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"


def as_text(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """One block a problem: place, severity and code; message; remedy. A summary line at the end."""
    blocks = []
    for problem in problems:
        message, remedy = explain(problem, catalogue)
        severity = catalogue.t(f"severity.{problem.severity}")
        blocks.append(f"{problem.place}: {severity} {problem.code}\n  {message}\n  → {remedy}\n")
    return "\n".join([*blocks, summary(problems, catalogue)])


def summary(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """How many problems of each severity, in words."""
    count = Counter(problem.severity for problem in problems)
    if not count:
        return catalogue.t("report.clean")
    return ", ".join(
        catalogue.t(f"report.count.{severity}", n=count[severity]) for severity in Severity if count[severity]
    )


def _record(problem: Problem, catalogue: Catalogue) -> dict[str, Any]:
    message, remedy = explain(problem, catalogue)
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": message,
        "remedy": remedy,
    }


def as_json(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """A JSON array of objects with code, severity, path, line, column, message, remedy."""
    return json.dumps([_record(problem, catalogue) for problem in problems], ensure_ascii=False, indent=2)


_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.REVIEW: "warning", Severity.NOTE: "notice"}


def as_github(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """Workflow commands that show as annotations on a pull request (GitHub Actions, "Workflow commands")."""
    lines = []
    for problem in problems:
        message, remedy = explain(problem, catalogue)
        place = problem.place
        text = _escape(f"{message}\n{remedy}")
        path = _escape(place.path).replace(":", "%3A").replace(",", "%2C")
        level = _GITHUB_LEVEL[problem.severity]
        lines.append(f"::{level} file={path},line={place.line},col={place.column},title={problem.code}::{text}")
    return "\n".join(lines)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_SARIF_LEVEL = {Severity.ERROR: "error", Severity.REVIEW: "warning", Severity.NOTE: "note"}


def as_sarif(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """SARIF 2.1.0 (OASIS), as code-scanning tools read it."""
    results = []
    for problem in problems:
        message, remedy = explain(problem, catalogue)
        region = {"startLine": problem.place.line, "startColumn": problem.place.column}
        location = {"artifactLocation": {"uri": quote(problem.place.path)}, "region": region}
        results.append(
            {
                "ruleId": problem.code,
                "level": _SARIF_LEVEL[problem.severity],
                "message": {"text": f"{message} {remedy}"},
                "locations": [{"physicalLocation": location}],
            }
        )
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    run = {
        "tool": {"driver": {"name": "portal", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Report] = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
