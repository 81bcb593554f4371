"""Decides which chunks of a PNG file are picture (W3C PNG, third edition) and which are said about it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from portal.media.segments import BrokenFileError, Segment, SegmentKind, upright

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = set(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP pHYs sBIT bKGD hIST sPLT cICP mDCV cLLI".split())
_MOST_TEXT = 1_000_000


def segments(data: bytes) -> list[Segment]:
    """The chunks of a PNG file."""
    if not data.startswith(SIGNATURE):
        raise BrokenFileError
    found = [Segment("keep", SIGNATURE)]
    at = len(SIGNATURE)
    while True:
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if at + 12 > len(data) or end > len(data):
            raise BrokenFileError
        name, payload = data[at + 4 : at + 8], data[at + 8 : end - 4]
        found.append(_chunk(name, data[at:end], payload))
        at = end
        if name == b"IEND":
            if data[at:].strip(b"\0"):
                found.append(Segment("extra", data[at:], data[at:]))
            return found


def _chunk(name: bytes, raw: bytes, payload: bytes) -> Segment:
    if name in _KEPT:
        return Segment("keep", raw, payload)
    if name == b"eXIf":
        return Segment("exif", raw, payload)
    if name == b"fcTL":
        return Segment("frame", raw)
    if name in {b"tEXt", b"zTXt", b"iTXt"}:
        keyword, _, rest = payload.partition(b"\0")
        kind: SegmentKind = "xmp" if keyword == b"XML:com.adobe.xmp" else "text"
        if keyword.lower() in {b"author", b"artist"}:
            kind = "author"
        return Segment(kind, raw, _words(name, keyword, rest, kind))
    return Segment("text", raw, payload)


def _words(name: bytes, keyword: bytes, rest: bytes, kind: SegmentKind) -> bytes:
    """What a text chunk says, unpacked; never more than a million bytes of it."""
    packed = name == b"zTXt"
    if name == b"zTXt":
        rest = rest[1:]
    elif name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:]
        _, _, rest = rest.partition(b"\0")
        _, _, rest = rest.partition(b"\0")
    if packed:
        try:
            rest = zlib.decompressobj().decompress(rest, _MOST_TEXT)
        except zlib.error:
            raise BrokenFileError from None
    return rest if kind == "xmp" else keyword + b"\n" + rest


def join(kept: Sequence[Segment], orientation: int) -> bytes:
    """A PNG file of the chunks that are kept; what it says of its turning stands behind the header."""
    signature, header, *others = kept
    said = b""
    if orientation != 1:
        body = b"eXIf" + upright(orientation)
        said = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return b"".join([signature.raw, header.raw, said, *(segment.raw for segment in others)])
