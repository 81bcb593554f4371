"""Prints how well the search answers judged questions to the real content, beside lunr: `make bench-search`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import mkdocs.contrib.search

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from nodejs import node  # noqa: E402 - the folder of the tests is no package


def main() -> None:
    """Build the public edition aside, then ask every search on it."""
    lunr = Path(mkdocs.contrib.search.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, env=environment, check=True
        )
        subprocess.run([node(), "tests/search/bench.mjs", str(site), str(lunr)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
