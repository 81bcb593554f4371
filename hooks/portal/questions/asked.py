"""Decides how the parts of a question are called and ordered in a test, so that neither gives the key away.

Ids of authors can (`right`, `wrong-1`), as can the order in which they write; both sides of a pair even share an id. So
every part of a test has a name made of its own words alone, and the parts stand in the order of these names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from portal.model.letters import digest
from portal.questions.kinds import KINDS, key_of
from portal.questions.question import Part, Question

Parts = Mapping[str, Mapping[str, Part]]
"""List → name in the test → part, in the order of the names."""


def asked(question: Question) -> Parts:
    """The parts of a question as a test shows them."""
    lists = KINDS[question.kind].parts.items()
    return {name: _in_order(name, make(question)) for name, make in lists}


def _in_order(name: str, parts: Iterable[Part]) -> dict[str, Part]:
    named = {_name(name, part): part for part in parts}
    return {own: named[own] for own in sorted(named)}


def asked_key(question: Question, language: str) -> dict[str, Any]:
    """The key of a question in a test: as `key_of`, with the names of the test; `score` reads both."""
    key = key_of(question, language)
    names = {name: {part.id: own for own, part in parts.items()} for name, parts in asked(question).items()}
    keyed = KINDS[question.kind].keyed
    return key | {entry: [names[name][part] for part in key[source]] for entry, (source, name) in keyed.items()}


def _name(name: str, part: Part) -> str:
    """Eight letters made of a part's words in all languages, and of what list it stands in."""
    words = {language: " ".join(text.split()) for language, text in part.text.items()}
    written = json.dumps([name, words], ensure_ascii=False, sort_keys=True)
    return digest(written, 8)
