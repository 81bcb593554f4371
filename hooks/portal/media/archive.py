"""Decides whether a zip archive is what it seems, and unpacks it without being flooded."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from portal.media.facts import Fault

MOST_MEMBERS = 2000
MOST_UNPACKED = 100_000_000
"""Bytes of all members together. A long document with many pictures has a tenth of that."""
MOST_RATIO = 500
"""How many times larger a member may be than its packed form. XML of a real document reaches 60."""
_SMALL = 1_000_000
"""A member up to this size may be packed as well as it likes."""
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


def unpack(data: bytes) -> tuple[dict[str, bytes], list[Fault]]:
    """Name → content of every member, or why the archive is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if fault := _outside(infos):
                return {}, [fault]
            return {info.filename: _content(archive, info) for info in infos if not info.is_dir()}, []
    except _FloodError:
        return {}, [Fault("A007")]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        # RuntimeError: zipfile says so of a member it has no password for
        return {}, [Fault("A004")]


def _outside(infos: list[zipfile.ZipInfo]) -> Fault | None:
    """What can be told from the list of members alone."""
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_UNPACKED:
        return Fault("A007")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return Fault("A005")
    names = [info.filename for info in infos]
    if any(_leads_out(name) for name in names) or len({name.casefold() for name in names}) < len(names):
        return Fault("A004")
    if any(info.compress_type not in _PACKINGS for info in infos):
        return Fault("A004")
    return None


def _leads_out(name: str) -> bool:
    return not name or name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


class _FloodError(Exception):
    """A member holds more than it says, or more than anybody writes."""


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    most = info.file_size if info.file_size <= _SMALL else min(info.file_size, info.compress_size * MOST_RATIO)
    with archive.open(info) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise _FloodError
    return content


def pack(members: Mapping[str, bytes], stored: str = "") -> bytes:
    """An archive of `members` that tells no times; the member `stored` stands first and is not compressed."""
    order = sorted(members, key=lambda name: name != stored)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, members[name])
    return target.getvalue()
