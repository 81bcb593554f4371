"""Writes `keys.json` and `report/*.json`: files as they may be handed in, and the report that Python makes of them.

Run `python tests/vectors/records/generate_reports.py` after a change here. A vector is `{files, now, report}`; a file
`{file, sealed, text}`, or `{file, fault, detail}` where it could not be opened. Every flag has a vector of its name.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER.parents[1]), str(FOLDER.parents[2] / "hooks")]

from learners import NOW, letters, make_keys, make_record, quiz_attempt, test_attempt, time  # noqa: E402 - path first
from portal.records.answer_keys import as_keys  # noqa: E402
from portal.records.evidence import Opened  # noqa: E402
from portal.records.faults import Fault  # noqa: E402
from portal.records.record import read_record  # noqa: E402
from portal.records.report import make_report  # noqa: E402

Json = dict[str, Any]
Change = Callable[[Json, random.Random], object]

KEYS = make_keys(random.Random("keys"))
TALK, REPORT, PATH = "good-talk", "safe-report", "path:mediator"


def _empty(dice: random.Random, name: str = "Участник Едно") -> Json:
    nothing: Json = {"lessons": {}, "quizzes": {}, "scenarios": {}, "tests": {}}
    return make_record(dice, KEYS, name) | {"language": "bg", "path": None, "made": time(0)} | nothing


def _tested(dice: random.Random, row: str = TALK, name: str = "Участник Едно") -> Json:
    """Somebody with one attempt at one final test."""
    return _empty(dice, name) | {"tests": {row: {"attempts": [test_attempt(dice, KEYS, row, "bg")]}}}


def _file(record: Json, name: str = "first.portal.json", *, sealed: bool = True) -> Json:
    return {"file": name, "sealed": sealed, "text": json.dumps(record, ensure_ascii=False)}


def _attempt(record: Json) -> Json:
    (test,) = record["tests"].values()
    found: Json = test["attempts"][0]
    return found


def _redrawn(record: Json, dice: random.Random) -> None:
    _attempt(record)["drawn"].reverse()


def _perfect(record: Json, dice: random.Random) -> None:
    attempt = _attempt(record)
    attempt["answers"] = {}
    attempt |= {"points": attempt["of"], "passed": True}


def _other_words(record: Json, dice: random.Random) -> None:
    _attempt(record)["drawn"][0]["hash"] = "aaaaaaaa"


def _foreign_question(record: Json, dice: random.Random) -> None:
    _attempt(record)["drawn"].append({"question": "good-talk/<b>gone</b>", "hash": "aaaaaaaa"})


def _once_more(record: Json, dice: random.Random) -> None:
    record["tests"][TALK]["attempts"] += [test_attempt(dice, KEYS, TALK, "bg") for _ in range(2)]


def _fast(record: Json, dice: random.Random) -> None:
    _attempt(record).update(begun=time(9_000), at=time(8_995))


def _backwards(record: Json, dice: random.Random) -> None:
    _attempt(record).update(begun=time(9_000), at=time(9_001))


def _ahead(record: Json, dice: random.Random) -> None:
    record["made"] = _attempt(record)["at"] = time(-200_000)
    record["lessons"] = {"good-talk/one": {"at": time(-90_000)}, "good-talk/two": {"at": time(-80_000)}}


def _elsewhere(record: Json, dice: random.Random) -> None:
    record["lessons"] = {"gone/one": {"at": time(9)}, "<script>/one": {"at": time(9)}}
    record["quizzes"] = {"__proto__": {"answers": {}, "attempts": []}, "constructor": {"answers": {}, "attempts": []}}


ALONE: Mapping[str, tuple[str, Change]] = {
    "not_drawn": (TALK, _redrawn),
    "claimed_other_score": (REPORT, _perfect),
    "outdated": (TALK, _other_words),
    "unknown_question": (TALK, _foreign_question),
    "beyond_limit": (TALK, _once_more),
    "too_fast": (TALK, _fast),
    "finished_before_begun": (TALK, _backwards),
    "in_future": (TALK, _ahead),
    "unknown_module": (TALK, _elsewhere),
}
"""Flag → whose final test, and what makes the flag; it stands in one file."""


def _duplicate(dice: random.Random) -> list[Json]:
    record = _tested(dice)
    renamed = record | {"id": letters(dice), "name": "Участник Две"}
    return [_file(record), _file(record, "again.portal.json"), _file(renamed, "renamed.portal.json")]


def _older_copy(dice: random.Random) -> list[Json]:
    newer = _tested(dice)
    newer["tests"][TALK]["attempts"].append(test_attempt(dice, KEYS, TALK, "bg"))
    older = copy.deepcopy(newer) | {"id": letters(dice), "made": time(60)}
    del older["tests"][TALK]["attempts"][1]
    oldest = copy.deepcopy(older) | {"id": letters(dice), "made": time(600), "lessons": {"read/one": {"at": time(999)}}}
    return [_file(older, "older.portal.json"), _file(newer, "newer.portal.json"), _file(oldest, "oldest.portal.json")]


def _shared(dice: random.Random) -> list[Json]:
    one, other = _tested(dice), _tested(dice, REPORT, "Участник Две")
    other["tests"][TALK] = {"attempts": [_attempt(one)]}
    return [_file(one), _file(other, "second.portal.json")]


def _unreadable(dice: random.Random) -> list[Json]:
    record = _tested(dice)
    text = json.dumps(record, ensure_ascii=False)
    wrong = copy.deepcopy(record)
    _attempt(wrong)["at"] = "2026-02-30T08:00:00Z"
    texts = {
        "not_json": "Здравейте!",
        "too_deep": "[" * 13 + "]" * 13,
        "not_a_record": '{"format": "portal-training", "v": 1}',
        "newer_version": text.replace('"v": 1', '"v": 2'),
        "wrong_shape": json.dumps(wrong),
        "truncated": text[: len(text) // 2],
    }
    read = [{"file": f"{name}.portal.json", "sealed": True, "text": words} for name, words in texts.items()]
    closed = {"other_key": "abcdefghijklmnop", "damaged": "", "too_large": ""}
    return read + [{"file": f"{name}.portal.json", "fault": name, "detail": detail} for name, detail in closed.items()]


def _states(dice: random.Random) -> list[Json]:
    """Nothing, begun, read, not to be marked any more, failed, passed; quizzes and a path, too."""
    at = {"at": time(5_000)}
    none = _empty(dice, "А")
    begun = _empty(dice, "Б") | {"lessons": {"read/one": at}, "path": "mediator"}
    begun["tests"] = {TALK: {"attempts": [test_attempt(dice, KEYS, TALK, "bg")]}}
    del _attempt(begun)["at"]
    read = _empty(dice, "В") | {"lessons": {"read/one": at, "read/two": at, "good-talk/one": at}}
    waiting = _tested(dice, TALK, "Г")
    _other_words(waiting, dice)
    failed = _tested(dice, TALK, "Д")
    _attempt(failed)["answers"] = {}
    passed = _tested(dice, PATH, "Е")
    _all_right(_attempt(passed), PATH)
    passed["quizzes"] = {"quick": {"answers": {}, "attempts": [_right_quiz(dice)]}}
    everybody = (none, begun, read, waiting, failed, passed)
    return [_file(one, f"{number}.portal.json") for number, one in enumerate(everybody)]


def _all_right(attempt: Json, row: str) -> None:
    known = as_keys(KEYS).tests[row].questions
    attempt["answers"] = {one["question"]: _right(known[one["question"]]["key"]["bg"]) for one in attempt["drawn"]}


def _right_quiz(dice: random.Random) -> Json:
    quiz = KEYS["quizzes"]["quick"]
    attempt = quiz_attempt(dice, quiz, "bg")
    for name, given in attempt["answers"].items():
        given["answer"] = _right(quiz["questions"][name]["key"]["bg"])
    for claim in ("points", "of", "passed"):
        del attempt[claim]
    return attempt


RIGHT: Mapping[str, Callable[[Json], Any]] = {
    "single": lambda key: key["correct"][0],
    "multiple": lambda key: key["correct"],
    "true_false": lambda key: key["answer"],
    "matching": lambda key: dict(zip(key["pairs"], key.get("sides", key["pairs"]), strict=True)),
    "ordering": lambda key: key["order"],
    "short_answer": lambda key: key["accepted"][0],
}


def _right(key: Json) -> Any:
    return RIGHT[key["kind"]](key)


TOGETHER: Mapping[str, Callable[[random.Random], list[Json]]] = {
    "duplicate": _duplicate,
    "older_copy": _older_copy,
    "shared_attempts": _shared,
    "not_sealed": lambda dice: [_file(_tested(dice), sealed=False)],
    "unreadable": _unreadable,
    "states": _states,
    "names": lambda dice: [
        _file(_tested(dice, TALK, name), f"{name}.json") for name in ("😀", "ﬁ", '<script>alert("x")</script>', "=1+1")
    ],
}


def _files() -> Iterator[tuple[str, list[Json]]]:
    for name, (row, change) in ALONE.items():
        dice = random.Random(name)
        record = _tested(dice, row)
        change(record, dice)
        yield name, [_file(record)]
    for name, make in TOGETHER.items():
        yield name, make(random.Random(name))


def opened(one: Json) -> Opened:
    """A file of a vector as the report takes it."""
    if "fault" in one:
        return Opened(one["file"], Fault(one["fault"], one["detail"]))
    return Opened(one["file"], read_record(one["text"].encode()), one["sealed"])


def texts() -> dict[str, str]:
    """Path in this folder → content."""
    keys = as_keys(KEYS)
    found = {"keys.json": json.dumps(KEYS, ensure_ascii=False) + "\n"}
    for name, files in _files():
        vector = {"files": files, "now": NOW, "report": make_report([opened(one) for one in files], keys, NOW)}
        found[f"report/{name}.json"] = json.dumps(vector, ensure_ascii=False, indent=1) + "\n"
    return found


if __name__ == "__main__":
    for path, content in texts().items():
        (FOLDER / path).write_text(content, encoding="utf-8")
