"""Writes `qr.json`: QR codes as the segno library makes them, a full one and another of every version and level.

Run `python tests/vectors/generate_qr.py`. A code is kept as its mask and the SHA-256 of its rows, since 160 matrices
would be long; the first stands there in full, to be looked at.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import segno
from segno import consts, encoder

SEED = 20261125
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#/:"
LEVELS = {"M": consts.ERROR_LEVEL_M, "L": consts.ERROR_LEVEL_L}


def pad(buff: encoder.Buffer, version: int, length: int) -> None:
    """Pads to the end of a codeword (7.4.10); segno 1.6 adds eight bits where none are missing; no reader minds."""
    buff.extend([0] * (-length % 8))


def room(version: int, level: str) -> int:
    """How many bytes a version holds: its codewords without mode, length and terminator."""
    return int(consts.SYMBOL_CAPACITY[version][LEVELS[level]]) // 8 - (2 if version < 10 else 3)


def main() -> None:
    encoder.write_padding_bits = pad
    dice = random.Random(SEED)
    found = []
    for level in LEVELS:
        for version in range(1, 41):
            most, least = room(version, level), room(version - 1, level) + 1 if version > 1 else 0
            for length in (most, dice.randint(least, most - 1)):
                text = "".join(dice.choices(SIGNS, k=length))
                made = segno.make(text, error=level, mode="byte", boost_error=False, micro=False)
                assert made.version == version
                rows = ["".join(map(str, row)) for row in made.matrix]
                digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()
                entry = {"text": text, "level": level, "version": version, "mask": made.mask, "sha256": digest}
                found.append({**entry, "rows": rows} if not found else entry)
    path = Path(__file__).parent / "qr.json"
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
