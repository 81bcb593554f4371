"""Decides which texts a word on the command line means: a file, a folder, a reference or an id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from portal.load.settings import Settings
from portal.translations.texts import Text

Chosen = list[tuple[Text, str]]
"""Texts, each with the one language that was named by a file, or an empty word for all."""


def select(words: Iterable[str], among: Sequence[Text], settings: Settings, here: Path) -> tuple[Chosen, list[str]]:
    """The texts that `words` mean, each once, and the words that mean none. Paths count from `here`, or the root."""
    found: dict[tuple[str, str], tuple[Text, str]] = {}
    unknown = []
    for word in words:
        chosen = _named(word, among) or _at(word, among, settings, here)
        found |= {(text.name, language): (text, language) for text, language in chosen}
        if not chosen:
            unknown.append(word)
    return [found[key] for key in sorted(found)], unknown


def _named(word: str, among: Sequence[Text]) -> Chosen:
    """By reference such as module:child-rights, or by its id alone; a module means all that is in its folder."""
    kind, colon, name = word.rpartition(":")
    fitting = [text for text in among if text.reference and text.reference in {word, f"{kind}:{name}"}]
    if not fitting and not colon:
        fitting = [text for text in among if text.reference.partition(":")[2] == word]
    folders = {text.name.rpartition("/")[0] for text in fitting if text.reference.startswith("module:")}
    return [(text, "") for text in among if text in fitting or text.name.rpartition("/")[0] in folders]


def _at(word: str, among: Sequence[Text], settings: Settings, here: Path) -> Chosen:
    root = settings.root.resolve()
    for base in (here, root):
        path = Path(os.path.normpath(base / word))
        if path.is_relative_to(root):
            chosen = _below(path.relative_to(root).as_posix(), among, settings.languages)
            if chosen:
                return chosen
    return []


def _below(name: str, among: Sequence[Text], languages: Sequence[str]) -> Chosen:
    chosen: Chosen = []
    for text in among:
        if name in (".", text.name) or text.name.startswith(f"{name}/"):
            chosen.append((text, ""))
        elif not text.document:
            chosen += [(text, code) for code in languages if text.file(code) == name]
    return chosen
