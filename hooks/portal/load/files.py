"""Decides how a file is read safely: size, type, encoding, and nothing outside the project."""

from __future__ import annotations

from pathlib import Path

from portal.model.place import Place
from portal.problems import Problem

MAX_BYTES = 2_000_000
"""A text of more than 2 MB is a mistake (a module is about 20 KB)."""

_ALLOWED_CONTROLS = {"\n", "\t"}


def relative(path: Path, root: Path) -> str:
    """`path` as the author knows it: relative to the root, with forward slashes."""
    return path.relative_to(root).as_posix()


def escapes(path: Path, root: Path) -> bool:
    """Whether a symbolic link leads `path` out of the project."""
    return not path.resolve().is_relative_to(root.resolve())


def read_text(path: Path, root: Path) -> str | Problem:
    """The text of a file with line ends as `\\n`, or the one problem that prevents reading it."""
    name = relative(path, root)
    at = Place(name)
    if path.is_dir():
        return Problem("F002", at)
    if not path.exists():
        return Problem("F001", at, {"path": name})
    if escapes(path, root):
        return Problem("F007", at)
    if not path.is_file():
        return Problem("F010", at, {"reason": "not a regular file"})
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Problem("F003", at, {"size": f"{size / 1e6:.1f}", "limit": f"{MAX_BYTES / 1e6:.0f}"})
        data = path.read_bytes()
    except OSError as error:
        return Problem("F010", at, {"reason": error.strerror or type(error).__name__})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        return Problem("F004", _end_of(before, name))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem("F005", at)
    for offset, character in enumerate(text):
        if character < " " and character not in _ALLOWED_CONTROLS:
            return Problem("F009", _end_of(text[:offset], name), {"code": f"U+{ord(character):04X}"})
    return text


def _end_of(text: str, path: str) -> Place:
    return Place(path, text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
