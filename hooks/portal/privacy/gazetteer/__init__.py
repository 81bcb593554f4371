"""Word lists of the scanner, one word or phrase a line; `#` begins a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `<name>.txt`."""
    lines = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for each in lines if (line := each.strip()) and not line.startswith("#"))
