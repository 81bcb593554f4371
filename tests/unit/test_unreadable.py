"""Folders that may not be looked into are named; their texts never go missing in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sample import copy_site, news, read


@pytest.mark.parametrize("folder", ["docs", "modules", "docs/about", "modules/good-talk/files"])
def test_locked_folder_is_named(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are played, since nothing is locked for root."""
    root = copy_site(tmp_path).resolve()
    look = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == root / folder:
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    named = [(problem.place.path, problem.args["reason"]) for problem in news(read(root)) if problem.code == "F010"]
    assert named == [(folder, "Permission denied")]
