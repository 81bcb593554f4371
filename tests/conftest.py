"""What all tests share: the switch that rewrites golden files, and no leftovers of the shell."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

for name in ("PORTAL_EDITION", "PORTAL_DRAFTS", "PORTAL_LANG"):
    os.environ.pop(name, None)
# The samples were reviewed on this day; on any later one some of them would be overdue.
os.environ["PORTAL_TODAY"] = "2026-11-25"


# On a server the same examples every time: a change is judged by what it changed, not by the luck of the draw.
settings.register_profile("server", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("server")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the program says into the golden files")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
