"""Contributed texts: harmless HTML works, harmful HTML is taken out and told, whatever else stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring, tostring
from markdown import Markdown
from test_safe_markdown import HOSTILE, TAGS, dangers_in

from portal.compose.safe_markdown import CONTRIBUTED, EXTENSION_CONFIGS, EXTENSIONS
from portal.load.contributed import KEPT_TAGS, removals, tidy

MARKDOWN = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html")


def html(text: str) -> str:
    """What becomes of a contributed text."""
    return MARKDOWN.reset().convert(f"{CONTRIBUTED}\n{tidy(text)}")


SHOWN = {
    "marks": ("<b>a</b> <i>b</i> <kbd>C</kbd>", "<p><b>a</b> <i>b</i> <kbd>C</kbd></p>"),
    "capitals": ("<B>a</B>", "<p><b>a</b></p>"),
    "small-and-raised": ("H<sub>2</sub>O м<sup>2</sup>", "<p>H<sub>2</sub>O м<sup>2</sup></p>"),
    "abbreviation": ('<abbr title="Закон">ЗЗДет</abbr>', '<p><abbr title="Закон">ЗЗДет</abbr></p>'),
    "quotes-in-a-title": ("<abbr title='a \"b\"'>c</abbr>", '<p><abbr title="a &quot;b&quot;">c</abbr></p>'),
    "line-break": ("a<br/>b", "<p>a<br>b</p>"),
    "markdown-inside": ("<b>*a*</b>", "<p><b><em>a</em></b></p>"),
    "mark-that-is-not-closed": ("<b>a", "<p><b>a</b></p>"),
    "event": ('<b onclick="x()">a</b>', "<p><b>a</b></p>"),
    "style": ('<b style="color:red" class="x">a</b>', "<p><b>a</b></p>"),
    "script": ("a <script>x()</script>b", "<p>a b</p>"),
    "script-that-is-not-closed": ("a <script>x()\n\nb", "<p>a x()</p>\n<p>b</p>"),
    "frame": ('a <iframe src="//x">b</iframe>c', "<p>a c</p>"),
    "form": ('<form action="//x">a <input name="b"></form>', "<p>a </p>"),
    "box": ("<div>a</div>", "<p>a</p>"),
    "comment": ("a<!-- b -->c", "<p>ac</p>"),
    "less-than": ("1 < 2 и a <", "<p>1 &lt; 2 и a &lt;</p>"),
    "html-in-code": ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
    "link-that-acts": ("[a](javascript:x)", "<p><span>a</span></p>"),
    "picture-from-elsewhere": ("![a](https://example.org/x.png)", '<p><img alt="a"></p>'),
}


@pytest.mark.parametrize("name", SHOWN)
def test_reader_sees(name: str) -> None:
    text, shown = SHOWN[name]
    assert html(text) == shown


def test_table_of_html_is_a_table() -> None:
    text = '<table><tr><th colspan="2" onclick="x()">a</th></tr>\n<tr><td>b</td><td>c</td></tr></table>'
    assert '<th colspan="2">a</th>' in html(text)


def test_text_of_the_team_shows_html_as_characters() -> None:
    assert MARKDOWN.reset().convert("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


def test_text_after_a_contributed_one_is_again_one_of_the_team() -> None:
    html("<b>a</b>")
    assert MARKDOWN.reset().convert("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


def test_everything_that_markdown_makes_survives() -> None:
    text = (
        '## A {#a .b}\n\n!!! tip "T"\n    x[^1]\n\n| a | b |\n|---|--:|\n| c | d |\n\n1. one\n\n- two\n\n'
        "Term\n:   what\n\n"
        "> quote\n\n```\ncode\n```\n\n[l](x.html){.term}  \n![p](p.png)\n\n---\n\n[^1]: note\n"
    )
    assert canonical(html(text)) == canonical(MARKDOWN.reset().convert(text))


def canonical(result: str) -> str:
    """HTML with attributes in one order and characters in one spelling."""
    root = fragment_fromstring(result, create_parent="div")
    for element in root.iter():
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    return tostring(root, encoding="unicode")


def test_what_is_taken_out_is_told_once_with_its_place() -> None:
    text = 'a\n<script>x</script> <b onclick="x">b</b>\n`<style>` <div>c</div> <!-- d --> [x](a){onfocus="x"}\n'
    assert [(removal.what, removal.at) for removal in removals(text)] == [
        ("<script>", (2, 1)), ("onclick=", (2, 20)), ("<div>", (3, 11)), ("<!-- -->", (3, 24)), ("onfocus=", (3, 41)),
    ]  # fmt: skip


def test_harmless_text_is_left_as_it_is() -> None:
    text = "# A\n\n*b* & c < d > e [f](term:g)\n\n    code <b>\n"
    assert (tidy(text), removals(text)) == (text, [])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_does_nothing(name: str) -> None:
    assert dangers_in(html(HOSTILE[name]), TAGS | KEPT_TAGS) == []


BITS = st.sampled_from(
    """<b> </b> <script> </script> <style> <svg> <math> <a href="javascript:x"> <img src=x onerror=x> <!-- --> <table>
    [a](javascript:x) {onclick="x"} ` ``` " ' < > = / & &lt; <b title=" onclick= <abbr title='">' <noscript> </noscript>
    <template> <title> </title> <textarea> [x]: data:x * | # <td>""".split()
) | st.sampled_from(["\n", "\n\n", " ", "    "])


@given(st.lists(BITS, max_size=14).map("".join))
def test_no_mixture_does_anything(text: str) -> None:
    assert dangers_in(html(text), TAGS | KEPT_TAGS) == []


@pytest.mark.parametrize("text", [bit * 20_000 for bit in ("<a ", '<a "', "<!--", "<script>", "<b title='")])
def test_hostile_length_takes_no_time(text: str) -> None:
    removals(text)
