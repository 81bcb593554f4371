"""Words and index of the search: what is made in Python and asked in the browser is one and the same."""

from __future__ import annotations

import json
import math
import re
import subprocess
from pathlib import Path

from nodejs import node
from portal.finish.search_index import LEAST, LEVELS, RATIO, packed, postings
from portal.finish.search_text import Entry
from portal.finish.search_words import load_words, words_of

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "overrides" / "assets" / "portal"
TEXTS = [path.read_text("utf-8") for folder in ("docs", "modules") for path in sorted((ROOT / folder).rglob("*.md"))]


def asked(script: str, given: object) -> object:
    """What a script of an ES module prints as JSON, with `given` on its standard input."""
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], input=json.dumps(given), cwd=ROOT, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


READ = 'import { readFileSync } from "node:fs"; const given = JSON.parse(readFileSync(0, "utf-8"));'


def test_both_cut_texts_into_the_same_words_and_stems() -> None:
    words = load_words(ASSETS)
    script = (
        READ
        + f"""
        import {{ stemOf, wordsOf }} from "{(ASSETS / "search-words.mjs").as_uri()}";
        console.log(JSON.stringify(given.map((text) => wordsOf(text).map((word) => [word, stemOf(word)]))));"""
    )
    assert len(TEXTS) > 50
    assert asked(script, TEXTS) == [[[word, words.stem(word)] for word in words_of(text)] for text in TEXTS]


def test_what_is_packed_is_read_again() -> None:
    titles = [f"{word} {n}" for n, word in enumerate(["адвокат", "advocate", "Полиция", "112", "съд"] * 500)]
    entries = [Entry(str(n), title, "help", f"общ текст {n % 7}") for n, title in enumerate(titles)]
    kept = postings(entries, load_words(ASSETS))
    stems, steps, levels = packed(kept)
    script = (
        READ
        + f"""
        import {{ unpack }} from "{(ASSETS / "search-pack.mjs").as_uri()}";
        const index = unpack(given.docs, given);
        const shown = (value, at) => (at % 2 ? Math.round(value * 100) : value);
        console.log(JSON.stringify(index.stems.map((stem, n) => [stem, index.postings[n].map(shown)])));"""
    )
    given = {
        "docs": [{"title": title} for title in titles],
        **{name: f"\n{text}\n" for name, text in (("stems", stems), ("steps", steps), ("levels", levels))},
    }
    assert asked(script, given) == [[stem, _rounded(places)] for stem, places in sorted(kept.items())]


def _rounded(places: list[tuple[int, float]]) -> list[int]:
    """Places and weights in turn, each weight in hundredths of the level it is written as."""
    levels = [min(range(LEVELS), key=lambda n: abs(math.log(weight / LEAST / RATIO**n))) for _, weight in places]
    return [
        value for (place, _), n in zip(places, levels, strict=True) for value in (place, round(LEAST * RATIO**n * 100))
    ]


def test_both_weigh_alike() -> None:
    python = (ROOT / "hooks" / "portal" / "finish" / "search_index.py").read_text("utf-8")
    script = (ASSETS / "search.mjs").read_text("utf-8")
    assert re.search(r"TITLE, HEADING, TEXT = 4\.0, 2\.0, 1\.0", python)
    assert "const [TITLE, HEADING, TEXT] = [4, 2, 1];" in script
    assert re.search(r"^B, SHORT = 0\.75, 0\.5$", python, re.MULTILINE)
    assert "const [K, B] = [1.2, 0.75];" in script
    assert "const SHORT = 0.5;" in script
