"""Writes `scoring/generated.json`: answers whose points follow from how they were made, never from `score`.

Run `python tests/vectors/generate_scoring.py` after a change here; the same seed gives the same file everywhere.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

Vector = dict[str, Any]

OUT = Path(__file__).parent / "scoring" / "generated.json"
SEED = 20261124
UNSEEN = re.compile("[\u00a0\u00ad\u2003]")
"""Characters that nobody sees in a review; the file shows their numbers."""

WORDS = ["listen", "report", "safe-place", "constructor", "length", "to-string", "a1", "call", "stay", "write-down"]

# What a hurried hand does to a right answer without making it wrong.
TWINS = {"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x"}
AROUND = ["", " ", "  ", "\u00a0", ".", "!", "„", "»", " — ", "\t", "…"]
BETWEEN = [" ", "  ", "\u00a0", " \u00a0 ", "\u2003"]
PHRASES = [
    "изслушване",
    "право на изслушване",
    "сигнал",
    "двама",
    "социална услуга",
    "24 часа",
    "hearing",
    "right to be heard",
]


def points(part: Fraction, most: int) -> float:
    """A share of `most` points as people round money: to two places, halves up."""
    exact = part * most
    # Nine places hold every share of at most eight parts well enough to tell a half from what is below it.
    scaled = Decimal(exact.numerator) / Decimal(exact.denominator)
    return float(scaled.quantize(Decimal("0.000000001")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def multiple(dice: random.Random) -> tuple[Vector, Any, float]:
    """So many right ones and so many wrong ones are chosen; the wrong ones are paid for with right ones."""
    options = dice.sample(WORDS, dice.randint(3, 8))
    correct = options[: dice.randint(2, len(options) - 1)]
    wrong = options[len(correct) :]
    good, bad = dice.randint(0, len(correct)), dice.randint(0, len(wrong))
    answer = dice.sample(correct, good) + dice.sample(wrong, bad)
    dice.shuffle(answer)
    dice.shuffle(options)
    most = dice.randint(1, 20)
    key = {"kind": "multiple", "points": most, "correct": sorted(correct, key=options.index), "options": options}
    return key, answer, points(Fraction(good - bad, len(correct)), most) if good > bad else 0.0


def matching(dice: random.Random) -> tuple[Vector, Any, float]:
    """So many pairs are right; of the others some get a neighbour's side, some a distractor, some nothing."""
    pairs = dice.sample(WORDS, dice.randint(2, 8))
    good = dice.randint(0, len(pairs))
    answer = {pair: pair for pair in pairs[:good]}
    for place, pair in enumerate(pairs[good:], start=good):
        fate = dice.choice(["neighbour", "distractor", "nothing"])
        if fate != "nothing":
            answer[pair] = pairs[place - 1] if fate == "neighbour" else "distractor"
    most = dice.randint(1, 20)
    dice.shuffle(pairs)
    return {"kind": "matching", "points": most, "pairs": pairs}, answer, points(Fraction(good, len(pairs)), most)


def longest_in_order(places: Sequence[int]) -> int:
    """Tries every choice of items, the largest first, until one stands in order."""
    return next(
        size
        for size in range(len(places), 0, -1)
        for some in combinations(places, size)
        if all(one < other for one, other in pairwise(some))
    )


def ordering(dice: random.Random) -> tuple[Vector, Any, float]:
    """A few items are taken out and put back anywhere."""
    order = dice.sample(WORDS, dice.randint(3, 8))
    answer = list(order)
    for _ in range(dice.randint(0, 4)):
        answer.insert(dice.randrange(len(order)), answer.pop(dice.randrange(len(order))))
    in_place = longest_in_order([order.index(item) for item in answer])
    most = dice.randint(1, 20)
    key = {"kind": "ordering", "points": most, "order": order}
    return key, answer, points(Fraction(in_place - 1, len(order) - 1), most)


def short_answer(dice: random.Random) -> tuple[Vector, Any, float]:
    """Either a right answer in disguise, or one with a letter too many."""
    phrase = dice.choice(PHRASES)
    key: Vector = {"kind": "short_answer", "points": dice.randint(1, 20), "accepted": [phrase, "друго"]}
    letters = list(phrase)
    right = dice.random() < 0.6
    if not right:
        letters.insert(dice.randrange(1, len(letters)), "ъ" if "а" <= phrase[-1] <= "я" else "q")
    # One alphabet at a time: a Latin twin is read as Cyrillic only where the right answer is in Cyrillic.
    text = "".join(TWINS.get(letter, letter) if dice.random() < 0.3 else letter for letter in letters)
    loud = [letter.upper() if letter not in TWINS.values() and dice.random() < 0.3 else letter for letter in text]
    text = "".join(loud)
    text = text.replace(" ", dice.choice(BETWEEN))
    hidden = dice.randrange(len(text))
    if dice.random() < 0.3:
        text = text[:hidden] + "\u00ad" + text[hidden:]
    answer = dice.choice(AROUND) + text + dice.choice(AROUND)
    return key, answer, float(key["points"]) if right else 0.0


def single(dice: random.Random) -> tuple[Vector, Any, float]:
    """The right option, another one, or one that is not there."""
    options = dice.sample(WORDS, dice.randint(2, 6))
    correct = dice.choice(options)
    answer = dice.choice([correct, correct, *options, "elsewhere"])
    most = dice.randint(1, 20)
    key = {"kind": "single", "points": most, "correct": [correct], "options": options}
    return key, answer, float(most if answer == correct else 0)


def true_false(dice: random.Random) -> tuple[Vector, Any, float]:
    """Three judgements that are booleans, and what only looks like one."""
    truth = dice.random() < 0.5
    answer: Any = dice.choice([truth, truth, not truth, int(truth), str(truth).lower(), None])
    most = dice.randint(1, 20)
    return {"kind": "true_false", "points": most, "answer": truth}, answer, float(most if answer is truth else 0)


MAKERS = {multiple: 40, matching: 40, ordering: 40, short_answer: 40, single: 12, true_false: 12}


def vectors() -> Iterator[Vector]:
    """All generated vectors, in the order of the file."""
    for make, count in MAKERS.items():
        dice = random.Random(f"{SEED} {make.__name__}")
        for number in range(1, count + 1):
            key, answer, expected = make(dice)
            yield {"name": f"{make.__name__} {number}", "key": key, "answer": answer, "points": expected}


def text() -> str:
    """The file: one vector a line, so that a change shows as the lines it touches."""
    lines = (json.dumps(vector, ensure_ascii=False) for vector in vectors())
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", "[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
