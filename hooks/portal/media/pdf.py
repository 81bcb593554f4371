"""Decides whether a PDF file (ISO 32000-2) may be published, what it says, and how it is written without traces."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from pypdf import Configuration, PdfReader, PdfWriter, apply_configuration
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from portal.media import raster
from portal.media.facts import Facts, Fault, Passage, TraceKind, facts, plain, readable
from portal.media.metadata import xmp
from portal.media.segments import BrokenFileError

MOST_PAGES = 300
MOST_OBJECTS = 50_000
MOST_SECONDS = 4.0
"""Of computing, for one file; looked at between its objects and between its pages."""
_LIMITS = Configuration(
    maximum_declared_stream_length=20_000_000,
    array_based_stream_maximum_output_length=20_000_000,
    zlib_maximum_output_length=20_000_000,
    zlib_maximum_recovery_input_length=200_000,
    lzw_maximum_output_length=2_000_000,
    run_length_maximum_output_length=20_000_000,
    stream_decoding_work_maximum_length=40_000_000,
    stream_parsing_work_maximum_count=200_000,
    xform_maximum_invocations_per_extraction=200,
    page_tree_maximum_entries=2_000,
    page_tree_maximum_page_entries=100_000,
)
"""What pypdf may spend on one stream; its own limits let a hostile file keep a machine busy for minutes."""

_ACTIONS: Mapping[str, str] = {
    "/JavaScript": "script",
    "/Rendition": "script",
    "/Launch": "program",
    "/ImportData": "program",
    "/GoToE": "embedded",
    "/GoToR": "program",
    "/SubmitForm": "form",
    "/RichMediaExecute": "script",
    "/Movie": "script",
    "/Sound": "script",
}
"""Value of /S of an action → what it would do."""
_KEYS: Mapping[str, str] = {
    "/JS": "script",
    "/JavaScript": "script",
    "/EmbeddedFiles": "embedded",
    "/EF": "embedded",
    "/AF": "embedded",
    "/XFA": "form",
    "/RichMediaContent": "script",
}
"""Key of any dictionary → what it brings."""
_SAYING: Mapping[str, str] = {
    **dict.fromkeys(("/Title", "/Subject", "/Keywords", "/Author", "/Creator", "/Producer", "/Company"), "property"),
    **dict.fromkeys(("/Contents", "/RC", "/Subj"), "comment"),
    **dict.fromkeys(("/T", "/TU", "/TM", "/V", "/DV"), "field"),
    **dict.fromkeys(("/Alt", "/ActualText", "/E"), "alternative"),
    **dict.fromkeys(("/URI", "/F", "/UF"), "link"),
    **dict.fromkeys(("/Name", "/Location", "/Reason", "/ContactInfo"), "property"),
}
"""Key of any dictionary whose text is words → the part it belongs to."""
_REMARKS = frozenset(
    """
    /Text /FreeText /Highlight /Underline /Squiggly /StrikeOut /Stamp /Caret /Ink /Line /Square /Circle /Polygon
    /PolyLine /Popup /FileAttachment /Redact
    """.split()
)
"""Annotations that are comments."""
_PERSONS = ("/Author", "/Company", "/Manager")
_FEW = 20
"""Letters that a page with a picture on it may have and still be a scan: a page number, the name of a program."""
_DATE = re.compile(r"D:\d{4,14}(?:Z|[+-]\d{2}'(?:\d{2}'?)?)?'?")
"""A moment as PDF writes it (7.9.4), which has as many digits as the number of a case."""
_LETTER = re.compile(r"[^\W\d_]")


class _TooMuchError(Exception):
    """The file keeps the reader busy longer than any real one."""


@contextmanager
def _calm() -> Iterator[None]:
    """pypdf with narrow limits, and without its remarks, which could repeat what stands in a file."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(_LIMITS):
            yield
    finally:
        logger.setLevel(before)


def examine(data: bytes) -> Facts:
    """Everything about a PDF file."""
    with _calm():
        try:
            return _examined(data, time.process_time() + MOST_SECONDS)
        except _TooMuchError:
            return facts([Fault("A007")])
        except Exception:  # pypdf raises whatever broken data lead it into
            return facts([Fault("A004")])


def _examined(data: bytes, until: float) -> Facts:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        return facts([Fault("A005")])
    if len(reader.pages) > MOST_PAGES:
        raise _TooMuchError
    passages: list[Passage] = []
    pictured: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        _hurry(until)
        words = page.extract_text()
        passages.append(Passage("page", plain(words), number))
        if len(_LETTER.findall(words)) < _FEW and _shows_something(page, words):
            pictured.append(number)
    actions: dict[str, None] = {}
    traces: set[TraceKind] = set(_outside(data))
    info = reader.trailer.get("/Info", DictionaryObject()).get_object()
    said: dict[str, dict[str, None]] = {"property": dict.fromkeys(map(_words, info.values()))}
    for found in _dictionaries(reader, until):
        actions |= dict.fromkeys(_acts(found))
        traces |= set(_traces(found))
        for part, words in _says(found):
            said.setdefault(part, {})[words] = None
        more, told = _beside(found)
        passages += more
        traces |= told
    passages += [Passage(part, plain("\n".join(words))) for part, words in said.items()]
    return facts([Fault("A006", {"content": action}) for action in actions], passages, traces, pictured)


def _hurry(until: float) -> None:
    if time.process_time() > until:
        raise _TooMuchError


def _outside(data: bytes) -> Iterator[TraceKind]:
    """What the bytes around the objects tell."""
    versions = data.count(b"startxref")
    if versions > (2 if b"/Linearized" in data[:2000] else 1):
        yield "history"
    if len(data) - data.rfind(b"%%EOF") > 1000:
        yield "extra"


