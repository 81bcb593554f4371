"""Decides whether a picture of dots may be published, what its file says beside the picture, and how that is cut off.

Cutting loses no dot: what remains of the file is byte for byte as it was.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from portal.media import gif, jpeg, png, webp
from portal.media.facts import Facts, Fault, Passage, TraceKind, facts, plain
from portal.media.metadata import READERS, orientation
from portal.media.segments import BrokenFileError, Reader, Segment, Writer

MOST_DOTS = 6000
"""The longest side of a picture. A phone shows 2000; more only makes readers wait."""


@dataclass(frozen=True, slots=True)
class RasterFormat:
    """A format of pictures made of dots."""

    name: str
    """What Pillow calls it, and readers too."""
    magic: bytes
    """How every file of the format begins."""
    segments: Reader
    join: Writer


FORMATS: Mapping[str, RasterFormat] = {
    "JPEG": RasterFormat("JPEG", jpeg.START, jpeg.segments, jpeg.join),
    "PNG": RasterFormat("PNG", png.SIGNATURE, png.segments, png.join),
    "WEBP": RasterFormat("WEBP", b"RIFF", webp.segments, webp.join),
    "GIF": RasterFormat("GIF", b"GIF8", gif.segments, gif.join),
}
"""Name → format."""


def recognise(data: bytes) -> str:
    """The name of the format of dots that `data` is in, or nothing."""
    return next((name for name, known in FORMATS.items() if data.startswith(known.magic)), "")


def examine(data: bytes, name: str, part: str = "metadata", number: int = 0) -> Facts:
    """Everything about a picture in the format `name`; `part` says where it stands."""
    try:
        segments = FORMATS[name].segments(data)
    except BrokenFileError:
        return facts([Fault("A004")])
    faults = [Fault("A009")] if any(segment.kind == "frame" for segment in segments) else _decoded(data, name)
    passages: list[Passage] = []
    traces: set[TraceKind] = set()
    for segment in segments:
        if segment.kind in READERS:
            words, told = READERS[segment.kind](segment.payload)
            passages.append(Passage(part, plain(words), number))
            traces |= told
    return facts(faults, passages, traces)


def _decoded(data: bytes, name: str) -> list[Fault]:
    """What decoding the picture runs into. Its size is judged before anything is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[name]) as image:
                if max(image.size) > MOST_DOTS:
                    return [Fault("A008", {"limit": MOST_DOTS})]
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return [Fault("A008", {"limit": MOST_DOTS})]
    except Exception:  # a decoder raises whatever broken data lead it into
        return [Fault("A004")]
    return []


def clean(data: bytes, name: str) -> bytes:
    """The picture without anything said about it. Raises BrokenFileError for a broken file."""
    segments = FORMATS[name].segments(data)
    turned = next((orientation(segment.payload) for segment in segments if segment.kind == "exif"), 1)
    kept: list[Segment] = [segment for segment in segments if segment.kind in {"keep", "frame"}]
    return FORMATS[name].join(kept, turned)
