"""Every reason for which a finished site may not be published, with the exact words in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_mistakes import case, golden_lines

from finished import finished
from portal.finish.verdict import judge
from portal.model.base import Audience
from sample import apply, reports

CASES = sorted((Path(__file__).parent / "publishing").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_site_is_judged(path: Path, tmp_path: Path, update_golden: bool) -> None:
    known = case(path)
    site = finished(tmp_path, known.get("marks", "public"), known.get("made", ()))
    apply(known.get("change", ()), site)
    problems = judge(site, Audience(known.get("edition", "public")))
    found = {
        language: f"{report}\n".replace(str(site.parents[1]), "<portal>")
        for language, report in reports(problems).items()
    }
    if update_golden:
        head = path.read_text(encoding="utf-8").partition("\nexpect:")[0].rstrip("\n")
        path.write_text("\n".join([head, *golden_lines(found), ""]), encoding="utf-8")
    else:
        assert found == known["expect"]
