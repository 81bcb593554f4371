"""Translations remembered: how each one stands, what `portal translated` writes, and what `portal status` tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.cli import main
from portal.load.settings import Settings
from portal.model.library import Library
from portal.translations.records import FILE
from portal.translations.standing import State, standings
from sample import SITES, apply, copy_site, messages, read

Run = Callable[..., tuple[int, str, str]]
ROOT = SITES.parents[1]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `portal` in the sample site: exit status, what it said, what it said of errors and progress."""
    monkeypatch.chdir(tiny)

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main([*arguments, "--lang", "en"])
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def known(root: Path) -> tuple[Library, Settings]:
    reading = read(root)
    assert reading.library is not None
    assert reading.settings is not None
    return reading.library, reading.settings


def states(root: Path, language: str = "en") -> dict[str, State]:
    library, settings = known(root)
    return {
        one.text.name: one.state for one in standings(library, settings.languages) if one.language == language
    }  # fmt: skip


HELP, HOME, LESSON = "docs/help.md", "docs/home.yml", "modules/safe-report/02-telling.md"


def test_the_sample_site_has_every_state() -> None:
    assert set(states(SITES / "tiny")) == set(states(SITES / "tiny", "bg"))
    assert set(states(SITES / "tiny").values()) == set(State) - {State.ORIGINAL}
    assert set(states(SITES / "tiny", "bg").values()) == {State.ORIGINAL}


def test_every_real_translation_follows_its_source() -> None:
    assert {name: state for name, state in states(ROOT).items() if state is not State.CURRENT} == {}


WITHOUT_ENGLISH = [
    {"file": HOME, "replace": "  en: No child is alone\n", "with": ""},
    {"file": HOME, "append": "translation_pending: [en]\n"},
]

