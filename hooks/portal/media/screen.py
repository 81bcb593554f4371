"""Decides how a picture is published: upright, no larger than a screen shows it, as WebP; drawings stay drawings."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

from portal.media.raster import FORMATS
from portal.model.media import DOTS, suffix_of

MOST_WIDE = 1300
"""Dots. A column of text is at most 650 CSS pixels wide, and a good screen has two dots for each."""
_MOST_LOSSLESS = 150_000
"""Bytes. What is larger without loss is a photograph, whatever its file is called."""
_QUALITY = 80
_TURNED = range(5, 9)
"""Values of EXIF orientation that swap width and height."""
_ORIENTATION = 0x0112
_BOX = re.compile(r'<svg\b[^>]*?\bviewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')
_SIDES = tuple(re.compile(rf'<svg\b[^>]*?\s{name}="([\d.]+)(?:px)?"') for name in ("width", "height"))
_START = 4000
"""Characters of a drawing that its first element surely ends in."""

Size = tuple[int, int]
"""Width and height in CSS pixels, as the file comes out."""


def for_screen(data: bytes) -> bytes:
    """A picture of dots as WebP: upright, at most `MOST_WIDE` wide, without anything said about it.

    Expects data that `raster.examine` has passed; raises what Pillow raises for others.
    """
    with Image.open(io.BytesIO(data), formats=list(FORMATS)) as image:
        drawn = image.format in {"PNG", "GIF"}
        profile = image.info.get("icc_profile", b"")
        upright = ImageOps.exif_transpose(image)
        clear = upright.has_transparency_data
        shown = upright.convert("RGBA" if clear else "RGB")
    if profile and image.mode not in {"RGB", "RGBA", "P"}:
        profile = b""  # it describes colours that the conversion has left behind
    shown.thumbnail(_fitting(*shown.size), Image.Resampling.LANCZOS)
    if drawn and len(exact := _saved(shown, profile, lossless=True)) <= _MOST_LOSSLESS:
        return exact
    return _saved(shown, profile, lossless=False)


def _saved(image: Image.Image, profile: bytes, *, lossless: bool) -> bytes:
    target = io.BytesIO()
    image.save(target, "WEBP", lossless=lossless, quality=_QUALITY, icc_profile=profile, exif=b"", xmp=b"")
    return target.getvalue()


def _fitting(width: int, height: int) -> Size:
    if width <= MOST_WIDE:
        return width, height
    return MOST_WIDE, max(1, round(height * MOST_WIDE / width))


def size_on_screen(path: Path) -> Size | None:
    """The size a picture comes out in; None for a drawing that does not say, and for a file that cannot be read."""
    try:
        status = path.stat()
        return _size(path, status.st_mtime_ns, status.st_size)
    except OSError:  # Pillow's own error for a file it does not know is one of these
        return None


@lru_cache(maxsize=1000)
def _size(path: Path, modified: int, size: int) -> Size | None:
    if suffix_of(path.name) not in DOTS:
        return _drawn(path.read_text("utf-8", errors="replace")[:_START])
    with Image.open(path, formats=list(FORMATS)) as image:
        width, height = image.size
        if image.getexif().get(_ORIENTATION) in _TURNED:
            width, height = height, width
    return _fitting(width, height)


def _drawn(start: str) -> Size | None:
    sides = [found.group(1) for side in _SIDES if (found := side.search(start))]
    if len(sides) != 2:
        box = _BOX.search(start)
        sides = list(box.groups()) if box else []
    return (round(float(sides[0])), round(float(sides[1]))) if sides else None
