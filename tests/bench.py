"""Prints what a page costs to build as the portal grows: `make bench`, or `python tests/bench.py 50 400 1000`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def grow(site: Path, modules: int) -> None:
    """A copy of the real portal with `modules` modules: its own and copies of the first."""
    for name in ("docs", "hooks", "overrides", "modules"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "mkdocs.yml", site)
    own = len(list((site / "modules").iterdir()))
    for number in range(100, 100 + modules - own):
        folder = site / "modules" / f"module-{number}"
        shutil.copytree(ROOT / "modules" / "child-rights", folder)
        path = folder / "module.yml"
        text = path.read_text("utf-8").replace("id: child-rights", f"id: module-{number}", 1)
        path.write_text(text.replace("number: 1\n", f"number: {number}\n", 1), "utf-8")


def measure(modules: int) -> tuple[int, float]:
    """Pages of a cold build, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        grow(site, modules)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        begun = time.monotonic()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=site, env=environment, check=True)
        return sum(1 for _ in (site / "site").rglob("*.html")), time.monotonic() - begun


def main() -> None:
    print(f"{'modules':>8} {'pages':>7} {'seconds':>8} {'ms a page':>10}")
    for modules in [int(word) for word in sys.argv[1:]] or [50, 400]:
        pages, seconds = measure(modules)
        print(f"{modules:>8} {pages:>7} {seconds:>8.1f} {1000 * seconds / pages:>10.2f}", flush=True)


if __name__ == "__main__":
    main()
