"""Decides how the picture looks that messengers show beside a link to a page (Open Graph, 1200 × 630)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from font_roboto import RobotoBold, RobotoMedium
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
_EDGE = 80
_PAPER, _INK, _TEAL = "#fbf8f3", "#1f2a2e", "#0b5d66"
_TITLE = range(84, 35, -4)
"""Sizes of letters, the largest first; the first in which the title fits is taken."""
_ROOM = 350
"""Pixels of height for the title."""


def card(title: str, name: str) -> bytes:
    """A picture (PNG) of the `title` of a page and the `name` of the portal; the same bytes for the same words."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=_TEAL)
    draw.text((_EDGE, SIZE[1] - _EDGE), name, font=ImageFont.truetype(RobotoMedium, 40), fill=_TEAL, anchor="ls")
    for size in _TITLE:
        font = ImageFont.truetype(RobotoBold, size)
        lines = list(_lines(title, font))
        if len(lines) * size * 1.2 <= _ROOM and max(map(font.getlength, lines)) <= SIZE[0] - 2 * _EDGE:
            break
    for number, line in enumerate(lines):
        draw.text((_EDGE, _EDGE + (0.8 + number * 1.2) * size), line, font=font, fill=_INK, anchor="ls")
    made = io.BytesIO()
    image.quantize(16, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """The words in lines that fit; a word that is too long has one for itself."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > SIZE[0] - 2 * _EDGE:
            yield line
            line = word
        else:
            line = longer
    yield line
