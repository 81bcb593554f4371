"""Decides which files the search of a finished site is made of.

For every language one index, asked for when somebody opens the search, and for every page its words, asked for when it
is among the results. All are classic scripts, since a page that is opened from a folder can load nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from portal.compose.addresses import page_address
from portal.compose.frame import Frame
from portal.compose.staged import StagedSite
from portal.finish.search_index import packed, postings
from portal.finish.search_text import Entry, entries
from portal.finish.search_words import load_words

FOLDER = "search"
AREAS = ("help", "awareness", "training", "practices", "protocols", "glossary", "about")
WORDS = ("count", "none", "topics", "other", "danger", "call", "all_numbers")
"""Strings `search.<word>` that the script says."""


def add_search(site: StagedSite, folder: Path, assets: Path) -> None:
    """Write the files of the search for the built pages in `folder`; `assets` holds the scripts of the portal."""
    words = load_words(assets)
    for language, frame in site.frames.items():
        found: list[Entry] = []
        for page in site.pages.values():
            built = folder / page_address(page.path, page.language, frame.settings)
            if page.language == language and built.is_file():
                found += entries(site, page, built.read_text("utf-8"))
        _write(folder / FOLDER / f"index.{language}.js", _index(found, packed(postings(found, words)), frame))
        for address, some in groupby(found, lambda entry: entry.address.partition("#")[0]):
            _write(folder / FOLDER / f"{address.removesuffix('.html')}.js", _texts(address, some))


def _index(found: Sequence[Entry], index: tuple[str, str, str], frame: Frame) -> str:
    """The script of one language: what the page of results says, every entry, and the packed stems."""
    settings = frame.settings
    others = [(code, settings.language_names[code]) for code in settings.languages if code != frame.language]
    data: dict[str, Any] = {
        "words": {word: frame.t(f"search.{word}") for word in WORDS},
        "areas": {area: frame.t("area.help" if area == "awareness" else f"area.{area}") for area in AREAS},
        "others": others,
        "numbers": [(line.number, line.name.text) for line in frame.helplines if line.in_bar],
        "help": page_address("help" if frame.has("page:help") else "index", frame.language, settings),
        "topics": page_address("search", frame.language, settings),
    }
    docs = "\n".join(f"{entry.address}\t{entry.area}\t{entry.title}" for entry in found)
    stems, steps, levels = index
    parts = {"docs": docs, "stems": stems, "steps": steps, "levels": levels}
    lines = [f"{name}:{_literal(part)}," for name, part in parts.items()]
    return "\n".join([
        f"(globalThis.portalSearch??={{}})[{json.dumps(frame.language)}]={{",
        *(f"{name}:{json.dumps(value, ensure_ascii=False)}," for name, value in data.items()), *lines, "};", "",
    ])  # fmt: skip


def _texts(address: str, some: Iterable[Entry]) -> str:
    """The script of one page: a paragraph a line; before those below a heading a line with a space and its anchor."""
    lines: list[str] = []
    last = ""
    for entry in some:
        part = entry.address.partition("#")[2]
        for anchor, text in (("", entry.summary), *entry.paragraphs):
            if (here := part or anchor) != last:
                lines.append(f" {here}")
                last = here
            if text:
                lines.append(text)
    return f"(globalThis.portalTexts??={{}})[{json.dumps(address)}]={_literal(chr(10).join(lines))};\n"


def _literal(text: str) -> str:
    """A text of several lines as JavaScript: each line as it is, so that the scan of the site knows it again."""
    safe = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"`\n{safe}\n`"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