def _shows_something(page: Any, words: str) -> bool:
    """Whether a page without readable words is more than empty paper: a picture, or letters nobody can read."""
    resources = page.get("/Resources", {})
    resources = resources.get_object()
    pictures = any(
        form.get_object().get("/Subtype") in {"/Image", "/Form"}
        for form in resources.get("/XObject", DictionaryObject()).get_object().values()
    )
    contents = page.get_contents()
    drawn = contents.get_data() if contents is not None else b""
    return pictures or b" BI" in drawn or b"\nBI" in drawn or (not words.strip() and b"Tf" in drawn)


def _dictionaries(reader: PdfReader, until: float) -> Iterator[DictionaryObject]:
    """Every dictionary and stream of a file, reachable or not, each once."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise _TooMuchError
    objects: list[Any] = [reader.trailer]
    for number, generation in sorted(numbers):
        _hurry(until)
        with suppress(Exception):  # an entry of the table that leads to nothing a reader of the file would find either
            found = reader.get_object(IndirectObject(number, generation, reader))
            objects.append(found)
    for found in objects:
        yield from _inside(found)


def _inside(value: Any) -> Iterator[DictionaryObject]:
    """A value and what it holds directly; references are followed by nobody, since every object is visited."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, DictionaryObject):
            yield found
            waiting += [inner for inner in found.values() if isinstance(inner, DictionaryObject | ArrayObject)]
        elif isinstance(found, ArrayObject):
            waiting += [inner for inner in found if isinstance(inner, DictionaryObject | ArrayObject)]


def _acts(found: DictionaryObject) -> Iterator[str]:
    action = found.get("/S")
    if isinstance(action, NameObject) and str(action) in _ACTIONS:
        yield _ACTIONS[str(action)]
    yield from (what for key, what in _KEYS.items() if _filled(found.get(key)))


def _filled(value: Any) -> bool:
    """Whether a value is there and not an empty list: office programs write `/AF []` for no files at all."""
    value = value.get_object() if isinstance(value, IndirectObject) else value
    return value is not None and not (isinstance(value, ArrayObject | DictionaryObject) and not value)


def _traces(found: DictionaryObject) -> Iterator[TraceKind]:
    if any(_words(found.get(key)).strip() for key in _PERSONS):
        yield "person"
    if (
        "/Subtype" in found
        and found.get("/Type", "/Annot") == "/Annot"
        and _is_remark(found)
        and _words(found.get("/T"))
    ):
        yield "person"
    if found.get("/Type") == "/Sig" or "/ByteRange" in found:
        yield "person"
    if "/PieceInfo" in found or "/Thumb" in found:
        yield "history" if "/PieceInfo" in found else "preview"


def _is_remark(found: DictionaryObject) -> bool:
    """Whether a dictionary is a comment, whose /T is the name of who wrote it; of a form field it is the field's."""
    return found.get("/Type", "/Annot") == "/Annot" and found.get("/Subtype") in _REMARKS


def _says(found: DictionaryObject) -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        part = _SAYING.get(key, "")
        if key in {"/T", "/Contents"} and _is_remark(found):
            part = "comment"
        if part and (words := _words(value)):
            yield part, words


def _words(value: Any) -> str:
    if isinstance(value, IndirectObject):
        value = value.get_object()
    if isinstance(value, TextStringObject):
        return "" if _DATE.fullmatch(value) else str(value)
    return readable(bytes(value)) if isinstance(value, ByteStringObject) else ""


def _beside(found: DictionaryObject) -> tuple[list[Passage], frozenset[TraceKind]]:
    """What is said beside what is shown: XMP of anything, and what a camera wrote into a photograph."""
    passages: list[Passage] = []
    traces: frozenset[TraceKind] = frozenset()
    packet = found.get("/Metadata")
    packet = packet.get_object() if packet is not None else found if found.get("/Type") == "/Metadata" else None
    if isinstance(packet, StreamObject):
        words, traces = xmp(packet.get_data())
        passages.append(Passage("property", plain(words)))
    if isinstance(found, StreamObject) and found.get("/Subtype") == "/Image" and _is_photograph(found):
        inner = raster.examine(_raw(found), "JPEG", "picture")
        passages += inner.passages
        traces |= set(inner.traces)
    return passages, traces


def _is_photograph(found: StreamObject) -> bool:
    filters = found.get("/Filter")
    names = filters.get_object() if filters is not None else None
    return names == "/DCTDecode" or (isinstance(names, ArrayObject) and list(names) == ["/DCTDecode"])


def _raw(found: StreamObject) -> bytes:
    """The bytes as they stand in the file; what pypdf offers without an underscore would decode them."""
    return bytes(found._data)


def clean(data: bytes) -> bytes:
    """The file without what it tells about who made it, when, how and with which earlier contents.

    Raises BrokenFileError.
    """
    with _calm():
        try:
            return _cleaned(data)
        except Exception as error:  # as in `examine`
            raise BrokenFileError from error


def _cleaned(data: bytes) -> bytes:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted or len(reader.pages) > MOST_PAGES:
        raise BrokenFileError
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for found in _held(writer):
        for key in ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb"):
            found.pop(NameObject(key), None)
        if _is_remark(found):
            for key in ("/T", "/M", "/CreationDate"):
                found.pop(NameObject(key), None)
        if isinstance(found, StreamObject) and found.get("/Subtype") == "/Image" and _is_photograph(found):
            found._data = raster.clean(_raw(found), "JPEG")
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    # Written twice: the first time the numbers of what was removed stay behind as gaps.
    return _written(PdfWriter(clone_from=PdfReader(io.BytesIO(_written(writer)))))


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _held(writer: PdfWriter) -> Iterable[DictionaryObject]:
    for value in writer._objects:
        yield from _inside(value)
