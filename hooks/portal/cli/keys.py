"""The command for the expert's key: where it may lie, how its passphrase is asked for, what is published of it."""

from __future__ import annotations

import datetime
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.cli.places import in_a_portal
from portal.cli.terminal import Refused, Terminal
from portal.load.settings import CONFIG
from portal.locale.catalogue import Catalogue
from portal.records.fields import one_line
from portal.records.keys import SHORTEST, new_key, public_text

PUBLIC = Path("docs") / "expert-key.json"


def new_key_arguments(parser: ArgumentParser, words: Catalogue) -> None:
    """The arguments of `portal keys new`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=words.t("cli.keys.file"))
    parser.add_argument("--issuer", metavar="TEXT", help=words.t("cli.keys.issuer"))
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=words.t("cli.keys.passphrase_file"))
    parser.add_argument("--publish", action="store_true", help=words.t("cli.keys.publish"))


def keys(options: Namespace, terminal: Terminal) -> int:
    """Do what the action says."""
    return KEY_ACTIONS[options.action](options, terminal)


def _new(options: Namespace, terminal: Terminal) -> int:
    """Make a key: the secret file where told, the public part into the portal or on the terminal."""
    try:
        _place(options)
        issuer = one_line(options.issuer if options.issuer is not None else terminal.ask("keys.ask_issuer"), 200)
        if not issuer:
            raise Refused("keys.no_issuer")
        secret, key = new_key(issuer, _passphrase(options, terminal), datetime.date.today())
        _write_secret(options.file, secret)
    except Refused as refused:
        terminal.error(terminal.words.t(refused.key, **refused.values))
        return 1
    terminal.progress("keys.made", file=str(options.file))
    if options.publish:
        (options.root / PUBLIC).write_text(public_text(key.public), encoding="utf-8")
        terminal.progress("keys.published", file=PUBLIC.as_posix())
    else:
        terminal.progress("keys.to_publish", file=PUBLIC.as_posix())
        terminal.say(public_text(key.public).rstrip("\n"))
    return 0


def _place(options: Namespace) -> None:
    """See to it that nothing is overwritten, and that the secret comes to lie in no portal."""
    if os.path.lexists(options.file):
        raise Refused("keys.exists", file=str(options.file))
    if not options.file.resolve().parent.is_dir():
        raise Refused("keys.no_folder", folder=str(options.file.parent))
    if in_a_portal(options.file):
        raise Refused("keys.inside", file=str(options.file))
    if options.publish and not (options.root / CONFIG).exists():
        raise Refused("cli.no_portal", folder=str(options.root))
    if options.publish and os.path.lexists(options.root / PUBLIC):
        raise Refused("keys.published_already", file=PUBLIC.as_posix())


def _passphrase(options: Namespace, terminal: Terminal) -> str:
    if options.passphrase_file is not None:
        try:
            given = options.passphrase_file.read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise Refused("keys.no_passphrase_file", file=str(options.passphrase_file)) from None
    else:
        given = terminal.ask_secret("keys.ask_passphrase", n=SHORTEST)
        if given is None:
            raise Refused("keys.no_terminal")
    if len(given) < SHORTEST:
        raise Refused("keys.short", n=SHORTEST)
    if options.passphrase_file is None and terminal.ask_secret("keys.ask_again") != given:
        raise Refused("keys.differs")
    return str(given)


def _write_secret(file: Path, secret: str) -> None:
    """Write a file that only its owner may read; never over another one."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(secret)
    except OSError as error:
        raise Refused("keys.unwritable", file=str(file), reason=error.strerror or type(error).__name__) from None


KEY_ACTIONS: Mapping[str, Callable[[Namespace, Terminal], int]] = {"new": _new}
