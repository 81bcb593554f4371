"""Decides whether pictures and attachments may be published: by what is in them, never by their names."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.checks.links import attachment_at
from portal.media.facts import Facts
from portal.media.table import examine_file
from portal.model.media import published_address
from portal.model.place import Place
from portal.model.walk import attached
from portal.problems import Problem


def media(context: Context) -> Iterator[Problem]:
    """A…: a picture or attachment is broken, too large, acts, or tells too much; G…: a drawing is more than shapes."""
    for path, found in facts_of(context):
        if isinstance(found, Problem):
            yield found
            continue
        for fault in found.faults:
            yield Problem(fault.code, Place(path, *fault.at), {**fault.args, "path": path})
        for trace in found.traces:
            yield Problem("A010", Place(path), {"trace": trace, "path": path})


def facts_of(context: Context) -> Iterator[tuple[str, Facts | Problem]]:
    """Every picture and attachment with what is known of it, in the order of paths."""
    for path in sorted({*context.library.images, *context.library.attachments}):
        try:
            yield path, examine_file(context.settings.root / path)
        except OSError as error:
            yield path, Problem("F010", Place(path), {"reason": error.strerror or type(error).__name__})


def attachments(context: Context) -> Iterator[Problem]:
    """F007, A001, A011: a `file:` in a YAML file leads nowhere, or to something that is never published."""
    for document in context.library.documents():
        for way, path in attached(document.value):
            problem = attachment_at(path, document.place(*way), document.path, context)
            yield from [problem] if problem else []


def addresses(context: Context) -> Iterator[Problem]:
    """A012: two files would come out at one address, as servers see it that know no capital letters."""
    seen: dict[str, str] = {}
    for path in sorted({*context.library.images, *context.library.attachments}):
        first = seen.setdefault(published_address(path).casefold(), path)
        if first != path:
            yield Problem("A012", Place(path), {"other": first})
