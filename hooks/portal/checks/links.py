"""Decides whether links, anchors and images lead somewhere, in prose and in text values."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from portal.checks.context import Context
from portal.checks.pieces import Piece
from portal.load.validate import alike, near
from portal.model.base import Status
from portal.model.document import Link
from portal.model.media import ATTACHMENT_SUFFIXES, IMAGE_SUFFIXES, OTHER_SUFFIXES, leads_out, linked_path, suffix_of
from portal.model.place import Place
from portal.model.targets import REFERENCE_KINDS, Target
from portal.problems import Problem

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_OUTSIDE = {"http", "https", "mailto", "tel"}
_ACTING = {"javascript", "vbscript", "data"}
_FILES = {*ATTACHMENT_SUFFIXES, *IMAGE_SUFFIXES, *OTHER_SUFFIXES}


def links(context: Context) -> Iterator[Problem]:
    """R…: a link or image leads nowhere, or somewhere it must not."""
    for piece in context.pieces:
        for link in piece.outline.links:
            yield from _judge(link, piece, context)
            yield from _unpublished(link, piece.status, context)


def _judge(link: Link, piece: Piece, context: Context) -> Iterator[Problem]:
    # A browser reads entities and drops line ends before it looks for the scheme.
    scheme = _SCHEME.match("".join(html.unescape(link.target).split()))
    name = scheme.group(1).lower() if scheme else ""
    name = "" if len(name) == 1 else name  # C:\forms\consent.pdf
    if link.image and piece.anchors is None:
        yield Problem("M011", link.place, {"target": link.target})
    elif link.image:
        yield from _image(link, piece.path, name, context)
    elif name in _ACTING and piece.contributed:
        yield Problem("H001", link.place, {"what": f"{name}:"})
    elif name in REFERENCE_KINDS:
        yield from _reference(link, piece.language, context)
    elif name and name not in _OUTSIDE:
        code = "R003" if _looks_like_reference(link.target) else "R008"
        args = {"target": link.target, "suggestion": near(name, REFERENCE_KINDS), "known": ", ".join(REFERENCE_KINDS)}
        yield Problem(code, link.place, args)
    elif not name and link.target.startswith("//"):
        yield Problem("R008", link.place, {"target": link.target, "suggestion": "", "known": ""})
    elif not name and link.target.startswith("#"):
        anchor = unquote(link.target[1:])
        if anchor not in (piece.anchors or ()):
            yield Problem("R006", link.place, {"anchor": anchor, "suggestion": near(anchor, piece.anchors or ())})
    elif not name:
        yield from _file(link, piece, context)


def _file(link: Link, piece: Piece, context: Context) -> Iterator[Problem]:
    """A link to a file: an attachment beside the text, or a slip."""
    target = link.target.partition("#")[0]
    # A short text stands on many pages, none of which lies beside a file.
    if piece.anchors is not None and suffix_of(unquote(target)) in _FILES:
        problem = attachment_at(target, link.place, piece.path, context)
        yield from [problem] if problem else []
    else:
        args = {"target": link.target, "suggestion": _instead(link.target, piece.path, context)}
        yield Problem("R005", link.place, args)


def attachment_at(target: str, place: Place, path: str, context: Context) -> Problem | None:
    """F007, A001, A011: what is wrong with naming the attachment `target` in the file `path`."""
    suffix, wanted = suffix_of(unquote(target)), linked_path(target, path)
    if leads_out(target, path):
        return Problem("F007", place)
    if suffix not in ATTACHMENT_SUFFIXES:
        return Problem("A001", place, {"target": target, "allowed": _listed(ATTACHMENT_SUFFIXES)})
    if wanted not in context.library.attachments:
        names = [posixpath.basename(known) for known in context.library.attachments]
        suggestion = near(posixpath.basename(wanted.replace("\\", "/")), names)
        return Problem("A011", place, {"target": target, "suggestion": suggestion})
    return None


def _listed(suffixes: Iterable[str]) -> str:
    return ", ".join(suffixes)


def _looks_like_reference(target: str) -> bool:
    """`modul:x` is a slip of a reference; `javascript:…`, `data:…` and `file:…` are not."""
    return re.fullmatch(r"[a-z]+:[a-z0-9/-]+(#[\w-]+)?", target) is not None and not target.startswith(
        ("javascript:", "vbscript:", "data:", "file:", "blob:")
    )


def _reference(link: Link, language: str, context: Context) -> Iterator[Problem]:
    reference, _, anchor = link.target.partition("#")
    target = context.targets.get(reference)
    kind, _, name = reference.partition(":")
    if target is None:
        known = [reference.partition(":")[2] for reference in context.targets if reference.startswith(f"{kind}:")]
        args = {"kind": kind, "id": name, "suggestion": near(name, known), "alike": alike(name)}
        yield Problem("R001", link.place, args)
    elif anchor and anchor not in {*(anchors := target.anchors(language)), *_written(target)}:
        yield Problem("R006", link.place, {"anchor": anchor, "suggestion": near(anchor, anchors)})


def _written(target: Target) -> Iterator[str]:
    """Anchors that an author wrote in some language; P004 tells where they are missing."""
    for prose in (target.prose or {}).values():
        yield from (heading.anchor for heading in prose.outline.headings if heading.explicit)


def _unpublished(link: Link, status: Status, context: Context) -> Iterator[Problem]:
    target = context.targets.get(link.target.partition("#")[0])
    if target and status is Status.PUBLISHED and target.status is Status.DRAFT:
        yield Problem("R009", link.place, {"target": link.target})


def _image(link: Link, path: str, scheme: str, context: Context) -> Iterator[Problem]:
    if scheme or link.target.startswith("//"):
        yield Problem("R008", link.place, {"target": link.target, "suggestion": "", "known": ""})
        return
    wanted = linked_path(link.target, path)
    if leads_out(link.target, path):
        yield Problem("F007", link.place)
    elif suffix_of(wanted) in {*OTHER_SUFFIXES, *ATTACHMENT_SUFFIXES}:
        yield Problem("A001", link.place, {"target": link.target, "allowed": _listed(IMAGE_SUFFIXES)})
    elif wanted not in context.library.images:
        names = [posixpath.basename(known) for known in context.library.images]
        args = {"target": link.target, "suggestion": near(posixpath.basename(wanted), names)}
        yield Problem("R007", link.place, args)


def _instead(target: str, path: str, context: Context) -> str:
    """The reference an author meant with a link to a file."""
    file = linked_path(target.partition("#")[0], path)
    base = re.sub(r"(\.[a-z]{2,3})?\.(md|html|yml)$", "", file).removeprefix("docs/")
    return next((reference for reference, known in context.targets.items() if known.path == base), "")


def alternative_texts(context: Context) -> Iterator[Problem]:
    """M004: an image says nothing to who cannot see it."""
    for link in (link for piece in context.pieces for link in piece.outline.links):
        if link.image and not link.label.strip():
            yield Problem("M004", link.place, {"target": link.target})
