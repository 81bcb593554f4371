"""Pictures and documents for tests, made on the spot: what stands in them can be read here, not in a binary file."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

EGN = "7523169263"
PHONE = "0887 000 111"
NAME = "Юлиян Касъм"
"""Values that can belong to nobody."""


def dots(width: int = 24, height: int = 16) -> Image.Image:
    """A picture of which every dot differs from its neighbours."""
    picture = Image.new("RGB", (width, height))
    picture.putdata([(x * 9 % 256, y * 13 % 256, (x * y) % 256) for y in range(height) for x in range(width)])
    return picture


def exif(artist: str = "", where: bool = False, serial: str = "", turned: int = 1, note: str = "") -> bytes:
    """EXIF data as a camera or telephone writes them."""
    data = Image.Exif()
    data[0x0131] = "Camera 1.0"
    if artist:
        data[0x013B] = artist.encode()
    if turned != 1:
        data[0x0112] = turned
    if note:
        data[0x010E] = note.encode()
    if serial:
        data.get_ifd(0x8769)[0xA431] = serial
    if where:
        degrees = (IFDRational(42), IFDRational(11), IFDRational(30))
        data.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return data.tobytes()


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def jpeg(**told: object) -> bytes:
    return saved(dots(), "JPEG", quality=90, exif=exif(**told))  # type: ignore[arg-type]


def jpeg_with(marker: int, payload: bytes) -> bytes:
    """A JPEG file with one more segment behind its start."""
    data = saved(dots(), "JPEG")
    return data[:2] + bytes([0xFF, marker]) + (len(payload) + 2).to_bytes(2, "big") + payload + data[2:]


def iptc(dataset: int, words: str) -> bytes:
    """The Photoshop segment with one IPTC dataset."""
    said = words.encode()
    data = b"\x1c\x02" + bytes([dataset]) + len(said).to_bytes(2, "big") + said
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)


def xmp(inside: str) -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        f'xmlns:pdf="http://ns.adobe.com/pdf/1.3/">{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


CREATOR = "<dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq></dc:creator>"


def png_with(name: bytes, payload: bytes) -> bytes:
    """A PNG file with one more chunk behind its header."""
    data = saved(dots(), "PNG")
    chunk = len(payload).to_bytes(4, "big") + name + payload + zlib.crc32(name + payload).to_bytes(4, "big")
    return data[:33] + chunk + data[33:]


def gif_with_comment(words: str) -> bytes:
    return saved(dots().quantize(16), "GIF", comment=words.encode())


def animated(form: str) -> bytes:
    frames = [dots(), dots().rotate(180)]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=200, loop=0)


def pdf(
    pages: Sequence[str] = ("A form",),
    info: Mapping[str, str] | None = None,
    before: Callable[[PdfWriter], object] | None = None,
) -> bytes:
    """A PDF file whose pages say something, in any letters of Windows-1251."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids["
        + b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))
        + b"]/Count %d>>" % len(pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
        stream(_unicode_map()),
    ]
    for number, words in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * number)
        )
        lines = [line.encode("cp1251").hex().encode() for line in words.split("\n")] if words else []
        objects.append(
            stream(
                b"".join(b"BT /F1 12 Tf 60 %d Td <%s> Tj ET\n" % (780 - 20 * n, line) for n, line in enumerate(lines))
            )
        )
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(assembled(objects))))
    writer.metadata = None
    if info:
        writer.add_metadata(dict(info))
    if before:
        before(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def _unicode_map() -> bytes:
    pairs = [(code, bytes([code]).decode("cp1251", "ignore")) for code in range(32, 256)]
    lines = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in pairs if letter]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<00> <FF>\n"
    return f"{head}endcodespacerange\n{body}endcmap end end".encode()


