"""References in Markdown: links, words explained on the page, plain words; labels of cases; anchors of sections."""

from __future__ import annotations

import time

import pytest
from markdown import Markdown

from portal.compose.addresses import relative
from portal.compose.references import label_cases, name_sections, rewrite
from portal.compose.safe_markdown import EXTENSION_CONFIGS, EXTENSIONS
from portal.load.outline import outline
from portal.model.media import leads_out, linked_path
from portal.model.place import Place

MOST_SECONDS = 30.0
"""Far above what any machine needs: it tells a text that never ends from a slow computer, nothing finer."""

KNOWN = {
    "module:talk": "../talk/index.html",
    "lesson:talk/listen": "01-listen.html",
    "term:report": "#term.report",
    "page:help": "../help.html#centres",
    "image:two chairs.svg": "two%20chairs.svg",
    "image:a.svg": "../a.svg",
}


def html(markdown: str) -> str:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS).convert(markdown)


CASES = {
    "link": ("See [the module](module:talk).", "See [the module](../talk/index.html)."),
    "link-with-anchor": ("[centres](page:help)", "[centres](../help.html#centres)"),
    "link-to-nowhere": ("See [the module](module:gone).", "See the module."),
    "first-term": ("a [report](term:report)", "a [report](#term.report){.term #ref.report}"),
    "second-term": (
        "[one](term:report), [two](term:report)",
        "[one](#term.report){.term #ref.report}, [two](#term.report){.term}",
    ),
    "term-to-nowhere": ("a [word](term:gone)", "a word"),
    "other-addresses-stay": (
        "[law](https://example.org/a_(b)) <tel:112>",
        "[law](https://example.org/a_(b)) <tel:112>",
    ),
    "emphasis-in-words": ("[the **module**](module:talk)", "[the **module**](../talk/index.html)"),
    "code-in-words": ("[the `module.yml`](module:talk)", "[the `module.yml`](../talk/index.html)"),
    "code-in-words-to-nowhere": ("[the `module.yml`](module:gone)", "the `module.yml`"),
    "brackets-in-words": ("[one [two] three](module:talk)", "[one [two] three](../talk/index.html)"),
    "words-over-two-lines": ("[the\nmodule](module:talk) on", "[the\nmodule](../talk/index.html) on"),
    "words-over-two-lines-to-nowhere": ("[the\nmodule](module:gone) on", "the\nmodule on"),
    "words-over-two-lines-in-a-box": (
        '!!! tip "T"\n    [the\n    module](module:talk) on',
        '!!! tip "T"\n    [the\n    module](../talk/index.html) on',
    ),
    "code-over-two-lines-in-words": ("[the `a\nb` c](module:talk) on", "[the `a\nb` c](../talk/index.html) on"),
    "code-stays": ("`[x](module:talk)`", "`[x](module:talk)`"),
    "fence-stays": ("```\n[x](module:talk)\n```", "```\n[x](module:talk)\n```"),
    "in-a-box": ('!!! tip "T"\n    [x](module:talk)', '!!! tip "T"\n    [x](../talk/index.html)'),
    "in-a-table": ("| [x](module:talk) | [y](module:gone) |", "| [x](../talk/index.html) | y |"),
    "title-is-left-out": ('[x](module:talk "Title")', "[x](../talk/index.html)"),
    "in-angle-brackets": ("[x](<module:talk>)", "[x](../talk/index.html)"),
    "image": ("![two chairs](<two chairs.svg>)", "![two chairs](two%20chairs.svg)"),
    "image-as-a-link": ("[![a](a.svg)](module:talk) on", "[![a](../a.svg)](../talk/index.html) on"),
    "image-as-a-link-outside": (
        "[![a](a.svg) b](https://example.org) on",
        "[![a](../a.svg) b](https://example.org) on",
    ),
    "image-as-a-link-to-nowhere": ("[![a](a.svg)](module:gone) on", "![a](../a.svg) on"),
    "many-in-a-line": (
        "[a](module:talk) [b](module:gone) [c](lesson:talk/listen)",
        "[a](../talk/index.html) b [c](01-listen.html)",
    ),
    "definition": ("[x][m]\n\n[m]: module:talk\n", "[x][m]\n\n[m]: ../talk/index.html\n"),
    "definition-on-two-lines": ("[x][m]\n\n[m]:\n  <module:talk>\n", "[x][m]\n\n[m]:\n  <../talk/index.html>\n"),
    "definition-and-autolinks": (
        "<tel:112> <tel:112>\n\n[m]: module:talk",
        "<tel:112> <tel:112>\n\n[m]: ../talk/index.html",
    ),
    "definition-outside-stays": ("[x][m]\n\n[m]: https://example.org\n", "[x][m]\n\n[m]: https://example.org\n"),
    "definition-that-repeats-its-name": ("[module:talk]: module:talk", "[module:talk]: ../talk/index.html"),
    "nothing": ("No references, no changes.\n", "No references, no changes.\n"),
    "empty": ("", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_rewrite(case: str) -> None:
    given, expected = CASES[case]
    assert rewrite(given, KNOWN.get) == expected


@pytest.mark.parametrize("case", CASES)
def test_rewrite_with_a_known_outline_is_the_same(case: str) -> None:
    given, expected = CASES[case]
    found = outline(given, lambda line, column: Place("x", line, column))
    assert rewrite(given, KNOWN.get, found=found) == expected


def test_values_of_yaml_have_no_marked_terms() -> None:
    assert rewrite("a [report](term:report)", KNOWN.get, mark_terms=False) == "a [report](#term.report)"


def test_what_stands_instead_of_a_link_is_asked_for() -> None:
    given = "See [the `m` module](module:gone)."
    assert (
        rewrite(given, KNOWN.get, lambda link: f"{link.label} ({link.target})") == "See the `m` module (module:gone)."
    )


def test_definition_to_nowhere_leaves_no_link() -> None:
    assert html(rewrite("[words][m]\n\n[m]: module:gone\n", KNOWN.get)) == "<p><span>words</span></p>"


def test_first_term_is_where_the_way_back_leads() -> None:
    assert 'id="ref.report"' in html(rewrite("## The [report](term:report)\n", KNOWN.get))


def test_many_references_take_little_time() -> None:
    text = "[a](module:talk) и [b](term:report) и [c](module:gone)\n" * 5_000
    start = time.process_time()
    rewrite(text, KNOWN.get)
    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a.svg", "modules/talk/a.svg"),
        ("./a.svg", "modules/talk/a.svg"),
        ("../a.svg", "modules/a.svg"),
        ("%D0%B0%20b.svg", "modules/talk/а b.svg"),
    ],
)
def test_image_path_is_relative_to_its_text(target: str, expected: str) -> None:
    assert linked_path(target, "modules/talk/01-listen.bg.md") == expected


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("index.html", "help.html", "help.html"),
        ("en/modules/a/quiz.html", "assets/core.css", "../../../assets/core.css"),
        ("modules/a/quiz.html", "modules/a/index.html", "index.html"),
        ("glossary.html", "glossary.html#term.x", "#term.x"),
        ("help.html", "glossary.html#term.x", "glossary.html#term.x"),
        ("en/help.html", "help.html", "../help.html"),
    ],
)
def test_links_are_relative(here: str, there: str, expected: str) -> None:
    assert relative(here, there) == expected


