"""Decides how the command line is read and which command answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.cli.build import build, serve
from portal.cli.certify import certify, certify_arguments
from portal.cli.content import check, new, schema, stats
from portal.cli.hand_over import make_handout, make_zip
from portal.cli.keys import KEY_ACTIONS, keys, new_key_arguments
from portal.cli.parser import Arguments, actions, parser_in
from portal.cli.privacy import ACTIONS, privacy
from portal.cli.publish import publish_check
from portal.cli.records import RECORD_ACTIONS, record_arguments, records
from portal.cli.terminal import Terminal
from portal.cli.translations import export_translations, import_translations, status, translated
from portal.load.catalogues import load_catalogues
from portal.load.settings import CONFIG
from portal.locale.catalogue import Catalogue
from portal.model.base import Audience
from portal.report.formats import FORMATS
from portal.report.language import message_languages, reader_language
from portal.report.status_formats import FORMATS as STATUS_FORMATS
from portal.starter import STARTERS

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its words are the strings `cli.<name>` and `cli.<name>.<argument>`."""

    run: Callable[[Options, Terminal], int]
    arguments: Arguments


def _check_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--format", choices=list(FORMATS), default="text", help=words.t("cli.check.format"))


def _build_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--edition", choices=[each.value for each in Audience], default=None, help=words.t("cli.build.edition")
    )
    which.add_argument("--all", action="store_true", help=words.t("cli.build.all"))
    parser.add_argument("--drafts", action="store_true", help=words.t("cli.build.drafts"))


def port(word: str) -> int:
    """A port that a server can listen on; argparse shows the name of this function where the word is none."""
    number = int(word)
    if not 0 < number < 65536:
        raise ValueError(word)
    return number


def _serve_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument(
        "--edition", choices=[each.value for each in Audience], default=None, help=words.t("cli.build.edition")
    )
    parser.add_argument("--port", type=port, default=8000, help=words.t("cli.serve.port"))
    parser.add_argument("--no-drafts", dest="drafts", action="store_false", help=words.t("cli.serve.no_drafts"))


def _new_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("kind", choices=list(STARTERS), help=words.t("cli.new.kind"))
    parser.add_argument("id", help=words.t("cli.new.id"))


def _scan_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.t("cli.privacy.paths"))
    parser.add_argument("--format", choices=["text", "json"], default="text", help=words.t("cli.check.format"))


def _sign_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help=words.t("cli.privacy.path"))
    parser.add_argument("--by", required=True, metavar="ROLE", help=words.t("cli.privacy.by"))
    parser.add_argument("--generalised", required=True, metavar="TEXT", help=words.t("cli.privacy.generalised"))


def _clean_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.t("cli.privacy.paths"))


_PRIVACY_ARGUMENTS: Mapping[str, Arguments] = {
    "scan": _scan_arguments,
    "clean": _clean_arguments,
    "sign": _sign_arguments,
}
assert _PRIVACY_ARGUMENTS.keys() == ACTIONS.keys()
_KEY_ARGUMENTS: Mapping[str, Arguments] = {"new": new_key_arguments}
assert _KEY_ARGUMENTS.keys() == KEY_ACTIONS.keys()
_RECORD_ARGUMENTS: Mapping[str, Arguments] = {
    **dict.fromkeys(RECORD_ACTIONS, record_arguments), "certify": certify_arguments,
}  # fmt: skip


def _records(options: Options, terminal: Terminal) -> int:
    return certify(options, terminal) if options.action == "certify" else records(options, terminal)


def _publish_check_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("site", type=Path, metavar="SITE_DIR", help=words.t("cli.publish-check.site"))
    parser.add_argument(
        "--edition",
        choices=[each.value for each in Audience],
        default=Audience.PUBLIC,
        help=words.t("cli.publish-check.edition"),
    )
    parser.add_argument("--format", choices=list(FORMATS), default="text", help=words.t("cli.check.format"))


