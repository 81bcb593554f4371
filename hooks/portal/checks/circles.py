"""Decides whether what is for fewer people stays with them: pictures, attachments, parts of a text, names of files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.base import Audience, Restricted, narrowest
from portal.model.circle import parts
from portal.model.document import Document, Key
from portal.model.media import linked_path
from portal.model.place import Place
from portal.model.walk import attached
from portal.problems import Problem


def shown_files(context: Context) -> Iterator[Problem]:
    """E001: a text shows a picture, or links a file, that is for fewer people than the text."""
    readers = context.library.readers()
    for piece in context.pieces:
        around = readers.get(piece.path, Audience.PUBLIC)
        for link in piece.outline.links:
            file = link.target.partition("#")[0]
            if file and ":" not in file:
                yield from _narrower(file, link.place, piece.path, around, context)
    for document in context.library.documents():
        for way, file in attached(document.value):
            around = _readers(document, way)
            yield from _narrower(file, document.place(*way), document.path, around, context)


def _readers(document: Document, way: tuple[Key, ...]) -> Audience:  # type: ignore[type-arg]  # any model
    """For whom what stands at `way` is: as the innermost part around it says."""
    whole = document.value.audience if isinstance(document.value, Restricted) else Audience.PUBLIC
    inner = [audience for part, audience, _ in parts(document.value) if way[: len(part)] == part]
    return inner[-1] if inner else whole


def _narrower(file: str, place: Place, source: str, around: Audience, context: Context) -> Iterator[Problem]:
    audience = context.library.folders.audience(linked_path(file, source))
    if not audience.within(around):
        yield Problem("E001", place, {"file": file, "audience": audience.value, "text": around.value})


def wider_parts(context: Context) -> Iterator[Problem]:
    """E002: a lesson, a quiz, a final test, a scenario, a contact asks for more readers than what it is part of."""
    for document in context.library.documents():
        for way, audience, around in parts(document.value):
            yield from _wider(document, way, audience, around)
    for module in context.library.modules.values():
        for part in module.parts():
            yield from _wider(part, (), part.value.audience, module.value.audience)


def _wider(document: Document, way: tuple[Key, ...], audience: Audience, around: Audience) -> Iterator[Problem]:  # type: ignore[type-arg]  # any model
    if narrowest(audience, around) is not audience:
        args = {"audience": audience.value, "whole": around.value}
        yield Problem("E002", document.place(*way, "audience"), args)


def named_files(context: Context) -> Iterator[Problem]:
    """E003: a folder names a file that is no picture or attachment in it, so that nothing would be kept back."""
    for folder, document in context.library.folders.documents.items():
        for name in document.value.files:
            if posixpath.join(folder, name) not in {*context.library.images, *context.library.attachments}:
                yield Problem("E003", document.place("files", name), {"name": name})