LABEL = "Composite case."
BOXES = {
    "plain": '!!! case "A talk"\n    Text.\n',
    "without-space": '!!!case "A talk"\n    Text.\n',
    "with-class": '!!! case wide "A talk"\n    Text.\n',
    "in-a-list": '- item\n\n    !!! case "A talk"\n        Text.\n',
    "in-a-quotation": '> !!! case "A talk"\n>     Text.\n',
    "two": '!!! case "A talk"\n    Text.\n\n!!! case "B"\n    Text.\n',
    "after-a-fence": '```\ncode\n```\n\n!!! case "A talk"\n    Text.\n',
}


@pytest.mark.parametrize("box", BOXES)
def test_every_case_box_carries_the_label(box: str) -> None:
    made = html(label_cases(BOXES[box], LABEL))
    assert made.count('class="admonition case') == made.count(f"<p><em>{LABEL}</em></p>") == BOXES[box].count("!!!")


@pytest.mark.parametrize("text", ['!!! tip "T"\n    Text.\n', "```\n!!! case\n```\n", "A !!! case in words.\n", ""])
def test_nothing_else_carries_the_label(text: str) -> None:
    assert label_cases(text, LABEL) == text


def test_long_text_with_a_case_is_labelled_quickly() -> None:
    text = '!!! case "T"\n    Text.\n\n' + "word\n" * 200_000
    start = time.process_time()
    label_cases(text, LABEL)
    assert time.process_time() - start < MOST_SECONDS


def test_sections_get_the_anchors_of_their_ids() -> None:
    text = "## Цел\n\nТекст\n\n## цел и Обхват  \n\n### Цел\n\n## Друго {#own}\n"
    named = name_sections(text, {"Цел": "purpose", "Цел и обхват": "scope", "Друго": "other"})
    assert named == "## Цел {#purpose}\n\nТекст\n\n## цел и Обхват {#scope}\n\n### Цел\n\n## Друго {#own}\n"


@pytest.mark.parametrize(
    ("target", "out"),
    [
        ("form.pdf", False), ("files/form.pdf", False), ("../form.pdf", False), ("../../docs/form.pdf", False),
        ("../../../form.pdf", True), ("%2e%2e/%2E%2e/../form.pdf", True), ("..\\..\\..\\form.pdf", True),
        ("/form.pdf", True), ("//server/form.pdf", True),
        ("\\\\server\\form.pdf", True), ("C:/form.pdf", True), ("c:form.pdf", True),
        ("%2Fetc/form.pdf", True), ("files/../../../../form.pdf", True), ("%252e%252e/form.pdf", False),
    ],
)  # fmt: skip
def test_path_out_of_the_project_is_recognised_however_it_is_spelt(target: str, out: bool) -> None:
    assert leads_out(target, "modules/talk/01-listen.bg.md") is out
