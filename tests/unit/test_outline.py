"""What the scanner sees in Markdown: links, headings, boxes and HTML with their columns, whatever surrounds them."""

from __future__ import annotations

import time

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.load.outline import lines_of, outline
from portal.model.document import Heading, Link, Outline
from portal.model.place import Place

MOST_SECONDS = 30.0
"""Far above what any machine needs: it tells a text that never ends from a slow computer, nothing finer."""


def seen(text: str) -> Outline:
    return outline(text, lambda line, column: Place("x.md", line, column))


def at(found: Heading | Link) -> tuple[int, int]:
    return found.place.line, found.place.column


LINKS = {
    "[a](term:b)": [("a", "term:b", 1, 1)],
    "Виж [а](b), [c](d#e).": [("а", "b", 1, 5), ("c", "d#e", 1, 13)],
    '[a](b "title")': [("a", "b", 1, 1)],
    "[a](b 'title') [c]( d )": [("a", "b", 1, 1), ("c", "d", 1, 16)],
    "[a](<b c>)": [("a", "b c", 1, 1)],
    "[a](b c.docx)": [("a", "b c.docx", 1, 1)],
    "[a]()": [("a", "", 1, 1)],
    "[a](b(c)d)": [("a", "b(c)d", 1, 1)],
    "[a [b] c](d)": [("a [b] c", "d", 1, 1)],
    "[a [b [c]]](d)": [("a [b [c]]", "d", 1, 1)],
    "[a\nb](c)": [("a\nb", "c", 1, 1)],
    "one\n  two [a](b)": [("a", "b", 2, 7)],
    "> [a](b)": [("a", "b", 1, 3)],
    "- [ ] [a](b)": [("a", "b", 1, 7)],
    "| [a](b) | c |\n|---|---|\n| d | [e](f) |": [("a", "b", 1, 3), ("e", "f", 3, 7)],
    "!!! tip\n\n    [a](b)": [("a", "b", 3, 5)],
    "![a](b.svg)": [("a", "b.svg", 1, 1)],
    "[![a](b.svg)](c)": [("![a](b.svg)", "c", 1, 1), ("a", "b.svg", 1, 2)],
    "<https://example.org>": [("https://example.org", "https://example.org", 1, 1)],
    "[a][b]\n\n[b]: https://example.org": [("b", "https://example.org", 3, 1)],
    "    [b]: javascript:x": [("b", "javascript:x", 1, 5)],
    "[b]:\n  https://example.org": [("b", "https://example.org", 1, 1)],
    # not links
    "`[a](b)`": [], "``[a](b) ` c``": [], "```\n[a](b)\n```": [], "~~~ python\n[a](b)\n~~~": [], r"\[a](b)": [],
    "[a] (b)": [], "[a](b": [], "[a\n\nb](c)": [], "a[^1]\n\n[^1]: note": [], "- [ ] task": [],
    # the code around them does not end where it seems to
    "```\n````\n[a](b)\n```": [], "`a`` [b](c) `d`": [], r"\`[a](b)`": [("a", "b", 1, 3)],
    "```not a fence, for it goes on\n\n[a](b)\n\n```": [("a", "b", 3, 1)],
}  # fmt: skip


@pytest.mark.parametrize("text", LINKS)
def test_links(text: str) -> None:
    assert [(link.label, link.target, *at(link)) for link in seen(text).links] == LINKS[text]


@pytest.mark.parametrize("text", LINKS)
def test_span_holds_the_whole_construct_or_stands_before_the_target(text: str) -> None:
    for link in seen(text).links:
        start, end = link.span
        if start == end:
            assert text[start:].startswith(link.target)
        else:
            assert text[start:end] == text[start:end].strip()
            assert text[start:end].startswith("![" if link.image else "[")
            assert text[start:end].endswith(")")
            assert text[start + 1 + link.image :].startswith(link.label)


HEADINGS = {
    "## Цел": [(2, "Цел", "цел", False, 1, 1)],
    "##Цел": [(2, "Цел", "цел", False, 1, 1)],
    "# A ##": [(1, "A", "a", False, 1, 1)],
    "## A {#b}": [(2, "A", "b", True, 1, 1)],
    "## A {: #b .c }": [(2, "A", "b", True, 1, 1)],
    "## A {.c}": [(2, "A", "a", False, 1, 1)],
    "## A{#b}": [(2, "A{#b}", "ab", False, 1, 1)],
    "text\n## A": [(2, "A", "a", False, 2, 1)],
    "A\n===\n\nB\n---": [(1, "A", "a", False, 1, 1), (2, "B", "b", False, 4, 1)],
    "## A\nB\n---": [(2, "A", "a", False, 1, 1), (2, "B", "b", False, 2, 1)],
    '!!! tip "x"\n    ## A': [(2, "A", "a", False, 2, 5)],
    '!!! tip "x"\n    text\n\n    !!! law "y"\n        ### A\n## B': [
        (3, "A", "a", False, 5, 9), (2, "B", "b", False, 6, 1)
    ],
    "> ## A": [(2, "A", "a", False, 1, 3)],
    # not headings
    "```\n# a\n```": [], "    # a": [], " ## a": [], r"\# a": [], "a\nb\n---": [], "---": [], "a\n\n---": [],
    "| a |\n|---|": [],
}  # fmt: skip


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text: str) -> None:
    found = [(h.level, h.text, h.anchor, h.explicit, *at(h)) for h in seen(text).headings]
    assert found == HEADINGS[text]


