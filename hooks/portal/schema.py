"""Decides which JSON Schema files editors get: one for each kind of YAML file, described in the author's language."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.model.certificates import Certificates
from portal.model.directory import Centres, Helplines
from portal.model.folder import Folder
from portal.model.glossary import Glossary
from portal.model.kinds import CONTENT
from portal.model.module import Module
from portal.model.page import Home, PageHead
from portal.model.path import Paths
from portal.model.release import Releases
from portal.model.scenario import Scenario
from portal.model.translation import Translations
from portal.model.vocabulary import Vocabulary
from portal.questions.final_test import FinalTest
from portal.questions.quiz import Quiz
from portal.records.record import Record

MODELS: Mapping[str, type[BaseModel]] = {
    "module": Module,
    "quiz": Quiz,
    "scenario": Scenario,
    "final-test": FinalTest,
    "paths": Paths,
    **{kind.name: kind.model for kind in CONTENT.values()},
    "centres": Centres,
    "helplines": Helplines,
    "glossary": Glossary,
    "vocabulary": Vocabulary,
    "home": Home,
    "page": PageHead,
    "folder": Folder,
    "certificates": Certificates,
    "privacy": Releases,
    "translations": Translations,
    "record": Record,
}
"""Name of the schema file → model."""


def schema_of(model: type[BaseModel], texts: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model; `texts` may hold descriptions under `key.<Model>.<key>`.

    Descriptions are the attribute docstrings of the models, in English, wherever `texts` has none.
    """
    schema = model.model_json_schema(by_alias=True)
    owners = {cls.__name__: cls for cls in (model, *_all_models())}
    for name, node in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        _describe(node, owners.get(name), texts)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def described_as(model: type[BaseModel], key: str) -> str:
    """`key.<class that defines the field>.<key>`, under which catalogues describe a field."""
    for cls in reversed(model.__mro__):
        if issubclass(cls, BaseModel):
            own = inspect.get_annotations(cls)
            if any((info.alias or name) == key and name in own for name, info in cls.model_fields.items()):
                owner = cls
    return f"key.{owner.__name__}.{key}"


def _all_models(base: type[BaseModel] = BaseModel) -> list[type[BaseModel]]:
    """Every model class of the portal."""
    return [
        cls
        for direct in base.__subclasses__()
        for cls in (direct, *_all_models(direct))
        if cls.__module__.startswith("portal.")
    ]


def _describe(node: dict[str, Any], owner: type[BaseModel] | None, texts: Mapping[str, Any]) -> None:
    if owner is None:
        # An enumeration: the field that holds it says the same, in the author's language.
        node.pop("description", None)
        return
    if words := texts.get(f"key.{owner.__name__}"):
        node["description"] = words
    for key, value in node.get("properties", {}).items():
        if words := texts.get(described_as(owner, key)):
            value["description"] = words


def write_schemas(folder: Path, texts: Mapping[str, Any]) -> list[Path]:
    """Write every schema below `folder`; the files written, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, model in MODELS.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema_of(model, texts), ensure_ascii=False, indent=1) + "\n", "utf-8")
        written.append(path)
    return written
