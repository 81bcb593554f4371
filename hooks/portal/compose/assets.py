"""Decides which style sheets and scripts the site carries, and under which names.

Scripts are written as ES modules, so that Node can test them, and published as one classic script each: browsers
refuse modules on pages that are opened from a folder. The name holds a digest of the content, so that a
browser may keep a file for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import \{(?![^}]*\bas\b)[^}]*\} from "\./([\w-]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*[\s\S]*?\*/)\n", re.MULTILINE)
_SHEET = re.compile(r'^@import "\./([\w-]+\.css)";\n', re.MULTILINE)
_SPACE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")
_FOREIGN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Assets:
    """Style sheets and scripts by the name that templates use."""

    files: Mapping[str, tuple[str, bytes]]
    """Name such as quiz.js → (address in the site, content)."""

    def address(self, name: str) -> str:
        """Where an asset comes out. Raises KeyError for one that does not exist."""
        return self.files[name][0]


def load_assets(folder: Path) -> Assets:
    """Every `.css` and `.mjs` in `folder`, each with all that it imports."""
    files: dict[str, tuple[str, bytes]] = {}
    for path in sorted(folder.glob("*.css")):
        files[path.name] = _named(path.name, _SPACE.sub(r"\1", join_sheets(path)))
    for path in sorted(folder.glob("*.mjs")):
        files[f"{path.stem}.js"] = _named(f"{path.stem}.js", join_modules(path))
    return Assets(files)


def _named(name: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:8]
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{digest}.{suffix}", content


def join_sheets(entry: Path) -> str:
    """A style sheet with those that it imports by `@import "./x.css";` in its place: one request instead of two."""
    text = _COMMENT.sub("", entry.read_text("utf-8"))
    return _SHEET.sub(lambda found: join_sheets(entry.with_name(found.group(1))), text)


def join_modules(entry: Path) -> str:
    """A module and everything it imports as one classic script.

    Only `import { … } from "./x.mjs";` without `as` and `export` before a declaration are understood; anything else
    raises ValueError, as does the same name at the top of two modules, since they share one scope here.
    """
    parts: dict[str, str] = {}
    _collect(entry, parts)
    names = [name for part in parts.values() for name in _DECLARED.findall(part)]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{entry.name}: declared in two modules: {', '.join(sorted(twice))}")
    return '(()=>{"use strict";\n' + "".join(parts.values()) + "})();\n"


def _collect(path: Path, parts: dict[str, str]) -> None:
    if path.name in parts:
        return
    text = path.read_text("utf-8")
    parts[path.name] = ""
    for name in _IMPORT.findall(text):
        _collect(path.with_name(name), parts)
    del parts[path.name]
    script = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
    if found := _FOREIGN.search(script):
        raise ValueError(f"{path.name}: cannot be joined: {found.group()}")
    parts[path.name] = script
