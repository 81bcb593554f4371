"""Decides which chunks of a WebP file are picture (RFC 9649) and which are said about it."""

from __future__ import annotations

from collections.abc import Sequence

from portal.media.segments import BrokenFileError, Segment, SegmentKind, upright

_KINDS: dict[bytes, SegmentKind] = {
    **dict.fromkeys((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"), "keep"),
    b"EXIF": "exif",
    b"XMP ": "xmp",
    b"ANIM": "keep",
    b"ANMF": "frame",
}
_SAYS_EXIF, _SAYS_XMP = 0x08, 0x04


def segments(data: bytes) -> list[Segment]:
    """The chunks of a WebP file."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise BrokenFileError
    whole = 8 + int.from_bytes(data[4:8], "little")
    if whole > len(data):
        raise BrokenFileError
    found = [Segment("keep", data[:12])]
    at = 12
    while at < whole:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > whole:
            raise BrokenFileError
        name, payload = data[at : at + 4], data[at + 8 : at + 8 + size]
        payload = payload.removeprefix(b"Exif\0\0") if name == b"EXIF" else payload
        found.append(Segment(_KINDS.get(name, "text"), data[at:end], payload))
        at = end
    if data[at:].strip(b"\0"):
        found.append(Segment("extra", data[at:], data[at:]))
    return found


def join(kept: Sequence[Segment], orientation: int) -> bytes:
    """A WebP file of the chunks that are kept, with its size and its flags put right."""
    said = b""
    if orientation != 1 and any(segment.raw[:4] == b"VP8X" for segment in kept):
        payload = upright(orientation)
        said = b"EXIF" + len(payload).to_bytes(4, "little") + payload + b"\0" * (len(payload) % 2)
    body = b"".join([*(_flags(segment.raw, bool(said)) for segment in kept[1:]), said])
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _flags(raw: bytes, turned: bool) -> bytes:
    if raw[:4] != b"VP8X":
        return raw
    flags = raw[8] & ~(_SAYS_EXIF | _SAYS_XMP) | (_SAYS_EXIF if turned else 0)
    return raw[:8] + bytes([flags]) + raw[9:]
