"""Decides how a text in several languages is shown to a reader of one, and how a whole model is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel

_MARKDOWN = re.compile(r"[*_`\[\]<>&\\#|~!\n]|^\s*(\d+\.|-) ")

Convert = Callable[[str], str]
"""Markdown → HTML."""


@dataclass(frozen=True)
class Phrase:
    """A text in the reader's language, or in another one, marked as such."""

    words: str
    foreign: str | None
    """The language of the words when it is not the reader's."""
    convert: Convert

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.words

    def capitalised(self) -> Phrase:
        """The same with a capital letter in front."""
        return replace(self, words=self.words[:1].upper() + self.words[1:])

    @cached_property
    def text(self) -> str:
        """Plain text, for titles and attributes."""
        if not _MARKDOWN.search(self.words):
            return self.words
        html = Markup(self.convert(self.words))  # noqa: S704 - the tags are taken out at once
        return " ".join(html.striptags().split())

    @cached_property
    def block(self) -> Markup:
        """Paragraphs and lists."""
        html = self.convert(self.words)
        framed = f'<div lang="{self.foreign}">{html}</div>' if self.foreign else html
        return Markup(framed)  # noqa: S704 - SafeMarkdown lets nothing harmful through

    def __html__(self) -> Markup:
        """Inline HTML, as Jinja asks for it. A plain string would be escaped once more where Markup formats."""
        if _MARKDOWN.search(self.words):
            html = self.convert(self.words).strip()
            inner = html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html
        else:
            inner = str(escape(self.words))
        framed = f'<span lang="{self.foreign}">{inner}</span>' if self.foreign else inner
        return Markup(framed)  # noqa: S704 - as above


def phrase(text: Mapping[str, str], language: str, languages: Sequence[str], convert: Convert) -> Phrase:
    """The text in `language`, else in the first of `languages` that has it."""
    if words := text.get(language, "").strip():
        return Phrase(words, None, convert)
    for other in languages:
        if words := text.get(other, "").strip():
            return Phrase(words, other, convert)
    return Phrase("", None, convert)


def view(value: Any, say: Callable[[Mapping[str, str]], Phrase], language: str) -> Any:
    """A model as templates read it: the same names, every text a phrase, every list of texts the reader's own."""
    if isinstance(value, BaseModel):
        shown = {name: view(getattr(value, name), say, language) for name in type(value).model_fields}
        return SimpleNamespace(**shown)
    if isinstance(value, list):
        return [view(item, say, language) for item in value]
    if isinstance(value, dict):
        if any(isinstance(item, list) for item in value.values()):
            return value.get(language, [])
        return say(value) if value else None
    return value