@pytest.mark.parametrize("text", HEADINGS)
def test_renderer_makes_headings_of_the_same_lines(text: str) -> None:
    html = markdown.markdown(text, extensions=["admonition", "attr_list", "fenced_code", "tables"])
    levels = [heading.level for heading in seen(text).headings]
    assert [int(part[0]) for part in html.split("<h")[1:] if part[0].isdigit()] == levels


REMARKS = {
    "<script>": [("html", "<script>", 1, 1)],
    "a <b>c</b> <b>d</b>": [("html", "<b>", 1, 3), ("html", "<b>", 1, 12)],
    "a</p>": [("html", "</p>", 1, 2)],
    "<img\nsrc=x>": [("html", "<img>", 1, 1)],
    "<!-- a -->": [("html", "<!--", 1, 1)],
    "<?php": [("html", "<?", 1, 1)],
    "text\n<br/>": [("html", "<br>", 2, 1)],
    "[a](b){onclick=x}": [("html", "{onclick=…}", 1, 7)],
    "# a {: .b style='x' }": [("html", "{style=…}", 1, 5)],
    "```\nopen": [("fence", "", 1, 1)],
    "a\n\n~~~\n```": [("fence", "", 3, 1)],
    '!!! tip "x"': [("admonition", "tip", 1, 1)],
    "!!! tip": [("admonition", "tip ", 1, 1)],
    "!!! tip „x“": [("admonition", "tip ", 1, 1)],
    '> !!! tip "x"': [("admonition", "tip", 1, 3)],
    '??? tip "x"': [("admonition", "???", 1, 1)],
    # nothing to say
    "a < b, 3 <4, <дете>": [], "`<b>`": [], "<https://example.org> <office@example.org>": [], "{a} {x=y}": [],
    "Стига!!! Край.": [], "```\na\n```": [],
}  # fmt: skip


@pytest.mark.parametrize("text", REMARKS)
def test_remarks(text: str) -> None:
    found = [(remark.kind, remark.detail, remark.place.line, remark.place.column) for remark in seen(text).remarks]
    assert found == REMARKS[text]


LONG = 200_000
HOSTILE = {
    "brackets": "[" * LONG,
    "brackets and closings": "[" * (LONG // 2) + "]" * (LONG // 2),
    "links without end": "[a](" * (LONG // 4),
    "links": "[a](b)" * (LONG // 6),
    "spaces in a link": "[x](a" + " " * LONG + "b",
    "spaces before a title": '[x](a "b" ' + " " * LONG,
    "round brackets": "[x](" + "(" * (LONG // 2) + ")" * (LONG // 2),
    "spaces in a heading": "# a" + " " * LONG + "b",
    "hashes": "# " + "#" * LONG + "x",
    "braces": "## a " + "{" * (LONG // 2) + " " * (LONG // 2),
    "attributes": "{" + "a on" * (LONG // 4),
    "runs of backticks": " ".join("`" * n for n in range(1, 800)),
    "backticks": "`a" * (LONG // 2),
    "tags": "<a" * (LONG // 2),
    "definitions": "[a]:\n" * (LONG // 5),
    "quotes": "> " * (LONG // 2),
    "backslashes": "\\" * LONG,
    "lines": "a\n" * (LONG // 2),
    "boxes": "".join(" " * 4 * n + '!!! tip "x"\n' for n in range(400)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    start = time.process_time()
    seen(HOSTILE[name])
    assert time.process_time() - start < MOST_SECONDS


pieces = st.sampled_from(
    ["a", "дума", " ", "\n", "\n\n", "    ", "[", "]", "(", ")", "](", "![", "`", "```", "~~~", "\n```\n", "#", "\n## ",
     "{#x}", "{", "}", "<", ">", "<b>", "!!! ", '\n!!! tip "x"\n    ', "\\", '"', "term:b", "https://x.y", "[a]: b",
     "|", "---", "===", "> "]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(pieces, max_size=40).map("".join))
def test_places_and_spans_lie_inside_any_text(text: str) -> None:
    lines = text.split("\n")
    found = seen(text)
    for item in (*found.headings, *found.links, *found.remarks):
        assert 1 <= item.place.line <= len(lines)
        assert 1 <= item.place.column <= len(lines[item.place.line - 1]) + 1
    for link in found.links:
        assert 0 <= link.span[0] <= link.span[1] <= len(text)
    assert [len(shown) for _, _, shown in lines_of(text)] == [len(line) for line in lines]
    assert [offset for _, offset, _ in lines_of(text)] == [
        sum(len(x) + 1 for x in lines[:n]) for n in range(len(lines))
    ]
