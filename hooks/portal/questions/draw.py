"""Decides which questions of a pool an attempt asks, and in which order everything stands.

Chance comes from the name of the attempt alone, so the same attempt is drawn again in any browser, and by whoever
checks it. `overrides/assets/portal/draw.mjs` does the same; `tests/vectors/draw.json` holds both to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping


def shuffled(seed: str, names: Iterable[str]) -> list[str]:
    """Names in the order of the SHA-256 of seed, space and name (UTF-8)."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).hexdigest())


def drawn(seed: str, pool: Mapping[str, str], count: int) -> list[str]:
    """`count` questions of a pool (question → objective) in the order of asking: one for each objective, then any.

    A pool that is too small is asked as a whole; of more objectives than questions, some are left out.
    """
    order = shuffled(seed, pool)
    firsts: dict[str, str] = {}
    for question in order:
        firsts.setdefault(pool[question], question)
    chosen = {*[*firsts.values(), *(question for question in order if question not in firsts.values())][:count]}
    return [question for question in order if question in chosen]
