"""Decides what a segment of a picture file is: pixels that stay, or something said beside them that can be cut off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

SegmentKind = Literal["keep", "exif", "xmp", "iptc", "text", "author", "preview", "extra", "frame"]
"""keep: what the picture needs; exif, xmp, iptc: metadata by those standards; text: words; author: words that name one;
preview: a second, smaller picture; extra: bytes of no known use; frame: a further frame of an animation."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a picture file."""

    kind: SegmentKind
    raw: bytes = field(repr=False)
    """The whole stretch, so that the segments of a file joined together are the file."""
    payload: bytes = field(default=b"", repr=False)
    """What it says, without marker, length and checksum."""


class BrokenFileError(Exception):
    """The file does not have the structure of its format, or ends too early."""


Reader = Callable[[bytes], Sequence[Segment]]
"""A file → its segments. Raises BrokenFileError."""
Writer = Callable[[Sequence[Segment], int], bytes]
"""Segments to keep, and the EXIF orientation (1 to 8) → a file."""


def upright(orientation: int) -> bytes:
    """EXIF data that say nothing but how a picture is turned (EXIF 2.32, tag 0x0112), in Motorola byte order."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\x00\x2a\x00\x00\x00\x08" + b"\x00\x01" + entry + b"\0\0\0\0"