CHANGES = {
    "a word of the prose": ("docs/help.bg.md", "append", "\nДуми.\n", HELP, State.OUTDATED),
    "an empty line": ("docs/help.bg.md", "append", "\n\n", HELP, State.CURRENT),
    "a comment in YAML": ("docs/helplines.yml", "append", "# защо\n", "docs/helplines.yml", State.CURRENT),
    "a fact that is no text": (
        "docs/helplines.yml", ("in_bar: true", "in_bar: false"), "", "docs/helplines.yml", State.CURRENT,
    ),
    "an English word": ("docs/help.en.md", "append", "\nWords.\n", HELP, State.CURRENT),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_only_another_meaning_of_the_source_makes_a_translation_outdated(change: str, tiny: Path) -> None:
    file, how, words, name, state = CHANGES[change]
    edit = {"append": words} if how == "append" else {"replace": how[0], "with": how[1]}
    apply([{"file": file, **edit}], tiny)
    assert states(tiny)[name] is state


def test_order_of_keys_and_of_entries_with_ids_is_no_meaning(tiny: Path, run: Run) -> None:
    run("translated", "module:good-talk")
    path = tiny / "modules/good-talk/module.yml"
    text = path.read_text("utf-8")
    first, _, rest = text.partition("lessons:\n")
    lessons, mark, tail = rest.partition("key_points:")
    one, two = lessons.split("  - id: ")[1:]
    path.write_text(f"{mark}{tail}lessons:\n  - id: {two}  - id: {one}{first}", "utf-8")
    assert states(tiny)["modules/good-talk/module.yml"] is State.CURRENT


NAMED = {
    "docs/help.md": [HELP],
    "docs/help.en.md": [HELP],
    "page:help": [HELP],
    "home.yml": None,
    "docs/home.yml": [HOME],
    "quiz:good-talk": ["modules/good-talk/quiz.yml"],
    "lesson:good-talk/listening": ["modules/good-talk/01-listening.md"],
    "module:good-talk": [
        f"modules/good-talk/{name}"
        for name in (
            "01-listening.md", "02-plain-words.md", "final-test.yml", "module.yml", "quiz.yml",
            "scenario-silent-child.yml",
        )
    ],
    "modules/good-talk": [
        f"modules/good-talk/{name}"
        for name in (
            "01-listening.md", "02-plain-words.md", "final-test.yml", "module.yml", "quiz.yml",
            "scenario-silent-child.yml",
        )
    ],
    "afraid": ["docs/awareness/afraid.md", "docs/awareness/afraid.yml"],
    "../elsewhere": None,
    "no-such": None,
}  # fmt: skip


@pytest.mark.parametrize("word", NAMED)
def test_texts_are_named_by_file_folder_or_id(word: str, tiny: Path, run: Run) -> None:
    (tiny / FILE).unlink()
    status, said, errors = run("translated", word)
    names = NAMED[word]
    if names is None:
        assert (status, errors) == (1, messages("en").t("translated.unknown", path=word) + "\n")
        assert not (tiny / FILE).exists()
    else:
        assert (status, said.splitlines()) == (0, [f"{name}: bg → en" for name in names])


def test_path_is_read_from_the_folder_of_the_reader(tiny: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny / "docs")
    assert run("translated", "home.yml", "--root", str(tiny))[1] == f"{HOME}: bg → en\n"


def line(root: Path, name: str) -> str:
    return next(line for line in (root / FILE).read_text("utf-8").splitlines() if f"text: {name}," in line)


def test_record_of_a_new_translation_says_what_and_when(tiny: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (tiny / FILE).read_text("utf-8")
    monkeypatch.setenv("PORTAL_TODAY", "2026-12-01")
    run("translated", "docs/help.md", HOME)
    assert line(tiny, HOME).endswith(", on: 2026-12-01}")
    after = (tiny / FILE).read_text("utf-8")
    assert [old for old in before.splitlines() if old not in after.splitlines()] == []


def test_translation_of_a_changed_text_gets_a_new_day_and_loses_its_reader(
    tiny: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply([{"file": "docs/help.bg.md", "append": "\nДуми.\n"}], tiny)
    monkeypatch.setenv("PORTAL_TODAY", "2026-12-01")
    assert "reviewed_by" in line(tiny, HELP)
    run("translated", HELP)
    assert states(tiny)[HELP] is State.CURRENT
    assert line(tiny, HELP).endswith(", on: 2026-12-01}")


def test_same_meaning_keeps_the_day_and_says_who(tiny: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    apply([{"file": "docs/help.bg.md", "append": "\nДуми.\n"}], tiny)
    monkeypatch.setenv("PORTAL_TODAY", "2026-12-01")
    run("translated", HELP, "--same-meaning", "--by", "editor")
    assert states(tiny)[HELP] is State.CURRENT
    assert "on: 2026-11-24, reviewed_by" in line(tiny, HELP)
    assert line(tiny, HELP).endswith(", same_meaning_on: 2026-12-01, same_meaning_by: editor}")


def test_same_meaning_needs_somebody_who_says_so(tiny: Path, run: Run) -> None:
    status, _, errors = run("translated", HELP, "--same-meaning")
    assert (status, errors) == (2, messages("en").t("translated.by_missing") + "\n")


def test_same_meaning_makes_no_translation_of_what_was_none(tiny: Path, run: Run) -> None:
    assert run("translated", HOME, "--same-meaning", "--by", "editor")[1] == ""
    assert states(tiny)[HOME] is State.UNRECORDED


def test_missing_and_partial_translations_are_not_recorded(tiny: Path, run: Run) -> None:
    apply(WITHOUT_ENGLISH, tiny)
    assert run("translated", HOME, LESSON)[1] == ""
    assert states(tiny)[HOME] is states(tiny)[LESSON] is State.MISSING


def test_another_source_language_makes_the_default_language_a_translation(tiny: Path, run: Run) -> None:
    run("translated", HOME, "--from", "en", "--to", "bg")
    assert states(tiny, "bg")[HOME] is State.CURRENT
    assert states(tiny)[HOME] is State.ORIGINAL
    apply([{"file": HOME, "replace": "  en: ", "with": "  en: More than "}], tiny)
    assert states(tiny, "bg")[HOME] is State.OUTDATED


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_unknown_language_is_named(option: str, run: Run) -> None:
    status, _, errors = run("translated", HOME, option, "fr")
    assert (status, errors) == (2, messages("en").t("translated.language", language="fr", known="bg, en") + "\n")


def test_record_of_a_text_that_is_gone_goes_with_it(tiny: Path, run: Run) -> None:
    for language in ("bg", "en"):
        (tiny / f"docs/help.{language}.md").rename(tiny / f"docs/about/help.{language}.md")
    status, said, _ = run("translated", "docs/about/help.md")
    assert status == 0
    assert said.splitlines() == [
        "docs/about/help.md: bg → en",
        messages("en").t("translated.gone", text=HELP, language="en"),
    ]
    assert HELP + "," not in (tiny / FILE).read_text("utf-8")


def test_digest_could_be_nobodys_number(tiny: Path, run: Run) -> None:
    run("translated", "docs", "modules")
    digests = [
        line.partition("source: ")[2].partition(",")[0] for line in (tiny / FILE).read_text("utf-8").splitlines()
    ]
    assert [digest for digest in digests if digest and not (digest.isalpha() and len(digest) == 16)] == []


STATUS_KEYS = {
    "": {"format", "day", "languages", "areas", "waiting", "short_texts_missing", "reviews", "drafts"},
    "languages": {"language", "texts", *State, "reviewed", "words_to_translate"},
    "areas": {"area", "language", "texts", *State, "reviewed", "words_to_translate"},
    "waiting": {"text", "language", "from", "state", "area", "words", "translated_on", "short_texts_missing"},
    "short_texts_missing": {"path", "line", "key", "language"},
    "reviews": {
        "reference", "path", "title", "owner", "last_reviewed", "due", "overdue", "legal_checked_on", "legal_due",
        "legal_overdue",
    },
    "drafts": {"reference", "text", "title"},
}  # fmt: skip


@pytest.fixture
def told(tiny: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, object]]]:
    """What `portal status` tells tools of a site with something of everything."""
    monkeypatch.setenv("PORTAL_TODAY", "2028-01-01")
    apply(
        [
            *WITHOUT_ENGLISH,
            {"file": "docs/practices/quiet-room.yml", "replace": "status: published", "with": "status: draft"},
        ],
        tiny,
    )
    status, said, _ = run("status", "--format", "json")
    assert status == 0
    return json.loads(said)


def test_status_as_json_has_the_shape_that_is_documented(told: dict[str, list[dict[str, object]]]) -> None:
    assert set(told) == STATUS_KEYS[""]
    shapes = {part: set().union(*told[part]) for part in STATUS_KEYS if part}
    assert shapes == {part: keys for part, keys in STATUS_KEYS.items() if part}


def test_status_counts_every_text_in_every_language(told: dict[str, list[dict[str, int]]]) -> None:
    for row in [*told["languages"], *told["areas"]]:
        assert row["texts"] == sum(row[state] for state in State)
    assert [row["texts"] for row in told["languages"]] == [27, 27]


def test_status_names_what_waits(told: dict[str, list[dict[str, object]]]) -> None:
    waits = {row["text"]: (row["state"], row["words"]) for row in told["waiting"]}
    assert waits[LESSON] == ("missing", 17)
    assert waits["docs/awareness/afraid.md"] == ("outdated", 24)
    assert waits["docs/glossary.yml"] == ("unrecorded", 0)
    assert HELP not in waits
    assert [(gap["path"], gap["language"]) for gap in told["short_texts_missing"]] == [(HOME, "en")]


def test_status_lists_reviews_the_most_urgent_first(told: dict[str, list[dict[str, str]]]) -> None:
    first = [min(row["due"], row["legal_due"] or row["due"]) for row in told["reviews"]]
    assert first == sorted(first)
    assert [row["overdue"] for row in told["reviews"]] == [row["due"] < "2028-01-01" for row in told["reviews"]]
    assert "practice:quiet-room" not in {row["reference"] for row in told["reviews"]}
    assert {row["reference"] for row in told["drafts"]} == {"practice:quiet-room"}


@pytest.mark.parametrize("language", ["bg", "en"])
def test_status_in_words_has_every_part(language: str, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(tiny), "--lang", language]) == 0
    said = capsys.readouterr().out.splitlines()
    words = messages(language)
    parts = [words.t(f"status.{part}") for part in ("translations", "waiting", "gaps", "reviews", "drafts")]
    assert [line for line in said if line and not line.startswith(" ")] == parts
