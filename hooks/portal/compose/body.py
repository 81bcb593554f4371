"""Decides how a Markdown file becomes the body of a page: references, terms, labels of cases, anchors of sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.compose.frame import Frame
from portal.compose.references import label_cases, name_sections, rewrite
from portal.compose.safe_markdown import CONTRIBUTED
from portal.load.contributed import tidy
from portal.model.document import Prose
from portal.model.release import INLINE_COMMENT


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one page."""

    markdown: str
    language: str
    """The language it is written in, when that is not the page's; else empty."""
    terms: tuple[str, ...]
    """Glossary terms it marks, in order of appearance."""


def choose(proses: Mapping[str, Prose], frame: Frame) -> Prose | None:
    """The prose in the reader's language, else in the first language that has it."""
    order = (frame.language, *frame.settings.languages)
    return next((proses[code] for code in order if code in proses), None)


def text_name(proses: Mapping[str, Prose]) -> str:
    """The name under which translations remember a Markdown text: its file without the language."""
    return next((path.removesuffix(f".{code}.md") + ".md" for code, p in proses.items() for path in [p.path]), "")


def body(
    proses: Mapping[str, Prose], frame: Frame, sections: Mapping[str, str] | None = None, explained: bool = True
) -> Body:
    """The body of the page that `frame` looks from; `sections` maps headings to anchors.

    Unless the page explains its terms itself, they lead to the glossary.
    """
    prose = choose(proses, frame)
    if prose is None:
        return Body("", "", ())
    terms: dict[str, None] = {}

    def resolve(reference: str) -> str | None:
        kind, _, name = reference.partition(":")
        if kind == "image":
            return frame.file(name, prose.path)
        if kind == "attachment":
            return frame.file(name, prose.path) if frame.described(name, prose.path) else None
        if explained and kind == "term" and frame.has(reference):
            terms[name] = None
            return f"#term.{name}"
        return frame.resolve(reference)

    def described(target: str) -> str:
        return frame.described(target, prose.path)

    text = rewrite(prose.text, resolve, frame.instead, prose.outline, mark_terms=explained, described=described)
    text = label_cases(INLINE_COMMENT.sub("", text), frame.t("case.label"))
    if sections:
        text = name_sections(text, dict(sections))
    if prose.contributed:
        text = f"{CONTRIBUTED}\n{tidy(text)}"
    foreign = prose.language if prose.language != frame.language else ""
    order = [link.target.partition(":")[2] for link in prose.outline.links if link.target.startswith("term:")]
    return Body(text, foreign, tuple(name for name in dict.fromkeys(order) if name in terms))
