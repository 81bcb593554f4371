"""Decides what the portal takes from `mkdocs.yml`: languages, folders, edition."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from portal.load.files import escapes, read_text
from portal.load.validate import near
from portal.load.yaml_text import parse_yaml
from portal.model.base import LANGUAGE_PATTERN, Audience
from portal.model.place import Place
from portal.problems import Problem

CONFIG = "mkdocs.yml"
_FOREIGN = {"Y003", "Y004", "Y009", "Y011"}
PREVIEW = "PORTAL_PREVIEW"
"""The environment variable that says that somebody looks at the portal while writing."""
QUICK_EXIT = "https://www.wikipedia.org/"


def _today() -> datetime.date:
    given = os.environ.get("PORTAL_TODAY", "")
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        return datetime.date.today()


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
    preview: bool = False
    """Whether the pages are for who writes them, and say so."""
    quick_exit: str = QUICK_EXIT
    """Where the quick-exit button leads."""
    translation_pending: frozenset[str] = frozenset()
    """Languages that are being added: their texts may be missing anywhere."""
    today: datetime.date = field(default_factory=_today)
    """The day on which releases and reviews are judged: `PORTAL_TODAY`, else the day it is."""
    site_url: str = ""
    """The full address of the site, when `mkdocs.yml` gives one."""
    strings: Path | None = None
    """A folder with interface texts of the site's own."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Code → where `mkdocs.yml` names the language."""

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
        """Where this edition is prepared; drafts and previews apart, so that none can slip into a build beside it."""
        marks = [mark for mark, wanted in (("drafts", self.drafts), ("preview", self.preview)) if wanted]
        return self.root / ".portal" / "-".join([self.edition.value, *marks])

    def site(self) -> Path:
        """Where this edition is published."""
        return self.root / "site" / self.edition.value


class _ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, whose tags (`!ENV`, `!!python/name`) mean something to MkDocs only."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """As PyYAML, but a value it stumbles over, such as the date 2026-13-45, is a mistake with a place."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error


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
        at = Place(CONFIG, mark.line + 1, mark.column + 1) if mark else at
        # Our own reader finds the line better, but knows neither anchors nor tags.
        better = [problem.place for problem in parse_yaml(text, CONFIG).problems if problem.code not in _FOREIGN]
        return None, [Problem("C001", better[0] if better else at)]
    languages = _languages(config)
    if not languages:
        return None, [Problem("C002", _where(text, "plugins:"))]
    name = edition or os.environ.get("PORTAL_EDITION") or Audience.PUBLIC.value
    if name not in list(Audience):
        allowed = ", ".join(Audience)
        return None, [Problem("C003", at, {"found": name, "allowed": allowed, "suggestion": near(name, Audience)})]
    if drafts is None:
        drafts = os.environ.get("PORTAL_DRAFTS", "") not in {"", "0"}
    extra = config.get("extra")
    own = extra.get("portal") if isinstance(extra, dict) else None
    portal: Mapping[str, Any] = own if isinstance(own, dict) else {}
    strings = root / str(portal["strings"]) if portal.get("strings") else None
    problems = []
    if strings and (escapes(strings, root) or not strings.is_dir()):
        code = "F007" if escapes(strings, root) else "F001"
        problems = [Problem(code, _where(text, "strings:"), {"path": str(portal["strings"])})]
        strings = None
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
        preview=os.environ.get(PREVIEW, "") not in {"", "0"},
        quick_exit=str(portal.get("quick_exit") or QUICK_EXIT),
        translation_pending=frozenset(map(str, pending)) if isinstance(pending, list) else frozenset(),
        site_url=str(config.get("site_url") or ""),
        strings=strings,
        places={code: _where(text, "locale:", code) for code in codes},
    ), problems


def _where(text: str, key: str, value: str = "") -> Place:
    """The line of `mkdocs.yml` on which `key` stands with `value`, or its beginning."""
    pattern = rf"^[ ]*(?:- +)?{key}[ ]*[\"']?{re.escape(value)}\b" if value else rf"^[ ]*(?:- +)?{key}"
    found = re.search(pattern, text, re.MULTILINE)
    return Place(CONFIG, text.count("\n", 0, found.start()) + 1 if found else 1)


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
