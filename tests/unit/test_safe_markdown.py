"""What Markdown may turn into: hostile text is shown, never run, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown

from portal.compose.safe_markdown import EXTENSION_CONFIGS, EXTENSIONS

TAGS = set(
    "a abbr blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre span strong sub sup "
    "table tbody td th thead tr ul".split()
)
ATTRIBUTES = {"href", "src", "alt", "title", "id", "class", "colspan", "rowspan", "start", "lang", "tabindex"}
MARKDOWN = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html")


def html(text: str) -> str:
    return MARKDOWN.reset().convert(text)


def tree(text: str) -> etree._Element:
    """The page a browser would make of it."""
    return lxml.html.fragment_fromstring(html(text), create_parent="div")


def dangers(text: str) -> list[str]:
    """Everything in the result that could act, or ask another server."""
    return dangers_in(html(text))


def dangers_in(result: str, tags: Collection[str] = TAGS) -> list[str]:
    """The same for finished HTML."""
    found = []
    for element in lxml.html.fragment_fromstring(result, create_parent="div").iter():
        if not isinstance(element.tag, str) or element.tag not in tags:
            found.append(f"<{element.tag}>")
        found += [f"{name}=" for name in element.attrib if name not in ATTRIBUTES]
        # unescape, because lxml knows only the entities of HTML 4.
        address = re.sub(r"[\x00-\x20]", "", unescape(element.get("href", "")))
        if urlsplit(address).scheme.lower() not in {"", "http", "https", "mailto", "tel"}:
            found.append(address)
        source = re.sub(r"[\x00-\x20]", "", unescape(element.get("src", ""))).replace("\\", "/")
        if urlsplit(source).scheme or urlsplit(source).netloc:
            found.append(source)
    return found


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script-between-words": "a <script src=//evil.example/x.js></script> b",
    "event": "a <b onclick=alert(1)>b</b>",
    "image-with-event": "<img src=x onerror=alert(1)>",
    "block-of-html": "<div onmouseover='x'>\n\nwords\n\n</div>",
    "markdown-in-html": '<div markdown="1">*x* <iframe src=//evil.example></div>',
    "comment-and-instructions": "<!-- c --> <![CDATA[x]]> <?php x ?> <!DOCTYPE x>",
    "style": "<style>@import url(//evil.example)</style>",
    "svg": "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "javascript": "[x](javascript:alert(1))",
    "javascript-in-capitals": "[x](JaVaScRiPt:alert(1))",
    "javascript-in-angle-brackets": "[x](<javascript:alert(1)>)",
    "javascript-with-decimal-entity": "[x](&#106;avascript:alert(1))",
    "javascript-with-hexadecimal-entity": "[x](java&#x73;cript:alert(1))",
    "javascript-with-named-colon": "[x](javascript&colon;alert(1))",
    "javascript-with-named-tab": "[x](java&Tab;script:alert(1))",
    "javascript-with-line-end": "[x](java&NewLine;script:alert(1))",
    "javascript-after-control-character": "[x](\x01javascript:alert(1))",
    "javascript-by-definition": "[x][y]\n\n[y]: javascript:alert(1)",
    "javascript-by-definition-in-a-box": '!!! tip "T"\n    [x][y]\n\n    [y]: javascript:alert(1)',
    "javascript-in-attribute-list": '[x](#a){ href="javascript:alert(1)" }',
    "javascript-in-footnote": "[^1]\n\n[^1]: [x](javascript:alert(1)) <script>x</script>",
    "javascript-in-table": "| a |\n|---|\n| [x](javascript:alert(1)) <b>c</b> |",
    "vbscript": "[x](vbscript:x)",
    "data": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "data-image": "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "file": "[x](file:///etc/passwd)",
    "broken-address": "[x](http://[)",
    "image-elsewhere": "![x](https://evil.example/pixel.png)",
    "image-elsewhere-by-definition": "![x][y]\n\n[y]: https://evil.example/pixel.png",
    "image-elsewhere-without-scheme": "![x](//evil.example/pixel.png)",
    "image-elsewhere-with-backslashes": "![x](\\\\\\\\evil.example/pixel.png)",
    "attribute-list-with-event": '*x*{: onclick="alert(1)" style="position:fixed" .ok }',
    "attribute-list-of-heading": '## H {: onmouseover="x" }',
    "attribute-list-of-block": "words\n{: onclick=alert(1) }",
    "attribute-list-with-target": "[x](x.html){: target=_blank rel=opener ping=//evil.example }",
    "fence-with-event": '```{ .python onclick="alert(1)" style="x" }\ncode\n```',
    "fence-with-quotes": '```{ .py"><script>x</script> }\ncode\n```',
    "fence-with-marked-lines": '``` py hl_lines="1 onclick=x"\ncode\n```',
    "box-with-html-title": '!!! tip "<img src=x onerror=alert(1)>"\n    words',
    "alternative-text-with-quotes": '![a" onerror="alert(1)](x.svg)',
    "title-with-quotes": '[x](http://a.example "t\\" onclick=\\"x")',
    "autolink-with-quotes": '<https://a.example/"onclick="x>',
    "autolink-javascript": "<javascript:alert(1)>",
    "autolink-mail-with-scheme": "<javascript:alert(1)@a.example>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "stash-marks": "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_nothing_acts_or_asks_another_server(case: str) -> None:
    assert dangers(HOSTILE[case]) == []


SHOWN = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "a <b onclick=x>b</b>": "a <b onclick=x>b</b>",
    "<div>\n\nwords\n\n</div>": "<div>\nwords\n</div>",
    "1 < 2 & 3 > 2": "1 < 2 & 3 > 2",
    "[x](javascript:alert(1)) y": "x y",
    "```\n<b>\n```": "<b>\n",
}


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_taken_for_html_is_shown_as_written(text: str) -> None:
    assert tree(text).text_content().strip("\n") == SHOWN[text].strip("\n")


KEPT = {
    "[x](https://a.example/?a=1&b=2)": '<a href="https://a.example/?a=1&amp;b=2">x</a>',
    "[x](../b/index.html#c)": '<a href="../b/index.html#c">x</a>',
    "[x](#a){.term #ref.a}": '<a class="term" href="#a" id="ref.a">x</a>',
    "[112](tel:112)": '<a href="tel:112">112</a>',
    "[x](mailto:a@b.example)": '<a href="mailto:a@b.example">x</a>',
    "![x](a%20b.svg)": '<img alt="x" src="a%20b.svg">',
    "## H {#own}": '<h2 id="own">H</h2>',
    "## Права на детето": '<h2 id="права-на-детето">Права на детето</h2>',
}


@pytest.mark.parametrize("text", KEPT)
def test_what_is_harmless_stays(text: str) -> None:
    assert html(text).removeprefix("<p>").removesuffix("</p>") == KEPT[text]


def test_mail_address_becomes_a_link() -> None:
    assert tree("<a@b.example>").find(".//a").get("href") == "mailto:a@b.example"


def test_every_table_stands_in_a_frame_that_scrolls() -> None:
    found = tree("| a |\n|---|\n| b |\n\nwords\n\n| c |\n|---|\n| d |\n\nend").findall(".//table")
    assert [table.getparent().get("class") for table in found] == ["table", "table"]


def test_columns_carry_no_style() -> None:
    assert "style" not in html("| a | b |\n|:--|--:|\n| c | d |")


def test_footnotes_say_nothing_in_a_language_of_their_own() -> None:
    made = tree("Думи[^1].\n\n[^1]: Още.")
    words = [*made.itertext(), *(title for element in made.iter() if (title := element.get("title")))]
    assert re.findall(r"[A-Za-z]{2,}", " ".join(words)) == []


PIECES = [
    "[", "](", ")", "!", "<", ">", "&#106;", "&colon;", "javascript:", "onclick=x", "{: ", "}", "\n\n", "    ", "```",
    "<script>", "</a>", '"', "'", "`", "|", "---", "a.example", "//", "[y]: ", "[x][y]", '!!! tip "T"\n    ', "src=",
    "x", " ", "\n", "#", "*", "[^1]", "[^1]: ", "\\", "data:text/html,",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_mixture_of_hostile_pieces_acts(text: str) -> None:
    assert dangers(text) == []
