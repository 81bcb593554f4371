"""Reading YAML: what a plain word means, where each value stands, and that no text whatever breaks it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.load import yaml_text
from portal.load.words import places_in
from portal.load.yaml_mistakes import MAX_DEPTH
from portal.load.yaml_text import Parsed, parse_yaml
from portal.model.document import Document
from portal.problems import CODES
from sample import SITES, TESTS, apply

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]
RELAXED = settings(deadline=None, max_examples=150)

yaml_like = st.lists(
    st.sampled_from(
        ["a", "bg", "дума", ":", ": ", "- ", "-", "\n", "\n  ", "\n    ", "\t", " ", '"', "'", "[", "]", "{", "}", ",",
         "|", ">", "|\n  ", "&a", "*a", "!", "!!str ", "---", "...", "#", "?", "? ", "%", "@", "`", "\\", "„", "“", "1",
         "1.0", "true", "~", "\u00a0", "\r", "\x00", "\u2028", "\ufeff", "\U0001f600"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@pytest.fixture(params=LOADERS, ids=["libyaml", "pyyaml"])
def each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal reads with libyaml where it is there, else with PyYAML's own parser."""
    monkeypatch.setattr(yaml_text, "_LOADER", request.param)


def judge(parsed: Parsed, text: str) -> None:
    """Every problem is one we know, and stands inside the text."""
    for problem in parsed.problems:
        assert problem.code in CODES
        assert 1 <= problem.place.line <= len(text.splitlines()) + 2
        assert problem.place.column >= 1


@RELAXED
@given(text=st.text(max_size=200) | yaml_like)
@pytest.mark.parametrize("loader", LOADERS)
def test_no_text_breaks_it(loader: Any, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "_LOADER", loader)
        judge(parse_yaml(text, "x.yml"), text)


TOO_LONG = {"111-deep-nesting", "153-too-many-values"}  # for PyYAML's own parser
MISTAKES = sorted(path for path in (TESTS / "golden" / "problems").glob("1*.yml") if path.stem not in TOO_LONG)


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_both_parsers_lead_to_the_same_mistake(path: Path, tmp_path: Path) -> None:
    changes = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["change"]
    file = tmp_path / changes[0]["file"]
    file.parent.mkdir(parents=True)
    shutil.copy(SITES / "tiny" / changes[0]["file"], file)
    apply(changes, tmp_path)
    text = file.read_text(encoding="utf-8")
    found = []
    for loader in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "_LOADER", loader)
            found.append([(p.code, p.place.line) for p in parse_yaml(text, "x.yml").problems])
    assert found[0] == found[1]


plain = {
    "": None, "~": None, "null": None, "Null": None, "true": True, "True": True, "FALSE": False,
    "yes": "yes", "no": "no", "on": "on", "off": "off", "y": "y", "tRuE": "tRuE",
    "0": 0, "-12": -12, "+7": 7, "007": "007", "0x1F": "0x1F", "1_000": "1_000", "0o17": "0o17", "1:30": "1:30",
    "1.0": 1.0, ".5": 0.5, "-2.5e3": -2500.0, "1e5": "1e5", "1.2.3": "1.2.3", ".inf": ".inf", ".nan": ".nan",
    "9" * 18: int("9" * 18), "9" * 19: "9" * 19,
    "2026-11-24": "2026-11-24", "24.11.2026": "24.11.2026", "дума": "дума", "„дума“": "„дума“",
}  # fmt: skip


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize("word", plain)
def test_plain_word(word: str) -> None:
    assert parse_yaml(f"key: {word}\n", "x.yml").data == {"key": plain[word]}


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize("written", ['"1"', "'1'", "|-\n  1", ">-\n  1", "!!str 1", "! 1"])
def test_quotes_blocks_and_str_make_text_of_anything(written: str) -> None:
    parsed = parse_yaml(f"key: {written}\n", "x.yml")
    assert (parsed.data, parsed.problems) == ({"key": "1"}, [])


@pytest.mark.usefixtures("each_loader")
def test_second_value_of_a_key_is_named_and_left_out() -> None:
    parsed = parse_yaml("a: {b: 1}\na: {b: 2}\n", "x.yml")
    assert parsed.data == {"a": {"b": 1}}
    assert [(p.code, p.place.line) for p in parsed.problems] == [("Y003", 2)]
    assert parsed.places["a", "b"].line == 1


@pytest.mark.usefixtures("each_loader")
def test_deepest_nesting_that_is_read() -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse_yaml(deep, "x.yml").problems == []
    assert [p.code for p in parse_yaml(f"[{deep}]".replace("[]", "[1]"), "x.yml").problems] == ["Y005"]


TEXT = """\
id: x
title:
  bg: Заглавие
  en:
    Title on the next line
list: [a, "b", 'c']
steps:
  - id: one
    who:
      - cook
  -
    id: two
"""


@pytest.mark.usefixtures("each_loader")
def test_every_value_has_its_place() -> None:
    places = parse_yaml(TEXT, "x.yml", first_line=10).places
    found = {way: (place.line - 9, place.column) for way, place in places.items() if not isinstance(way[-1:], int)}
    assert found[()] == (1, 1)
    assert found["id",] == (1, 5)
    assert found["title",] == (2, 1)  # of a group, the key
    assert found["title", "bg"] == (3, 7)
    assert found["title", "en"] == (5, 5)
    assert [found["list", n] for n in range(3)] == [(6, 8), (6, 11), (6, 16)]
    assert found["steps", 0] == (8, 5)
    assert found["steps", 0, "who", 0] == (10, 9)
    assert found["steps", 1, "id"] == (12, 9)


letters = st.text("абвxyz ,.!", min_size=1, max_size=30).map(str.strip).filter(bool)
keys = st.text("abc", min_size=1, max_size=4)
values = st.recursive(
    letters, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
)


@RELAXED
@given(data=st.dictionaries(keys, values, max_size=4), flow=st.booleans(), width=st.integers(10, 80))
def test_what_pyyaml_writes_is_read_back_with_true_places(data: dict[str, Any], flow: bool, width: int) -> None:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=flow, width=width)
    parsed = parse_yaml(text, "x.yml")
    assert (parsed.data, parsed.problems) == (data, [])
    lines = text.split("\n")
    for way, word in leaves(data):
        place = parsed.places[way]
        assert lines[place.line - 1][place.column - 1 :].lstrip("'\"").startswith(word[0])


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Any:
    if isinstance(value, str):
        yield way, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        yield from leaves(inner, (*way, step))


STYLES = {
    "literal": "text: |\n  one two\n\n    - three WORD\n",
    "folded": "text: >-\n  one two\n  three\n\n  four WORD\n",
    "folded with indent": "text: >\n  one\n    two WORD\n  three\n",
    "plain": "text: one WORD\n",
    "plain over lines": "text: one two\n  three\n  four WORD five\n",
    "plain on the next line": "text:\n  one\n\n  WORD\n",
    "double quotes": 'text: "one WORD"\n',
    "double quotes over lines": 'text: "one\n  two\n  three WORD"\n',
    "single quotes over lines": "text: 'one\n\n  two WORD'\n",
}


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize("style", STYLES)
def test_word_inside_a_text_has_its_place(style: str) -> None:
    written = STYLES[style]
    parsed = parse_yaml(written, "x.yml")
    value = parsed.data["text"]
    before = value[: value.index("WORD")]
    place = places_in(Document(value, "x.yml", parsed.places), ("text",), value)(
        before.count("\n") + 1, len(before) - before.rfind("\n")
    )
    assert written.split("\n")[place.line - 1][place.column - 1 :].startswith("WORD")
