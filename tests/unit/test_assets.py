"""Style sheets and scripts: joined, named by content, comments taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.compose.assets import join_modules, join_sheets, load_assets

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "overrides" / "assets" / "portal"


def write(folder: Path, **files: str) -> Path:
    """Files named a__mjs for a.mjs."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def test_module_becomes_a_script_with_what_it_imports(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='import { one, two } from "./b.mjs";\none(two);\n',
        b__mjs="export const two = 2;\nexport function one(n) {}\n",
    )
    script = join_modules(tmp_path / "a.mjs")
    assert script == '(()=>{"use strict";\nconst two = 2;\nfunction one(n) {}\none(two);\n})();\n'


def test_module_that_two_import_stands_once_before_both(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='import { b } from "./b.mjs";\nimport { c } from "./c.mjs";\nb(c);\n',
        b__mjs='import { d } from "./d.mjs";\nexport const b = d;\n',
        c__mjs='import { d } from "./d.mjs";\nexport const c = d;\n',
        d__mjs="export const d = 1;\n",
    )
    lines = join_modules(tmp_path / "a.mjs").splitlines()
    assert lines[1:-1] == ["const d = 1;", "const b = d;", "const c = d;", "b(c);"]


def test_import_over_several_lines_is_understood(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='import {\n  one,\n  two,\n} from "./b.mjs";\none(two);\n',
        b__mjs="export const one = 1;\nexport const two = 2;\n",
    )
    assert "import" not in join_modules(tmp_path / "a.mjs")


def test_circle_of_modules_ends(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='import { b } from "./b.mjs";\nexport const a = 1;\n',
        b__mjs='import { a } from "./a.mjs";\nexport const b = 2;\n',
    )
    assert join_modules(tmp_path / "a.mjs").count("const a") == 1


def test_same_name_in_two_modules_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='import { one } from "./b.mjs";\nconst helper = one;\n',
        b__mjs="const helper = 1;\nexport const one = helper;\n",
    )
    with pytest.raises(ValueError, match="helper"):
        join_modules(tmp_path / "a.mjs")


NOT_UNDERSTOOD = [
    "export default 1;\n",
    'import b from "./b.mjs";\n',
    'import * as b from "./b.mjs";\n',
    'import { one as uno } from "./b.mjs";\n',
    'import { one } from "https://example.org/b.mjs";\n',
    'export { one } from "./b.mjs";\n',
]


@pytest.mark.parametrize("line", NOT_UNDERSTOOD)
def test_what_cannot_be_joined_is_refused(line: str, tmp_path: Path) -> None:
    write(tmp_path, a__mjs=line, b__mjs="export const one = 1;\n")
    with pytest.raises(ValueError, match=re.escape("a.mjs")):
        join_modules(tmp_path / "a.mjs")


def test_comments_are_taken_out_but_addresses_stay(tmp_path: Path) -> None:
    write(
        tmp_path,
        a__mjs='// why\nconst a = "https://example.org"; // there\n/** doc\n * of b */\nconst b = 1;\n',
        c__css="/* why\n   so */\na { color: red } /* here */\n",
    )
    files = load_assets(tmp_path).files
    assert files["a.js"][1].decode().splitlines()[1:-1] == [
        'const a = "https://example.org"; // there',
        "const b = 1;",
    ]
    assert files["c.css"][1].decode() == "a{color:red}/* here */\n"


def test_name_holds_a_digest_of_the_content(tmp_path: Path) -> None:
    first = load_assets(write(tmp_path, a__css="a { color: red }\n")).address("a.css")
    again = load_assets(tmp_path).address("a.css")
    other = load_assets(write(tmp_path, a__css="a { color: blue }\n")).address("a.css")
    assert re.fullmatch(r"assets/a\.[0-9a-f]{8}\.css", first)
    assert first == again != other


def test_comment_does_not_change_the_name(tmp_path: Path) -> None:
    first = load_assets(write(tmp_path, a__css="a { color: red }\n")).address("a.css")
    assert load_assets(write(tmp_path, a__css="/* why */\na { color: red }\n")).address("a.css") == first


def test_unknown_asset_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load_assets(tmp_path).address("a.css")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.mjs")), ids=lambda path: path.name)
def test_shipped_module_becomes_a_classic_script(path: Path) -> None:
    script = join_modules(path)
    assert re.findall(r"^\s*(?:import|export)\b.*", script, re.MULTILINE) == []


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.css")), ids=lambda path: path.name)
def test_shipped_style_sheet_asks_for_nothing_else(path: Path) -> None:
    text = join_sheets(path)
    assert re.findall(r"@import[^;]*|url\((?!\s*[\"']?data:)[^)]*\)", text) == []
