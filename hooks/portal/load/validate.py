"""Decides how a shape mistake that pydantic finds becomes a problem with our code and the author's place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from portal.load.files import read_text, relative
from portal.load.yaml_text import Parsed, parse_yaml
from portal.model.document import Document, Key
from portal.model.place import Place
from portal.problems import Problem

M = TypeVar("M", bound=BaseModel)

_CODES = {
    "missing": "S001",
    "extra_forbidden": "S002",
    "string_type": "S003",
    "int_type": "S004", "int_from_float": "S004", "int_parsing": "S004",
    "bool_type": "S005",
    "list_type": "S006",
    "dict_type": "S007", "model_type": "S007", "model_attributes_type": "S007",
    "date_type": "S008", "date_parsing": "S008",
    "date_from_datetime_parsing": "S008", "date_from_datetime_inexact": "S008",
    "literal_error": "S009", "enum": "S009",
    "string_too_short": "S010",
    "string_too_long": "S011",
    "too_short": "S012",
    "too_long": "S013",
    "greater_than_equal": "S014", "less_than_equal": "S014",
    "string_pattern_mismatch": "S015",
    "union_tag_invalid": "S016", "union_tag_not_found": "S001",
    "per_language": "S017",
    "other_kind": "S018",
    "damaged_key": "B002",
}  # fmt: skip
"""pydantic's error type → our code; see https://docs.pydantic.dev/latest/errors/validation_errors/."""


# Cyrillic letters that look like Latin ones, as typed by somebody who forgot to switch the keyboard.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs")


def near(word: str, known: Iterable[str]) -> str:
    """The known word that `word` is most likely a slip of, or an empty string."""
    options = sorted(known)
    latin = word.translate(_LOOK_ALIKE)
    word = latin if latin.isascii() else word
    found = [word] if word in options else difflib.get_close_matches(word, options, 1)
    return found[0] if found else ""


def alike(word: str) -> str:
    """`yes` when `word` would be plain Latin but for Cyrillic letters that look Latin; nobody can see that."""
    latin = word.translate(_LOOK_ALIKE)
    return "yes" if latin != word and latin.isascii() else "no"


def load_yaml(path: Path, root: Path, model: type[M]) -> tuple[Document[M] | None, list[Problem]]:
    """Read, parse and validate one YAML file against `model`."""
    text = read_text(path, root)
    if isinstance(text, Problem):
        return None, [text]
    name = relative(path, root)
    return validate(parse_yaml(text, name), name, model)


