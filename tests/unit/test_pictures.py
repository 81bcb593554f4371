"""Pictures: everything said beside the dots is found and can be cut off, and not one dot changes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

import made
from portal.media.facts import TraceKind
from portal.media.table import clean, examine

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOLD = made.exif(artist="Somebody", where=True, serial="A1-778", note=f"ЕГН {made.EGN}")

SAYING: dict[str, tuple[str, bytes]] = {
    "jpeg-exif": (".jpg", made.saved(made.dots(), "JPEG", exif=TOLD)),
    "jpeg-xmp": (
        ".jpg",
        made.jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + made.xmp(f"<dc:title>{made.EGN}</dc:title>")),
    ),
    "jpeg-broken-xmp": (".jpg", made.jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + made.EGN.encode())),
    "jpeg-iptc": (".jpg", made.jpeg_with(0xED, made.iptc(120, made.EGN))),
    "jpeg-comment": (".jpg", made.jpeg_with(0xFE, made.EGN.encode())),
    "jpeg-comment-in-windows-1251": (".jpg", made.jpeg_with(0xFE, f"ЕГН {made.EGN}".encode("cp1251"))),
    "jpeg-unknown-segment": (".jpg", made.jpeg_with(0xEB, made.EGN.encode())),
    "jpeg-behind-its-end": (".jpg", made.saved(made.dots(), "JPEG") + made.EGN.encode()),
    "png-text": (".png", made.png_with(b"tEXt", b"Comment\0" + made.EGN.encode())),
    "png-packed-text": (".png", made.png_with(b"zTXt", b"Comment\0\0" + made.zlib.compress(made.EGN.encode()))),
    "png-international-text": (".png", made.png_with(b"iTXt", b"Title\0\0\0bg\0\0" + made.EGN.encode())),
    "png-xmp": (
        ".png",
        made.png_with(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + made.xmp(f"<pdf:x>{made.EGN}</pdf:x>")),
    ),
    "png-exif": (".png", made.saved(made.dots(), "PNG", exif=TOLD)),
    "png-unknown-chunk": (".png", made.png_with(b"prVt", made.EGN.encode())),
    "png-behind-its-end": (".png", made.saved(made.dots(), "PNG") + made.EGN.encode()),
    "webp-exif": (".webp", made.saved(made.dots(), "WEBP", exif=TOLD)),
    "webp-xmp": (".webp", made.saved(made.dots(), "WEBP", xmp=made.xmp(f"<pdf:x>{made.EGN}</pdf:x>"))),
    "gif-comment": (".gif", made.gif_with_comment(made.EGN)),
}
"""A file with a number somewhere that no picture shows."""


def loaded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def words(data: bytes, suffix: str) -> str:
    return "\n".join(passage.text for passage in examine(data, suffix).passages)


@pytest.mark.parametrize("name", SAYING)
def test_what_is_said_beside_the_picture_is_found(name: str) -> None:
    suffix, data = SAYING[name]
    assert made.EGN in words(data, suffix)


@pytest.mark.parametrize("name", SAYING)
def test_cleaning_cuts_it_off(name: str) -> None:
    suffix, data = SAYING[name]
    cleaned = clean(data, suffix)
    assert made.EGN.encode() not in cleaned
    assert (words(cleaned, suffix), examine(cleaned, suffix).traces, examine(cleaned, suffix).faults) == ("", (), ())


@pytest.mark.parametrize("name", SAYING)
def test_cleaning_changes_no_dot(name: str) -> None:
    suffix, data = SAYING[name]
    before, after = loaded(data), loaded(clean(data, suffix))
    assert (after.size, after.mode, after.tobytes()) == (before.size, before.mode, before.tobytes())


@pytest.mark.parametrize("name", SAYING)
def test_what_is_clean_stays_as_it_is(name: str) -> None:
    suffix, data = SAYING[name]
    once = clean(data, suffix)
    assert clean(once, suffix) == once


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_colours_and_turning_survive_cleaning(form: str) -> None:
    data = made.saved(made.dots(), form, exif=made.exif(artist="Somebody", turned=6), icc_profile=PROFILE)
    after = loaded(clean(data, f".{form.lower()}"))
    assert after.info["icc_profile"] == PROFILE
    assert dict(after.getexif()) == {0x0112: 6}


TRACES: dict[str, tuple[bytes, set[TraceKind]]] = {
    "artist": (made.jpeg(artist="Somebody"), {"person"}),
    "position": (made.jpeg(where=True), {"place"}),
    "serial-number": (made.jpeg(serial="A1"), {"device"}),
    "nothing-but-turning": (made.jpeg(turned=6), set()),
    "creator-in-xmp": (made.jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + made.xmp(made.CREATOR)), {"person"}),
    "position-in-xmp": (
        made.jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + made.xmp("<exif:GPSLatitude>42</exif:GPSLatitude>")),
        {"place"},
    ),
    "empty-creator-in-xmp": (
        made.jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + made.xmp("<dc:creator><rdf:Seq/></dc:creator>")),
        set(),
    ),
    "by-line-in-iptc": (made.jpeg_with(0xED, made.iptc(80, "Somebody")), {"person"}),
    "city-in-iptc": (made.jpeg_with(0xED, made.iptc(90, "Somewhere")), {"place"}),
    "thumbnail": (made.jpeg_with(0xE0, b"JFXX\0\x10" + made.saved(made.dots(8, 8), "JPEG")), {"preview"}),
    "second-picture-behind-the-first": (made.saved(made.dots(), "JPEG") * 2, {"extra"}),
    "padding-behind-the-end": (made.saved(made.dots(), "JPEG") + b"\0" * 9, set()),
}


@pytest.mark.parametrize("name", TRACES)
def test_what_a_picture_tells_by_the_way(name: str) -> None:
    data, traces = TRACES[name]
    assert set(examine(data, ".jpg").traces) == traces


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "half": (".jpg", made.saved(made.dots(99, 99), "JPEG")[:-700], "A004"),
    "half-png": (".png", made.saved(made.dots(99, 99), "PNG")[:-700], "A004"),
    "half-webp": (".webp", made.saved(made.dots(99, 99), "WEBP")[:-40], "A004"),
    "half-gif": (".gif", made.saved(made.dots(99, 99), "GIF")[:-700], "A004"),
    "header-only": (".png", b"\x89PNG\r\n\x1a\n", "A004"),
    "other-format": (".png", made.saved(made.dots(), "JPEG"), "A002"),
    "text": (".gif", b"GIF, I say", "A002"),
    "moving-gif": (".gif", made.animated("GIF"), "A009"),
    "moving-png": (".png", made.animated("PNG"), "A009"),
    "moving-webp": (".webp", made.animated("WEBP"), "A009"),
    "too-wide": (".png", made.saved(Image.new("1", (6001, 1)), "PNG"), "A008"),
    "flood-of-dots": (".png", made.saved(Image.new("1", (20_000, 20_000)), "PNG"), "A008"),
    "too-large": (".jpg", made.saved(made.dots(), "JPEG") + b"x" * 2_000_000, "A003"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_picture_is_refused(name: str) -> None:
    suffix, data, code = REFUSED[name]
    assert [fault.code for fault in examine(data, suffix).faults] == [code]


@pytest.mark.parametrize("size", [(6000, 1), (1, 6000)])
def test_picture_of_the_greatest_size_is_fine(size: tuple[int, int]) -> None:
    assert examine(made.saved(Image.new("1", size), "PNG"), ".png").faults == ()


def test_grey_and_transparent_pictures_are_fine() -> None:
    pictures = [made.dots().convert(mode) for mode in ("L", "LA", "RGBA", "P", "1")]
    assert [examine(made.saved(picture, "PNG"), ".png").faults for picture in pictures] == [()] * 5


def test_progressive_picture_is_fine() -> None:
    data = made.saved(made.dots(64, 64), "JPEG", progressive=True)
    assert (examine(data, ".jpg").faults, clean(data, ".jpg")) == ((), data)
