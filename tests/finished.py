"""A small finished site for tests of what may be published, made in a moment instead of built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from portal.finish.record import write_record
from portal.load.settings import Settings
from portal.model.base import Audience
from sample import Change, apply, baseline_settings

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="portal-edition" content="{marks}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}assets/core.0a1b2c3d.css">
</head>
<body><a href="https://example.org/">Example</a> <img src="{up}modules/two-chairs.svg" alt=""></body>
</html>
"""


def finished(into: Path, marks: str = "public", made: Iterable[Change] = ()) -> Path:
    """A site of the edition and with the other words that `marks` names; `made` is what else the build did."""
    edition, *others = marks.split()
    site = into / "net" / "site" / edition
    for address in ("404.html", "index.html", "modules/index.html", "en/index.html"):
        values: Mapping[str, Any] = {
            "language": "en" if address.startswith("en/") else "bg",
            "marks": marks,
            "up": "../" * address.count("/"),
        }
        apply([{"file": address, "write": PAGE.format(**values)}], site)
    apply(
        [
            {"file": "assets/core.0a1b2c3d.css", "write": "body{margin:0}\n"},
            {"file": "modules/two-chairs.svg", "write": '<svg xmlns="http://www.w3.org/2000/svg"/>\n'},
            *made,
        ],
        site,
    )
    settings: Settings = replace(
        baseline_settings(), edition=Audience(edition), drafts="drafts" in others, preview="preview" in others
    )
    write_record(site, settings)
    return site
