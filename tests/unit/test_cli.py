"""The command line: what it says, writes and returns."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from portal.cli import main
from portal.cli.main import COMMANDS
from portal.load.settings import CONFIG
from portal.model.base import Audience
from portal.model.kinds import CONTENT
from portal.schema import MODELS
from portal.starter import STARTERS
from sample import MESSAGE_LANGUAGES, apply, copy_site, messages

Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `portal` with arguments: exit status, what it said, what it said of errors and progress."""

    def call(*arguments: str | Path) -> Said:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    root = copy_site(tmp_path)
    apply([{"file": f"modules/safe-report/{name}.yml", "delete": True} for name in ("quiz", "final-test")], root)
    return root


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


NEW_IDS = {
    "lesson": "good-talk/new-lesson", "quiz": "safe-report", "scenario": "good-talk/new-scenario",
    "final-test": "safe-report",
}  # fmt: skip
WITHOUT_PROSE = {"quiz", "scenario", "final-test"}


@pytest.mark.parametrize("kind", STARTERS)
def test_new_text_passes_the_checks_as_it_is(kind: str, tiny: Path, run: Run) -> None:
    status, said, _ = run("new", kind, NEW_IDS.get(kind, "new-text"), "--root", tiny)
    assert status == 0
    assert [path for path in said.splitlines() if not (tiny / path).is_file()] == []
    status, report, _ = run("check", "--root", tiny)
    assert status == 0, report


@pytest.mark.parametrize("kind", [kind for kind in STARTERS if kind not in WITHOUT_PROSE])
def test_new_text_has_prose_in_every_language(kind: str, tiny: Path, run: Run) -> None:
    _, said, _ = run("new", kind, NEW_IDS.get(kind, "new-text"), "--root", tiny)
    prose = [path for path in said.splitlines() if path.endswith(".md")]
    assert {path.rsplit(".", 2)[1] for path in prose} == {"bg", "en"}


@pytest.mark.parametrize("kind", ["module", *CONTENT])
def test_new_text_is_a_draft(kind: str, tiny: Path, run: Run) -> None:
    _, said, _ = run("new", kind, "new-text", "--root", tiny)
    (facts,) = [path for path in said.splitlines() if path.endswith(".yml")]
    assert yaml.safe_load((tiny / facts).read_text("utf-8"))["status"] == "draft"


@pytest.mark.parametrize("kind", ["module", *(kind for kind in CONTENT if kind != "awareness")])
def test_two_new_texts_have_numbers_of_their_own(kind: str, tiny: Path, run: Run) -> None:
    run("new", kind, "first-text", "--root", tiny)
    run("new", kind, "second-text", "--root", tiny)
    status, report, _ = run("check", "--root", tiny)
    assert status == 0, report


def test_new_text_is_for_whom_its_folder_is(tiny: Path, run: Run) -> None:
    apply([{"file": "docs/practices/folder.yml", "write": "audience: team\n"}], tiny)
    run("new", "practice", "new-text", "--root", tiny)
    assert yaml.safe_load((tiny / "docs" / "practices" / "new-text.yml").read_text("utf-8"))["audience"] == "team"


def test_text_cannot_take_the_name_of_the_file_of_its_folder(tiny: Path, run: Run) -> None:
    assert run("new", "practice", "folder", "--root", tiny)[0] == 1
    assert not (tiny / "docs" / "practices" / "folder.yml").exists()


MODULE = "modules/good-talk/module.yml"
LISTS: dict[str, Callable[[str], str]] = {
    "as-it-is": lambda text: text,
    "blank-lines-after-it": lambda text: text.replace("key_points:", "\n\nkey_points:"),
    "comment-after-it": lambda text: text.replace("key_points:", "\n# To remember\nkey_points:"),
    "comment-behind-the-key": lambda text: text.replace("lessons:", "lessons:   # in order"),
    "comment-inside": lambda text: text.replace("  - id: plain-words", "# the second\n  - id: plain-words"),
    "not-indented": lambda text: re.sub(
        r"(?s)(?<=lessons:\n).*?(?=key_points)", lambda found: re.sub(r"(?m)^  ", "", found.group()), text
    ),
    "deeply-indented": lambda text: re.sub(
        r"(?s)(?<=lessons:\n).*?(?=key_points)", lambda found: re.sub(r"(?m)^(?=.)", "   ", found.group()), text
    ),
    "windows-lines": lambda text: text.replace("\n", "\r\n"),
    "byte-order-mark": lambda text: "\ufeff" + text,
    "last-key-without-line-end": lambda text: re.sub(
        r"(?s)(lessons:\n.*?)(key_points:.*)", r"\2\1", text
    ).rstrip("\n"),
    "spaces-at-the-end-of-a-line": lambda text: re.sub(r"(?m)^(    objectives: .*)$", r"\1  ", text),
}  # fmt: skip


