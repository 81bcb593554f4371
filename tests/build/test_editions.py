"""Editions, built for real: nothing of a wider one is in a narrower one, not a word, a name or a picture."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from building import buildable, built, contents
from canary import LATIN, WORD, Flock, found
from pages import Page, page
from restricted import restricted

from portal.cli import main
from portal.finish.verdict import judge
from portal.model.base import Audience, Restricted
from sample import apply, messages

UNSEEN = {"Advice.id", "Answer.id"}
"""Restricted places that no page shows: ids that nothing leads to."""


BARE = {"Entry", "Reviewed", "Folder"}
"""What is only ever something more special, or holds no text."""


@dataclass(frozen=True)
class Built:
    """The portal with its canaries, and all its sites."""

    root: Path
    flock: Flock
    ids: dict[str, str]

    def site(self, edition: Audience) -> Path:
        return self.root / "site" / edition

    def page(self, edition: Audience, address: str) -> Page:
        return page(self.site(edition), address)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All editions of a portal in which something of every kind is for fewer people than everybody."""
    root, flock, ids = restricted(tmp_path_factory.mktemp("restricted"))
    assert main(["build", "--all", "--root", str(root)]) == 0
    return Built(root, flock, ids)


@pytest.mark.parametrize("edition", Audience)
def test_edition_holds_no_byte_of_what_is_above_it(edition: Audience, portal: Built) -> None:
    above = portal.flock.above(edition)
    held = {name: found(content, name) & above for name, content in contents(portal.site(edition)).items()}
    assert {name: portal.flock.named(numbers) for name, numbers in held.items() if numbers} == {}


@pytest.mark.parametrize("edition", Audience)
def test_edition_holds_all_that_is_for_it(edition: Audience, portal: Built) -> None:
    """Else the test above could not fail: every canary is in a place that readers of its circle see."""
    flock = portal.flock
    held = {number for name, content in contents(portal.site(edition)).items() for number in found(content, name)}
    assert set(flock.named(flock.circles.keys() - flock.above(edition) - held)) - UNSEEN == set()


def test_canaries_are_in_everything_that_may_be_restricted(portal: Built) -> None:
    """A new model that may be restricted needs one restricted example in `restricted.py`."""
    models = {model.__name__ for model in _all_below(Restricted) if set(model.model_fields) != {"audience"}}
    assert models - {place.partition(".")[0] for place in portal.flock.places.values()} == BARE


def _all_below(model: type[Restricted]) -> Iterator[type[Restricted]]:
    for below in model.__subclasses__():
        if below.__module__.startswith("portal."):
            yield below
        yield from _all_below(below)


