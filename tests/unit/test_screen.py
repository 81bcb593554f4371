"""Pictures as they are published: as large as a screen needs, WebP, and without a word that nobody sees."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from test_pictures import SAYING

import made
from portal.compose.pictures import with_sizes
from portal.media.screen import for_screen, size_on_screen
from portal.media.table import examine
from portal.model.media import published_address

NOISE = Image.effect_noise((700, 500), 80).convert("RGB")
PICTURES = {
    "photo": ("a.jpg", made.saved(made.dots(2600, 1000), "JPEG"), (1300, 500)),
    "turned": ("a.jpeg", made.jpeg(turned=6), (16, 24)),
    "wide-and-turned": ("a.jpg", made.saved(made.dots(400, 2600), "JPEG", exif=made.exif(turned=8)), (1300, 200)),
    "small": ("a.png", made.saved(made.dots(), "PNG"), (24, 16)),
    "palette": ("a.gif", made.saved(made.dots().convert("P"), "GIF"), (24, 16)),
    "grey": ("a.png", made.saved(made.dots().convert("L"), "PNG"), (24, 16)),
    "print-colours": ("a.jpg", made.saved(made.dots().convert("CMYK"), "JPEG"), (24, 16)),
    "already-webp": ("a.webp", made.saved(made.dots(1400, 14), "WEBP"), (1300, 13)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_comes_out_as_large_as_its_page_says(name: str, tmp_path: Path) -> None:
    file, data, size = PICTURES[name]
    (tmp_path / file).write_bytes(data)
    with Image.open(io.BytesIO(for_screen(data))) as shown:
        assert (shown.format, shown.size) == ("WEBP", size)
    assert size_on_screen(tmp_path / file) == size


def test_drawing_of_dots_loses_none() -> None:
    picture = made.dots(200, 100)
    with Image.open(io.BytesIO(for_screen(made.saved(picture, "PNG")))) as shown:
        assert shown.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_what_is_clear_stays_clear() -> None:
    with Image.open(io.BytesIO(for_screen(made.saved(Image.new("RGBA", (8, 8), (1, 2, 3, 0)), "PNG")))) as shown:
        assert shown.convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]


def test_photograph_is_light_whatever_its_file_is_called() -> None:
    exact = made.saved(NOISE, "WEBP", lossless=True)
    assert len(for_screen(made.saved(NOISE, "PNG"))) < len(exact) * 0.7


@pytest.mark.parametrize("name", SAYING)
def test_nothing_is_said_beside_the_dots(name: str) -> None:
    shown = for_screen(SAYING[name][1])
    assert made.EGN.encode() not in shown
    assert (examine(shown, ".webp").faults, examine(shown, ".webp").passages) == ((), ())


@pytest.mark.parametrize(
    ("start", "size"),
    [
        ('<svg xmlns="x" viewBox="0 0 240 120">', (240, 120)),
        ('<svg width="30" height="20.4px" viewBox="0 0 240 120">', (30, 20)),
        ('<svg stroke-width="3" viewBox="0,0,24,12">', (24, 12)),
        ('<svg width="100%" height="100%">', None),
        ("<svg>", None),
    ],
)
def test_size_of_a_drawing(start: str, size: tuple[int, int] | None, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(start)
    assert size_on_screen(tmp_path / "a.svg") == size


def test_file_that_is_no_picture_has_no_size(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    assert size_on_screen(tmp_path / "a.png") is None
    assert size_on_screen(tmp_path / "b.png") is None


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/about/лист.PNG", "about/лист.PNG.webp"),
        ("modules/one/a.jpg", "modules/one/a.jpg.webp"),
        ("modules/one/a.webp", "modules/one/a.webp"),
        ("modules/one/a.svg", "modules/one/a.svg"),
        ("docs/files/a.pdf", "files/a.pdf"),
    ],
)
def test_address_of_a_picture(path: str, address: str) -> None:
    assert published_address(path) == address


def test_page_says_sizes_of_the_pictures_it_knows() -> None:
    html = '<p><img alt="a" src="../a.svg"><img alt="б" src="%D0%B1.png.webp"></p><img src="none.png" alt="">'
    known = {"a.svg": (3, 2), "en/б.png.webp": (5, 4)}
    assert with_sizes(html, "en/page.html", known) == (
        '<p><img alt="a" src="../a.svg" width="3" height="2">'
        '<img alt="б" src="%D0%B1.png.webp" width="5" height="4" loading="lazy"></p>'
        '<img src="none.png" loading="lazy" alt="">'
    )
