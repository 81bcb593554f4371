"""Drawings: what is allowed stays as it was drawn, everything else is named with its place and never published."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.media.drawing import clean, examine
from portal.media.drawing_rules import ELEMENTS, SVG
from sample import SITES

OVERRIDES = Path(__file__).parents[2] / "overrides" / "pictures"
HARMLESS = (
    '<title>Стол &amp; маса</title><style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop offset="0"/>'
    '</linearGradient></defs><g class="a" transform="scale(2)"><use href="#g"/><text x="1" xml:lang="bg">Дума'
    '<tspan dy="2">.</tspan></text></g><path d="M0 0h1" fill="url(#g)" aria-hidden="true"/>'
)


def drawing(inside: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"{attributes}>{inside}</svg>'.encode()


def test_harmless_drawing_stays_as_it_is() -> None:
    written = clean(drawing(HARMLESS))
    assert examine(drawing(HARMLESS)).faults == ()
    assert canonical(written) == canonical(drawing(HARMLESS))


def canonical(data: bytes) -> str:
    return ElementTree.canonicalize(data.decode(), strip_text=True)


def test_drawings_of_the_portal_hold_nothing_else() -> None:
    named = [path.read_text("utf-8").replace("<svg ", f'<svg xmlns="{SVG}" ', 1) for path in OVERRIDES.glob("*.svg")]
    assert named
    assert [examine(text.encode()).faults for text in named] == [()] * len(named)


def test_drawing_of_the_sample_site_is_fine() -> None:
    assert examine((SITES / "tiny/modules/good-talk/two-chairs.svg").read_bytes()).faults == ()


REFUSED = {
    "script": ("<script>x()</script>", "<script>"),
    "script-by-prefix": (f'<s:script xmlns:s="{SVG}">x()</s:script>', "<script>"),
    "html": ('<b xmlns="http://www.w3.org/1999/xhtml"/>', "<b>"),
    "foreign-content": ("<foreignObject/>", "<foreignObject>"),
    "event": ('<g onclick="x()"/>', "onclick="),
    "animation": ("<animate/>", "<animate>"),
    "animation-of-a-link": ('<set attributeName="href" to="x"/>', "<set>"),
    "link": ('<a href="#x"/>', "<a>"),
    "picture": ('<image href="x.png"/>', "<image>"),
    "use-of-another-file": ('<use href="x.svg#a"/>', "href="),
    "use-of-data": ('<use xlink:href="data:image/svg+xml,x"/>', "href="),
    "use-in-use": ('<use href="#a"><use href="#b"/></use>', "<use>"),
    "use-in-a-symbol": ('<symbol id="a"><use href="#b"/></symbol>', "<use>"),
    "colour-from-elsewhere": ('<path fill="url(https://example.org/x)"/>', "fill="),
    "colour-in-disguise": ('<path fill="u\\72l(x)"/>', "fill="),
    "style-that-fetches": ("<style>a{background:url(x)}</style>", "<style>"),
    "style-that-imports": ("<style>@import 'x';</style>", "<style>"),
    "style-that-moves": ('<path style="animation: x 1s"/>', "style="),
    "editor-data": ('<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="x"/>', "label="),
    "metadata": ("<metadata/>", "<metadata>"),
    "drawing-in-a-drawing": ("<svg/>", "<svg>"),
    "instruction": ('<?xml-stylesheet href="x"?>', "<?xml-stylesheet"),
    "number-in-a-name": ("<a7523169263/>", "…"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_allowed_is_named(name: str) -> None:
    inside, what = REFUSED[name]
    assert [fault.args["what"] for fault in examine(drawing(inside)).faults] == [what]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_allowed_is_not_published(name: str) -> None:
    inside, _ = REFUSED[name]
    assert examine(clean(drawing(inside))).faults == ()


def test_place_is_told() -> None:
    assert [fault.at for fault in examine(drawing("\n  <g/>\n  <script/>")).faults] == [(3, 3)]


BROKEN = {
    "doctype": f'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="{SVG}"/>'.encode(),
    "cut-off": f'<svg xmlns="{SVG}"><g>'.encode(),
    "no-xml": b"<html><br>",
    "utf-16": f'<svg xmlns="{SVG}"/>'.encode("utf-16"),
    "too-deep": drawing("<g>" * 300 + "</g>" * 300),
    "two-roots": f'<svg xmlns="{SVG}"/><svg xmlns="{SVG}"/>'.encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_drawing_is_refused_and_not_cleaned(name: str) -> None:
    assert examine(BROKEN[name]).faults != ()
    assert clean(BROKEN[name]) == b""


def test_line_of_an_old_drawing_program_is_refused_and_can_be_cleaned() -> None:
    data = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + drawing("<g/>")
    assert [fault.args for fault in examine(data).faults] == [{"what": "<!DOCTYPE>"}]
    assert canonical(clean(data)) == canonical(drawing("<g/>"))


def test_text_is_read_however_it_is_divided() -> None:
    words = "<text>ЕГН <tspan>7523</tspan><tspan>169263</tspan></text><title>a</title><!-- b --><g aria-label='думи'/>"
    assert [passage.text.strip() for passage in examine(drawing(words)).passages] == [
        "ЕГН 7523169263",
        "a",
        "b",
        "думи",
    ]


BITS = st.sampled_from(
    """<g> </g> <use href="#a"/> <style> </style> <text> </text> <script> </script> &amp; &#60; <![CDATA[<script>]]> <a>
    </a> <!-- --> onload="x" style="a:url(x)" href="javascript:x" xlink:href="#a" fill="url(#a)" x] ' " < > url( \\
    """.split()
)


@given(st.lists(BITS | st.text(max_size=5), max_size=12).map("".join))
@example('<g style="fill:red;b:url(#a)">')
def test_nothing_harmful_is_ever_written(inside: str) -> None:
    written = clean(drawing(inside)).decode()
    if written:
        root = ElementTree.fromstring(written)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= ELEMENTS
        values = [f"{name}={value}" for element in root.iter() for name, value in element.attrib.items()]
        assert [v for v in values if re.search(r"^on|javascript:|url\((?!#)|=(?!#)[^#]*://", v)] == []