def _zip(words: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", words)
    return file.getvalue()


def _named_in_zip(words: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{words}.txt", "")
    return file.getvalue()


SHAPES = {
    "as-it-is": str.encode,
    "in-capitals": lambda words: words.upper().encode(),
    "in-an-address": lambda words: quote(words).encode(),
    "as-references": lambda words: "".join(f"&#{ord(letter)};" for letter in words).encode(),
    "as-references-in-an-address": lambda words: html.escape(quote(words)).encode(),
    "as-json": lambda words: json.dumps({"a": words}).encode(),
    "as-utf-16-le": lambda words: words.encode("utf-16-le"),
    "as-utf-16-be": lambda words: b"x" + words.encode("utf-16-be"),
    "as-windows-1251": lambda words: words.encode("cp1251"),
    "as-base64": lambda words: base64.b64encode(f"x {words} y".encode()),
    "as-base64-in-a-text": lambda words: b"data:text/plain;base64," + base64.b64encode(f"ab{words} z".encode()),
    "as-base64-for-addresses": lambda words: base64.urlsafe_b64encode(f"???{words} z".encode()),
    "as-gzip": lambda words: gzip.compress(words.encode()),
    "as-zip": _zip,
    "in-the-name-of-a-member": _named_in_zip,
}


@pytest.mark.parametrize("word", [WORD, LATIN])
@pytest.mark.parametrize("shape", SHAPES)
def test_canary_is_found_in_every_shape(shape: str, word: str) -> None:
    assert 7 in found(SHAPES[shape](f"{word}7 "))


def test_all_editions_may_be_published_where_they_belong(portal: Built) -> None:
    assert {edition: judge(portal.site(edition), edition) for edition in Audience if
            judge(portal.site(edition), edition)} == {}  # fmt: skip


@pytest.mark.parametrize("edition", [edition for edition in Audience if edition is not Audience.PUBLIC])
def test_no_other_edition_passes_for_the_public_one(edition: Audience, portal: Built) -> None:
    assert [problem.code for problem in judge(portal.site(edition), Audience.PUBLIC)] == ["W002"]


def test_pages_of_two_editions_in_one_folder_are_told_apart(portal: Built, tmp_path: Path) -> None:
    mixed = shutil.copytree(portal.site(Audience.PUBLIC), tmp_path / "public")
    shutil.copy(portal.site(Audience.TEAM) / "index.html", mixed / "index.html")
    assert [(problem.code, problem.place.path) for problem in judge(mixed, Audience.PUBLIC)] == [
        ("W003", "index.html"),
        ("W006", "index.html"),
    ]


def test_edition_is_named_on_its_pages_but_the_public_one_is_not(portal: Built) -> None:
    assert portal.page(Audience.PUBLIC, "index.html").all("//header/p.edition") == []
    (name,) = portal.page(Audience.TEAM, "index.html").all("//header/p.edition")
    words = messages("bg")
    assert name.text_content() == f"{words.t('edition.team')} – {words.t('edition.internal')}"


@pytest.mark.parametrize("edition", Audience)
def test_desk_is_in_the_edition_for_experts_only(edition: Audience, portal: Built) -> None:
    parts = (b"portal-test-keys", b"desk-facts", b"deskPart", b".desk-drop", b'desk.html"')
    held = {part for part in parts for content in contents(portal.site(edition)).values() if part in content}
    assert held == (set(parts) if edition is Audience.EXPERT else set())


def test_desk_has_the_keys_of_the_file_in_it(portal: Built) -> None:
    site = portal.site(Audience.EXPERT)
    (keys,) = page(site, "desk.html").all("//script[@class='desk-keys']")
    # Also the order is the same: a report has its rows in it.
    assert json.dumps(json.loads(keys.text)) == json.dumps(json.loads((site / "keys.json").read_text("utf-8")))


def test_link_to_a_wider_edition_becomes_words_with_a_note(portal: Built) -> None:
    words = messages("bg")
    shown = portal.page(Audience.PUBLIC, "modules/good-talk/01-listening.html").tree.text_content()
    assert f"Вижте повече ({words.t('withheld.expert')}), още ({words.t('withheld.team')}) и сигнал." in shown


def test_door_to_a_wider_edition_is_not_there(portal: Built) -> None:
    assert portal.page(Audience.PUBLIC, "index.html").all("//ul.doors/li") == []


def test_list_of_what_is_all_withheld_is_there_and_says_so(portal: Built) -> None:
    shown = portal.page(Audience.PUBLIC, "practices/index.html").tree.text_content()
    assert messages("bg").t("catalogue.empty") in shown


def test_module_leads_on_to_what_the_edition_has_of_it(portal: Built) -> None:
    """A lesson for the resource group, a quiz for the team, a scenario for the expert."""
    for steps, edition in enumerate(Audience, 1):
        lessons = portal.page(edition, "modules/good-talk/index.html").all("//article//ol.lessons/li")
        # The final test is for everybody, beside what is not.
        assert len(lessons) == steps + 1


def test_helpline_of_a_wider_edition_is_in_no_help_bar(portal: Built) -> None:
    count = {e: len(portal.page(e, "index.html").all("//aside.helpbar//a[starts-with(@href, 'tel:')]"))
             for e in (Audience.TEAM, Audience.EXPERT)}  # fmt: skip
    assert count == {Audience.TEAM: 1, Audience.EXPERT: 2}


def test_one_edition_that_fails_leaves_all_as_they_were(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = buildable(tmp_path)
    for edition in ("public", "team"):
        built(root, edition=edition)
    before = contents(root / "site")
    # A folder in the place of the work of one edition: it cannot be built, while the others can.
    (root / ".portal" / "expert").mkdir(parents=True)
    (root / ".portal" / "expert" / "docs").write_text("")
    apply([{"file": "docs/help.bg.md", "append": "\nНово изречение.\n"}], root)
    assert main(["build", "--all", "--root", str(root), "--lang", "en"]) == 1
    log = str(Path(".portal", "expert", "build.log"))
    assert messages("en").t("build.failed", log=log) in capfd.readouterr().err
    assert contents(root / "site") == before


def test_link_to_a_draft_becomes_plain_words(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    apply([{"file": "docs/awareness/afraid.yml", "replace": "status: published", "with": "status: draft"}], root)
    site = built(root)
    text = page(site, "help.html").all("//div.prose")[0]
    assert "Прочети и какво да правиш, когато те е страх." in text.text_content()
    assert [a.get("href") for a in text.iter("a")] == []
    assert b"awareness/afraid" not in b"".join(contents(site).values())
