"""Decides how an address becomes a code that a phone can read from paper."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """A QR code (ISO/IEC 18004) as a drawing; it is still read when about 15% of it is torn off or painted over."""
    # A poster hangs for years in a corridor, so it gets the next level above the usual one.
    drawing = segno.make(address, error="m", micro=False).svg_inline(
        border=4, omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(drawing)  # noqa: S704 - made of squares; nothing of the address is in it as text
