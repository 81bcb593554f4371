"""Headings that say the same as the frame of a page: every id of a page stays its own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from building import buildable, built
from pages import pages_of

from sample import apply

ROOT = Path(__file__).parents[2]
FRAME_ID = re.compile(r' id="page\.([\w-]+)"')
TEXTS = ("docs/help", "docs/protocols/safeguarding", "docs/practices/quiet-room", "modules/good-talk/01-listening")


def test_headings_take_no_id_of_the_frame(tmp_path: Path) -> None:
    templates = (path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    words = sorted({word for text in templates for word in FRAME_ID.findall(text)})
    headings = "".join(f"\n### {word}\n\nText.\n" for word in ("p 1", "step call", "term child", "ref child", *words))
    root = buildable(tmp_path)
    apply([{"file": f"{text}.{code}.md", "append": headings} for text in TEXTS for code in ("bg", "en")], root)
    pages = pages_of(built(root))
    assert "content" in pages["en/help.html"].ids
    twice = {address: [i for i, n in Counter(page.ids).items() if n > 1] for address, page in pages.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}
