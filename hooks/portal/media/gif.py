"""Decides which blocks of a GIF file are picture (GIF89a) and which are said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.media.segments import BrokenFileError, Segment

_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF


def segments(data: bytes) -> list[Segment]:
    """The blocks of a GIF file."""
    if data[:6] not in {b"GIF87a", b"GIF89a"} or len(data) < 13:
        raise BrokenFileError
    at = 13 + _colours(data[10])
    return [Segment("keep", data[:at]), *_blocks(data, at)]


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> Iterator[Segment]:
    images = 0
    while at < len(data):
        mark = data[at]
        if mark == _END:
            yield Segment("keep", data[at : at + 1])
            if data[at + 1 :].strip(b"\0"):
                yield Segment("extra", data[at + 1 :], data[at + 1 :])
            return
        if mark == _IMAGE:
            begin = at + 10
            if begin > len(data):
                raise BrokenFileError
            end, _ = _sub_blocks(data, begin + _colours(data[at + 9]) + 1)
            images += 1
            yield Segment("keep" if images == 1 else "frame", data[at:end])
        elif mark == _EXTENSION and at + 2 < len(data):
            end, payload = _sub_blocks(data, at + 2)
            yield _extension(data[at + 1], data[at:end], payload)
        else:
            raise BrokenFileError
        at = end
    raise BrokenFileError


def _sub_blocks(data: bytes, at: int) -> tuple[int, bytes]:
    """Where a chain of sub-blocks ends, and what is in them."""
    parts: list[bytes] = []
    while at < len(data):
        size = data[at]
        if size == 0:
            return at + 1, b"".join(parts)
        parts.append(data[at + 1 : at + 1 + size])
        at += 1 + size
    raise BrokenFileError


def _extension(label: int, raw: bytes, payload: bytes) -> Segment:
    if label == _CONTROL:
        return Segment("keep", raw)
    if label == _APPLICATION and payload.startswith(b"XMP DataXMP"):
        # The packet stands as it is, not in sub-blocks; what follows it only leads readers to the end.
        return Segment("xmp", raw, raw[14:].partition(b"\x01\xff\xfe")[0])
    return Segment("text", raw, payload)


def join(kept: Sequence[Segment], orientation: int) -> bytes:
    """A GIF file of the blocks that are kept; the format knows no turning."""
    return b"".join(segment.raw for segment in kept)
