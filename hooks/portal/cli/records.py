"""The commands for the expert: what is in the files that learners have sent, and the points of sealed tests."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.load.files import replaced
from portal.locale.catalogue import Catalogue
from portal.records.answer_keys import AnswerKeys, read_keys
from portal.records.evidence import Opened
from portal.records.faults import LARGEST, Fault
from portal.records.formats import FORMATS
from portal.records.keys import ExpertKey, unlock
from portal.records.opening import open_record
from portal.records.report import Report, make_report
from portal.records.sheets import make_sheets

KEYS = Path("site") / "expert" / "keys.json"


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
        keys = _answer_keys(options.keys or options.root / KEYS)
        key = _expert_key(options, terminal) if options.key else None
        files = [one for path in options.paths for one in _opened(path, key)]
        report = RECORD_ACTIONS[options.action](files, keys)
        _tell(FORMATS[options.format](report, keys, terminal.words), options.output, terminal)
    except _Refused as refused:
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
        raise _Refused("exported.refused", file=_visible(output), reason=reason) from None


def _report(files: list[Opened], keys: AnswerKeys) -> Report:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return make_report(files, keys, now)


def _mark(files: list[Opened], keys: AnswerKeys) -> Report:
    return {**_report(files, keys), "sheets": make_sheets(files, keys)}


RECORD_ACTIONS: Mapping[str, Callable[[list[Opened], AnswerKeys], Report]] = {"report": _report, "mark": _mark}


class _Refused(Exception):  # noqa: N818 - it carries a string of the catalogue, it is no mistake of the program
    """Why nothing can be done: the key of a string, and its values."""

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values


def _read(path: Path, most: int = -1) -> bytes:
    """The beginning of a file, at least one byte more than is read of it anyway."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _Refused("records.unread", file=_visible(path), reason=reason) from None


def _answer_keys(path: Path) -> AnswerKeys:
    keys = read_keys(_read(path)) if path.is_file() else None
    if keys is None:
        raise _Refused("records.no_keys", file=_visible(path))
    return keys


def _expert_key(options: Namespace, terminal: Terminal) -> ExpertKey:
    named = _visible(options.key)
    text = _read(options.key, LARGEST + 1).decode("utf-8-sig", "replace")
    found = unlock(text, _passphrase(options, terminal, named))
    if isinstance(found, ExpertKey):
        return found
    wrong = found.code == "wrong_passphrase"
    raise _Refused("records.key_wrong_passphrase" if wrong else "records.key_unusable", file=named)


def _passphrase(options: Namespace, terminal: Terminal, named: str) -> str:
    if options.passphrase_file is None:
        given = terminal.ask_secret("records.ask_passphrase", file=named)
        if given is None:
            raise _Refused("records.no_passphrase")
        return given
    try:
        return _read(options.passphrase_file).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _Refused("records.no_passphrase") from None


def _opened(path: Path, key: ExpertKey | None) -> Iterator[Opened]:
    """The file, or every file below the folder that is not hidden, by name."""
    if path.is_file():
        yield open_record(_visible(path), _read(path, LARGEST + 1), key)
        return
    if not path.is_dir():
        raise _Refused("records.no_file", file=_visible(path))
    inside = sorted(one for one in path.rglob("*") if one.is_file() and not _hidden(one.relative_to(path)))
    if not inside:
        raise _Refused("records.no_files", file=_visible(path))
    for one in inside:
        yield open_record(_visible(one.relative_to(path)), _read(one, LARGEST + 1), key)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _visible(path: Path) -> str:
    """The name of a file in one line: whoever sent it may have called it anything."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.as_posix())
