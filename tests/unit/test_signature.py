"""`portal privacy sign`: one block is written, nothing else changes, and a later change of the text makes it void."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.cli import main
from portal.load.yaml_text import parse_yaml
from portal.signature import KEY, with_block
from sample import copy_site, messages, read

STORY = "\nМомче на 14 г. от Лом не иска да говори пред майка си.\n"
FACTS = "modules/good-talk/module.yml"
PROSE = "modules/good-talk/01-listening.bg.md"
PAGE = "docs/about/portal.bg.md"
BLOCK = {"by": "psychologist", "on": "2026-11-24", "generalised": "town: changed", "text": "abc"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


def tell(root: Path, path: str = PROSE, text: str = STORY) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def sign(root: Path, path: str, by: str = "psychologist", generalised: str = "the town: changed") -> int:
    given = ["--root", str(root), "--lang", "en", "--by", by, "--generalised", generalised]
    return main(["privacy", "sign", str(root / path), *given])


def codes(root: Path) -> set[str]:
    return {problem.code for problem in read(root).problems}


@pytest.mark.parametrize(
    ("story", "named", "written"), [(PROSE, PROSE, FACTS), (PROSE, FACTS, FACTS), (PAGE, PAGE, PAGE)]
)
def test_signed_story_is_published(root: Path, story: str, named: str, written: str) -> None:
    tell(root, story)
    assert "QUASI" in codes(root)
    assert sign(root, named) == 0
    assert f"\n{KEY}:\n  by: " in (root / written).read_text("utf-8")
    assert codes(root) & {"QUASI", "V007", "V008"} == set()


def test_rest_of_the_file_stays(root: Path) -> None:
    path = root / FACTS
    before = path.read_text("utf-8").replace("title:", "title:  # said to children first", 1).replace("\n", "\r\n")
    path.write_bytes(before.encode())
    tell(root)
    assert sign(root, FACTS) == 0
    after = path.read_bytes().decode()
    assert after.startswith(before)
    assert after.count("\n") == after.count("\r\n")


def test_change_of_the_text_in_one_language_opens_it_again(root: Path) -> None:
    tell(root)
    sign(root, FACTS)
    tell(root, "modules/good-talk/02-plain-words.en.md", "\nOne sentence more.\n")
    assert {"QUASI", "V007"} <= codes(root)


def test_spacing_does_not_open_it_again(root: Path) -> None:
    tell(root)
    sign(root, FACTS)
    tell(root, "modules/good-talk/02-plain-words.en.md", "\n\n")
    assert codes(root) & {"QUASI", "V007"} == set()


def test_new_signature_takes_the_place_of_the_old_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell(root)
    sign(root, FACTS)
    tell(root, PROSE, "\nОще едно изречение.\n")
    assert sign(root, PROSE, generalised="the age") == 0
    assert messages("en").t("sign.replaced", path=FACTS, n=1) in capsys.readouterr().out
    text = (root / FACTS).read_text("utf-8")
    assert text.count(f"{KEY}:") == 1
    assert "the age" in text
    assert codes(root) & {"QUASI", "V007"} == set()


def test_refusals_change_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = messages("en")
    facts = (root / FACTS).read_bytes()
    assert sign(root, FACTS) == 1
    assert words.t("sign.nothing", path=FACTS) in capsys.readouterr().err
    tell(root)
    for by, generalised, reason in (
        ("Юлиян Касъм", "town", "sign.person"),
        ("psychologist", "was 0887 000 111", "sign.person"),
        (" ", "town", "sign.empty"),
    ):
        assert sign(root, FACTS, by, generalised) == 1
        assert words.t(reason) in capsys.readouterr().err
    assert sign(root, "mkdocs.yml") == 1
    assert words.t("sign.foreign", path="mkdocs.yml") in capsys.readouterr().err
    assert (root / FACTS).read_bytes() == facts
    assert sign(root, FACTS) == 0
    signed = (root / FACTS).read_bytes()
    capsys.readouterr()
    assert sign(root, FACTS) == 1
    assert words.t("sign.valid", path=FACTS) in capsys.readouterr().err
    assert (root / FACTS).read_bytes() == signed


def test_list_such_as_the_glossary_is_not_signed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "docs/glossary.yml"
    text = path.read_text("utf-8")
    assert "bg: Всеки човек под 18 години." in text
    path.write_text(text.replace("bg: Всеки човек под 18 години.", f"bg: {STORY.strip()}"), "utf-8")
    assert "QUASI" in codes(root)
    assert sign(root, "docs/glossary.yml") == 1
    assert messages("en").t("sign.unsignable", path="docs/glossary.yml") in capsys.readouterr().err


def test_outside_a_portal_it_is_a_wrong_call(tmp_path: Path) -> None:
    assert sign(tmp_path, "x.yml") == 2


@pytest.mark.parametrize(
    "text",
    [
        "id: a\n",
        "id: a",
        "id: a\n\n# the end\n",
        "\ufeffid: a\n",
        f"id: a\n{KEY}:\n  by: x\n  on: 2020-01-01\n\n  text: old\n# about b\nb: 1\n",
        f"{KEY}: {{by: x, text: old}}\nid: a\n",
        f"---\ntitle: a\n{KEY}:\n  by: x\n---\n\nText.\n",
        "---\ntitle: a\n---\n\nText.\n",
        "id: |\n  a\n  b\n",
    ],
)
def test_block_is_added_to_any_tidy_file(text: str) -> None:
    changed = with_block(text, BLOCK)
    assert changed is not None
    bare = changed.removeprefix("\ufeff")
    head = bare.split("---\n")[1] if bare.startswith("---") else bare
    data = parse_yaml(head, "x").data
    assert data.pop(KEY) == BLOCK
    old = text.removeprefix("\ufeff")
    before = parse_yaml(old.split("---\n")[1] if old.startswith("---") else old, "x").data
    before.pop(KEY, None)
    assert data == before
    assert [line for line in text.split("\n") if line.startswith(("#", "Text"))] == [
        line for line in changed.split("\n") if line.startswith(("#", "Text"))
    ]


@pytest.mark.parametrize("text", ["{id: a}\n", "id: a\n...\n", f"{KEY}: {{\nby: x}}\nid: a\n", "---\ntitle: a\n"])
def test_block_is_refused_where_it_would_change_something_else(text: str) -> None:
    assert with_block(text, BLOCK) is None
