"""The commands for the expert: what is in the files that learners have sent, and the points of sealed tests."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.cli.handed_in import answer_keys, expert_key, opened_files, report_of, visible
from portal.cli.terminal import Refused, Terminal
from portal.load.files import replaced
from portal.locale.catalogue import Catalogue
from portal.records.answer_keys import AnswerKeys
from portal.records.evidence import Opened
from portal.records.faults import Fault
from portal.records.formats import FORMATS
from portal.records.report import Report
from portal.records.sheets import make_sheets


def record_arguments(parser: ArgumentParser, words: Catalogue) -> None:
    """The arguments of `portal records report` and `portal records mark`."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.t("cli.records.paths"))
    parser.add_argument("--keys", type=Path, metavar="FILE", help=words.t("cli.records.keys"))
    parser.add_argument("--key", type=Path, metavar="FILE", help=words.t("cli.records.key"))
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=words.t("cli.records.passphrase_file"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=words.t("cli.records.output"))
    parser.add_argument("--format", choices=list(FORMATS), default="text", help=words.t("cli.records.format"))


def records(options: Namespace, terminal: Terminal) -> int:
    """Do what the action says; 1 when a file could not be read, 2 when nothing could be done."""
    try:
        keys = answer_keys(options)
        key = expert_key(options, terminal) if options.key else None
        files = [one for path in options.paths for one in opened_files(path, key)]
        report = RECORD_ACTIONS[options.action](files, keys)
        _tell(FORMATS[options.format](report, keys, terminal.words), options.output, terminal)
    except Refused as refused:
        terminal.error(terminal.words.t(refused.key, **refused.values))
        return 2
    unreadable = sum(isinstance(one.record, Fault) for one in files)
    terminal.progress("records.summary", n=len(files), unreadable=unreadable)
    return int(unreadable > 0)


def _tell(text: str, output: Path | None, terminal: Terminal) -> None:
    if output is None:
        terminal.say(text.rstrip("\r\n"))
        return
    try:
        replaced(output, text.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("exported.refused", file=visible(output), reason=reason) from None


def _mark(files: list[Opened], keys: AnswerKeys) -> Report:
    return {**report_of(files, keys), "sheets": make_sheets(files, keys)}


RECORD_ACTIONS: Mapping[str, Callable[[list[Opened], AnswerKeys], Report]] = {"report": report_of, "mark": _mark}
