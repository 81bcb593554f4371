"""Decides where interface texts are read from: the portal's own, then the site's own on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from portal.load.files import read_text
from portal.load.yaml_text import parse_yaml
from portal.locale.catalogue import Catalogue
from portal.problems import Problem

SHIPPED = Path(__file__).parents[1] / "locale"
SOURCE_LANGUAGE = "en"
"""The language whose keys are the complete list."""


def read_texts(folder: Path) -> dict[str, Any]:
    """All keys of the `.yml` files in a folder; a folder that does not exist has none."""
    texts: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yml")):
        text = read_text(path, folder)
        parsed = parse_yaml("" if isinstance(text, Problem) else text, path.name)
        if isinstance(parsed.data, dict):
            texts |= parsed.data
    return texts


def load_catalogues(languages: Iterable[str], own: Path | None = None) -> Mapping[str, Catalogue]:
    """Language → interface texts. `own/<language>/` of a site wins over what is shipped; gaps show in English."""
    source = read_texts(SHIPPED / SOURCE_LANGUAGE)
    catalogues: dict[str, Catalogue] = {}
    for language in languages:
        texts = read_texts(SHIPPED / language) | (read_texts(own / language) if own else {})
        unfit = {key for key, text in source.items() if not _fits(texts.get(key), text)}
        missing = tuple(key for key in source if key in unfit and not key.startswith("key."))
        usable = {key: text for key, text in texts.items() if key not in unfit}
        catalogues[language] = Catalogue(language, source | usable, missing)
    return catalogues


def _fits(text: Any, source: Any) -> bool:
    """Whether `text` can stand for `source`: words, or words by plural category, with none but its placeholders."""
    if isinstance(text, dict) and not (isinstance(source, dict) and "other" in text):
        return False
    found = _placeholders(text)
    return found is not None and found <= (_placeholders(source) or set())


def _placeholders(text: Any) -> set[str] | None:
    """The names in braces, or None where the text could not be filled in."""
    forms = list(text.values()) if isinstance(text, dict) else [text]
    if not all(isinstance(form, str) for form in forms):
        return None
    try:
        fields = [field for form in forms for field in Formatter().parse(form) if field[1] is not None]
    except ValueError:
        return None
    plain = not any(spec or conversion for _, _, spec, conversion in fields)
    return {str(name) for _, name, _, _ in fields} if plain else None