@pytest.mark.parametrize("form", LISTS)
def test_new_lesson_leaves_the_rest_of_the_module_byte_for_byte(form: str, tiny: Path, run: Run) -> None:
    path = tiny / MODULE
    path.write_bytes(LISTS[form](path.read_text("utf-8")).encode())
    before = path.read_bytes()
    status, _, said = run("new", "lesson", "good-talk/new-lesson", "--root", tiny)
    assert status == 0, said
    after = path.read_bytes()
    same = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    assert after.endswith(before[same:])
    lessons = [lesson["id"] for lesson in yaml.safe_load(after.decode("utf-8-sig"))["lessons"]]
    assert lessons == ["listening", "plain-words", "new-lesson"]


BAD_IDS = ["Bad", "сигнал", "-x", "x-", "a_b", "a b", "", "x\n", "../x", "x/y", "a" * 41]
MODULES = "good-talk, safe-report"
Refusal = tuple[str, str, str, dict[str, str]]
"""Kind and id that are asked for, the reason's string key, and what fills it in."""
REFUSALS: list[Refusal] = [
    *(("module", word, "new.bad_id", {"id": word}) for word in BAD_IDS),
    ("lesson", "good-talk/x/y", "new.bad_id", {"id": "good-talk/x/y"}),
    ("lesson", "good-talk/", "new.bad_id", {"id": "good-talk/"}),
    ("lesson", "listening", "new.lesson_form", {"kind": "lesson", "id": "listening"}),
    ("scenario", "first", "new.lesson_form", {"kind": "scenario", "id": "first"}),
    ("scenario", "no-such/first", "new.no_module", {"module": "no-such", "known": MODULES}),
    ("scenario", "good-talk/silent-child", "new.exists", {"path": "modules/good-talk/scenario-silent-child.yml"}),
    ("lesson", "no-such/first", "new.no_module", {"module": "no-such", "known": MODULES}),
    ("lesson", "good-talk/listening", "new.exists", {"path": "good-talk/listening"}),
    ("quiz", "no-such", "new.no_module", {"module": "no-such", "known": MODULES}),
    ("quiz", "good-talk", "new.exists", {"path": "modules/good-talk/quiz.yml"}),
    ("module", "good-talk", "new.exists", {"path": "modules/good-talk/module.yml"}),
    ("protocol", "safeguarding", "new.exists", {"path": "docs/protocols/safeguarding.yml"}),
    ("practice", "quiet-room", "new.exists", {"path": "docs/practices/quiet-room.yml"}),
    ("awareness", "afraid", "new.exists", {"path": "docs/awareness/afraid.yml"}),
    ("awareness", "index", "new.exists", {"path": "docs/awareness/index"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal[0]} {refusal[1]!r}")
def test_refusal_says_why_and_writes_nothing(
    refusal: tuple[str, str, str, dict[str, str]], tiny: Path, run: Run
) -> None:
    kind, name, reason, values = refusal
    before = everything(tiny)
    for language in MESSAGE_LANGUAGES:
        status, said, errors = run("new", "--root", tiny, "--lang", language, kind, "--", name)
        assert (status, said, errors) == (1, "", messages(language).t(reason, **values) + "\n")
    assert everything(tiny) == before


def test_lessons_in_one_line_are_left_to_the_author(tiny: Path, run: Run) -> None:
    path = tiny / MODULE
    text = path.read_text("utf-8")
    one_line = "lessons: [{id: listening, title: {bg: а, en: a}, minutes: 5}]\n"
    path.write_text(re.sub(r"(?s)lessons:\n.*?(?=key_points)", one_line, text), "utf-8")
    before = everything(tiny)
    status, _, errors = run("new", "lesson", "good-talk/next", "--root", tiny, "--lang", "en")
    assert (status, errors) == (1, messages("en").t("new.lessons_missing") + "\n")
    assert everything(tiny) == before


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_the_language_of_the_reader(command: str, language: str, run: Run) -> None:
    words = messages(language)
    status, said, errors = run(command, "--help", "--lang", language)
    plain = " ".join(said.split())
    assert (status, errors) == (0, "")
    assert words.t(f"cli.{command}") in plain
    assert words.t("cli.help") in plain
    assert [word for word in ("usage:", "options:", "positional") if language == "bg" and word in plain] == []


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_help_names_every_command(language: str, run: Run) -> None:
    status, said, _ = run("--help", "--lang", language)
    plain = " ".join(said.split())
    assert status == 0
    assert [name for name in COMMANDS if f"{name} {messages(language).t(f'cli.{name}')}" not in plain] == []


@pytest.mark.parametrize(("given", "language"), [("bg_BG.UTF-8", "bg"), ("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "bg")])
def test_language_comes_from_the_environment(
    given: str, language: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", given)
    _, said, _ = run("--help")
    assert messages(language).t("cli.portal") in " ".join(said.split())


@pytest.fixture
def spoilt(tiny: Path) -> Path:
    """A portal with one error, in a file whose name needs care."""
    apply([{"file": "docs/about/за нас, 100%.bg.md", "write": "без глава\n"}], tiny)
    return tiny


def test_check_as_json(spoilt: Path, run: Run) -> None:
    status, said, _ = run("check", "--format", "json", "--root", spoilt)
    found = json.loads(said)
    assert status == 1
    assert {"code", "severity", "path", "line", "column", "message", "remedy"} == set().union(*found)
    assert "docs/about/за нас, 100%.bg.md" in {record["path"] for record in found}


def test_check_as_sarif(spoilt: Path, run: Run) -> None:
    status, said, _ = run("check", "--format", "sarif", "--root", spoilt)
    sarif = json.loads(said)
    (one,) = sarif["runs"]
    assert (status, sarif["version"]) == (1, "2.1.0")
    known = {rule["id"] for rule in one["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in one["results"]} == known
    addresses = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in one["results"]]
    assert [address for address in addresses if not re.fullmatch(r"[\w./%~-]+", address, re.ASCII)] == []
    assert {result["level"] for result in one["results"]} <= {"error", "warning", "note"}


def test_check_as_github_annotations(spoilt: Path, run: Run) -> None:
    status, said, _ = run("check", "--format", "github", "--root", spoilt)
    command = re.compile(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[A-Z]\d{3}::.+")
    assert status == 1
    assert [line for line in said.splitlines() if not command.fullmatch(line)] == []
    assert "file=docs/about/за нас%2C 100%25.bg.md," in said


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text"])
def test_check_without_errors_succeeds_in_every_format(form: str, tiny: Path, run: Run) -> None:
    assert run("check", "--format", form, "--root", tiny)[0] == 0


WRONG_CALLS = [
    [],
    ["biuld"],
    ["check", "--format", "xml"],
    ["build", "--edition", "secret"],
    ["new", "poem", "x"],
    ["new", "module"],
    ["serve", "--port", "many"],
    ["check", "--format"],
    ["check", "--fast"],
    ["build", "--all", "--edition", "team"],
]
ENGLISH = re.compile(r"required|invalid|unrecognized|expected|allowed")
"""Words of argparse's own sentences."""


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
@pytest.mark.parametrize("arguments", WRONG_CALLS, ids=" ".join)
def test_wrong_call_is_explained(
    arguments: list[str], language: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_LANG", language)
    status, said, errors = run(*arguments)
    begin, _, end = messages(language).t("cli.wrong", detail="\0").partition("\0")
    assert (status, said) == (2, "")
    assert begin in errors
    assert errors.endswith(end + "\n")
    assert ENGLISH.search(errors) is None


NEED_A_PORTAL = [["check"], ["build"], ["serve"], ["stats"], ["new", "module", "x"]]


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
@pytest.mark.parametrize("command", NEED_A_PORTAL, ids=" ".join)
def test_folder_without_portal_is_named(command: list[str], language: str, tmp_path: Path, run: Run) -> None:
    status, said, errors = run(*command, "--root", tmp_path, "--lang", language)
    assert (status, said) == (2, "")
    assert errors == messages(language).t("cli.no_portal", folder=str(tmp_path)) + "\n"
    assert everything(tmp_path) == {}


def nested(depth: int) -> str:
    return "site_name: x\nextra: " + "[" * depth + "]" * depth + "\n"


BROKEN_SETTINGS = {
    "not-yaml": ("site_name: [\n", "C001"),
    "deep-nesting": (nested(5_000), "C001"),
    "date-that-is-none": ("site_name: 2026-13-45\n", "C001"),
    "empty": ("", "F005"),
    "no-plugins": ("site_name: x\n", "C002"),
    "empty-languages": ("plugins:\n  - i18n:\n      languages: []\n", "C002"),
    "languages-without-code": ("plugins:\n  - i18n:\n      languages: [{name: x}]\n", "C002"),
    "list": ("- site_name\n", "C002"),
    "text": ("portal\n", "C002"),
    "three-megabytes": ("# " + "x" * 3_000_000 + "\n", "F003"),
}


@pytest.mark.parametrize("case", BROKEN_SETTINGS)
def test_broken_settings_are_explained(case: str, tiny: Path, run: Run) -> None:
    text, code = BROKEN_SETTINGS[case]
    (tiny / CONFIG).write_text(text, "utf-8")
    status, said, _ = run("check", "--root", tiny)
    assert status == 1
    assert f" {code}\n" in said


@pytest.mark.parametrize("command", NEED_A_PORTAL, ids=" ".join)
def test_no_command_goes_on_with_broken_settings(command: list[str], tiny: Path, run: Run) -> None:
    (tiny / CONFIG).write_text("- site_name\n", "utf-8")
    status, said, errors = run(*command, "--root", tiny)
    assert status == 1
    assert " C002\n" in said + errors


ODD_EXTRAS = ["portal: true", "portal: [a]", "portal: {strings: 7, quick_exit: []}", "- portal", "portal:"]


@pytest.mark.parametrize("extra", ODD_EXTRAS)
def test_odd_settings_of_the_portal_are_no_accident(extra: str, tiny: Path, run: Run) -> None:
    path = tiny / CONFIG
    text = path.read_text("utf-8").partition("extra:")[0]
    path.write_text(f"{text}extra:\n  {extra}\n", "utf-8")
    assert run("check", "--root", tiny)[0] in {0, 1}


def test_stats_counts_what_there_is(tiny: Path, run: Run) -> None:
    status, said, _ = run("stats", "--root", tiny, "--lang", "en")
    counts = {label.strip(): int(count) for label, count in re.findall(r"^(.+?)\s+(\d+)$", said, re.MULTILINE)}
    words = messages("en")
    assert status == 0
    assert counts[words.t("stats.modules")] == 2
    assert counts[words.t("stats.lessons")] == 4
    assert counts[words.t("stats.terms")] == 3
    assert min(counts[words.t("stats.words", language=language)] for language in ("bg", "en")) > 500


def test_stats_measures_words_and_sentences_of_every_language(tiny: Path, run: Run) -> None:
    _, said, _ = run("stats", "--root", tiny, "--lang", "en")
    words = messages("en")
    for language in ("bg", "en"):
        label = words.t("stats.lix", what=words.t("stats.awareness"), language=language)
        assert 5 < int(said.partition(label)[2].split()[0]) < 40


def test_schema_writes_one_file_for_each_kind(tmp_path: Path, run: Run) -> None:
    status, said, _ = run("schema", "--root", tmp_path)
    assert status == 0
    assert said.splitlines() == [f".portal/schema/{name}.json" for name in MODELS]
    assert sorted(everything(tmp_path)) == sorted(said.splitlines())


def test_editions_on_offer_are_the_audiences(run: Run) -> None:
    _, said, _ = run("build", "--help", "--lang", "en")
    assert "{" + ",".join(Audience) + "}" in said


def test_a_console_with_an_old_code_page_does_not_stop_it(tiny: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONPATH": "hooks", "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "portal", "check", "--lang", "bg", "--root", str(tiny)],
        cwd=Path(__file__).parents[2], env=environment, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "P003" in done.stdout.decode("utf-8")
