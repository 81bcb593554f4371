"""Decides how the staged tree is written: only what changed, nothing left over."""

from __future__ import annotations

import json
from pathlib import Path

from portal.compose.staged import StagedPage, StagedSite


def write_stage(site: StagedSite, folder: Path) -> None:
    """Write every page below `folder` and delete what is no longer there; unchanged files keep their times."""
    folder.mkdir(parents=True, exist_ok=True)
    for uri, page in site.pages.items():
        _write(folder / uri, _staged(page))
    wanted = set(site.pages)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _staged(page: StagedPage) -> str:
    head = {"title": page.title, "description": page.summary, "template": page.template}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + page.markdown


def _write(path: Path, text: str) -> None:
    content = text.encode()
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
