"""What is signed as a whole, and which stories of it are one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks.publications import Publication, publications
from portal.checks.quasi import open_stories
from portal.model.folder import FOLDER_FILE
from portal.privacy.paragraphs import paragraphs
from sample import SITES, apply, copy_site, read

BG, EN = "modules/good-talk/01-listening.bg.md", "modules/good-talk/01-listening.en.md"


def published(root: Path, path: str) -> Publication:
    library = read(root).library
    assert library is not None
    (found,) = [each for each in publications(library) if path in each.paths()]
    return found


def kinds(root: Path) -> list[tuple[str, ...]]:
    return [problem.args["kinds"] for problem in open_stories(published(root, BG))]  # type: ignore[misc]


def test_every_text_belongs_to_one_publication() -> None:
    library = read(SITES / "tiny").library
    assert library is not None
    paths = [path for each in publications(library) for path in each.paths()]
    assert sorted(paths) == sorted(set(paths))
    without_texts = {"docs/translations.yml", "docs/certificates.yml"}
    texts = {path for path in library.sources if not path.endswith(FOLDER_FILE)} - without_texts
    assert texts == set(paths)


@pytest.mark.parametrize(
    ("bg", "en", "found"),
    [
        (
            "Момче на 14 г. мълчи.",
            "A boy from Plovdiv, caught stealing, is silent.",
            [("settlement", "age", "offence")],
        ),
        ("Момче на 14 г. мълчи.", "A boy is silent.", []),
    ],
)
def test_same_paragraph_of_two_languages_is_one_case(
    bg: str, en: str, found: list[tuple[str, ...]], tmp_path: Path
) -> None:
    root = copy_site(tmp_path)
    apply([{"file": BG, "append": f"\n{bg}\n"}, {"file": EN, "append": f"\n{en}\n"}], root)
    assert kinds(root) == found


def test_different_paragraphs_are_different_children(tmp_path: Path) -> None:
    root = copy_site(tmp_path)
    more = "\nМомче на 14 г. мълчи.\n\nМомиче от Пловдив, хванато в кражба, мълчи.\n"
    apply([{"file": BG, "append": more}, {"file": EN, "append": "\nA boy.\n\nA girl.\n"}], root)
    assert kinds(root) == []


def test_paragraph_that_goes_on_is_the_same_child(tmp_path: Path) -> None:
    root = copy_site(tmp_path)
    more = "\nМомче на 14 г. мълчи.\n\nТо е от Пловдив и е хванато в кражба.\n"
    apply([{"file": BG, "append": more}], root)
    assert kinds(root) == [("settlement", "age", "offence")]


def test_paragraphs_know_their_box_and_section() -> None:
    text = (
        '## A\n\none\ntwo\n\n- three\n- four\n\n!!! case "T"\n    five\n\n    six\n\nseven\n\n!!! tip "U"\n    eight\n'
    )
    found = [(text[p.start : p.end].rsplit(maxsplit=1)[-1], p.section, p.box, p.kind) for p in paragraphs(text)]
    assert found == [
        ("A", 1, 0, "apart"),
        ("two", 1, 0, ""),
        ("three", 1, 0, "item"),
        ("four", 1, 0, "item"),
        ("five", 1, 1, ""),
        ("six", 1, 1, ""),
        ("seven", 1, 0, ""),
        ("eight", 1, 0, ""),
    ]
