"""Decides whether every key and every revoked certificate is named once."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.context import Context
from portal.model.place import Place
from portal.problems import Problem


def certificates(context: Context) -> Iterator[Problem]:
    """B003: a key or a number of a certificate stands twice, so that it cannot be said which entry counts."""
    first: dict[str, Place] = {}
    for name, place in _named(context):
        other = first.setdefault(name, place)
        if other is not place:
            yield Problem("B003", place, {"id": name, "other": other.path, "line": other.line})


def _named(context: Context) -> Iterator[tuple[str, Place]]:
    """Every key by its fingerprint, and every number of a certificate."""
    if own := context.library.expert_key:
        yield own.value.fingerprint, own.place("fingerprint")
    if kept := context.library.certificates:
        for number, issuer in enumerate(kept.value.issuers):
            yield issuer.fingerprint, kept.place("issuers", number, "fingerprint")
        for number, entry in enumerate(kept.value.revoked):
            yield entry.number, kept.place("revoked", number, "number")