def validate(parsed: Parsed, path: str, model: type[M]) -> tuple[Document[M] | None, list[Problem]]:
    """Fit parsed data to `model`; a document comes back only when no problem was found."""
    if parsed.data is None and parsed.problems:
        return None, parsed.problems
    if not isinstance(parsed.data, dict):
        return None, [*parsed.problems, Problem("Y010", parsed.places.get((), Place(path)))]
    try:
        value = model.model_validate(parsed.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [(detail["loc"], _problem(detail, parsed, path, model)) for detail in details]
        meant = {(*way[:-1], problem.args["suggestion"]) for way, problem in found if problem.code == "S002"}
        return None, [*parsed.problems, *(p for way, p in found if p.code != "S001" or way not in meant)]
    document = Document(value, path, parsed.places)
    return (None if parsed.problems else document), parsed.problems


def _problem(error: Any, parsed: Parsed, path: str, model: type[BaseModel]) -> Problem:
    kind: str = error["type"]
    code = _CODES.get(kind, "S015")
    way = _way(error["loc"], parsed)
    if kind == "string_type" and error["input"] is None:
        code = "S010"
    elif kind == "string_too_long" and isinstance(error["input"], dict):
        way = (*way, max(error["input"], key=lambda language: len(error["input"][language])))
    elif kind == "union_tag_invalid":
        way = (*way, error["ctx"]["discriminator"].strip("'"))
    place = parsed.places.get(way, Place(path))
    key = next((str(step) for step in reversed(way) if isinstance(step, str)), "")
    if kind == "missing":
        key = str(error["loc"][-1])
    elif kind == "union_tag_not_found":
        key = str(error["ctx"].get("discriminator", "kind")).strip("'")
    elif kind == "extra_forbidden":
        place = parsed.keys.get(way, place)
    args = _ARGS.get(code, _no_args)(error, key, model)
    return Problem(code, place, {"key": key, **args})


def _way(location: tuple[Key, ...], parsed: Parsed) -> tuple[Key, ...]:
    """pydantic's location without the names of union members it puts in between."""
    way: tuple[Key, ...] = ()
    for step in location:
        if (*way, step) in parsed.places:
            way = (*way, step)
    return way


def _no_args(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    return {}


def _suggestion(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    return {"suggestion": near(key, _keys_at(model, error["loc"][:-1])), "alike": alike(key)}


def _found(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    value = error["input"]
    if isinstance(value, str) and re.fullmatch(r"true|false|[-+]?\d+", value):
        return {"found": f'"{value}"'}
    return {"found": _shown(value)}


def _form(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    pattern = error.get("ctx", {}).get("pattern", "")
    example = next((example for example in _EXAMPLES if re.search(pattern, example)), _EXAMPLES[0])
    found = _shown(error["input"])
    return {"found": found, "alike": alike(found), "example": example}


_EXAMPLES = (
    "my-text-2",
    "https://example.org",
    "1.0",
    "A2b",
    "BP-2026-001",
    "116 111",
    "04",
    "2026-abcdefghij",
    "abcdefghijklmnop",
)
"""One value for every form that a text value may have to take."""


def _allowed(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    context = error.get("ctx", {})
    allowed = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ").replace("'", "")
    found = _shown(context.get("tag") or error.get("input"))
    return {"allowed": allowed, "found": found, "suggestion": near(found, allowed.split(", "))}


def _kind(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    return {"kind": error["ctx"]["kind"]}


def _limit(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    context = error.get("ctx", {})
    name = next(name for name in ("min_length", "max_length", "ge", "le") if name in context)
    bound = "least" if name in {"min_length", "ge"} else "most"
    return {"limit": context[name], "bound": bound, "found": _shown(error["input"])}


def _shown(value: Any) -> str:
    """A value as its author wrote it, shortened."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    if value is None:
        return "∅"
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return word if len(word) <= 60 else word[:59] + "…"


def _keys_at(model: type[BaseModel], location: tuple[Key, ...]) -> list[str]:
    """The keys that JSON Schema knows at a location; union members are merged."""
    schema = model.model_json_schema(by_alias=True)
    nodes = [schema]
    for step in location:
        nodes = [child for node in nodes for child in _children(node, step, schema)] or nodes
    return sorted({key for node in nodes for key in _resolve(node, schema).get("properties", {})})


def _children(node: dict[str, Any], step: Key, schema: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for option in (node, *node.get("anyOf", ()), *node.get("oneOf", ())):
        real = _resolve(option, schema)
        named = real.get("properties", {}).get(step) or real.get("additionalProperties")
        child = real.get("items") if isinstance(step, int) else named
        if child:
            found.extend(_resolve(c, schema) for c in (child, *child.get("anyOf", ()), *child.get("oneOf", ())))
    return found


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = node.get("$ref", "").rpartition("/")[2]
    resolved: dict[str, Any] = schema["$defs"][name] if name else node
    return resolved


_ARGS: dict[str, Callable[[Any, str, type[BaseModel]], dict[str, str | int]]] = {
    "S002": _suggestion,
    "S003": _found, "S004": _found, "S005": _found, "S006": _found, "S007": _found, "S008": _found, "S015": _form,
    "S009": _allowed, "S016": _allowed,
    "S018": _kind,
    "S011": _limit, "S012": _limit, "S013": _limit, "S014": _limit,
}  # fmt: skip
