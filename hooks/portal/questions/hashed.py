"""Decides what a page holds that marks a test by itself: hashes of what is right, never the key.

They keep the key from a glance at the page, no more: there are few options, so whoever can write a program finds the
right ones by trying. What must stay secret is marked by somebody who has the key.
"""

from __future__ import annotations

from typing import Any

from portal.model.letters import digest
from portal.questions.asked import asked_key
from portal.questions.fingerprint import fingerprint
from portal.questions.kinds import KINDS
from portal.questions.question import Question

LENGTH = 16
"""Letters of a hash."""


def hashed_key(question: Question, language: str) -> dict[str, Any]:
    """`kind`, `points`, `salt`, and in `right` `digest` of salt, space and each single thing that is right, sorted.

    The single things are those of `Kind.right`; `overrides/assets/portal/hashed.mjs` makes a key of them again.
    """
    key = asked_key(question, language)
    salt = f"{question.id} {fingerprint(question)}"
    right = sorted(digest(f"{salt} {part}", LENGTH) for part in KINDS[question.kind].right(key))
    return {"kind": question.kind, "points": question.points, "salt": salt, "right": right}
