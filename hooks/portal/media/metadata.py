"""Decides what the metadata of a picture give away: EXIF 2.32, XMP (ISO 16684-1), IPTC IIM 4.2."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PIL.ExifTags import IFD
from PIL.Image import Exif

from portal.media.facts import TraceKind, readable
from portal.media.markup import BrokenMarkupError, tokens

Said = tuple[str, frozenset[TraceKind]]
"""The words of some metadata, and what they tell by being there."""

_ORIENTATION = 0x0112
_EXIF_TRACES: Mapping[int, TraceKind] = {
    0x013B: "person",  # Artist
    0x9C9D: "person",  # XPAuthor
    0xA430: "person",  # CameraOwnerName
    0x013C: "computer",  # HostComputer
    0x927C: "device",  # MakerNote, where makers put serial numbers
    0xA431: "device",  # BodySerialNumber
    0xA435: "device",  # LensSerialNumber
    0xC62F: "device",  # CameraSerialNumber
    0xA420: "device",  # ImageUniqueID
}
_UNREADABLE = {0x927C, 0x8769, 0x8825, 0xA005}
"""Tags whose values are no text: the maker's own, and pointers to other directories."""
_SAID_LENGTH = 5000


def orientation(payload: bytes) -> int:
    """How EXIF data say a picture is turned: 1 (not at all) to 8."""
    try:
        with _unwarned():
            found = _read(payload).get(_ORIENTATION, 1)
    except Exception:  # Pillow raises whatever its reading of broken data runs into
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def exif(payload: bytes) -> Said:
    """Words and traces of EXIF data; of data that cannot be read, all that looks like words."""
    try:
        with _unwarned():
            return _exif(_read(payload))
    except Exception:  # as above
        return readable(payload), frozenset()


@contextmanager
def _unwarned() -> Iterator[None]:
    """Without Pillow's remarks about broken data, which would stand among ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _read(payload: bytes) -> Exif:
    found = Exif()
    found.load(b"Exif\0\0" + payload)
    return found


def _exif(found: Exif) -> Said:
    inner, place, small = (dict(found.get_ifd(name)) for name in (IFD.Exif, IFD.GPSInfo, IFD.IFD1))
    words = []
    traces: set[TraceKind] = set()
    for tag, value in [*found.items(), *inner.items(), *place.items(), *small.items()]:
        if tag not in _UNREADABLE and (said := _value(value)):
            words.append(said)
    for tag, value in [*found.items(), *inner.items()]:
        if tag in _EXIF_TRACES and _value(value).strip():
            traces.add(_EXIF_TRACES[tag])
    if set(place) - {0}:  # 0 is the version of the directory
        traces.add("place")
    if small:
        traces.add("preview")
    return "\n".join(words), frozenset(traces)


def _value(value: object) -> str:
    if isinstance(value, bytes):
        return readable(value[:_SAID_LENGTH].removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")).strip("\n ")
    # Pillow takes every byte for a letter of Latin-1; cameras and programs write what they like.
    return readable(value.encode("latin-1", "replace")).strip("\n ") if isinstance(value, str) else ""


_XMP_TRACES: tuple[tuple[re.Pattern[str], TraceKind], ...] = (
    (
        re.compile(
            r"creator|author|artist|authorsposition|captionwriter|(camera)?ownername|owner|lastmodifiedby|manager|company"
            r"|creatorcontactinfo|ciemailwork|citelwork|personinimage|initialcreator"
        ),
        "person",
    ),
    (re.compile(r"gps\w+|city|location\w*|sublocation|state|country\w*"), "place"),
    (re.compile(r"\w*serialnumber|makernote|imageuniqueid"), "device"),
    (re.compile(r"hostcomputer"), "computer"),
    (re.compile(r"thumbnails?"), "preview"),
)
_NOBODY = {"", "seq", "bag", "alt", "li", "x-default"}


def xmp(payload: bytes) -> Said:
    """Words and traces of an XMP packet."""
    try:
        return _xmp(readable(payload).strip())
    except BrokenMarkupError:
        return readable(payload), frozenset()


def _xmp(packet: str) -> Said:
    words: list[str] = []
    traces: set[TraceKind] = set()
    for token in tokens(packet):
        said = [*token.attributes.items()]
        if token.kind == "text" and token.text.strip():
            said += [(name, token.text.strip()) for name in token.within]
            words.append(token.text.strip())
        words += token.attributes.values()
        for name, value in said:
            if value.strip().lower() not in _NOBODY:
                traces |= set(_traces(name.lower()))
    return "\n".join(words), frozenset(traces)


def _traces(name: str) -> Iterator[TraceKind]:
    return (trace for pattern, trace in _XMP_TRACES if pattern.fullmatch(name))


_IPTC_TRACES: Mapping[int, TraceKind] = {
    **dict.fromkeys((80, 85, 110, 115, 118, 122), "person"),
    **dict.fromkeys((90, 92, 95, 100, 101), "place"),
}
"""Dataset of record 2 → trace: by-line, its title, credit, source, contact, writer; city, sublocation, state, country
with its code."""
_DATASET = re.compile(rb"\x1c\x02(.)([\x00-\x7f].)", re.DOTALL)


def iptc(payload: bytes) -> Said:
    """Words and traces of the IPTC datasets among Photoshop resources."""
    words: list[str] = []
    traces: set[TraceKind] = set()
    for found in _DATASET.finditer(payload):
        size = int.from_bytes(found.group(2), "big")
        said = readable(payload[found.end() : found.end() + size]).strip()
        number = found.group(1)[0]
        words += [said] if number else []
        if said and number in _IPTC_TRACES:
            traces.add(_IPTC_TRACES[number])
    return "\n".join(words), frozenset(traces)


def text(payload: bytes) -> Said:
    """Words that stand in a picture file for themselves."""
    return readable(payload), frozenset()


def author(payload: bytes) -> Said:
    """Words that name who made a picture."""
    return readable(payload), frozenset({"person"})


def preview(payload: bytes) -> Said:
    """A second picture."""
    return "", frozenset({"preview"})


def extra(payload: bytes) -> Said:
    """Bytes behind the end of the picture."""
    return readable(payload), frozenset({"extra"})


READERS: Mapping[str, Callable[[bytes], Said]] = {
    "exif": exif,
    "xmp": xmp,
    "iptc": iptc,
    "text": text,
    "author": author,
    "preview": preview,
    "extra": extra,
}
"""Kind of a segment → what it says."""
