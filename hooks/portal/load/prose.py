"""Decides how a Markdown file is split into head and prose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portal.load.contributed import removals
from portal.load.files import read_text, relative
from portal.load.outline import outline
from portal.load.validate import validate
from portal.load.yaml_text import parse_yaml
from portal.model.base import Origin
from portal.model.document import Document, Prose, Remark
from portal.model.page import PageHead
from portal.model.place import Place
from portal.problems import Problem

HEAD_MARK = "---"


def load_prose(
    path: Path, root: Path, language: str, origin: Origin = Origin.TEAM
) -> tuple[Prose | None, list[Problem]]:
    """A Markdown file without a head: the facts of the text stand in a YAML file beside it."""
    text = read_text(path, root)
    if isinstance(text, Problem):
        return None, [text]
    name = relative(path, root)
    if text.startswith(HEAD_MARK + "\n"):
        return None, [Problem("Y013", Place(name), {"case": "unexpected"})]
    return _prose(name, language, text, 1, origin), []


def load_page(path: Path, root: Path, language: str) -> tuple[tuple[Document[PageHead], Prose] | None, list[Problem]]:
    """A plain page: a YAML head between two lines of `---`, then Markdown."""
    text = read_text(path, root)
    if isinstance(text, Problem):
        return None, [text]
    name = relative(path, root)
    lines = text.split("\n")
    if lines[0].rstrip() != HEAD_MARK:
        return None, [Problem("Y013", Place(name), {"case": "missing"})]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == HEAD_MARK), None)
    if end is None:
        return None, [Problem("Y013", Place(name), {"case": "unclosed"})]
    head, problems = validate(parse_yaml("\n".join(lines[1:end]), name, 2), name, PageHead)
    if head is None:
        return None, problems
    return (head, _prose(name, language, "\n".join(lines[end + 1 :]), end + 2, head.value.origin)), problems


def _prose(name: str, language: str, text: str, first_line: int, origin: Origin) -> Prose:
    def place(line: int, column: int) -> Place:
        return Place(name, first_line + line - 1, column)

    found = outline(text, place)
    if origin is Origin.TEAM:
        return Prose(name, language, text, first_line, found)
    # What a contributed text holds of HTML is taken out and reported, where a text of the team is refused.
    kept = tuple(remark for remark in found.remarks if remark.kind != "html")
    removed = tuple(Remark("removed", removal.what, place(*removal.at)) for removal in removals(text))
    return Prose(name, language, text, first_line, replace(found, remarks=(*kept, *removed)), contributed=True)
