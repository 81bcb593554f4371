"""Editions, built for real: nothing of a wider one is in a narrower one, not a word, a name or a picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import buildable, built, contents
from pages import page

from portal.model.base import Audience
from sample import apply, messages

CANARY = "zanzibar"
FOR_TEAM = {
    "safe-report": "modules/safe-report/module.yml",
    "safeguarding": "docs/protocols/safeguarding.yml",
    "quiet-room": "docs/practices/quiet-room.yml",
    "afraid": "docs/awareness/afraid.yml",
}
"""Id → the file that says for whom the text is."""
PAGE = f"---\ntitle: {CANARY}\nsummary: {CANARY}.\naudience: team\n---\n\n{CANARY}\n"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>"
CHANGES = [
    *({"file": path, "replace": "audience: public", "with": "audience: team"} for path in FOR_TEAM.values()),
    {"file": "docs/about/team.bg.md", "write": PAGE},
    {"file": "docs/about/team.en.md", "write": PAGE},
    {"file": f"modules/safe-report/{CANARY}.svg", "write": PICTURE},
    {"file": "modules/safe-report/01-signs.bg.md", "append": f"\n![{CANARY}]({CANARY}.svg)\n"},
    {
        "file": "modules/good-talk/01-listening.bg.md",
        "append": "\nВижте [повече](module:safe-report) и [още](page:about/team).\n",
    },
    {"file": "docs/home.yml", "replace": "to: page:help", "with": "to: protocol:safeguarding"},
]


def named_after_the_canary(root: Path) -> None:
    """Every id of a restricted text begins with the canary, and every value and file of it holds it."""
    for path in [*root.glob("docs/**/*.*"), *root.glob("modules/**/*.*")]:
        if path.suffix in {".yml", ".md"}:
            text = re.sub(
                rf"(?:(?<=[:[])|(?<=id: ))(?=(?:{'|'.join(FOR_TEAM)})\b)", f"{CANARY}-", path.read_text("utf-8")
            )
            if any(name in path.as_posix() for name in FOR_TEAM):
                text = re.sub(r"(?m)((?:bg|en): |^)(?=[А-я])", rf"\1{CANARY} ", text) if path.suffix == ".yml" else text
                text += f"\n{CANARY}\n" if path.suffix == ".md" else ""
            path.write_text(text, "utf-8")
    for name, facts in FOR_TEAM.items():
        folder = root / Path(facts).parent
        for path in [folder] if folder.name == name else list(folder.glob(f"{name}.*")):
            path.rename(path.with_name(f"{CANARY}-{path.name}"))


@pytest.fixture(scope="module")
def restricted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in which one text of every kind is for the team only."""
    root = buildable(tmp_path_factory.mktemp("restricted"))
    apply(CHANGES, root)
    named_after_the_canary(root)
    return root


@pytest.fixture(scope="module")
def public(restricted: Path) -> Path:
    """Its public site."""
    return built(restricted)


@pytest.fixture(scope="module")
def team(restricted: Path) -> Path:
    """The site for its team."""
    return built(restricted, edition=Audience.TEAM)


def carrying(site: Path) -> list[str]:
    """Files whose name or content holds the canary."""
    return [name for name, content in contents(site).items() if CANARY in name or CANARY.encode() in content.lower()]


def test_public_site_holds_no_byte_of_what_is_for_the_team(public: Path) -> None:
    assert carrying(public) == []


def test_resource_group_site_holds_no_byte_of_what_is_for_the_team(restricted: Path) -> None:
    assert carrying(built(restricted, edition=Audience.RESOURCE_GROUP)) == []


@pytest.mark.parametrize(
    "address",
    [
        f"modules/{CANARY}-safe-report/index.html",
        f"modules/{CANARY}-safe-report/01-signs.html",
        f"modules/{CANARY}-safe-report/quiz.html",
        f"modules/{CANARY}-safe-report/{CANARY}.svg",
        f"protocols/{CANARY}-safeguarding.html",
        f"practices/{CANARY}-quiet-room.html",
        f"awareness/{CANARY}-afraid.html",
        "about/team.html",
        "en/about/team.html",
    ],
)
def test_team_site_has_it_all(address: str, team: Path) -> None:
    assert address in carrying(team)


def test_editions_stand_in_folders_of_their_own(public: Path, team: Path) -> None:
    assert (public.name, team.name, public.parent) == ("public", "team", team.parent)


def test_edition_is_named_on_its_pages_but_the_public_one_is_not(public: Path, team: Path) -> None:
    assert page(public, "index.html").all("//header/p.edition") == []
    (name,) = page(team, "index.html").all("//header/p.edition")
    assert name.text_content() == messages("bg").t("edition.team")


def test_link_to_a_wider_edition_becomes_words_with_a_note(public: Path) -> None:
    note = messages("bg").t("withheld.team")
    shown = page(public, "modules/good-talk/01-listening.html").tree.text_content()
    assert f"Вижте повече ({note}) и още ({note})." in shown


def test_door_to_a_wider_edition_is_not_there(public: Path) -> None:
    doors = page(public, "index.html").all("//ul.doors/li")
    assert [door.get("class") for door in doors] == ["door door-training"]


def test_list_of_what_is_all_withheld_is_there_and_says_so(public: Path) -> None:
    assert messages("bg").t("catalogue.empty") in page(public, "practices/index.html").tree.text_content()


def test_link_to_a_draft_becomes_plain_words(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    apply([{"file": FOR_TEAM["afraid"], "replace": "status: published", "with": "status: draft"}], root)
    site = built(root)
    text = page(site, "help.html").all("//div.prose")[0]
    assert "Прочети и какво да правиш, когато те е страх." in text.text_content()
    assert [a.get("href") for a in text.iter("a")] == []
    assert b"awareness/afraid" not in b"".join(contents(site).values())
