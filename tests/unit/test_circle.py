"""For whom a part of a text is, and what of a text is left for others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from portal.load.yaml_text import parse_yaml
from portal.model.base import Audience, Restricted, narrowest
from portal.model.circle import cut, parts, settled
from portal.model.directory import Centres
from portal.model.document import Document
from portal.model.folder import Folder, Folders
from portal.model.kinds import CONTENT
from portal.schema import MODELS

PUBLIC, GROUP, TEAM, EXPERT = Audience


def centres(**audiences: str) -> Centres:
    """A centre with one contact; `centre` and `contact` are what their author wrote, if anything."""
    own = {name: {"audience": audience} for name, audience in audiences.items()}
    words = {"bg": "дума"}
    contact = {"kind": "web", "value": "https://example.org", **own.get("contact", {})}
    texts = dict.fromkeys(("name", "town", "organisation", "offers"), words)
    return Centres.model_validate({"centres": [{"id": "one", **texts, "contacts": [contact], **own.get("centre", {})}]})


@pytest.mark.parametrize(
    ("written", "around", "expected"),
    [
        ({}, PUBLIC, (PUBLIC, PUBLIC)),
        ({}, TEAM, (TEAM, TEAM)),
        ({"centre": "team"}, PUBLIC, (TEAM, TEAM)),
        ({"contact": "team"}, PUBLIC, (PUBLIC, TEAM)),
        ({"centre": "public"}, TEAM, (PUBLIC, PUBLIC)),
        ({"centre": "team", "contact": "expert"}, PUBLIC, (TEAM, EXPERT)),
    ],
)
def test_part_that_says_nothing_is_for_whom_its_whole_is(
    written: dict[str, str], around: Audience, expected: tuple[Audience, Audience]
) -> None:
    (centre,) = settled(centres(**written), around).centres
    assert (centre.audience, centre.contacts[0].audience) == expected


@pytest.mark.parametrize("edition", Audience)
def test_parts_above_an_edition_are_cut(edition: Audience) -> None:
    left = cut(settled(centres(centre="resource_group", contact="team"), PUBLIC), edition)
    shape = [len(centre.contacts) for centre in left.centres]
    assert shape == {PUBLIC: [], GROUP: [0], TEAM: [1], EXPERT: [1]}[edition]


def test_cutting_leaves_the_whole_as_it_was() -> None:
    whole = settled(centres(contact="team"), PUBLIC)
    cut(whole, PUBLIC)
    assert len(whole.centres[0].contacts) == 1


def test_part_is_found_with_its_way_and_what_it_is_part_of() -> None:
    whole = settled(centres(centre="team", contact="public"), PUBLIC)
    assert list(parts(whole)) == [(("centres", 0, "contacts", 0), PUBLIC, TEAM)]


def test_narrowest_circle_wins() -> None:
    assert narrowest(GROUP, EXPERT, PUBLIC) is EXPERT


def test_part_outside_a_list_is_refused() -> None:
    """Nothing could stand in its place where it is cut, so it would be published."""

    class Whole(BaseModel):
        part: Restricted | None = None

    with pytest.raises(TypeError):
        settled(Whole(), PUBLIC)


@pytest.mark.parametrize("name", [name for name in MODELS if name != "folder"])  # its files are no parts of a text
def test_what_may_be_restricted_stands_in_lists(name: str) -> None:
    model: Any = MODELS[name]
    assert list(parts(model.model_construct(**{key: [] for key in model.model_fields}))) == []


def test_every_text_may_be_restricted() -> None:
    assert [name for name in ("module", "quiz", "page", *CONTENT) if not issubclass(MODELS[name], Restricted)] == []


def folders(**texts: str) -> Folders:
    """Folders by path, `_` for `/`, with what stands in their folder.yml."""
    return Folders(
        {
            (path := name.replace("_", "/")): Document(Folder.model_validate(parse_yaml(text, "f").data), path, {})
            for name, text in texts.items()
        }
    )


SAID = folders(
    docs="audience: resource_group",
    docs_about="audience: team",
    docs_about_open="audience: public",
    docs_about_files="files: {a.png: {audience: expert}, b.png: {}}",
    modules_one="files: {c.png: {audience: team}}",
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/help.bg.md", GROUP),
        ("docs/about/portal.bg.md", TEAM),
        ("docs/about/deep/er/page.bg.md", TEAM),
        ("docs/about/open/page.bg.md", PUBLIC),
        ("docs/about/files/page.bg.md", TEAM),
        ("docs/about/files/a.png", EXPERT),
        ("docs/about/files/b.png", TEAM),
        ("docs/about/files/deeper/a.png", TEAM),
        ("docs/about.png", GROUP),
        ("modules/one/c.png", TEAM),
        ("modules/one/module.yml", PUBLIC),
        ("modules/two/c.png", PUBLIC),
        ("/etc/passwd", PUBLIC),
        ("//host/docs/about/a.png", PUBLIC),
        ("../docs/about/a.png", PUBLIC),
        ("c.png", PUBLIC),
    ],
)
def test_file_is_for_whom_the_nearest_folder_says(path: str, expected: Audience) -> None:
    assert SAID.audience(path) is expected
