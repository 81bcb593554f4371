"""Decides how the commands for the expert read what they need: files of learners, keys of tests, the expert's key."""

from __future__ import annotations

import datetime
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.cli.terminal import Refused, Terminal
from portal.records.answer_keys import AnswerKeys, read_keys
from portal.records.evidence import Opened
from portal.records.faults import LARGEST
from portal.records.keys import ExpertKey, unlock
from portal.records.opening import open_record
from portal.records.report import Report, make_report

KEYS = Path("site") / "expert" / "keys.json"


def _read(path: Path, most: int = -1) -> bytes:
    """The beginning of a file, at least one byte more than is read of it anyway."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("records.unread", file=visible(path), reason=reason) from None


def answer_keys(options: Namespace) -> AnswerKeys:
    """The keys of quizzes and tests: `--keys`, else those of the site for the expert. Raises Refused."""
    path: Path = options.keys or options.root / KEYS
    keys = read_keys(_read(path)) if path.is_file() else None
    if keys is None:
        raise Refused("records.no_keys", file=visible(path))
    return keys


def expert_key(options: Namespace, terminal: Terminal) -> ExpertKey:
    """The expert's key in `--key`, unlocked by `--passphrase-file` or what is typed. Raises Refused."""
    named = visible(options.key)
    text = _read(options.key, LARGEST + 1).decode("utf-8-sig", "replace")
    found = unlock(text, _passphrase(options, terminal, named))
    if isinstance(found, ExpertKey):
        return found
    wrong = found.code == "wrong_passphrase"
    raise Refused("records.key_wrong_passphrase" if wrong else "records.key_unusable", file=named)


def _passphrase(options: Namespace, terminal: Terminal, named: str) -> str:
    if options.passphrase_file is None:
        given = terminal.ask_secret("records.ask_passphrase", file=named)
        if given is None:
            raise Refused("records.no_passphrase")
        return given
    try:
        return _read(options.passphrase_file).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("records.no_passphrase") from None


def opened_files(path: Path, key: ExpertKey | None) -> Iterator[Opened]:
    """The file, or every file below the folder that is not hidden, by name."""
    if path.is_file():
        yield open_record(visible(path), _read(path, LARGEST + 1), key)
        return
    if not path.is_dir():
        raise Refused("records.no_file", file=visible(path))
    inside = sorted(one for one in path.rglob("*") if one.is_file() and not _hidden(one.relative_to(path)))
    if not inside:
        raise Refused("records.no_files", file=visible(path))
    for one in inside:
        yield open_record(visible(one.relative_to(path)), _read(one, LARGEST + 1), key)


def report_of(files: Sequence[Opened], keys: AnswerKeys) -> Report:
    """What the files say, as seen now."""
    return make_report(files, keys, datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def visible(path: Path) -> str:
    """The name of a file in one line: whoever sent it may have called it anything."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.as_posix())
