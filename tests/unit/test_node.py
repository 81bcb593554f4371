"""The JavaScript tests, run by the Node that the playwright package brings."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = sorted(ROOT.glob("tests/js/*.test.mjs"))
MISSING = (
    "The JavaScript tests need the Node inside the playwright package: "
    "pip install playwright (no browser has to be downloaded). {}"
)


def node() -> str:
    """Path of Node; fails, never skips, so that a green run means that these tests ran."""
    try:
        # Private, but the only way to the bundled Node; it gives (node, cli.js) since playwright 1.40.
        from playwright._impl._driver import compute_driver_executable
    except ImportError as error:
        pytest.fail(MISSING.format(error))
    path = compute_driver_executable()[0]
    if not Path(path).is_file():
        pytest.fail(MISSING.format(f"{path} does not exist."))
    return path


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
