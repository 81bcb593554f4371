"""Descriptions of keys: every key that an author may write is explained in English and in Bulgarian."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from pydantic import BaseModel

import portal.model
import portal.questions
import portal.records.record
from portal.load.catalogues import SHIPPED
from portal.load.yaml_text import parse_yaml

PARSED = parse_yaml((SHIPPED / "bg" / "keys.yml").read_text(encoding="utf-8"), "keys.yml")
BULGARIAN = PARSED.data or {}
CYRILLIC = re.compile("[А-Яа-я]")


def _models(package: ModuleType) -> Iterator[type[BaseModel]]:
    """Every model that a module of the package defines."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield from _models_in(importlib.import_module(found.name))


def _models_in(module: ModuleType) -> Iterator[type[BaseModel]]:
    """Every model that a module defines, imported ones left out."""
    for _, model in inspect.getmembers(module, inspect.isclass):
        if issubclass(model, BaseModel) and model.__module__ == module.__name__:
            yield model


MODELS = [*_models(portal.model), *_models(portal.questions), *_models_in(portal.records.record)]


def described(model: type[BaseModel]) -> dict[str, str | None]:
    """Key of keys.yml → English description, for a model and the fields it defines or redefines itself."""
    own = inspect.get_annotations(model)
    fields = {name: field for name, field in model.model_fields.items() if name in own}
    return {
        f"key.{model.__name__}": vars(model).get("__doc__"),
        **{f"key.{model.__name__}.{field.alias or name}": field.description for name, field in fields.items()},
    }


ENGLISH = {key: text for model in MODELS for key, text in described(model).items()}


def test_models_are_found_and_no_two_share_a_name() -> None:
    names = [model.__name__ for model in MODELS]
    assert {"Entry", "Protocol", "Quiz", "TrueFalse"} <= set(names)
    assert len(names) == len(set(names))


def test_file_has_no_mistakes() -> None:
    assert PARSED.problems == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_inherited_field_is_described_where_it_is_defined(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        owner = next(base for base in model.__mro__ if name in inspect.get_annotations(base))
        assert f"key.{owner.__name__}.{field.alias or name}" in ENGLISH


def test_every_key_is_described_in_english() -> None:
    assert [key for key, text in ENGLISH.items() if not (text or "").strip()] == []


def test_every_key_is_described_in_bulgarian() -> None:
    assert [key for key in ENGLISH if not CYRILLIC.search(str(BULGARIAN.get(key, "")))] == []


def test_no_description_is_left_over() -> None:
    assert sorted(BULGARIAN.keys() - ENGLISH.keys()) == []
