"""Real builds for tests: a copy of a sample site, `mkdocs build` in a process of its own, and what came out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal.load.settings import CONFIG
from sample import copy_site

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 600


def buildable(into: Path, name: str = "tiny") -> Path:
    """A copy of a sample site that still finds the hook and the templates of this portal."""
    root = copy_site(into, name)
    config = root / CONFIG
    config.write_text(config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/"), "utf-8")
    return root


def real_content(into: Path) -> Path:
    """A copy of the real content, so that a build beside this one cannot get in the way."""
    for name in ("docs", "modules"):
        shutil.copytree(ROOT / name, into / name)
    text = (ROOT / CONFIG).read_text("utf-8")
    for here in ("custom_dir: overrides", "- hooks/mkdocs_hook.py"):
        key, _, path = here.partition(" ")
        assert text.count(here) == 1
        text = text.replace(here, f"{key} {ROOT.as_posix()}/{path}")
    (into / CONFIG).write_text(text, "utf-8")
    return into


def environment(**values: str) -> dict[str, str]:
    """The environment of a build: nothing of the shell that could change it, then `values`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "LC_", "PYTHON"))}
    return {**kept, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **values}


def mkdocs(root: Path, *arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in the folder of a portal."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments], cwd=root, env=environment(**values),
        capture_output=True, text=True, encoding="utf-8", timeout=MOST_SECONDS, check=False,
    )  # fmt: skip


def built(root: Path, *arguments: str, edition: str = "public", **values: str) -> Path:
    """The finished site of a build that must succeed."""
    done = mkdocs(root, "-q", *arguments, PORTAL_EDITION=edition, **values)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site" / edition


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site: address → bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
