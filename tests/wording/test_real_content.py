"""The portal's own texts keep the rules that its check gives to others."""

from __future__ import annotations

from pathlib import Path

from portal.site import read_site

ROOT = Path(__file__).parents[2]


def test_real_content_gets_no_note_on_language() -> None:
    noted = [f"{p.place} {p.code} {dict(p.args)}" for p in read_site(ROOT).problems if p.code.startswith("L")]
    assert noted == []
