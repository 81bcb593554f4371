"""JSON Schema for editors: it accepts what is right, refuses slips, and speaks the author's language."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.load.yaml_text import parse_yaml
from portal.model.folder import FOLDER_FILE
from portal.model.kinds import CONTENT
from portal.model.scenario import FILE_PREFIX
from portal.schema import MODELS, schema_of, write_schemas
from sample import SITES, messages

ROOT = Path(__file__).parents[2]
STARTERS = ROOT / "hooks" / "portal" / "starters"
Schema = dict[str, Any]
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": float, "boolean": bool}


@cache
def schema(name: str, language: str = "bg") -> Schema:
    return schema_of(MODELS[name], messages(language).texts)


def faults(value: Any, node: Schema, top: Schema, way: str = "") -> Iterator[str]:
    """What a validator would say; only the words of JSON Schema that occur here, and an unknown one raises."""
    if "$ref" in node:
        yield from faults(value, top["$defs"][node["$ref"].rpartition("/")[2]], top, way)
        return
    for choice in ("anyOf", "oneOf"):
        if choice in node:
            tries = [list(faults(value, option, top, way)) for option in node[choice]]
            yield from [] if [] in tries else min(tries, key=len)
            return
    if wrong := _type(value, node["type"]) if "type" in node else []:
        yield f"{way}: {wrong[0]}"
        return
    for word, rule in node.items():
        yield from (f"{way}: {fault}" for fault in RULES[word](value, rule, node))
    if isinstance(value, dict):
        for key, inner in value.items():
            inside = node.get("properties", {}).get(key, node.get("additionalProperties"))
            if isinstance(inside, dict):
                yield from faults(inner, inside, top, f"{way}/{key}")
    if isinstance(value, list) and "items" in node:
        for number, inner in enumerate(value):
            yield from faults(inner, node["items"], top, f"{way}/{number}")


def _type(value: Any, rule: str) -> list[str]:
    if rule == "null":
        return [] if value is None else ["not null"]
    right = isinstance(value, TYPES[rule]) and not (rule == "integer" and isinstance(value, bool))
    return [] if right else [f"not of type {rule}"]


def _size(value: Any, least: int = 0, most: int = 10**9) -> list[str]:
    return [] if not isinstance(value, str | list) or least <= len(value) <= most else [f"size {len(value)}"]


def _about(value: Any, rule: Any, node: Schema) -> list[str]:
    return []


RULES: dict[str, Callable[[Any, Any, Schema], list[str]]] = {
    **dict.fromkeys(
        ("$schema", "$defs", "title", "description", "default", "type", "properties", "items", "format"),
        _about,
    ),
    "enum": lambda value, rule, node: [] if value in rule else [f"{value!r} not in {rule}"],
    "const": lambda value, rule, node: [] if value == rule else [f"not {rule!r}"],
    "pattern": lambda value, rule, node: [] if not isinstance(value, str) or re.search(rule, value) else ["pattern"],
    "minLength": lambda value, rule, node: _size(value, least=rule),
    "maxLength": lambda value, rule, node: _size(value, most=rule),
    "minItems": lambda value, rule, node: _size(value, least=rule),
    "maxItems": lambda value, rule, node: _size(value, most=rule),
    "minimum": lambda value, rule, node: [] if value >= rule else ["too small"],
    "maximum": lambda value, rule, node: [] if value <= rule else ["too big"],
    "required": lambda value, rule, node: [f"{key} missing" for key in rule if key not in value],
    "propertyNames": lambda value, rule, node: [
        f"{key}: bad key" for key in value if not re.search(rule["pattern"], key)
    ],
    "additionalProperties": lambda value, rule, node: [
        f"{key} unknown" for key in value if rule is False and key not in node.get("properties", {})
    ],
}


def kind_of(path: Path) -> str:
    """The schema that a content file belongs to."""
    folders = {kind.folder: name for name, kind in CONTENT.items()}
    known = "scenario" if path.stem.startswith(FILE_PREFIX) else path.stem
    return "folder" if path.name == FOLDER_FILE else folders.get(path.parent.name, known)


CONTENT_FILES = [
    path
    for root in (ROOT, SITES / "tiny")
    for top in ("docs", "modules")
    for path in sorted((root / top).rglob("*.yml"))
]


def data(path: Path) -> Any:
    return parse_yaml(path.read_text("utf-8"), path.name).data


@pytest.mark.parametrize("path", CONTENT_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_schema_accepts_every_file_there_is(path: Path) -> None:
    top = schema(kind_of(path))
    assert list(faults(data(path), top, top)) == []


def test_every_kind_of_file_is_among_those_tried() -> None:
    assert {kind_of(path) for path in CONTENT_FILES} | {"page", "record"} == set(MODELS)


def test_schema_accepts_the_record_of_a_learner() -> None:
    top = schema("record")
    states = json.loads((ROOT / "tests" / "vectors" / "records" / "report" / "states.json").read_text("utf-8"))
    for file in states["files"]:
        assert list(faults(json.loads(file["text"]), top, top)) == []
    assert list(faults(json.loads(states["files"][0]["text"]) | {"made": 5}, top, top)) != []


MODULE = SITES / "tiny" / "modules" / "good-talk" / "module.yml"
QUIZ = MODULE.with_name("quiz.yml")
FOLDER = MODULE.with_name(FOLDER_FILE)
SLIPS: dict[str, tuple[Path, Callable[[Any], object]]] = {
    "unknown-key": (MODULE, lambda module: module.update(titel="x")),
    "missing-key": (MODULE, lambda module: module.pop("summary")),
    "text-instead-of-number": (MODULE, lambda module: module.update(minutes="60")),
    "number-instead-of-text": (MODULE, lambda module: module.update(version=1.0)),
    "id-in-capitals": (MODULE, lambda module: module.update(id="Good-Talk")),
    "unknown-status": (MODULE, lambda module: module.update(status="ready")),
    "empty-list": (MODULE, lambda module: module.update(lessons=[])),
    "one-text-for-all-languages": (MODULE, lambda module: module.update(title="x")),
    "language-that-is-none": (MODULE, lambda module: module["title"].update(bulgarian="x")),
    "unknown-key-in-a-list": (MODULE, lambda module: module["lessons"][0].update(time=5)),
    "unknown-kind-of-question": (QUIZ, lambda quiz: quiz["questions"][0].update(kind="guess")),
    "key-of-another-kind": (QUIZ, lambda quiz: quiz["questions"][0].update(accepted={})),
    "unknown-key-of-a-file": (FOLDER, lambda folder: folder["files"]["two-chairs.svg"].update(audiense="team")),
    "too-many-points": (QUIZ, lambda quiz: quiz["questions"][0].update(points=21)),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_schema_refuses_a_slip(slip: str) -> None:
    path, spoil = SLIPS[slip]
    value = copy.deepcopy(data(path))
    spoil(value)
    top = schema(kind_of(path))
    assert list(faults(value, top, top)) != []


def described(node: Any) -> Iterator[tuple[str, str]]:
    """Every property in a schema with its description."""
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            yield key, value.get("description", "")
        for inner in node.values():
            yield from described(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from described(inner)


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_described(name: str, language: str) -> None:
    assert [key for key, words in described(schema(name, language)) if not words] == []


@pytest.mark.parametrize("name", MODELS)
def test_descriptions_are_in_the_language_of_the_author(name: str) -> None:
    text = json.dumps(schema(name), ensure_ascii=False)
    words = [json.loads(found) for found in re.findall(r'"description": ("(?:[^"\\]|\\.)*")', text)]
    assert [description for description in words if not re.search("[А-я]", description)] == []


def test_keys_stand_under_the_names_that_authors_write() -> None:
    assert "for" in schema("awareness")["properties"]
    assert "readers" not in schema("awareness")["properties"]


def test_files_are_written_and_name_their_dialect(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "schema", messages("bg").texts)
    assert [path.stem for path in written] == list(MODELS)
    assert {json.loads(path.read_text("utf-8"))["$schema"] for path in written} == {
        "https://json-schema.org/draft/2020-12/schema"
    }


def announced() -> list[tuple[str, Path, str]]:
    """Files that tell editors their schema: name, folder they stand in, path of the schema."""
    found = []
    for path in [*CONTENT_FILES, *STARTERS.glob("*.yml")]:
        line = re.search(r"yaml-language-server: \$schema=(\S+)", path.read_text("utf-8"))
        if line:
            kind = path.stem if path.parent == STARTERS else kind_of(path)
            folder = ROOT / "docs" / "x" if path.parent == STARTERS else path.parent
            found.append((kind, folder, line.group(1)))
    return found


def test_files_announce_the_schema_that_is_theirs() -> None:
    wrong = [
        (kind, address) for kind, folder, address in announced()
        if (folder / address).resolve() != ROOT / ".portal" / "schema" / f"{kind}.json"
    ]  # fmt: skip
    assert wrong == []


def test_every_starter_announces_its_schema() -> None:
    assert [path.name for path in STARTERS.glob("*.yml") if "$schema=" not in path.read_text("utf-8")] == []
