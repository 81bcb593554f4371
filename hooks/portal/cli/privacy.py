"""The commands about what a text gives away: privacy scan looks, privacy sign writes a decision into its file."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.checks.privacy import Lines, code_of, findings
from portal.cli.terminal import Terminal
from portal.load.files import read_text
from portal.load.settings import CONFIG
from portal.model.place import Place
from portal.privacy.quasi import stories
from portal.problems import CODES, Problem
from portal.report.formats import FORMATS, explain
from portal.signature import NotSigned, sign
from portal.site import read_site

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
    """Do what the action says."""
    return ACTIONS[options.action](options, terminal)


def _scan_all(options: Namespace, terminal: Terminal) -> int:
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
            # A finding has one kind of place and no details; a story has both.
            args = {"scope": record.get("scope", ""), "kinds": tuple(record.get("kinds", ())), "file": record["path"]}
            message, _ = explain(Problem(record["code"], Place(record["path"]), args), terminal.words)
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


def _sign(options: Namespace, terminal: Terminal) -> int:
    """Sign for the text that a file belongs to; 1 when there is nothing to sign, 2 outside a portal."""
    words = terminal.words
    if not (options.root / CONFIG).exists():
        terminal.error(words.t("cli.no_portal", folder=str(options.root)))
        return 2
    reading = read_site(options.root)
    if reading.library is None or reading.settings is None:
        terminal.error(FORMATS["text"](reading.problems, words))
        return 1
    try:
        signed = sign(
            options.path, by=options.by, generalised=options.generalised, library=reading.library,
            root=reading.settings.root, today=reading.settings.today,
        )  # fmt: skip
    except NotSigned as refused:
        terminal.error(words.t(refused.reason, **refused.values))
        return 1
    key = "sign.replaced" if signed.replaced else "sign.done"
    terminal.say(words.t(key, path=signed.path, n=signed.stories))
    return 0


ACTIONS: Mapping[str, Callable[[Namespace, Terminal], int]] = {"scan": _scan_all, "sign": _sign}
"""What `portal privacy` can do."""


def _found(text: str, path: str, in_name: bool = False) -> Iterator[dict[str, Any]]:
    """Every finding in one text, in its order: what identifies, then stories that tell too much together."""
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
    for story in () if in_name else stories(text):
        for telling, scope, names in story.too_telling():
            line, column = lines.at(telling.start)
            end_line, end_column = lines.at(telling.end)
            yield {
                "path": path,
                "line": line,
                "column": column,
                "end_line": end_line,
                "end_column": end_column,
                "code": "QUASI",
                "severity": CODES["QUASI"].value,
                "scope": scope,
                "kinds": names,
            }
