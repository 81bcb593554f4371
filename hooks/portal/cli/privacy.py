"""The command for who wants to know whether a text gives somebody away: privacy scan."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.checks.privacy import Lines, code_of, findings
from portal.cli.terminal import Terminal
from portal.load.files import read_text
from portal.privacy import Finding
from portal.privacy.file_names import masked, scan_name
from portal.problems import CODES, Problem

READABLE = {
    ".md",
    ".markdown",
    ".txt",
    ".yml",
    ".yaml",
    ".json",
    ".jsonl",
    ".csv",
    ".tsv",
    ".html",
    ".htm",
    ".xml",
    ".svg",
    ".ics",
}


def privacy(options: Namespace, terminal: Terminal) -> int:
    """Scan files and folders; 1 when something was found, 2 when a path does not exist. Never repeats a value."""
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        terminal.error(terminal.words.t("privacy.missing", path=", ".join(map(str, missing))))
        return 2
    records = [record for path in options.paths for record in _scan(path, terminal)]
    if options.format == "json":
        terminal.say(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for record in records:
            message = terminal.words.t(f"problem.{record['code']}.message")
            if record["in_name"]:
                message = f"{terminal.words.t('problem.in_name')} {message}"
            terminal.say(f"{record['path']}:{record['line']}:{record['column']}: {record['code']}\n  {message}")
        terminal.say(terminal.words.t("privacy.count", n=len(records)))
    return int(bool(records))


def _scan(path: Path, terminal: Terminal) -> Iterator[dict[str, Any]]:
    files = sorted(found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]
    for file in files:
        below = file.relative_to(path) if path.is_dir() else Path(file.name)
        shown = str(Path(file.parents[len(below.parts) - 1], *(masked(part, scan_name(part)) for part in below.parts)))
        for found in {each: None for part in below.parts for each in scan_name(part)}:
            yield _record(found, shown, (1, 1), (1, 1), in_name=True)
        if path.is_dir() and file.suffix.lower() not in READABLE:
            continue
        text = read_text(file, file.parent)
        if isinstance(text, Problem):
            if text.code != "F005":
                terminal.error(terminal.words.t("privacy.unread", path=shown))
            continue
        lines = Lines.of(text)
        for found in findings(text):
            yield _record(found, shown, lines.at(found.start), lines.at(found.end))


def _record(
    found: Finding, path: str, start: tuple[int, int], end: tuple[int, int], *, in_name: bool = False
) -> dict[str, Any]:
    code = code_of(found)
    return {
        "path": path,
        "line": start[0],
        "column": start[1],
        "end_line": end[0],
        "end_column": end[1],
        "code": code,
        "severity": CODES[code].value,
        "in_name": in_name,
    }
