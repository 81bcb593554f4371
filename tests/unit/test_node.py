"""The JavaScript tests, run by the Node that the playwright package brings."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from nodejs import node

ROOT = Path(__file__).parents[2]
TESTS = sorted(ROOT.glob("tests/js/*.test.mjs"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_javascript(file: Path) -> None:
    done = subprocess.run(
        [node(), "--test", "--test-reporter=tap", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_javascript_tests_are_found() -> None:
    assert TESTS
