"""Decides what people declare about the privacy of a text: the checklist before it is published."""

from __future__ import annotations

from portal.model.base import IsoDate, Localized, Strict


class PrivacyReader(Strict):
    """Somebody who read a text to see whether a child could be recognised in it."""

    role: Localized
    """The reader's role, never a name."""
    outside: bool = False
    """true for a reader who works at none of the centres."""


class PrivacyAnswers(Strict):
    """What the readers confirm; a text is published only when every answer is true."""

    no_identifiers: bool = False
    """No name, initials, number, address, school, picture or other direct sign of a person."""
    generalised: bool = False
    """Place, age, date, family, offence, health and origin are said generally, or not at all."""
    no_unique_event: bool = False
    """Nothing that happened only once in a place or was in the news."""
    small_counts_hidden: bool = False
    """Counts below five are given as "< 5", and cannot be worked out from the others."""
    nothing_recent: bool = False
    """No case that is still open, or was closed less than twelve months ago."""
    recognised_by_nobody: bool = False
    """None of the readers, thinking of the town, recognised a child or a family."""


class PrivacyCheck(Strict):
    """The privacy checklist of a text that could tell of a child."""

    on: IsoDate
    """The day of the check."""
    reviewers: list[PrivacyReader] = []
    """At least two readers, by role; one of them from outside the centres when the text tells a case."""
    confirmed: PrivacyAnswers = PrivacyAnswers()
    """What the readers confirm; every answer must be true."""

    def open_answers(self) -> tuple[str, ...]:
        """The keys of the answers that are not yes."""
        return tuple(key for key in PrivacyAnswers.model_fields if not getattr(self.confirmed, key))


READERS = 2
"""How many people have to read a text."""
