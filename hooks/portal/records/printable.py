"""Decides how certificates look on paper: one A4 sheet each, in all languages at once, with a code that leads to the
page on which anybody can check it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import segno
from babel.numbers import format_decimal
from markupsafe import Markup

from portal.locale.catalogue import Catalogue
from portal.records.certificate import Certificate
from portal.records.sheet_style import STYLE


def as_page(certificates: Sequence[tuple[str, Certificate]], site: str, verify: str, words: Sequence[Catalogue]) -> str:
    """A page to be printed, with all that it needs: `certificates` as text and as what they say, `site` the portal's
    name, `verify` the full address of the page that checks, `words` a catalogue for each language, the first leading.
    """
    sheets = Markup("\n").join(_sheet(text, said, site, verify, words) for text, said in certificates)
    title = Markup(", ").join(said.number for _, said in certificates[:3])
    return Markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n<title>{} {}</title>\n<style>{}</style>\n'
        "</head>\n<body>\n{}\n</body>\n</html>\n"
    ).format(words[0].language, words[0].t("certificate.heading"), title, Markup(STYLE), sheets)  # noqa: S704 - ours


def _sheet(text: str, said: Certificate, site: str, verify: str, words: Sequence[Catalogue]) -> Markup:
    return Markup(
        '<article data-certificate="{text}">\n<p class="portal">{site}</p>\n<h1 class="labels">{heading}</h1>\n'
        '<p class="labels">{given}</p>\n<p class="name">{name}</p>\n<p class="labels">{done}</p>\n'
        '<p class="title labels">{title}</p>\n<dl>\n{facts}\n</dl>\n<footer>\n<figure>{drawing}</figure>\n'
        '<div><p class="labels">{check}</p><p class="address">{verify}</p></div>\n</footer>\n</article>'
    ).format(
        text=text, site=site, heading=_labels("certificate.heading", words),
        given=_labels("certificate.given", words), name=said.name, done=_labels(f"certificate.done_{said.kind}", words),
        title=_titles(said, words), facts=_facts(said, words), drawing=_code(f"{verify}#{text}"),
        check=_labels("certificate.check", words), verify=verify,
    )  # fmt: skip


def _code(address: str) -> Markup:
    """A QR code (ISO/IEC 18004) with its quiet zone; nothing for an address that is too long for any."""
    for level in ("m", "l"):
        try:
            code = segno.make(address, error=level, boost_error=False, micro=False, mode="byte")
        except segno.DataOverflowError:
            continue
        return Markup(code.svg_inline(border=4, omitsize=True))  # noqa: S704 - drawn by the library, out of squares
    return Markup()


def _labels(key: str, words: Sequence[Catalogue]) -> Markup:
    """A text in every language, one below the other."""
    return _spans({each.language: each.t(key) for each in words})


def _titles(said: Certificate, words: Sequence[Catalogue]) -> Markup:
    known = {each.language: said.title[each.language] for each in words if each.language in said.title}
    return _spans(known or said.title)


def _spans(texts: Mapping[str, str]) -> Markup:
    return Markup("").join(
        Markup('<span lang="{}">{}</span>').format(language, text) for language, text in texts.items()
    )


def _facts(said: Certificate, words: Sequence[Catalogue]) -> Markup:
    day = datetime.date.fromisoformat(said.date)
    rows = {
        "minutes": {each.language: each.minutes(said.minutes) for each in words},
        "date": {each.language: each.date(day) for each in words},
        "points": {each.language: _points(said, each) for each in words},
    }
    shown: list[tuple[str, Any]] = [(name, _spans(texts)) for name, texts in rows.items()]
    shown += [("issuer", said.issuer), ("number", said.number)]
    return Markup("\n").join(
        Markup('<div><dt class="labels">{}</dt><dd class="labels">{}</dd></div>').format(
            _labels(f"verify.{name}", words), value
        )
        for name, value in shown
    )


def _points(said: Certificate, words: Catalogue) -> str:
    points, of = (format_decimal(value, locale=words.locale) for value in (said.points, said.of))
    return words.t("verify.points_value", points=points, of=of)
