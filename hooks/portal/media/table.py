"""The table of files that are no texts: which may be published, how large, how they are examined and cleaned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from portal.media import drawing, office, raster
from portal.media.facts import Facts, Fault, facts, fingerprint
from portal.media.office_rules import MAIN
from portal.media.segments import BrokenFileError
from portal.model.media import ATTACHMENT_SUFFIXES, IMAGE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    begins: bytes
    """How every such file begins; empty for text."""
    most_bytes: int
    examine: Callable[[bytes], Facts]
    clean: Callable[[bytes], bytes]
    """The same file without metadata. Raises BrokenFileError for one that cannot be read."""


_PICTURE, _DOCUMENT = 2_000_000, 10_000_000


def _raster(name: str) -> Format:
    examine, clean = partial(raster.examine, name=name), partial(raster.clean, name=name)
    return Format(raster.FORMATS[name].magic, _PICTURE, examine, clean)


def _office(suffix: str) -> Format:
    return Format(b"", _DOCUMENT, partial(office.examine, suffix=suffix), partial(office.clean, suffix=suffix))


def _examine_pdf(data: bytes) -> Facts:
    from portal.media import pdf  # noqa: PLC0415 - its library takes 0.1 s to load, and most runs meet no PDF file

    return pdf.examine(data)


def _clean_pdf(data: bytes) -> bytes:
    from portal.media import pdf  # noqa: PLC0415 - as above

    return pdf.clean(data)


def _drawing(data: bytes) -> bytes:
    written = drawing.clean(data)
    if not written:
        raise BrokenFileError
    return written


FORMATS: Mapping[str, Format] = {
    ".jpg": _raster("JPEG"),
    ".jpeg": _raster("JPEG"),
    ".png": _raster("PNG"),
    ".webp": _raster("WEBP"),
    ".gif": _raster("GIF"),
    ".svg": Format(b"", _PICTURE, drawing.examine, _drawing),
    ".pdf": Format(b"%PDF-", _DOCUMENT, _examine_pdf, _clean_pdf),
    **{suffix: _office(suffix) for suffix in MAIN},
}
"""Suffix in small letters → format; the suffixes are those of `portal.model.media`."""
assert set(FORMATS) == {*IMAGE_SUFFIXES, *ATTACHMENT_SUFFIXES}


def examine(data: bytes, suffix: str) -> Facts:
    """Everything about a file by its content; `suffix` is what its name promises."""
    known = FORMATS[suffix]
    if len(data) > known.most_bytes:
        size = {"size": -(-len(data) // 1000), "limit": known.most_bytes // 1000}
        return facts([Fault("A003", size)])
    if not data.strip():
        return facts([Fault("A004")])
    if not data.startswith(known.begins):
        return facts([Fault("A002", {"suffix": suffix})])
    return replace(known.examine(data), fingerprint=fingerprint(data))


@lru_cache(maxsize=1000)
def _examined(path: Path, modified: int, size: int) -> Facts:
    known = FORMATS[path.suffix.lower()]
    if size > known.most_bytes:
        return facts([Fault("A003", {"size": -(-size // 1000), "limit": known.most_bytes // 1000})])
    return examine(path.read_bytes(), path.suffix.lower())


def examine_file(path: Path) -> Facts:
    """As `examine`; remembered until the file changes, since a preview reads the same files over and over.

    Raises OSError when the file cannot be read.
    """
    status = path.stat()
    return _examined(path, status.st_mtime_ns, status.st_size)


def clean(data: bytes, suffix: str) -> bytes:
    """A file without metadata: what readers see stays as it is. Raises BrokenFileError for one that cannot be read."""
    return FORMATS[suffix].clean(data)
