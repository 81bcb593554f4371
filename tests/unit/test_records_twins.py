"""Python and Node make the same report and table of the same files, to the byte: honest ones, and hostile ones."""

from __future__ import annotations

import base64
import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from test_node import node

from hostile_records import hostile_files, spoilt_files
from learners import NOW, Json, make_keys, make_record
from portal.questions.kinds import KINDS
from portal.records.answer_keys import as_keys
from portal.records.container import seal
from portal.records.flags import UNREADABLE
from portal.records.keys import ExpertKey, unlock
from portal.records.marking import mark_record
from portal.records.opening import open_record
from portal.records.record import Record
from portal.records.report import as_json, make_report
from portal.records.table import as_csv, table_words
from sample import messages

ROOT = Path(__file__).parents[2]
SEEDS = range(4)
RECORDS = 40
Files = Mapping[str, bytes]
KEY = json.loads((ROOT / "tests" / "vectors" / "records" / "crypto" / "key.json").read_text("utf-8"))


@cache
def expert_key() -> ExpertKey:
    found = unlock(KEY["text"], KEY["passphrase"])
    assert isinstance(found, ExpertKey)
    return found


def in_python(files: Files, keys: Json) -> list[str]:
    """The report as JSON, and the table."""
    opened = [open_record(name, data, expert_key()) for name, data in files.items()]
    report = make_report(opened, as_keys(keys), NOW)
    return [as_json(report), as_csv(report, as_keys(keys), messages("bg"))]


def in_node(cases: Sequence[tuple[Files, Json]]) -> list[list[str]]:
    given = [
        {
            "keys": keys,
            "now": NOW,
            "files": [{"file": name, "data": base64.b64encode(data).decode()} for name, data in files.items()],
        }
        for files, keys in cases
    ]
    done = subprocess.run(
        [node(), "tests/js/report_of.mjs"],
        input=json.dumps({"key": KEY, "words": table_words(messages("bg")), "cases": given}),
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made: list[list[str]] = json.loads(done.stdout)
    return made


def honest(seed: int) -> tuple[Files, Json]:
    dice = random.Random(f"honest {seed}")
    keys = make_keys(dice)
    records = [make_record(dice, keys, f"Участник {number}") for number in range(RECORDS)]
    texts = [json.dumps(record, ensure_ascii=False) for record in records]
    return {f"{n}.portal.json": seal(text, expert_key().public).encode() for n, text in enumerate(texts)}, keys


@pytest.fixture(scope="module")
def cases() -> list[tuple[Files, Json]]:
    return [honest(seed) for seed in SEEDS]


def test_reports_of_honest_records_are_the_same(cases: list[tuple[Files, Json]]) -> None:
    assert in_node(cases) == [in_python(files, keys) for files, keys in cases]


def test_every_kind_is_answered_five_hundred_times(cases: list[tuple[Files, Json]]) -> None:
    """Else the test above could agree on little."""
    seen: Counter[str] = Counter()
    for files, keys in cases:
        known = as_keys(keys)
        quizzes = [(f"{row}/quiz/", quiz) for row, quiz in known.quizzes.items()]
        kinds = {
            f"{before}{name}": one["question"]["kind"]
            for before, asked in [*(("", test) for test in known.tests.values()), *quizzes]
            for name, one in asked.questions.items()
        }
        for data in files.values():
            record = open_record("", data, expert_key()).record
            assert isinstance(record, Record)
            results = [result for marked in mark_record(record, known) for result in marked.results]
            seen.update(kinds[result.question] for result in results)
    assert set(seen) == set(KINDS)
    assert min(seen.values()) >= 500


def test_honest_records_get_no_flag(cases: list[tuple[Files, Json]]) -> None:
    for files, keys in cases:
        report = json.loads(in_python(files, keys)[0])
        assert [one for one in report["files"] if one["flags"] or one["status"] != "read"] == []


@pytest.fixture(scope="module")
def hostile(cases: list[tuple[Files, Json]]) -> tuple[Files, Json]:
    _, keys = cases[0]
    plain, closed = hostile_files(1, keys, 400), hostile_files(2, keys, 100)
    sealed = {
        f"{name}.portal.json": seal(data.decode("utf-8", "replace"), expert_key().public).encode()
        for name, data in closed.items() if len(data) < 100_000
    }  # fmt: skip
    return {**plain, **sealed, **spoilt_files(3, list(sealed.values()), 200)}, keys


@pytest.fixture(scope="module")
def hostile_report(hostile: tuple[Files, Json]) -> list[str]:
    return in_python(*hostile)


@pytest.fixture(scope="module")
def told(hostile_report: list[str]) -> list[Json]:
    files: list[Json] = json.loads(hostile_report[0])["files"]
    return files


def test_reports_of_hostile_files_are_the_same(hostile: tuple[Files, Json], hostile_report: list[str]) -> None:
    assert in_node([hostile]) == [hostile_report]


def test_every_hostile_file_is_named_with_its_reason_or_read(hostile: tuple[Files, Json], told: list[Json]) -> None:
    assert [one["file"] for one in told] == list(hostile[0])
    reasons = Counter(one["flags"][0]["code"] for one in told if one["status"] == "unreadable")
    assert set(reasons) == set(UNREADABLE)
    read = sum(one["status"] == "read" for one in told)
    assert min(read, reasons["wrong_shape"], reasons["not_json"]) >= 50


def test_no_reason_repeats_what_a_file_says(told: list[Json]) -> None:
    """What a stranger wrote must not reach a page or a terminal by way of a reason."""
    details = [flag["detail"] for one in told for flag in one["flags"]]
    assert [detail for detail in details if not re.fullmatch(r"[\w.:/… -]*", detail)] == []