def _edition(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    editions = [each.value for each in Audience]
    parser.add_argument("--edition", choices=editions, default=None, help=words.t("cli.hand_over.edition"))


def _zip_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    _edition(parser, words)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=words.t("cli.zip.output"))


def _handout_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("id", metavar="ID", help=words.t("cli.handout.id"))
    _edition(parser, words)
    parser.add_argument("--language", metavar="LANG", help=words.t("cli.handout.language"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=words.t("cli.handout.output"))


def _paths(parser: argparse.ArgumentParser, words: Catalogue, number: str) -> None:
    parser.add_argument("paths", nargs=number, metavar="PATH", help=words.t("cli.translated.paths"))


def _translated_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    _paths(parser, words, "+")
    parser.add_argument("--from", dest="source", metavar="LANG", help=words.t("cli.translated.from"))
    parser.add_argument("--to", metavar="LANG", help=words.t("cli.translated.to"))
    parser.add_argument("--reviewed-by", metavar="ROLE", help=words.t("cli.translated.reviewed_by"))
    parser.add_argument("--same-meaning", action="store_true", help=words.t("cli.translated.same_meaning"))
    parser.add_argument("--by", metavar="ROLE", help=words.t("cli.translated.by"))


def _status_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("--format", choices=list(STATUS_FORMATS), default="text", help=words.t("cli.status.format"))


def _export_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("language", metavar="LANG", help=words.t("cli.export-translations.language"))
    _paths(parser, words, "*")
    output = words.t("cli.export-translations.output")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output)


def _import_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=words.t("cli.import-translations.file"))


def _no_arguments(parser: argparse.ArgumentParser, words: Catalogue) -> None:
    pass


COMMANDS: Mapping[str, Command] = {
    "check": Command(check, _check_arguments),
    "build": Command(build, _build_arguments),
    "serve": Command(serve, _serve_arguments),
    "new": Command(new, _new_arguments),
    "privacy": Command(privacy, actions("privacy", _PRIVACY_ARGUMENTS)),
    "keys": Command(keys, actions("keys", _KEY_ARGUMENTS)),
    "records": Command(_records, actions("records", _RECORD_ARGUMENTS)),
    "publish-check": Command(publish_check, _publish_check_arguments),
    "zip": Command(make_zip, _zip_arguments),
    "handout": Command(make_handout, _handout_arguments),
    "schema": Command(schema, _no_arguments),
    "stats": Command(stats, _no_arguments),
    "translated": Command(translated, _translated_arguments),
    "status": Command(status, _status_arguments),
    "export-translations": Command(export_translations, _export_arguments),
    "import-translations": Command(import_translations, _import_arguments),
}

ANYWHERE = frozenset({"schema", "privacy", "publish-check", "keys", "records"})
"""The commands that need no portal around them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `portal`; the exit status is 0 when all is well, 1 when an author must mend something, 2 for wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    words = load_catalogues([language])[language]
    options = _parser(words).parse_args(given)
    terminal = Terminal(words, options.root)
    if options.command not in ANYWHERE and not (options.root / CONFIG).exists():
        terminal.error(words.t("cli.no_portal", folder=str(options.root)))
        return 2
    try:
        return COMMANDS[options.command].run(options, terminal)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _language(given: Sequence[str]) -> str:
    """The language of `--lang`, before anything else is read, so that the help is in it too."""
    for position, word in enumerate(given):
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang" and position + 1 < len(given):
            asked = given[position + 1]
        else:
            continue
        if asked in message_languages():
            return asked
    return reader_language()


def _parser(words: Catalogue) -> argparse.ArgumentParser:
    localised = parser_in(words)
    parser = localised(prog="portal", description=words.t("cli.portal"))
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=words.t("cli.commands"), parser_class=localised
    )
    for name, command in COMMANDS.items():
        text = words.t(f"cli.{name}")
        sub = commands.add_parser(name, help=text, description=text)
        sub.add_argument("--root", type=Path, default=Path.cwd(), metavar="DIR", help=words.t("cli.root"))
        command.arguments(sub, words)
    return parser
