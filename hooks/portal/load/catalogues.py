"""Decides where interface texts are read from: the portal's own, then the site's own on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
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
        missing = tuple(key for key in source if key not in texts and not key.startswith("key."))
        catalogues[language] = Catalogue(language, source | texts, missing)
    return catalogues
