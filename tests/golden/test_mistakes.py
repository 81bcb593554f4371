"""Every mistake of an author that we know of, with the exact words the portal finds for it in each language."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.exchange import import_po
from portal.problems import CODES, Problem
from sample import apply, copy_site, exported, news, read, reports

CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))
MOST_SECONDS = 30.0
"""Far above what any machine needs: it tells a text that never ends from a slow computer, nothing finer."""


def case(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def golden_lines(expected: dict[str, str]) -> Iterator[str]:
    yield "expect:"
    for language, report in expected.items():
        yield f"  {language}: |"
        yield from (f"    {line}" if line else "" for line in report.splitlines())


def brought_in(root: Path, changes: dict[str, Any]) -> list[Problem]:
    """What is said of a PO file: as it is exported, and then changed as the case says."""
    file = root / "back.po"
    file.write_bytes(exported(root, changes["language"]))
    apply([{**change, "file": file.name} for change in changes.get("change", [])], root)
    apply(changes.get("meanwhile", []), root)
    return list(import_po(root, file).problems)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_mistake(path: Path, tmp_path: Path, update_golden: bool) -> None:
    known = case(path)
    name = known.get("site", "tiny")
    root = copy_site(tmp_path, name)
    apply(known.get("change", []), root)
    start = time.process_time()
    said = brought_in(root, known["import"]) if "import" in known else news(read(root, known.get("edition")), name)
    assert time.process_time() - start < MOST_SECONDS
    found = {language: report + "\n" for language, report in reports(said).items()}
    if update_golden:
        head = path.read_text(encoding="utf-8").partition("\nexpect:")[0].rstrip("\n")
        path.write_text("\n".join([head, *golden_lines(found), ""]), encoding="utf-8")
    else:
        assert found == known["expect"]


FOUND_IN_THE_BUILT_SITE = {"LEAK", "W010"}
"""Codes that no reading of the files can give; `test_built_leaks.py` and `test_built_weight.py` have their cases."""


def test_every_code_has_a_case() -> None:
    cases = Path(__file__).parent.glob("*/*.yml")
    shown = "\n".join(case(path).get("expect", {}).get("en", "") for path in cases)
    assert {code for code in CODES if f" {code}\n" not in shown} == FOUND_IN_THE_BUILT_SITE
