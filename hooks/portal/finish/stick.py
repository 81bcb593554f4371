"""Decides what is in the zip of a finished site that is handed over on a USB stick: the site as it is, a file to
double-click and a file to read in every language.

The same site gives the same bytes.
"""

from __future__ import annotations

import datetime
import html
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from urllib.parse import quote

from portal.compose.addresses import page_address
from portal.finish.record import RECORD, Record
from portal.load.settings import Settings
from portal.locale.catalogue import Catalogue
from portal.model.base import Audience

_SITE = "site"
"""The folder in the zip that holds the site; who unpacks it can judge it there."""
# The style sheet of the site is there only once all is unpacked; until then the page says what to do.
_START = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>$name</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="$style" onload="location.replace('$home')">
</head>
<body><main>
<h1>$name</h1>
<p>$made</p>
<p><a class="button" href="$home">$go</a></p>
<p>$unpack</p>
</main></body>
</html>
""")


def stick_name(record: Record) -> str:
    """What the zip and the folder in it are called: for whom it is, and the day on which the site was made."""
    return f"portal-{record.edition.value}-{record.made_on.isoformat()}"


def named_for(path: Path, record: Record) -> bool:
    """Whether the name of a file says for whom it is, where that is not everybody."""
    return record.edition is Audience.PUBLIC or record.edition.value in path.stem


def stick(site: Path, record: Record, settings: Settings, catalogues: Mapping[str, Catalogue]) -> bytes:
    """The zip of the finished `site`, whose record has been judged."""
    top, when, made = stick_name(record), record.made_on, io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, text in _texts(record, settings, catalogues):
            # Old editors of Windows know UTF-8 by its mark, and lines by both of their ends.
            ends = ("utf-8", "\n") if name.endswith(".html") else ("utf-8-sig", "\r\n")
            packed.writestr(_entry(f"{top}/{name}", when), text.replace("\n", ends[1]).encode(ends[0]))
        for address in sorted([RECORD, *record.files]):
            packed.writestr(_entry(f"{top}/{_SITE}/{address}", when), (site / address).read_bytes())
    return made.getvalue()


def _entry(name: str, day: datetime.date) -> zipfile.ZipInfo:
    """A file of the zip, the same wherever and whenever it is made."""
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _texts(record: Record, settings: Settings, catalogues: Mapping[str, Catalogue]) -> Iterator[tuple[str, str]]:
    """What stands at the top of the zip: name → text."""
    style = next((address for address in sorted(record.files) if address.endswith(".css")), "")
    for language in settings.languages:
        words = catalogues[language]
        named = settings.language_names[language].replace("/", "-")
        made = words.t("zip.made", edition=words.t(f"edition.{record.edition}"), date=words.date(record.made_on))
        name = settings.site_names[language]
        facts = {
            "language": language,
            "name": name,
            "made": made,
            "style": f"{_SITE}/{quote(style)}",
            "home": f"{_SITE}/{page_address('index', language, settings)}",
            "go": words.t("zip.go"),
            "unpack": words.t("zip.unpack"),
        }
        start = f"{words.t('zip.start')} – {named}.html"
        yield start, _START.substitute({key: html.escape(text) for key, text in facts.items()})
        newest = [words.t("zip.newest", address=settings.site_url)] if settings.site_url else []
        told = [
            name, made, words.t(f"zip.for.{record.edition}"), words.t("zip.open", file=start), words.t("zip.kept"),
            *newest, words.t("footer.licence"),
        ]  # fmt: skip
        yield f"{words.t('zip.readme')} – {named}.txt", "\n\n".join(told) + "\n"
