"""Decides which files, by their names, are pictures and which are attachments."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

IMAGE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Pictures that every browser shows."""
DOTS = frozenset(IMAGE_SUFFIXES) - {".svg"}
"""Pictures made of dots; they are published as WebP."""
ATTACHMENT_SUFFIXES = (".pdf", ".docx", ".odt", ".xlsx", ".pptx")
"""Documents that readers can open, fill in and print."""
OTHER_SUFFIXES = (
    ".doc .docm .dot .dotx .dotm .rtf .pages .xls .xlsm .xlsb .ods .csv .ppt .pptm .odp .pps .ppsx .epub .txt"
    " .zip .rar .7z .exe .msi .bat .js .vbs .lnk .iso .eml .msg"
    " .heic .heif .avif .tif .tiff .bmp .ico .raw .psd .ai .eps .mp3 .mp4 .mov .avi .wav .m4a .webm .ogg"
).split()
"""Files that people try to attach and that are never published."""

_DRIVE = re.compile(r"[A-Za-z]:")


def suffix_of(path: str) -> str:
    """The ending of a file's name in small letters, with its dot."""
    return posixpath.splitext(path)[1].lower()


def linked_path(target: str, source: str) -> str:
    """The file, relative to the project root, that the link or image `target` in the file `source` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(target)))


def leads_out(target: str, source: str) -> bool:
    """Whether `target` in the file `source` means something outside the project, however it is spelt."""
    plain = unquote(target).replace("\\", "/")
    return (
        plain.startswith("/")
        or _DRIVE.match(plain) is not None
        or linked_path(plain, source).split("/")[0] == ".."
    )  # fmt: skip


def published_address(path: str) -> str:
    """Where a picture or attachment comes out in the site: one place for all languages."""
    address = path.removeprefix("docs/")
    return f"{address}.webp" if suffix_of(path) in DOTS - {".webp"} else address
