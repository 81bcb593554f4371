"""The command that takes hidden data out of pictures and documents: privacy clean."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.media.facts import Facts
from portal.media.segments import BrokenFileError
from portal.media.table import FORMATS, clean, examine
from portal.model.media import suffix_of
from portal.privacy.file_names import masked, scan_name


def clean_files(options: Namespace, terminal: Terminal) -> int:
    """Clean files and folders in their place; 1 when a file could not be read, 2 when a path does not exist."""
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        terminal.error(terminal.words.t("privacy.missing", path=", ".join(map(str, missing))))
        return 2
    done = [_clean(file, terminal) for path in options.paths for file in _files(path)]
    return int(not all(done))


def _files(path: Path) -> Iterator[Path]:
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return (file for file in found if file.is_file() and suffix_of(file.name) in FORMATS)


def _clean(file: Path, terminal: Terminal) -> bool:
    """Whether the file could be read; one that could not is left as it was."""
    words, shown = terminal.words, str(file.with_name(masked(file.name, scan_name(file.name))))
    before, suffix = file.read_bytes(), suffix_of(file.name)
    told = examine(before, suffix)
    try:
        after = clean(before, suffix)
    except BrokenFileError:
        terminal.error(words.t("privacy.not_cleaned", path=shown))
        return False
    if after == before:
        terminal.say(words.t("privacy.nothing_to_clean", path=shown))
        return True
    _replace(file, after)
    terminal.say(words.t("privacy.cleaned", path=shown, what=_removed(told, terminal)))
    return True


def _removed(told: Facts, terminal: Terminal) -> str:
    traces = [terminal.words.t(f"name.trace.{trace}") for trace in told.traces]
    shapes = [str(fault.args["what"]) for fault in told.faults if "what" in fault.args]
    return "; ".join([*traces, *shapes]) or terminal.words.t("privacy.other_data")


def _replace(file: Path, content: bytes) -> None:
    """Write a file so that, whatever happens, either the old one or the new one is there."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    shutil.copymode(file, beside)
    beside.replace(file)
