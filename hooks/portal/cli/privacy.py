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
            terminal.say(f"{record['path']}:{record['line']}:{record['column']}: {record['code']}\n  {message}")
        terminal.say(terminal.words.t("privacy.count", n=len(records)))
    return int(bool(records))


def _scan(path: Path, terminal: Terminal) -> Iterator[dict[str, Any]]:
    files = sorted(found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]
    for file in files:
        yield from _found(file.name, str(file), in_name=True)
        if path.is_dir() and file.suffix.lower() not in READABLE:
            continue
        text = read_text(file, file.parent)
        if isinstance(text, Problem):
            if text.code != "F005":
                terminal.error(terminal.words.t("privacy.unread", path=str(file)))
            continue
        yield from _found(text, str(file))


def _found(text: str, path: str, in_name: bool = False) -> Iterator[dict[str, Any]]:
    lines = Lines.of(text)
    for finding in findings(text):
        code = code_of(finding)
        line, column = (1, 1) if in_name else lines.at(finding.start)
        end_line, end_column = (1, 1) if in_name else lines.at(finding.end)
        yield {
            "path": path,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "code": code,
            "severity": CODES[code].value,
        }
