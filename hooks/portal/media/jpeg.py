"""Decides which segments of a JPEG file are picture (ITU-T T.81, annex B) and which are said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.media.segments import BrokenFileError, Segment, SegmentKind, upright

START = b"\xff\xd8"
_END = 0xD9
_SCAN = 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers without a length: TEM, RST0 to RST7."""
_SAID: Sequence[tuple[int, bytes, SegmentKind, int]] = (
    (0xE1, b"Exif\0", "exif", 6),
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", "xmp", 29),
    (0xE1, b"http://ns.adobe.com/xmp/extension/\0", "xmp", 75),
    (0xED, b"Photoshop 3.0\0", "iptc", 14),
    (0xE0, b"JFXX\0", "preview", 6),
    (0xE0, b"JFIF\0", "keep", 0),
    (0xE2, b"ICC_PROFILE\0", "keep", 0),
    (0xEE, b"Adobe", "keep", 0),
    (0xFE, b"", "text", 0),
)
"""Marker, first bytes, what it is, and where what it says begins."""


def segments(data: bytes) -> list[Segment]:
    """The segments of a JPEG file."""
    if not data.startswith(START):
        raise BrokenFileError
    return [Segment("keep", START), *_after_start(data)]


def _after_start(data: bytes) -> Iterator[Segment]:
    at = 2
    while True:
        if data[at : at + 1] != b"\xff" or at + 2 > len(data):
            raise BrokenFileError
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker == _END:
            yield Segment("keep", data[at : at + 2])
            if data[at + 2 :].strip(b"\0"):
                yield Segment("extra", data[at + 2 :], data[at + 2 :])
            return
        elif marker in _ALONE:
            yield Segment("keep", data[at : at + 2])
            at += 2
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if end < at + 4 or end > len(data):
                raise BrokenFileError
            payload = data[at + 4 : end]
            if marker == _SCAN:
                end = _end_of_scan(data, end)
            yield _segment(marker, data[at:end], payload)
            at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the entropy-coded data end: at a marker that is neither a stuffed zero nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if not following:
            break
        if following != b"\0" and following[0] not in _ALONE and following != b"\xff":
            return at
        at += 1 if following == b"\xff" else 2
    raise BrokenFileError


def _segment(marker: int, raw: bytes, payload: bytes) -> Segment:
    for known, begin, kind, offset in _SAID:
        if marker == known and payload.startswith(begin):
            if begin == b"JFIF\0" and len(payload) > 14:
                return Segment("preview", raw, payload)
            return Segment(kind, raw, payload[offset:])
    return Segment("text" if 0xE0 <= marker <= 0xEF else "keep", raw, payload)


def join(kept: Sequence[Segment], orientation: int) -> bytes:
    """A JPEG file of the segments that are kept."""
    first, *others = kept
    said = b""
    if orientation != 1:
        payload = b"Exif\0\0" + upright(orientation)
        said = b"\xff\xe1" + (len(payload) + 2).to_bytes(2, "big") + payload
    return b"".join([first.raw, said, *(segment.raw for segment in others)])
