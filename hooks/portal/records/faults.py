"""Decides what is said of a file that cannot be used, and how JSON is read that anybody may have written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

LARGEST = 1_000_000
"""Characters of a file that is read at all."""


class Written(BaseModel):
    """A file of ours: exactly its fields, each of exactly its type. Every subclass has the fields `format` and `v`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Version = Annotated[int, Field(ge=1, le=1)]
"""The one version that there is; `Literal[1]` would take `true` for it."""
M = TypeVar("M", bound=Written)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be used."""

    code: Literal[
        "too_large", "too_deep", "truncated", "not_json", "not_a_record", "not_a_key", "newer_version", "wrong_shape",
        "other_key", "damaged", "wrong_passphrase",
    ]  # fmt: skip
    """What is wrong; `not_a_record` and `not_a_key` are JSON that is no such file."""
    detail: str = ""
    """For `wrong_shape` the way to the first wrong value, e.g. kdf.salt; for `other_key` the key that it is for."""


def read(text: str, model: type[M], otherwise: Literal["not_a_record", "not_a_key"]) -> M | Fault:
    """A file of the format of `model`, or why it is none; `otherwise` is said of another kind of file.

    `readWritten` of `written.mjs` is the twin.
    """
    if len(text) > LARGEST:
        return Fault("too_large")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Fault("truncated" if text.lstrip()[:1] == "{" and text.rstrip()[-1:] != "}" else "not_json")
    (expected,) = get_args(model.model_fields["format"].annotation)
    if not isinstance(found, dict) or found.get("format") != expected:
        return Fault(otherwise)
    if _is_later(found.get("v")):
        return Fault("newer_version")
    try:
        return model.model_validate(found)
    except ValidationError as error:
        return Fault("wrong_shape", ".".join(map(str, error.errors(include_url=False)[0]["loc"])))


def _is_later(version: Any) -> bool:
    return isinstance(version, int) and version > 1
