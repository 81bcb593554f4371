"""The Node that the playwright package brings: no other has to be installed."""

from __future__ import annotations

from pathlib import Path

import pytest

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
