"""Decides the page of all topics, by area and from A to Z: the way to everything without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.compose.frame import Frame
from portal.compose.phrases import Phrase
from portal.compose.staged import StagedPage
from portal.model.kinds import CONTENT
from portal.model.page import PAGE_AREAS

TOPICS_PAGE = "search"
AREA_OF = {
    "module": "training", "lesson": "training", "scenario": "training", "path": "training", "term": "glossary",
    **{kind.name: kind.folder for kind in CONTENT.values()},
}  # fmt: skip
"""Kind of reference → area under which its texts are listed; plain pages have areas of their own, tests none."""


def topics_page(frame: Frame) -> Iterator[StagedPage]:
    """Everything of the edition that has a title, and the other words for the terms of the glossary."""
    yield StagedPage(
        TOPICS_PAGE, language=frame.language, template="search.html", title=frame.t("search.title"),
        summary=frame.t("search.summary"), area="search", styles=("training.css",), view=_view,
    )  # fmt: skip


def _view(frame: Frame) -> dict[str, Any]:
    areas: dict[str, list[tuple[Phrase, str]]] = {}
    letters: dict[str, list[tuple[Phrase, str]]] = {}
    for area, title, link in _topics(frame):
        # The terms have a page of their own, in the order of the alphabet.
        if area != "glossary":
            areas.setdefault(area, []).append((title, link))
        letters.setdefault(_key(title)[:1].upper(), []).append((title, link))
    return {
        "topics": areas.items(),
        "letters": [
            (letter, sorted(some, key=lambda topic: _key(topic[0]))) for letter, some in sorted(letters.items())
        ],
    }


def _topics(frame: Frame) -> Iterator[tuple[str, Phrase, str]]:
    """Area, title and link of everything."""
    for reference, target in frame.targets.items():
        kind, _, name = reference.partition(":")
        area = PAGE_AREAS.get(name, "about") if kind == "page" else AREA_OF.get(kind)
        link = frame.resolve(reference)
        if area is not None and target.title is not None and link is not None:
            yield area, frame.say(target.title), link
    glossary = frame.library.glossary
    for term in glossary.value.terms if glossary else []:
        link = frame.resolve(f"term:{term.id}")
        for words in (term.also or {}).get(frame.language, []):
            if link is not None:
                yield "glossary", Phrase(words, None, frame.convert), link


def _key(title: Phrase) -> str:
    return title.text.lower().lstrip("„“”\"'«( ")
