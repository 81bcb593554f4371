"""The table of report formats; each turns problems into one string."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from portal.locale.catalogue import Catalogue
from portal.problems import Problem, Severity

Report = Callable[[Sequence[Problem], Catalogue], str]


def as_text(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    """One block a problem: place, severity and code; message; remedy. A summary line at the end."""
    blocks = []
    for problem in problems:
        message, remedy = catalogue.explain(problem)
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
    message, remedy = catalogue.explain(problem)
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
        message, remedy = catalogue.explain(problem)
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
        message, remedy = catalogue.explain(problem)
        region = {"startLine": problem.place.line, "startColumn": problem.place.column}
        location = {"artifactLocation": {"uri": problem.place.path}, "region": region}
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
