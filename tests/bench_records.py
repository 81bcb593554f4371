"""Prints how long a report on many records takes, in Python and in the browser's scripts (Node), from files to JSON.

python tests/bench_records.py 500
"""

from __future__ import annotations

import base64
import json
import random
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS), str(TESTS / "unit"), str(TESTS.parent / "hooks")]

from test_node import node  # noqa: E402 - the folders must be on the path first

from learners import NOW, make_keys, make_record  # noqa: E402
from portal.records.answer_keys import as_keys  # noqa: E402
from portal.records.opening import open_record  # noqa: E402
from portal.records.report import as_json, make_report  # noqa: E402

SCRIPT = """
import { readFileSync } from "node:fs";
const script = (name) => import(`./overrides/assets/portal/${name}.mjs`);
const [keys, reading, report] = await Promise.all(["answer-keys", "record-reading", "report"].map(script));
const given = JSON.parse(readFileSync(0, "utf-8"));
const files = given.files.map((data) => Buffer.from(data, "base64"));
const start = performance.now();
const opened = files.map((data, at) => ({ file: `${at}.json`, sealed: false, ...reading.readRecord(data) }));
const read = performance.now();
const made = JSON.stringify(report.makeReport(opened, keys.asKeys(given.keys), given.now));
console.log(JSON.stringify([read - start, performance.now() - read, made.length]));
"""


def main(count: int) -> None:
    """Make `count` records with up to five attempts at everything, and report on them twice."""
    dice = random.Random(count)
    keys = make_keys(dice)
    records = [make_record(dice, keys, f"Участник {number}", most=5) for number in range(count)]
    files = [json.dumps(record, ensure_ascii=False).encode() for record in records]
    print(f"{count} records, {sum(map(len, files)) / count / 1000:.0f} KB each")
    start = time.perf_counter()
    opened = [open_record(f"{number}.json", data, None) for number, data in enumerate(files)]
    read = time.perf_counter()
    as_json(make_report(opened, as_keys(keys), NOW))
    print(f"Python: reading {read - start:.2f} s, reporting {time.perf_counter() - read:.2f} s")
    given = {"keys": keys, "now": NOW, "files": [base64.b64encode(data).decode() for data in files]}
    done = subprocess.run(
        [node(), "--input-type=module", "-e", SCRIPT], input=json.dumps(given), capture_output=True, text=True,
        encoding="utf-8", cwd=TESTS.parent, check=True,
    )  # fmt: skip
    reading, reporting, _ = json.loads(done.stdout)
    print(f"Node: reading {reading / 1000:.2f} s, reporting {reporting / 1000:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]))
