"""Decides what a drawing may be made of: the shapes, texts and colours of SVG 1.1 and 2, and nothing that acts.

Left out are scripts, links, animation, foreign content, pictures inside pictures, and whatever is fetched from
elsewhere.
"""

from __future__ import annotations

import re

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

ELEMENTS = frozenset(
    """
    svg g defs symbol use switch title desc style
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset
    """.split()
)
"""Local names, in the namespace of SVG."""

WORDS = frozenset({"text", "title", "desc", "style"})
"""Elements whose text is looked at as one, however it is divided among elements inside."""

_ATTRIBUTES = frozenset(
    """
    focusable
    id class style lang role tabindex version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx
    ry fx fy fr dx dy d points transform pathLength rotate textLength lengthAdjust startOffset method spacing side
    offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits
    patternContentUnits patternTransform markerWidth markerHeight markerUnits refX refY orient filterUnits
    primitiveUnits in in2 result mode operator k1 k2 k3 k4 type values tableValues slope intercept amplitude
    exponent stdDeviation radius edgeMode requiredFeatures systemLanguage media alignment-baseline baseline-shift
    clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering direction display
    dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-vertical
    image-rendering isolation kerning letter-spacing marker marker-end marker-mid marker-start mask mix-blend-mode
    opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """.split()
)
_SHAPES = frozenset("d points transform viewBox values style class gradientTransform patternTransform".split())
_REFERENCES = {"href": "href", f"{{{_XLINK}}}href": "href"}
_KEPT_NAMES = {f"{{{_XML}}}lang": "xml:lang", f"{{{_XML}}}space": "xml:space"}
_ARIA = re.compile(r"aria-[a-z]+")
_WORDS = re.compile(r"[^\W\d_]{2}|\d{6}")
_INSIDE = re.compile(r"#[^\s()\"'<>\\]+")
_OWN_URL = re.compile(r"url\(\s*(?P<quote>[\"']?)#[^\s()\"'<>\\]+(?P=quote)\s*\)", re.IGNORECASE)
_ACTING = re.compile(
    r"url\s*\(|[@\\]|(?:image(?:-set)?|src|cross-fade|element|expression|attr)\s*\(|javascript:|data:|https?:|behaviou?r\s*:"
    r"|-moz-binding|\banimation|\btransition|\boffset-path|[<&]",
    re.IGNORECASE,
)
"""What a value or a style sheet could fetch or set in motion; a backslash could spell any of it differently."""


def attribute(tag: str, name: str) -> str:
    """The name under which an attribute of an element is kept, or nothing when it is not allowed."""
    if name in _REFERENCES:
        return _REFERENCES[name] if tag in {"use", "textPath", "linearGradient", "radialGradient", "pattern"} else ""
    if name in _KEPT_NAMES:
        return _KEPT_NAMES[name]
    return name if name in _ATTRIBUTES or _ARIA.fullmatch(name) else ""


def stays_inside(name: str, value: str) -> bool:
    """Whether the value of an attribute, or the text of a style sheet, leads nowhere and sets nothing in motion."""
    if name == "href":
        return _INSIDE.fullmatch(value.strip()) is not None
    if name in {"id", "role", "lang"} or name.startswith("aria-"):
        return True
    return _ACTING.search(_OWN_URL.sub("", value)) is None


def says_something(name: str, value: str) -> bool:
    """Whether an attribute can hold words of a person rather than measures."""
    return name not in _SHAPES and _WORDS.search(value) is not None
