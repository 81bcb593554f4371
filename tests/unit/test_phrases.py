"""Texts in several languages for a reader of one, and whole models as templates read them."""

from __future__ import annotations

from typing import Literal

import pytest
from jinja2 import Environment
from markdown import Markdown

from portal.compose.phrases import Phrase, phrase, view
from portal.compose.safe_markdown import EXTENSION_CONFIGS, EXTENSIONS
from portal.model.base import Id, Localized, LocalizedList, Strict

LANGUAGES = ("bg", "en")
MARKDOWN = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html")


def convert(words: str) -> str:
    return MARKDOWN.reset().convert(words)


def say(text: dict[str, str], language: str = "en") -> Phrase:
    return phrase(text, language, LANGUAGES, convert)


def shown(text: Phrase, template: str = "{{ text }}") -> str:
    """What a template makes of it, escaping on as in the portal."""
    return Environment(autoescape=True).from_string(template).render(text=text)


def test_reader_gets_the_own_language() -> None:
    assert shown(say({"bg": "дете", "en": "child"})) == "child"


@pytest.mark.parametrize("missing", [{"bg": "дете"}, {"bg": "дете", "en": ""}, {"bg": "дете", "en": "  \n"}])
def test_another_language_is_marked(missing: dict[str, str]) -> None:
    assert shown(say(missing)) == '<span lang="bg">дете</span>'


def test_block_in_another_language_is_marked() -> None:
    assert say({"bg": "дете"}).block == '<div lang="bg"><p>дете</p></div>'


def test_text_in_no_language_is_false_and_empty() -> None:
    nothing = say({})
    assert not nothing
    assert shown(nothing) == ""


INLINE = {
    "a plain sentence.": "a plain sentence.",
    "very *much* so": "very <em>much</em> so",
    'quotes "and" apostrophes \'': "quotes &#34;and&#34; apostrophes &#39;",
    "less < than & more": "less &lt; than &amp; more",
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[a](https://a.example)": '<a href="https://a.example">a</a>',
    "one\n\ntwo": "<p>one</p>\n<p>two</p>",
    "- one\n- two": "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "E− and 14–15, 50 %": "E− and 14–15, 50 %",
}


@pytest.mark.parametrize("words", INLINE)
def test_inline(words: str) -> None:
    assert shown(say({"en": words})) == INLINE[words]


PLAIN = {
    "a plain sentence.": "a plain sentence.",
    "very *much* so": "very much so",
    "[a](https://a.example) b": "a b",
    "one\n\ntwo": "one two",
    "less < than & more": "less < than & more",
    "<b>x</b>": "<b>x</b>",
    "&lt;b&gt;": "<b>",
}


@pytest.mark.parametrize("words", PLAIN)
def test_plain_text_for_titles(words: str) -> None:
    assert say({"en": words}).text == PLAIN[words]


def test_plain_text_is_escaped_in_attributes() -> None:
    hostile = say({"en": '"><script>alert(1)</script>'})
    assert shown(hostile, '<meta content="{{ text.text }}">') == (
        '<meta content="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">'
    )


class Inner(Strict):
    """A part of a model."""

    id: Id
    """The id."""
    text: Localized
    """The text."""


class Outer(Strict):
    """A model."""

    kind: Literal["a"]
    """The kind."""
    count: int
    """A number."""
    note: Localized | None = None
    """Perhaps a text."""
    inner: list[Inner]
    """Parts."""
    points: list[Localized] = []
    """Texts."""
    accepted: LocalizedList = {}
    """Several texts a language."""


def test_model_keeps_its_names_and_its_texts_become_phrases() -> None:
    model = Outer(
        kind="a",
        count=3,
        inner=[Inner(id="x", text={"bg": "хикс", "en": "ex"})],
        points=[{"bg": "точка", "en": "point"}],
        accepted={"bg": ["да"], "en": ["yes", "yeah"]},
    )
    seen = view(model, say, "en")
    assert (seen.kind, seen.count, seen.note, seen.accepted) == ("a", 3, None, ["yes", "yeah"])
    assert (seen.inner[0].id, str(seen.inner[0].text), str(seen.points[0])) == ("x", "ex", "point")


def test_list_that_a_language_lacks_is_empty() -> None:
    model = Outer(kind="a", count=1, inner=[], accepted={"bg": ["да"]})
    assert view(model, say, "en").accepted == []


def test_view_can_be_changed_without_touching_the_model() -> None:
    model = Outer(kind="a", count=1, inner=[])
    seen = view(model, say, "en")
    seen.inner.append("more")
    seen.count = 2
    assert (model.inner, model.count) == ([], 1)
