"""Decides the expert's desk: the page that opens what learners have sent, with all it needs; it has no network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from portal.compose.answer_keys import KEYS, keys_file
from portal.compose.certificates import VERIFY_PAGE, issuers
from portal.compose.frame import Frame
from portal.compose.modules import AREA
from portal.compose.staged import StagedPage
from portal.model.base import Audience
from portal.records.sheet_style import STYLE
from portal.records.table import table_words

DESK_PAGE = "desk"
_COLUMNS = ("person", "module", "state", "flags", "test", "quiz", "attempts", "at", "lessons", "content")
_SHEET_TEXTS = ("heading", "given", "done_module", "done_path", "check", "check_file")
_FACT_TEXTS = ("minutes", "minutes_value", "date", "points", "points_value", "issuer", "number")


def has_desk(frame: Frame) -> bool:
    """Whether there are keys to mark by: in the edition for experts only."""
    return frame.settings.edition is Audience.EXPERT and bool(frame.library.modules)


def desk_page(frame: Frame) -> Iterator[StagedPage]:
    """The page, in the edition that has it."""
    if has_desk(frame):
        keys = keys_file(frame.library, frame.settings)
        yield StagedPage(
            DESK_PAGE, language=frame.language, template="desk.html", title=frame.t("desk.title"),
            summary=frame.t("desk.summary"), area=AREA, styles=("desk.css",), scripts=("desk.js",), listed=False,
            view=lambda at: _view(keys, at),
        )  # fmt: skip


def _view(keys: Mapping[str, bytes], frame: Frame) -> dict[str, Any]:
    published = frame.library.expert_key
    facts = {
        "published": published.value.fingerprint if published else "",
        "words": table_words(frame.catalogue),
        "sheet": _sheet(frame),
        "texts": {
            key.removeprefix("desk."): text
            for key, text in frame.catalogue.texts.items() if key.startswith("desk.")
        },
    }  # fmt: skip
    return {
        "keys": _inside_script(keys[KEYS].decode()),
        "facts": _inside_script(json.dumps(facts, ensure_ascii=False)),
        "columns": _COLUMNS,
        "published": published.value if published else None,
        "site_url": frame.settings.site_url,
    }


def _sheet(frame: Frame) -> dict[str, Any]:
    """What a printed certificate says beside its own facts, in every language, the reader's first."""
    settings = frame.settings
    languages = sorted(settings.languages, key=lambda language: language != frame.language)
    checked = settings.site_url and issuers(frame.library)
    return {
        "site": settings.site_names[settings.default],
        "verify": f"{settings.site_url.rstrip('/')}/{VERIFY_PAGE}.html" if checked else "",
        "style": STYLE,
        "words": {
            language: {name: frame.catalogues[language].t(f"certificate.{name}") for name in _SHEET_TEXTS}
            | {name: frame.catalogues[language].t(f"verify.{name}") for name in _FACT_TEXTS}
            for language in languages
        },
    }


def _inside_script(text: str) -> Markup:
    """JSON as it is, in its order, with nothing that could end the script it stands in."""
    return Markup(text.replace("<", r"\u003c"))  # noqa: S704 - no tag can begin without <
