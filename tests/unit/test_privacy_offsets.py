"""Where a stretch of a changed text stood before: exact for whatever is replaced, dropped or kept."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from portal.privacy.offsets import change

MARKS = re.compile(r"<[a-z]?>")


def test_a_text_without_matches_is_not_changed() -> None:
    assert change("abc", MARKS, lambda _: "") == ("abc", None)


@given(st.lists(st.sampled_from(["a", "bc", "<>", "<x>", " "]), max_size=30))
def test_every_character_leads_back_to_what_it_was_made_from(pieces: list[str]) -> None:
    old = "".join(pieces)
    new, made = change(old, MARKS, lambda found: found[0][1:-1])
    for at, letter in enumerate(new):
        start, end = made.before(at, at + 1) if made else (at, at + 1)
        assert old[start:end] in {letter, f"<{letter}>"}
