"""Decides how a shape mistake that pydantic finds becomes a problem with our code and the author's place."""

from __future__ import annotations

import difflib
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
}  # fmt: skip
"""pydantic's error type → our code; see https://docs.pydantic.dev/latest/errors/validation_errors/."""


def near(word: str, known: Iterable[str]) -> str:
    """The known word that `word` is most likely a slip of, or an empty string."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


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
        found = [_problem(detail, parsed, path, model) for detail in error.errors(include_url=False)]
        return None, [*parsed.problems, *found]
    document = Document(value, path, parsed.places)
    return (None if parsed.problems else document), parsed.problems


def _problem(error: Any, parsed: Parsed, path: str, model: type[BaseModel]) -> Problem:
    kind: str = error["type"]
    code = _CODES.get(kind, "S099")
    way = _way(error["loc"], parsed)
    key = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "union_tag_not_found":
        key = str(error["ctx"].get("discriminator", "kind")).strip("'")
    args = _ARGS.get(code, _no_args)(error, key, model)
    return Problem(code, parsed.places.get(way, Place(path)), {"key": key, **args})


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
    return {"suggestion": near(key, _keys_at(model, error["loc"][:-1]))}


def _found(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    return {"found": _shown(error.get("input"))}


def _allowed(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    context = error.get("ctx", {})
    allowed = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ").replace("'", "")
    found = str(context.get("tag") or error.get("input"))
    return {"allowed": allowed, "found": _shown(found), "suggestion": near(found, allowed.split(", "))}


def _limit(error: Any, key: str, model: type[BaseModel]) -> dict[str, str | int]:
    context = error.get("ctx", {})
    names = ("min_length", "max_length", "ge", "le")
    return {"limit": next((context[name] for name in names if name in context), ""), "found": _shown(error["input"])}


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    word = (
        {None: "—", True: "true", False: "false"}.get(value, str(value))
        if not isinstance(value, int) or isinstance(value, bool)
        else str(value)
    )
    return word if len(word) <= 60 else word[:57] + "…"


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
        child = real.get("items") if isinstance(step, int) else real.get("properties", {}).get(step)
        if child:
            found.extend(_resolve(c, schema) for c in (child, *child.get("anyOf", ()), *child.get("oneOf", ())))
    return found


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = node.get("$ref", "").rpartition("/")[2]
    resolved: dict[str, Any] = schema["$defs"][name] if name else node
    return resolved


_ARGS: dict[str, Callable[[Any, str, type[BaseModel]], dict[str, str | int]]] = {
    "S002": _suggestion,
    "S003": _found, "S004": _found, "S005": _found, "S006": _found, "S007": _found, "S008": _found, "S015": _found,
    "S009": _allowed, "S016": _allowed,
    "S010": _limit, "S011": _limit, "S012": _limit, "S013": _limit, "S014": _limit,
    "S099": lambda error, key, model: {"detail": error["msg"]},
}  # fmt: skip
