"""Decides how the command line speaks where argparse would speak English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from portal.locale.catalogue import Catalogue
from portal.report.language import message_languages

_DETAILS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "required": r"the following arguments are required: (?P<names>.+)",
        "choice": r"argument (?P<name>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<choices>.+)\)",
        "unknown": r"unrecognized arguments: (?P<names>.+)",
        "expected": r"argument (?P<name>.+?): expected .+",
        "value": r"argument (?P<name>.+?): invalid .+ value: '?(?P<given>.*?)'?",
        "together": r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
    }.items()
}
"""String `cli.wrong.<name>` → what argparse says instead."""


def detail(message: str, words: Catalogue) -> str:
    """What is wrong with a call, in the reader's language; as argparse says it when we have no words for it."""
    for name, pattern in _DETAILS.items():
        if found := pattern.fullmatch(message):
            return words.t(
                f"cli.wrong.{name}", **{key: value.replace("'", "") for key, value in found.groupdict().items()}
            )
    return message


class _Parser(argparse.ArgumentParser):
    """Speaks the reader's language where argparse would speak English."""

    words: Catalogue
    """Set by a subclass: argparse makes the parsers of the commands itself and passes nothing on."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False})
        words = self.words
        self._positionals.title = words.t("cli.arguments")
        self._optionals.title = words.t("cli.options")
        self.add_argument("-h", "--help", action="help", help=words.t("cli.help"))
        self.add_argument("--lang", choices=message_languages(), default=argparse.SUPPRESS, help=words.t("cli.lang"))

    def format_usage(self) -> str:
        """The usage line, with the word for usage in the reader's language."""
        return super().format_usage().replace("usage:", self.words.t("cli.usage"), 1)

    def format_help(self) -> str:
        """The help, likewise."""
        return super().format_help().replace("usage:", self.words.t("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        """Say what can be said instead, and leave with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, self.words.t("cli.wrong", detail=detail(message, self.words)) + "\n")


Arguments = Callable[[argparse.ArgumentParser, Catalogue], None]
"""Adds the arguments of one command, or of one action of it."""


def actions(command: str, table: Mapping[str, Arguments]) -> Arguments:
    """The arguments of a command that only groups others: its actions, whose words are `cli.<command>.<action>`."""

    def add(parser: argparse.ArgumentParser, words: Catalogue) -> None:
        inner = parser.add_subparsers(
            dest="action", required=True, metavar="ACTION", title=words.t(f"cli.{command}.action"),
            parser_class=type(parser),
        )  # fmt: skip
        for name, add_arguments in table.items():
            text = words.t(f"cli.{command}.{name}")
            sub = inner.add_parser(name, help=text, description=text)
            # Named before the action or after it; a default here would undo the former.
            sub.add_argument("--root", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=words.t("cli.root"))
            add_arguments(sub, words)

    return add


def parser_in(words: Catalogue) -> type[argparse.ArgumentParser]:
    """A parser of command lines that speaks one language."""
    return type("_LocalisedParser", (_Parser,), {"words": words})