def assembled(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF file of objects 1, 2, 3 …"""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % p for p in places
    )
    return data + table + b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))


def scanned(photograph: bytes = b"") -> bytes:
    """A PDF file whose one page is a photograph."""
    photograph = photograph or saved(dots(), "JPEG")
    head = b"/Type/XObject/Subtype/Image/Width 24/Height 16/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
            stream(photograph, head),
            stream(b"q 500 0 0 700 40 40 cm /I Do Q"),
        ]
    )


def changed_later() -> bytes:
    """A PDF file to which a program appended a new version of an object, as programs do that save quickly."""
    data = pdf([f"ЕГН {EGN}"])
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<</Size 8/Root 1 0 R/Prev %d>>\n"
    added = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    return (
        data
        + added
        + table % (len(data), data.rfind(b"xref\n0 "))
        + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(added))
    )


def archive(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def nameless() -> bytes:
    """An archive with a member whose name is empty, at which Python's own reader stumbles."""
    data = archive({"word/document.xml": "<x/>", "x": "y"})
    lengths = data.rfind(b"PK\1\2") + 28  # of name and extra field, in the list of members
    return data[:lengths] + b"\0\0\1\0" + data[lengths + 4 :]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{main}" ContentType="{type}"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{abs(hash(target)) % 99}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(body: str = paragraph("Бланка"), relations: str = "", **members: str | bytes) -> bytes:
    """A Word document; `members` are further parts, with `__` for / in their names and `_` for the last dot."""
    main = "word/document.xml"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return archive(
        {
            "[Content_Types].xml": _TYPES.format(main=main, type=kind),
            "_rels/.rels": _RELS.format(inside=relation("officeDocument", main)),
            main: f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {W}><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": _RELS.format(inside=relations),
            **{_member(name): content for name, content in members.items()},
        }
    )


def _member(name: str) -> str:
    path, _, suffix = name.replace("__", "/").rpartition("_")
    return f"{path}.{suffix}"


def core(**properties: str) -> str:
    """docProps/core.xml."""
    inside = "".join(
        f"<{name.replace('_', ':')}>{value}</{name.replace('_', ':')}>" for name, value in properties.items()
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
    )


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("meta", "meta"),
        ("config", "config"),
        ("draw", "drawing"),
    )
)
ODT = "application/vnd.oasis.opendocument.text"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str = "<text:p>Бланка</text:p>", meta: str = "", **members: str | bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", ODT, zipfile.ZIP_STORED)
        made.writestr(
            "content.xml",
            f"<office:document-content {_ODF} {DC}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        made.writestr(
            "meta.xml", f"<office:document-meta {_ODF} {DC}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        listed = "".join(f'<f:file-entry f:full-path="{_member(name)}"/>' for name in members)
        made.writestr(
            "META-INF/manifest.xml",
            f'<f:manifest xmlns:f="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</f:manifest>',
        )
        for name, content in members.items():
            made.writestr(_member(name), content)
    return target.getvalue()


def settings(printer: str) -> str:
    return (
        f'<office:document-settings {_ODF}><config:config-item config:name="PrinterName">{printer}</config:config-item>'
        "</office:document-settings>"
    )


def workbook(cells: str = "", **members: str | bytes) -> bytes:
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return archive(
        {
            "[Content_Types].xml": _TYPES.format(main="xl/workbook.xml", type="application/xml"),
            "xl/workbook.xml": f'<workbook xmlns="{sheet}"/>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><row>{cells}</row></worksheet>',
            **{_member(name): content for name, content in members.items()},
        }
    )


def slides(*words: str) -> bytes:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return archive(
        {
            "[Content_Types].xml": _TYPES.format(main="ppt/presentation.xml", type="application/xml"),
            "ppt/presentation.xml": "<presentation/>",
            **{
                f"ppt/slides/slide{n}.xml": f"<s {space}><a:p><a:t>{said}</a:t></a:p></s>"
                for n, said in enumerate(words, 1)
            },
        }
    )


def acting(writer: PdfWriter) -> None:
    """Lets a file run a script when it is opened."""
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")})
    writer.root_object[NameObject("/OpenAction")] = action


def encrypted_pdf() -> bytes:
    return pdf(before=lambda writer: writer.encrypt("secret", algorithm="RC4-128"))


def bomb() -> bytes:
    """A document of a few KB that unfolds to 90 MB."""
    return docx(word__big_xml=b"<x>" + b" " * 90_000_000 + b"</x>")


MADE: Mapping[str, Callable[[], bytes]] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "jpeg": lambda: saved(dots(), "JPEG"),
    "png": lambda: saved(dots(), "PNG"),
    "turned-photo": partial(jpeg, turned=6),
    "phone-photo": partial(jpeg, artist=NAME, where=True, serial="A1-778", note=f"ЕГН {EGN}"),
    "animated-gif": partial(animated, "GIF"),
    "wide-png": lambda: saved(Image.new("1", (6001, 2)), "PNG"),
    "half-png": lambda: saved(dots(200, 200), "PNG")[:-300],
    "large-docx": lambda: docx(word__media__big_png=random.Random(1).randbytes(10_100_000)),
    "named-docx": lambda: docx(docProps__core_xml=core(dc_creator=NAME, dc_title=f"ЕГН {EGN}")),
    "deleted-docx": lambda: docx(
        f'<w:p><w:del w:author="Author"><w:delText>тел. {PHONE}</w:delText></w:del></w:p>{paragraph("Бланка")}'
    ),
    "macro-docx": lambda: docx(word__vbaProject_bin=b"\0"),
    "bomb-docx": bomb,
    "pdf-with-pages": lambda: pdf(["Бланка за съгласие", f"ЕГН {EGN}"]),
    "pdf-with-script": lambda: pdf(before=acting),
    "encrypted-pdf": encrypted_pdf,
    "scanned-pdf": scanned,
}
"""Name in a golden case → file."""
