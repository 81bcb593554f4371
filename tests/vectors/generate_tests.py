"""Writes `draw.json` and `hashed.json`: attempts at final tests as Python draws and marks them.

Run `python tests/vectors/generate_tests.py` after a change here; the same seed gives the same files everywhere. Points
are those of `score` for the key in clear, so that marking by hashes is held against it, never against itself.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.questions.asked import asked, asked_key
from portal.questions.draw import drawn, shuffled
from portal.questions.hashed import hashed_key
from portal.questions.kinds import KINDS, score
from portal.questions.question import Question

Vector = dict[str, Any]

FOLDER = Path(__file__).parent
SEED = 20261124
QUESTIONS, ANSWERS_EACH = 30, 20
"""Questions of each kind, and answers to each of them."""
WORDS = ["да", "не", "може би", "никога", "винаги", "утре", "днес", "вчера", "сигнал", "изслушване", "право", "дом"]


def _texts(words: str) -> dict[str, str]:
    return {"bg": words, "en": f"{words} (en)"}


def _choice(dice: random.Random, right: int) -> Vector:
    words = dice.sample(WORDS, dice.randint(right + 1, 8))
    options = [
        {"id": f"o{n}", "text": _texts(word), "correct": n < right, "feedback": _texts("така")}
        for n, word in enumerate(words)
    ]
    dice.shuffle(options)
    return {"options": options}


def _matching(dice: random.Random) -> Vector:
    left, right = dice.sample(WORDS, 6), dice.sample(WORDS, 8)
    count = dice.randint(2, 6)
    pairs = [
        {"id": f"p{n}", "left": _texts(left[n]), "right": _texts(right[n]), "feedback": _texts("така")}
        for n in range(count)
    ]
    return {"pairs": pairs, "distractors": [{"id": "d1", "text": _texts(right[7])}] if dice.random() < 0.5 else []}


def _ordering(dice: random.Random) -> Vector:
    words = dice.sample(WORDS, dice.randint(3, 8))
    return {
        "items": [{"id": f"i{n}", "text": _texts(word), "feedback": _texts("така")} for n, word in enumerate(words)]
    }


MAKERS: Mapping[str, Callable[[random.Random], Vector]] = {
    "single": lambda dice: _choice(dice, 1),
    "multiple": lambda dice: _choice(dice, dice.randint(2, 4)),
    "true_false": lambda dice: {
        "answer": dice.random() < 0.5, "feedback_true": _texts("така"), "feedback_false": _texts("иначе"),
    },
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": lambda dice: {
        "accepted": {"bg": dice.sample(WORDS, 2), "en": ["report"]}, "feedback": _texts("така"),
    },
}  # fmt: skip


def _question(kind: str, number: int, dice: random.Random) -> Question:
    shared = {
        "id": f"{kind.replace('_', '-')}-{number}",
        "objective": "one",
        "kind": kind,
        "points": dice.randint(1, 20),
    }
    texts = {"prompt": _texts("въпрос"), "explanation": _texts("обяснение")}
    return KINDS[kind].model.model_validate({**shared, **texts, **MAKERS[kind](dice)})


def _ordered(parts: list[str], key: Mapping[str, Any], dice: random.Random) -> list[str]:
    order = list(key["order"])
    for _ in range(dice.randint(0, 4)):
        order.insert(dice.randrange(len(order)), order.pop(dice.randrange(len(order))))
    return order


ANSWERS: Mapping[str, Callable[[Any, Mapping[str, Any], random.Random], Any]] = {
    "single": lambda parts, key, dice: dice.choice(parts["options"]),
    "multiple": lambda parts, key, dice: dice.sample(parts["options"], dice.randint(1, len(parts["options"]))),
    "true_false": lambda parts, key, dice: dice.random() < 0.5,
    "matching": lambda parts, key, dice: {
        left: right if dice.random() < 0.5 else dice.choice(parts["choices"])
        for left, right in zip(key["pairs"], key["sides"], strict=True)
    },
    "ordering": lambda parts, key, dice: _ordered(parts["shown"], key, dice),
    "short_answer": lambda parts, key, dice: dice.choice(
        [*key["accepted"], *WORDS, f"  {key['accepted'][0].upper()}!"]
    ),
}
"""Kind → parts, key, dice → an answer, right in a good part of all cases."""


def hashed_vectors() -> Iterator[Vector]:
    """A question as a page holds it, and answers, each with the points that the key in clear gives for it."""
    for kind in KINDS:
        dice = random.Random(f"{SEED} {kind}")
        for number in range(QUESTIONS):
            question = _question(kind, number, dice)
            parts = {name: list(names) for name, names in asked(question).items()}
            key = asked_key(question, "bg")
            answers = [ANSWERS[kind](parts, key, dice) for _ in range(ANSWERS_EACH)]
            answers.append(dice.choice([None, [], {}, "nothing", 1, True]))
            marked = [[answer, score(key, answer)] for answer in answers]
            yield {"hashed": hashed_key(question, "bg"), "parts": parts, "marked": marked}


def draw_vectors() -> Iterator[Vector]:
    """A pool, how many are drawn, and what Python draws for a seed."""
    dice = random.Random(f"{SEED} draw")
    for number in range(60):
        pool = {f"модул-{dice.randint(1, 3)}/q{n}": f"o{dice.randint(1, 5)}" for n in range(dice.randint(1, 30))}
        seed, count = f"attempt {number}", dice.randint(1, 12)
        yield {"seed": seed, "pool": list(pool.items()), "count": count, "drawn": drawn(seed, pool, count),
               "shuffled": shuffled(seed, pool)}  # fmt: skip


def hash_vectors() -> Iterator[Vector]:
    """Texts of every length around the blocks of SHA-256, with Python's own SHA-256."""
    for length in [*range(70), 119, 120, 121, 1000]:
        text = "ж€a😀"[length % 4] * length
        yield {"text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}


FILES: Mapping[str, Callable[[], Iterator[Vector]]] = {
    "draw.json": draw_vectors, "hashed.json": hashed_vectors, "sha256.json": hash_vectors,
}  # fmt: skip


def text(name: str) -> str:
    """A file: one vector a line."""
    lines = (json.dumps(vector, ensure_ascii=False) for vector in FILES[name]())
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    for file in FILES:
        (FOLDER / file).write_text(text(file), encoding="utf-8")
