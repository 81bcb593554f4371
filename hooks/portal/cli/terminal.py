"""Decides how things are said on a terminal."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from pathlib import Path

from portal.locale.catalogue import Catalogue


class Refused(Exception):  # noqa: N818 - it carries a string of the catalogue, it is no mistake of the program
    """Why a command does nothing: the key of a string, and its values."""

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values


class Terminal:
    """Where a command speaks, and in which language."""

    def __init__(self, words: Catalogue, root: Path) -> None:
        self.words = words
        self.root = root
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # A console with an old code page would stop the program at the first Bulgarian letter.
                stream.reconfigure(encoding="utf-8", errors="replace")

    def say(self, text: str) -> None:
        """The result of a command, on standard output."""
        print(text)

    def progress(self, key: str, **values: object) -> None:
        """What is going on, on standard error, so that results can be piped."""
        print(self._dim(self.words.t(key, **values)), file=sys.stderr, flush=True)

    def error(self, text: str) -> None:
        """Why a command could not do its work."""
        print(text, file=sys.stderr)

    def ask(self, key: str, **values: object) -> str:
        """One line that somebody types; nothing when nobody does."""
        print(self.words.t(key, **values), end=" ", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()

    def ask_secret(self, key: str, **values: object) -> str | None:
        """The same without showing what is typed; None where that cannot be had."""
        with warnings.catch_warnings():
            # getpass would go on with a warning, and show every letter.
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                return getpass.getpass(self.words.t(key, **values) + " ")
            except (getpass.GetPassWarning, EOFError):
                return None

    @staticmethod
    def _dim(text: str) -> str:
        plain = not sys.stderr.isatty() or os.environ.get("NO_COLOR")
        return text if plain else f"\x1b[2m{text}\x1b[0m"
