"""Decides which sections the prose of a protocol and of a practice has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One `##` section; its heading in each language is the string `section.<kind>.<id>`."""

    id: str
    """The anchor, shared by all languages."""
    required: bool = True


def _sections(*ids: str) -> tuple[Section, ...]:
    """Sections in order; a trailing `?` marks an optional one."""
    return tuple(Section(i.rstrip("?"), not i.endswith("?")) for i in ids)


PROTOCOL_SECTIONS = _sections(
    "purpose", "scope", "not-in-scope", "principles", "entry", "referral", "consent", "confidentiality",
    "decisions", "urgent", "safeguarding", "coordination", "data-sharing", "accessibility", "records", "exit",
    "complaints", "staff-safety?", "supervision",
)  # fmt: skip
PRACTICE_SECTIONS = _sections(
    "problem", "goal", "theory", "community?", "participation", "voluntariness", "evidence", "results", "risks",
    "not-for", "helps", "obstacles", "lessons", "adaptation", "inclusion", "sustainability?", "example?",
)  # fmt: skip
