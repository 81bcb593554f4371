"""Decides what the portal takes from `mkdocs.yml`: languages, folders, edition."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.load.files import read_text
from portal.load.validate import near
from portal.model.base import LANGUAGE_PATTERN, Audience
from portal.model.place import Place
from portal.problems import Problem

CONFIG = "mkdocs.yml"
QUICK_EXIT = "https://www.wikipedia.org/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the engine needs to know about one portal."""

    root: Path
    """The folder that holds `mkdocs.yml`."""
    languages: tuple[str, ...]
    """Language codes, the default first."""
    language_names: Mapping[str, str]
    """Code → the language's name for itself."""
    site_names: Mapping[str, str]
    """Code → the name of the portal in that language."""
    edition: Audience = Audience.PUBLIC
    drafts: bool = False
    """Whether drafts are built too, visibly marked."""
    quick_exit: str = QUICK_EXIT
    """Where the quick-exit button leads."""
    translation_pending: frozenset[str] = frozenset()
    """Languages that are being added: their texts may be missing anywhere."""
    strings: Path | None = None
    """A folder with interface texts of the site's own."""

    @property
    def default(self) -> str:
        return self.languages[0]

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def modules(self) -> Path:
        return self.root / "modules"

    def work(self) -> Path:
        """Where this edition is prepared."""
        return self.root / ".portal" / self.edition.value

    def site(self) -> Path:
        """Where this edition is published."""
        return self.root / "site" / self.edition.value


class _ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, whose tags (`!ENV`, `!!python/name`) mean something to MkDocs only."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def load_settings(
    root: Path, edition: str | None = None, drafts: bool | None = None
) -> tuple[Settings | None, list[Problem]]:
    """Settings of the portal at `root`; arguments win over `PORTAL_EDITION` and `PORTAL_DRAFTS`."""
    text = read_text(root / CONFIG, root)
    at = Place(CONFIG)
    if isinstance(text, Problem):
        return None, [text]
    try:
        config = yaml.load(text, Loader=_ConfigLoader)  # noqa: S506 - a SafeLoader that ignores foreign tags
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return None, [Problem("C001", Place(CONFIG, mark.line + 1, mark.column + 1) if mark else at)]
    languages = _languages(config)
    if not languages:
        return None, [Problem("C002", at)]
    name = edition or os.environ.get("PORTAL_EDITION") or Audience.PUBLIC.value
    if name not in list(Audience):
        allowed = ", ".join(Audience)
        return None, [Problem("C003", at, {"found": name, "allowed": allowed, "suggestion": near(name, Audience)})]
    if drafts is None:
        drafts = os.environ.get("PORTAL_DRAFTS", "") not in {"", "0"}
    extra = config.get("extra")
    portal: Mapping[str, Any] = extra.get("portal") or {} if isinstance(extra, dict) else {}
    strings = portal.get("strings")
    pending = portal.get("translation_pending")
    codes = tuple(str(language["locale"]) for language in languages)
    return Settings(
        root=root,
        languages=codes,
        language_names={str(lang["locale"]): str(lang.get("name", lang["locale"])) for lang in languages},
        site_names={
            str(lang["locale"]): str(lang.get("site_name") or config.get("site_name") or "") for lang in languages
        },
        edition=Audience(name),
        drafts=drafts,
        quick_exit=str(portal.get("quick_exit") or QUICK_EXIT),
        translation_pending=frozenset(map(str, pending)) if isinstance(pending, list) else frozenset(),
        strings=root / str(strings) if strings else None,
    ), []


def _languages(config: object) -> list[dict[str, Any]]:
    """The languages of the static-i18n plugin, the default first; empty when the configuration names none."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    entries = plugins if isinstance(plugins, list) else [plugins] if isinstance(plugins, dict) else []
    for entry in entries:
        options = entry.get("i18n") if isinstance(entry, dict) else None
        found = options.get("languages") if isinstance(options, dict) else None
        if isinstance(found, list):
            good = [lang for lang in found if isinstance(lang, dict) and _is_language(lang)]
            return sorted(good, key=lambda lang: not lang.get("default", False))
    return []


def _is_language(entry: Mapping[str, Any]) -> bool:
    return LANGUAGE_PATTERN.match(str(entry.get("locale", ""))) is not None and bool(entry.get("build", True))
