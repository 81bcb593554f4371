"""Documents: every place where somebody could be named is read; what acts is refused; cleaning keeps what is seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

import made
from made import EGN, PHONE, W, docx, odt, paragraph, pdf
from portal.media.segments import BrokenFileError
from portal.media.table import clean, examine

P = f"<w:ftr {W}>{paragraph(EGN)}</w:ftr>"


def with_bookmark(writer: PdfWriter) -> None:
    writer.add_outline_item(title=f"ЕГН {EGN}", page_number=0)


def with_comment(writer: PdfWriter) -> None:
    writer.add_annotation(0, Text(rect=(0, 0, 9, 9), text=f"ЕГН {EGN}"))


def with_field(writer: PdfWriter) -> None:
    field = DictionaryObject({NameObject("/T"): TextStringObject("x"), NameObject("/V"): TextStringObject(EGN)})
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([field])})


def with_link(writer: PdfWriter) -> None:
    writer._add_object(
        DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(f"tel:{PHONE}")})
    )


def with_xmp(inside: str) -> Callable[[PdfWriter], None]:
    def add(writer: PdfWriter) -> None:
        writer.xmp_metadata = made.xmp(inside)  # type: ignore[assignment]

    return add


SAYING: dict[str, tuple[str, bytes, str]] = {
    "docx-text": (".docx", docx(paragraph(EGN)), "body"),
    "docx-runs": (".docx", docx(f"<w:p><w:r><w:t>{EGN[:4]}</w:t></w:r><w:r><w:t>{EGN[4:]}</w:t></w:r></w:p>"), "body"),
    "docx-header": (".docx", docx(word__header1_xml=P), "header"),
    "docx-footer": (".docx", docx(word__footer2_xml=P), "footer"),
    "docx-footnote": (".docx", docx(word__footnotes_xml=P), "note"),
    "docx-comment": (".docx", docx(word__comments_xml=P), "comment"),
    "docx-deleted": (".docx", docx(f"<w:p><w:del><w:r><w:delText>{EGN}</w:delText></w:r></w:del></w:p>"), "deleted"),
    "docx-moved": (".docx", docx(f"<w:p><w:moveFrom><w:r><w:t>{EGN}</w:t></w:r></w:moveFrom></w:p>"), "deleted"),
    "docx-title": (".docx", docx(docProps__core_xml=made.core(dc_title=EGN)), "property"),
    "docx-custom-property": (".docx", docx(docProps__custom_xml=f"<p><v>{EGN}</v></p>"), "property"),
    "docx-data": (".docx", docx(customXml__item1_xml=f"<data><child>{EGN}</child></data>"), "property"),
    "docx-alternative-text": (".docx", docx(f'<w:drawing><docPr descr="ЕГН {EGN}"/></w:drawing>'), "body"),
    "docx-link": (".docx", docx(relations=made.relation("hyperlink", f"tel:{EGN}", external=True)), "link"),
    "docx-comment-in-markup": (".docx", docx(f"<!-- {EGN} -->"), "body"),
    "docx-utf-16": (
        ".docx",
        docx(word__footnotes_xml=f'<?xml version="1.0" encoding="UTF-16"?>{P}'.encode("utf-16")),
        "note",
    ),
    "docx-photograph": (".docx", docx(word__media__a_jpeg=made.jpeg(note=EGN)), "picture"),
    "docx-drawing": (
        ".docx",
        docx(word__media__a_svg=f'<svg xmlns="http://www.w3.org/2000/svg"><title>ЕГН {EGN}</title></svg>'),
        "drawing",
    ),
    "odt-text": (".odt", odt(f"<text:p>{EGN}</text:p>"), "body"),
    "odt-header": (".odt", odt(styles_xml=f'<x xmlns:text="t"><text:p>{EGN}</text:p></x>'), "body"),
    "odt-deleted": (".odt", odt(f"<text:tracked-changes><text:p>{EGN}</text:p></text:tracked-changes>"), "deleted"),
    "odt-title": (".odt", odt(meta=f"<dc:title>{EGN}</dc:title>"), "property"),
    "odt-property": (".odt", odt(meta=f"<meta:user-defined>{EGN}</meta:user-defined>"), "property"),
    "xlsx-number": (".xlsx", made.workbook(f"<c><v>{EGN}</v></c>"), "body"),
    "xlsx-number-behind-a-formula": (".xlsx", made.workbook(f"<c><f>B2</f><v>{EGN}</v></c>"), "body"),
    "xlsx-words": (".xlsx", made.workbook(xl__sharedStrings_xml=f"<sst><si><t>{EGN}</t></si></sst>"), "body"),
    "xlsx-comment": (".xlsx", made.workbook(xl__comments1_xml=f"<c><text>{EGN}</text></c>"), "comment"),
    "pptx-slide": (".pptx", made.slides("Заглавие", EGN), "slide"),
    "pdf-page": (".pdf", pdf(["", EGN]), "page"),
    "pdf-title": (".pdf", pdf(info={"/Title": EGN}), "property"),
    "pdf-property-of-its-own": (".pdf", pdf(info={"/Child": EGN}), "property"),
    "pdf-xmp": (".pdf", pdf(before=with_xmp(f"<dc:title>{EGN}</dc:title>")), "property"),
    "pdf-bookmark": (".pdf", pdf(before=with_bookmark), "property"),
    "pdf-comment": (".pdf", pdf(before=with_comment), "comment"),
    "pdf-field": (".pdf", pdf(before=with_field), "field"),
    "pdf-photograph": (".pdf", made.scanned(made.jpeg(note=EGN)), "picture"),
}
"""A document with a number somewhere, and the part in which it must be found."""


@pytest.mark.parametrize("name", SAYING)
def test_every_part_is_read(name: str) -> None:
    suffix, data, part = SAYING[name]
    assert part in {passage.part for passage in examine(data, suffix).passages if EGN in passage.text}


@pytest.mark.parametrize("name", SAYING)
def test_what_is_only_read_is_no_fault(name: str) -> None:
    suffix, data, _ = SAYING[name]
    assert examine(data, suffix).faults == ()


def test_page_and_slide_are_told() -> None:
    found = [*examine(pdf(["", EGN]), ".pdf").passages, *examine(made.slides("x", EGN), ".pptx").passages]
    assert [passage.number for passage in found if EGN in passage.text] == [2, 2]


def test_moment_of_making_is_no_number() -> None:
    found = examine(pdf([""], {"/CreationDate": "D:20261125011247+02'00'", "/ModDate": "D:20261125011247Z"}), ".pdf")
    assert found.passages == ()


def test_link_of_a_pdf_is_read() -> None:
    assert PHONE in "".join(passage.text for passage in examine(pdf(before=with_link), ".pdf").passages)


def with_author_of_a_comment(writer: PdfWriter) -> None:
    remark = FreeText(text="x", rect=(0, 0, 9, 9))
    remark[NameObject("/T")] = TextStringObject("Somebody")
    writer.add_annotation(0, remark)


PEOPLE = (
    '<w:people xmlns:w="w"><w:person w:author="Somebody"><w:presenceInfo w:userId="Somebody"/></w:person></w:people>'
)
TRACES: dict[str, tuple[str, bytes, set[str]]] = {
    "docx-author": (".docx", docx(docProps__core_xml=made.core(dc_creator="Somebody")), {"person"}),
    "docx-last-editor": (".docx", docx(docProps__core_xml=made.core(cp_lastModifiedBy="Somebody")), {"person"}),
    "docx-company": (
        ".docx",
        docx(docProps__app_xml="<Properties><Company>Organisation</Company></Properties>"),
        {"person"},
    ),
    "docx-nobody": (".docx", docx(docProps__core_xml=made.core(dc_creator="", cp_lastModifiedBy="Author")), set()),
    "docx-author-of-a-change": (".docx", docx('<w:p><w:ins w:author="Somebody"/></w:p>'), {"person"}),
    "docx-people": (".docx", docx(word__people_xml=PEOPLE), {"person"}),
    "docx-template": (".docx", docx(word__settings_xml=f"<w:s {W}><w:attachedTemplate/></w:s>"), {"computer"}),
    "docx-thumbnail": (".docx", docx(docProps__thumbnail_jpeg=made.jpeg()), {"preview"}),
    "docx-photograph": (".docx", docx(word__media__a_jpeg=made.jpeg(where=True)), {"place"}),
    "docx-behind-something": (".docx", b"before" + docx(), {"extra"}),
    "odt-author": (".odt", odt(meta="<meta:initial-creator>Somebody</meta:initial-creator>"), {"person"}),
    "odt-author-of-a-comment": (
        ".odt",
        odt("<office:annotation><dc:creator>S.</dc:creator></office:annotation>"),
        {"person"},
    ),
    "odt-printer": (".odt", odt(settings_xml=made.settings("Room 5")), {"computer"}),
    "odt-thumbnail": (".odt", odt(Thumbnails__thumbnail_png=made.saved(made.dots(), "PNG")), {"preview"}),
    "xlsx-path": (
        ".xlsx",
        made.workbook(xl__workbook_xml='<workbook xmlns:x="x"><x:absPath url="C:\\Users\\Somebody"/></workbook>'),
        {"computer"},
    ),
    "xlsx-author-of-a-comment": (
        ".xlsx",
        made.workbook(xl__comments1_xml="<c><author>Somebody</author></c>"),
        {"person"},
    ),
    "xlsx-printer": (".xlsx", made.workbook(xl__printerSettings__printerSettings1_bin=b"\0P"), {"computer"}),
    "pdf-author": (".pdf", pdf(info={"/Author": "Somebody"}), {"person"}),
    "pdf-author-in-xmp": (".pdf", pdf(before=with_xmp(made.CREATOR)), {"person"}),
    "pdf-author-of-a-comment": (".pdf", pdf(before=with_author_of_a_comment), {"person"}),
    "pdf-changed-later": (".pdf", made.changed_later(), {"history"}),
    "pdf-photograph": (".pdf", made.scanned(made.jpeg(where=True, serial="A1")), {"place", "device"}),
}


@pytest.mark.parametrize("name", TRACES)
def test_what_a_document_tells_by_the_way(name: str) -> None:
    suffix, data, traces = TRACES[name]
    assert set(examine(data, suffix).traces) == traces


@pytest.mark.parametrize("name", TRACES)
def test_cleaned_document_tells_nothing(name: str) -> None:
    suffix, data, _ = TRACES[name]
    found = examine(clean(data, suffix), suffix)
    assert (found.traces, found.faults) == ((), ())
    assert not any("Somebody" in passage.text for passage in found.passages)


@pytest.mark.parametrize("name", TRACES)
def test_what_is_clean_stays_as_it_is(name: str) -> None:
    suffix, data, _ = TRACES[name]
    once = clean(data, suffix)
    assert clean(once, suffix) == once


SEEN = {"body", "header", "footer", "note", "comment", "deleted", "page", "slide", "field", "alternative"}


@pytest.mark.parametrize("name", [name for name, (_, _, part) in SAYING.items() if part in SEEN])
def test_cleaning_keeps_what_is_seen(name: str) -> None:
    suffix, data, part = SAYING[name]
    kept = {passage.part for passage in examine(clean(data, suffix), suffix).passages if EGN in passage.text}
    assert part in kept or name == "docx-comment-in-markup"


@pytest.mark.parametrize(
    "name", ["docx-title", "docx-custom-property", "odt-title", "odt-property", "pdf-title", "pdf-xmp"]
)
def test_cleaning_takes_out_properties(name: str) -> None:
    suffix, data, _ = SAYING[name]
    assert not any(EGN in passage.text for passage in examine(clean(data, suffix), suffix).passages)


def test_cleaned_word_document_still_lists_only_what_is_there() -> None:
    listed = made.relation("thumbnail", "docProps/thumbnail.jpeg") + made.relation("image", "media/a.png")
    data = clean(docx(relations=listed, docProps__thumbnail_jpeg=made.jpeg()), ".docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert ("thumbnail" in relations, "media/a.png" in relations) == (False, True)


def test_type_of_an_opendocument_text_still_stands_first() -> None:
    with zipfile.ZipFile(io.BytesIO(clean(odt(), ".odt"))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_cleaned_pdf_keeps_its_pages() -> None:
    data = clean(pdf(["Едно", "Две"], info={"/Author": "Somebody"}), ".pdf")
    assert [page.extract_text().strip() for page in PdfReader(io.BytesIO(data)).pages] == ["Едно", "Две"]


def action(kind: str) -> Callable[[PdfWriter], None]:
    def add(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})

    return add


def with_key(key: str) -> Callable[[PdfWriter], None]:
    def add(writer: PdfWriter) -> None:
        value = DictionaryObject({NameObject("/x"): TextStringObject("x")})
        writer._add_object(ArrayObject([DictionaryObject({NameObject(key): value})]))

    return add


REFUSED: dict[str, tuple[str, bytes, str, str]] = {
    "docx-macros": (".docx", docx(word__vbaProject_bin=b"x"), "A006", "macro"),
    "docx-macros-by-type": (".docx", docx(**{"[Content_Types]_xml": "<x>macroEnabled</x>"}), "A006", "macro"),
    "docx-object": (".docx", docx(word__embeddings__a_bin=b"x"), "A006", "object"),
    "docx-sheet-inside": (".docx", docx(word__embeddings__a_xlsx=made.workbook()), "A006", "object"),
    "docx-old-picture": (".docx", docx(word__media__a_emf=b"\1\0\0\0"), "A006", "object"),
    "docx-picture-elsewhere": (
        ".docx",
        docx(relations=made.relation("image", "https://x/a.png", True)),
        "A006",
        "remote",
    ),
    "docx-command": (".docx", docx("<w:instrText>DDEAUTO c:\\\\x</w:instrText>"), "A006", "command"),
    "odt-macros": (".odt", odt(Basic__Standard__x_xml="<x/>"), "A006", "macro"),
    "odt-picture-elsewhere": (".odt", odt('<draw:image xlink:href="https://x/a.png"/>'), "A006", "remote"),
    "odt-password": (
        ".odt",
        made.archive({"mimetype": made.ODT, "content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}),
        "A005",
        "",
    ),
    "docx-not-xml": (".docx", docx("<w:p>"), "A004", ""),
    "docx-entities": (".docx", docx(word__a_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "A004", ""),
    "docx-too-deep": (".docx", docx("<w:p>" * 300 + "</w:p>" * 300), "A004", ""),
    "docx-way-out": (".docx", made.archive({"word/document.xml": "<x/>", "../x.xml": "<x/>"}), "A004", ""),
    "docx-part-without-a-name": (".docx", made.nameless(), "A004", ""),
    "docx-too-many-parts": (".docx", made.archive({f"{n}.xml": "" for n in range(2001)}), "A007", ""),
    "docx-flood": (".docx", made.bomb(), "A007", ""),
    "docx-old-program": (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 900, "A002", ""),
    "docx-password": (
        ".docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 900 + "EncryptedPackage".encode("utf-16-le"),
        "A005",
        "",
    ),
    "docx-that-is-odt": (".docx", odt(), "A002", ""),
    "odt-that-is-docx": (".odt", docx(), "A002", ""),
    "zip": (".docx", made.archive({"a.txt": "x"}), "A002", ""),
    "docx-cut-off": (".docx", docx()[:-300], "A002", ""),
    "docx-damaged": (".docx", docx().replace(b"word/document.xml", b"word/document.xmI", 1), "A004", ""),
    "pdf-script": (".pdf", pdf(before=made.acting), "A006", "script"),
    "pdf-program": (".pdf", pdf(before=action("Launch")), "A006", "program"),
    "pdf-form-that-sends": (".pdf", pdf(before=action("SubmitForm")), "A006", "form"),
    "pdf-file-inside": (".pdf", pdf(before=lambda writer: writer.add_attachment("a.txt", b"x")), "A006", "embedded"),
    "pdf-acting-form": (".pdf", pdf(before=with_key("/XFA")), "A006", "form"),
    "pdf-script-nobody-calls": (".pdf", pdf(before=with_key("/JS")), "A006", "script"),
    "pdf-password": (".pdf", made.encrypted_pdf(), "A005", ""),
    "pdf-cut-off": (".pdf", pdf()[:200], "A004", ""),
    "pdf-too-many-pages": (".pdf", pdf(["x"] * 301), "A007", ""),
    "pdf-that-is-none": (".pdf", b"<html>", "A002", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_document_is_refused(name: str) -> None:
    suffix, data, code, content = REFUSED[name]
    assert (code, content) in {(fault.code, fault.args.get("content", "")) for fault in examine(data, suffix).faults}


PICTURED: dict[str, tuple[str, bytes, tuple[int, ...]]] = {
    "photograph": (".pdf", made.scanned(), (1,)),
    "words": (".pdf", pdf(["Бланка за съгласие на родител"]), ()),
    "empty-page": (".pdf", pdf(["Бланка за съгласие на родител", ""]), ()),
    "document-of-pictures": (".docx", docx("", word__media__a_png=made.saved(made.dots(), "PNG")), (1,)),
    "document-of-words": (".docx", docx(), ()),
}


@pytest.mark.parametrize("name", PICTURED)
def test_pages_that_only_a_person_can_read(name: str) -> None:
    suffix, data, pages = PICTURED[name]
    assert examine(data, suffix).pictured == pages


def test_fingerprint_changes_with_the_file() -> None:
    assert examine(docx(), ".docx").fingerprint != examine(docx(paragraph("x")), ".docx").fingerprint


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".xlsx", ".pptx", ".pdf", ".jpg", ".png", ".webp", ".gif", ".svg"])
def test_what_cannot_be_read_is_not_cleaned(suffix: str) -> None:
    with pytest.raises(BrokenFileError):
        clean(b"PK\x03\x04 nothing of the kind", suffix)
