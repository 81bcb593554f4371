"""The table of languages whose words are known; texts in others are not judged."""

from __future__ import annotations

from collections.abc import Mapping

from portal.wording.bulgarian import BULGARIAN
from portal.wording.english import ENGLISH
from portal.wording.words import Table

TABLES: Mapping[str, Table] = {"bg": BULGARIAN, "en": ENGLISH}
