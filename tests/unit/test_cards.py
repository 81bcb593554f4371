"""The pictures that messengers show beside a link: which pages have one, and that its words fit."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from portal.compose.cards import card_address
from portal.compose.table import compose
from portal.load.settings import Settings
from portal.media.card import SIZE, card
from portal.media.table import examine
from portal.model.base import Audience
from sample import SITES, read

ADDRESS = "https://example.org/net/"
ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "portal"


def addresses(**changed: object) -> dict[str, str]:
    """Page → address of its picture, in the tiny site with other settings."""
    reading = read(SITES / "tiny")
    assert reading.settings is not None and reading.library is not None
    settings: Settings = replace(reading.settings, **changed)
    site = compose(reading.library, settings, reading.catalogues, ASSETS)
    return {uri: found for uri, page in site.pages.items() if (found := card_address(page, site.frames[page.language]))}


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("title", ["Свидетел съм", "A" * 40, "Когато дете се срещне със закона " * 4, "Ѝ", "x"])
def test_words_stay_inside_the_picture(title: str) -> None:
    picture = pixels(card(title, "Дете и закон"))
    assert picture.size == SIZE
    paper = picture.getpixel((SIZE[0] - 1, SIZE[1] - 1))
    edges = [(SIZE[0] - 60, 0, *SIZE), (30, SIZE[1] - 60, *SIZE), (30, 0, SIZE[0], 60)]
    assert [picture.crop(edge).getcolors() for edge in edges] == [
        [((edge[2] - edge[0]) * (edge[3] - edge[1]), paper)] for edge in edges
    ]


def test_cyrillic_letters_are_drawn_each_as_itself() -> None:
    assert len({card(letter, "") for letter in "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЫЭЄІЇҐ"}) == 36


def test_picture_tells_nothing_besides() -> None:
    told = examine(card("Свидетел съм", "Дете и закон"), ".png")
    assert (told.faults, told.traces) == ((), ())


def test_same_words_give_the_same_bytes() -> None:
    assert card("Свидетел съм", "Дете и закон") == card("Свидетел съм", "Дете и закон")


def test_pages_that_people_send_have_one_in_every_language() -> None:
    found = addresses(site_url=ADDRESS)
    assert {"index.bg.md", "index.en.md", "help.bg.md", "modules/good-talk/index.en.md"} <= set(found)
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("changed", [{}, {"site_url": ADDRESS, "edition": Audience.TEAM}], ids=["no address", "team"])
def test_without_an_address_or_for_fewer_people_there_is_none(changed: dict[str, object]) -> None:
    assert addresses(**changed) == {}
