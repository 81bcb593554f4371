"""Decides how a file is read safely: size, type, encoding, and nothing outside the project."""

from __future__ import annotations

import os
import re
from pathlib import Path

from portal.model.place import Place
from portal.problems import Problem

MAX_BYTES = 2_000_000
"""A text of more than 2 MB is a mistake (a module is about 20 KB)."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no text may hold; also what YAML or an editor would take for the end of a line or of the text."""


def relative(path: Path, root: Path) -> str:
    """`path` as the author knows it: relative to the root, with forward slashes."""
    return path.relative_to(root).as_posix()


def escapes(path: Path, root: Path) -> bool:
    """Whether a symbolic link leads `path` out of the project."""
    # realpath, because Path.resolve raises for a link to itself before Python 3.13
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def exists(path: Path) -> bool:
    """Whether there is something at `path`; not where its folder may not be looked into (Path.exists raises)."""
    return os.path.lexists(path)


def read_text(path: Path, root: Path) -> str | Problem:
    """The text of a file with line ends as `\\n`, or the one problem that prevents reading it."""
    name = relative(path, root)
    try:
        data = _unreadable(path, root, Place(name)) or _bytes(path, Place(name))
    except OSError as error:
        return Problem("F010", Place(name), {"reason": error.strerror or type(error).__name__})
    return data if isinstance(data, Problem) else _text(data, name)


def _unreadable(path: Path, root: Path, at: Place) -> Problem | None:
    if path.is_dir():
        return Problem("F002", at)
    if not path.exists():
        reason = {"reason": "the link leads nowhere"}
        return Problem("F010", at, reason) if path.is_symlink() else Problem("F001", at, {"path": at.path})
    if escapes(path, root):
        return Problem("F007", at)
    return None if path.is_file() else Problem("F010", at, {"reason": "not a regular file"})


def _bytes(path: Path, at: Place) -> bytes | Problem:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Problem("F003", at, {"size": -(-size // 1000), "limit": MAX_BYTES // 1000})
    return path.read_bytes()


def _text(data: bytes, name: str) -> str | Problem:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem("F004", _end_of(data[: error.start].decode("utf-8-sig", errors="replace"), name))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem("F005", Place(name))
    if control := CONTROL.search(text):
        return Problem("F009", _end_of(text[: control.start()], name), {"code": f"U+{ord(control.group()):04X}"})
    return text


def _end_of(text: str, path: str) -> Place:
    return Place(path, text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)


def replaced(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
