"""The commands about what a file gives away: privacy scan looks, privacy sign writes a decision into the file."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.checks.privacy import Lines, code_of, findings
from portal.cli.clean import clean_files
from portal.cli.terminal import Terminal
from portal.load.files import read_text
from portal.load.settings import CONFIG
from portal.media.table import FORMATS as MEDIA
from portal.media.table import examine_file
from portal.model.media import suffix_of
from portal.model.place import Place
from portal.privacy.file_names import masked, scan_name
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
    ".ics",
}
UNJUDGED = {"A002", "A003", "A004", "A005", "A006", "A007", "G002"}
"""Why nobody can say what a file gives away; what else is wrong with it matters only to a portal."""


def privacy(options: Namespace, terminal: Terminal) -> int:
    """Do what the action says."""
    return ACTIONS[options.action](options, terminal)


def _scan_all(options: Namespace, terminal: Terminal) -> int:
    """Scan files and folders; 1 when something was found, 2 when a path does not exist. Never repeats a value."""
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        terminal.error(terminal.words.t("privacy.missing", path=", ".join(map(str, missing))))
        return 2
    records = [record for path in options.paths for record in _records(path, terminal)]
    if options.format == "json":
        terminal.say(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for record in records:
            terminal.say(_line(record, terminal))
        terminal.say(terminal.words.t("privacy.count", n=len(records)))
    return int(bool(records))


def _files(path: Path) -> list[Path]:
    return sorted(found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]


def _records(path: Path, terminal: Terminal) -> Iterator[dict[str, Any]]:
    for file in _files(path):
        below = file.relative_to(path) if path.is_dir() else Path(file.name)
        shown = str(Path(file.parents[len(below.parts) - 1], *(masked(part, scan_name(part)) for part in below.parts)))
        for found in {each: None for part in below.parts for each in scan_name(part)}:
            yield _record(code_of(found), shown, (1, 1), (1, 1), in_name=True)
        suffix = suffix_of(file.name)
        if suffix in MEDIA:
            yield from _inside(file, shown, terminal)
        elif path.is_file() or suffix in READABLE:
            yield from _in_text(file, shown, terminal)


def _line(record: Mapping[str, Any], terminal: Terminal) -> str:
    place = Place(record["path"], record["line"], record["column"])
    # A finding has no details; a story has some, and so has what stands inside a document or picture.
    story = {"scope": record.get("scope", ""), "kinds": tuple(record.get("kinds", ())), "file": record["path"]}
    message, remedy = explain(Problem(record["code"], place, {**story, **record.get("about", {})}), terminal.words)
    if record["in_name"]:
        message = f"{terminal.words.t('problem.in_name')} {message}"
    return f"{place}: {record['code']}\n  {message}\n  → {remedy}\n"


def _in_text(file: Path, shown: str, terminal: Terminal) -> Iterator[dict[str, Any]]:
    text = read_text(file, file.parent)
    if not isinstance(text, Problem):
        yield from _told(text, shown)
    elif text.code != "F005":
        terminal.error(terminal.words.t("privacy.unread", path=shown))


def _inside(file: Path, shown: str, terminal: Terminal) -> Iterator[dict[str, Any]]:
    """What a picture or document gives away, and why it cannot be judged."""
    try:
        found = examine_file(file)
    except OSError:
        terminal.error(terminal.words.t("privacy.unread", path=shown))
        return
    for passage in found.passages:
        about: dict[str, str | int] = {"part": passage.part, "number": passage.number}
        for code in sorted({code_of(finding) for finding in findings(passage.text)}):
            yield {**_record(code, shown, passage.at, passage.at), "about": about}
    for trace in found.traces:
        yield {**_record("A010", shown), "about": {"trace": trace, "path": shown}}
    if found.pictured:
        pages = ", ".join(map(str, found.pictured))
        yield {**_record("SCAN", shown), "about": {"pages": pages, "value": found.fingerprint}}
    for fault in (fault for fault in found.faults if fault.code in UNJUDGED):
        yield {**_record(fault.code, shown, fault.at, fault.at), "about": {**fault.args, "path": shown}}


def _told(text: str, path: str) -> Iterator[dict[str, Any]]:
    """Every finding in one text, in its order: what identifies, then stories that tell too much together."""
    lines = Lines.of(text)
    for found in findings(text):
        yield _record(code_of(found), path, lines.at(found.start), lines.at(found.end))
    for story in stories(text):
        for telling, scope, kinds in story.too_telling():
            start, end = lines.at(telling.start), lines.at(telling.end)
            yield {**_record("QUASI", path, start, end), "scope": scope, "kinds": kinds}


def _record(
    code: str, path: str, start: tuple[int, int] = (1, 1), end: tuple[int, int] = (1, 1), *, in_name: bool = False
) -> dict[str, Any]:
    (line, column), (end_line, end_column) = start, end
    return {
        "path": path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "code": code,
        "severity": CODES[code].value,
        "in_name": in_name,
    }


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


ACTIONS: Mapping[str, Callable[[Namespace, Terminal], int]] = {"scan": _scan_all, "clean": clean_files, "sign": _sign}
"""What `portal privacy` can do."""
