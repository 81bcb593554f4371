"""Files that are handed in as records and are none, or not quite; made from dice."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from learners import Json, letters, make_record

NAMES = (
    "<script>alert(1)</script>", "\ud800", "a\udfff", "\x00", "", " ", " a", "a\u00a0", "a" * 121, "😀" * 120,
    "😀" * 121, "=cmd|' /C calc'!A0", "@SUM(1)", "\u202eab", "a\u2028b", "\x1b[31m", "{{x}}", "${x}", "%s%n", "../../x",
    "\ufeffa", "ﬁ", "\x85",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, -0.0, 1e6, 1e6 + 1, -1e300, 2**53, "", "x", "x" * 4000, "x" * 4001, "😀" * 4000, "😀" * 4001, [],
    {}, [[]], [None] * 2001, {"__proto__": {"at": 1}}, {"constructor": None}, {"toString": []}, {"length": 0},
    {"1": 1, "0": 0},
    "2026-11-24T08:00:00Z", "2026-02-29T00:00:00Z", "0000-01-01T00:00:00Z", "2026-11-24T24:00:00Z",
    "2026-11-24T08:00:60Z", "２０２６-11-24T08:00:00Z", "2026-11-24T08:00:00Z\n", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
)  # fmt: skip
"""What is put in the place of something else."""
KEYS = ("__proto__", "constructor", "toString", "0", "", "\ud800", "x" * 4001, "<b>", "path:", "good-talk", "1e3")
TEXTS: Mapping[str, bytes] = {
    "empty": b"",
    "blank": b" \n",
    "null": b"null",
    "number": b"1e999",
    "list": b"[]",
    "nan": b'{"format": "portal-record", "v": NaN}',
    "infinity": b'{"format": "portal-record", "v": Infinity}',
    "huge-version": b'{"format": "portal-record", "v": 1e999}',
    "long-version": b'{"format": "portal-record", "v": ' + b"9" * 5000 + b"}",
    "true-version": b'{"format": "portal-record", "v": true}',
    "deep-lists": b"[" * 200_000,
    "deep-maps": b'{"a":' * 100_000,
    "deep-and-closed": b"[" * 200_000 + b"]" * 200_000,
    "deep-in-a-text": b'{"format": "portal-record", "x": "' + b"[" * 5000,
    "open-text": b'{"a": "\\',
    "two-values": b"{} {}",
    "comment": b"// {}\n{}",
    "single-quotes": b"{'format': 'portal-record'}",
    "trailing-comma": b'{"format": "portal-record",}',
    "control-character": b'{"format": "portal-record\x01"}',
    "bad-escape": b'{"format": "\\x41"}',
    "unicode-escape": b'{"format": "\\u00+1"}',
    "leading-zero": b'{"format": "portal-record", "v": 01}',
    "plus": b'{"format": "portal-record", "v": +1}',
    "bare-point": b'{"format": "portal-record", "v": 1.}',
    "one-point-zero": b'{"format": "portal-record", "v": 1.0}',
    "other-digits": '{"format": "portal-record", "v": １}'.encode(),
    "other-space": '{\u00a0"format": "portal-record"}'.encode(),
    "two-marks": b"\xef\xbb\xbf\xef\xbb\xbf{}",
    "half-a-letter": b'{"format": "\xd0"}',
    "overlong": b'{"format": "\xc0\xaf"}',
    "surrogate-bytes": b'{"format": "\xed\xa0\x80"}',
    "too-large": b'"' + b"x" * 1_000_000 + b'"',
    "just-too-large": b" " * 1_000_001,
    "many-escapes": b'"' + b"\\\\" * 400_000 + b'"',
    "many-quotes": b'"' * 900_001,
}


def _places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield way
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(inner, (*way, name))


def _put(record: Json, way: tuple[Any, ...], value: Any) -> None:
    inside: Any = record
    for step in way[:-1]:
        inside = inside[step]
    inside[way[-1]] = value


def _another_value(record: Json, dice: random.Random) -> None:
    way = dice.choice([way for way in _places(record) if way and way != ("format",)])
    _put(record, way, copy.deepcopy(dice.choice(VALUES)))


def _another_key(record: Json, dice: random.Random) -> None:
    part = record[dice.choice(["lessons", "quizzes", "scenarios", "tests"])]
    part[dice.choice(KEYS)] = copy.deepcopy(dice.choice([*part.values(), *VALUES]))


def _missing(record: Json, dice: random.Random) -> None:
    way = dice.choice([way for way in _places(record) if way and isinstance(way[-1], str)])
    inside: Any = record
    for step in way[:-1]:
        inside = inside[step]
    del inside[way[-1]]


def _named(record: Json, dice: random.Random) -> None:
    record["name"] = dice.choice(NAMES)


def _many(record: Json, dice: random.Random) -> None:
    record["lessons"] = {f"read/{number}": {"at": record["made"]} for number in range(dice.choice([2000, 2001]))}


def _nested(record: Json, dice: random.Random) -> None:
    value: Any = []
    for _ in range(dice.randint(5, 14)):
        value = [value] if dice.random() < 0.5 else {"a": value}
    record["scenarios"] = {"read/one": {"steps": [value], "endings": {}}}


CHANGES: tuple[Callable[[Json, random.Random], None], ...] = (
    _another_value, _another_value, _another_value, _another_key, _another_key, _missing, _named, _many, _nested,
)  # fmt: skip


def _flip(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def _twice(data: bytes, dice: random.Random) -> bytes:
    """The same key again, with another value."""
    keys = [b'"name": "x"', b'"v": 2', b'"tests": {}', b'"id": 5', b'"__proto__": {"format": 1}']
    return data[:-1] + b", " + dice.choice(keys) + b"}"


def _number(data: bytes, dice: random.Random) -> bytes:
    words = [b"1e999", b"-1e999", b"1e-999", b"123456789012345678901234567890", b"0.1e1", b"-0", b"1E6", b"NaN"]
    return data.replace(b'"points": ', b'"points": ' + dice.choice(words) + b', "pointz": ')


def _zipped(data: bytes, dice: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("record.json"), data)
    return file.getvalue()


SPOILT: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _flip, _flip, _cut, _cut, _twice, _number,
    lambda data, dice: data.decode().encode(dice.choice(["utf-16", "utf-16-le", "utf-32", "cp1251"])),
    lambda data, dice: b"\xef\xbb\xbf" + data,
    lambda data, dice: data + dice.choice([b"\0", b"\n\n", b"}", b"x"]),
    _zipped,
)  # fmt: skip


def hostile_files(seed: int, keys: Json, count: int) -> dict[str, bytes]:
    """File name → content: all of TEXTS, and `count` records to which one thing or several were done."""
    dice = random.Random(f"hostile {seed}")
    files = {f"{name}.json": data for name, data in TEXTS.items()}
    for number in range(count):
        record = make_record(dice, keys, f"Участник {letters(dice, 3)}", most=1)
        record["language"] = "bg"
        spoil_values = number % 2 == 0
        for change in dice.choices(CHANGES, k=dice.randint(1, 2)) if spoil_values else ():
            change(record, dice)
        # Lone surrogates stand in JSON as escapes; letters as they are, or half of all flips would hit an escape.
        text = json.dumps(record, ensure_ascii="\\ud" in json.dumps(record))
        data = text.encode()
        files[f"{number}.json"] = data if spoil_values else dice.choice(SPOILT)(data, dice)
    return files


def _another_field(data: bytes, dice: random.Random) -> bytes:
    """One field of a sealed file lengthened, shortened, changed, emptied, missing, or one too many."""
    file = json.loads(data)
    name = dice.choice(list(file))
    changes: tuple[Any, ...] = (f"{file[name]}A", str(file[name])[:-1], str(file[name])[::-1], "", None, 2, [], {})
    file[name] = dice.choice(changes)
    if dice.random() < 0.3:
        del file[name]
    if dice.random() < 0.3:
        file[dice.choice(["<b>", "__proto__", "extra", "a.b"])] = "x"
    return json.dumps(file).encode()


def spoilt_files(seed: int, files: Sequence[bytes], count: int) -> dict[str, bytes]:
    """File name → content: `count` of the sealed files, each spoilt in one way."""
    dice = random.Random(f"spoilt {seed}")
    ways = (_flip, _cut, _another_field, _another_field, _another_field)
    return {f"spoilt-{number}.portal.json": dice.choice(ways)(dice.choice(files), dice) for number in range(count)}
