"""What the expert is told of records: every flag and every state, as in the vectors that hold the browser, too."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from portal.records.answer_keys import as_keys, read_keys
from portal.records.flags import FLAGS, UNREADABLE
from portal.records.report import as_json, make_report

FOLDER = Path(__file__).parents[1] / "vectors" / "records"
GENERATOR = runpy.run_path(str(FOLDER / "generate_reports.py"))
VECTORS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((FOLDER / "report").glob("*.json"))
}
STATES = {"none", "begun", "read", "waiting", "failed", "passed"}


def codes(name: str) -> set[str]:
    return {flag["code"] for one in VECTORS[name]["report"]["files"] for flag in one["flags"]}


@pytest.mark.parametrize("name", VECTORS)
def test_report_is_that_of_the_vector(name: str) -> None:
    vector = VECTORS[name]
    keys = as_keys(json.loads((FOLDER / "keys.json").read_text("utf-8")))
    files = [GENERATOR["opened"](one) for one in vector["files"]]
    assert as_json(make_report(files, keys, vector["now"])) == json.dumps(
        vector["report"], ensure_ascii=False, separators=(",", ":")
    )


def test_vectors_are_as_their_generator_writes_them() -> None:
    written = {path: (FOLDER / path).read_text("utf-8") for path in GENERATOR["texts"]()}
    assert written == GENERATOR["texts"]()


@pytest.mark.parametrize("code", FLAGS)
def test_every_flag_is_found_where_it_is_and_not_in_every_other_vector(code: str) -> None:
    assert code in codes(code)
    assert code not in codes("states") or code == "outdated"


def test_every_reason_is_told() -> None:
    assert codes("unreadable") == set(UNREADABLE)


def test_every_state_is_reached() -> None:
    assert {row["state"] for row in VECTORS["states"]["report"]["rows"]} == STATES


def test_people_stand_in_the_order_of_code_points() -> None:
    people = [row["person"] for row in VECTORS["names"]["report"]["rows"]]
    assert list(dict.fromkeys(people)) == sorted(set(people))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "portal-test-keys", "v": 2}', '{"format": "portal-test-keys", "v": 1}']
)
def test_file_that_is_none_of_keys_is_refused(text: str) -> None:
    assert read_keys(text.encode()) is None


def test_points_do_not_come_from_the_claim() -> None:
    (row,) = [row for row in VECTORS["claimed_other_score"]["report"]["rows"] if row["test"]]
    assert (row["test"]["points"], row["state"]) == (0, "failed")
