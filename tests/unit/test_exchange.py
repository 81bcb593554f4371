"""Texts on their way to a translator and back: nothing is lost, nothing else is touched, all or nothing."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_translation_segments import TEXTS

from portal import site
from portal.cli import main
from portal.exchange import Imported, import_po
from portal.translations.segments import messages as messages_of
from portal.translations.standing import State, standings
from sample import SITES, apply, catalogues, copy_site, exported, messages, read

ROOT = SITES.parents[1]
Change = Callable[[Message], None]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "load_catalogues", catalogues)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".po"
    }


def edited(po: bytes, change: Change) -> bytes:
    """A PO file as a translation program saves it after some work."""
    catalog: Catalog = read_po(io.BytesIO(po))
    for message in catalog:
        if message.id:
            change(message)
    output = io.BytesIO()
    write_po(output, catalog, width=76)
    return output.getvalue()


def brought_in(root: Path, po: bytes) -> Imported:
    file = root / "back.po"
    file.write_bytes(po)
    return import_po(root, file)


def as_it_is(message: Message) -> None:
    """A translator who looked and saved."""


def shouted(message: Message) -> None:
    """A translator whose language is louder: every word of the source in capitals, addresses and marks kept."""
    message.string = _louder(str(message.id))
    message.flags.discard("fuzzy")


def _louder(words: str) -> str:
    table = str.maketrans("абвгдежзийклмнопрстуфхцчшщъьюя", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ")
    return words.translate(table)


def only(context: str, words: str) -> Change:
    def change(message: Message) -> None:
        if message.context == context:
            message.string = words
            message.flags.discard("fuzzy")

    return change


def real(into: Path) -> Path:
    for name in ("docs", "modules"):
        shutil.copytree(ROOT / name, into / name)
    shutil.copyfile(ROOT / "mkdocs.yml", into / "mkdocs.yml")
    return into


@pytest.mark.parametrize("language", ["bg", "en"])
def test_sample_site_comes_back_as_it_went(language: str, tiny: Path) -> None:
    before = everything(tiny)
    done = brought_in(tiny, edited(exported(tiny, language), as_it_is))
    assert done.problems == ()
    assert everything(tiny) == before


def test_real_content_comes_back_as_it_went(tmp_path: Path) -> None:
    root = real(tmp_path)
    before = everything(root)
    po = exported(root, "en")
    done = brought_in(root, edited(po, as_it_is))
    assert (done.problems, done.plan and done.plan.taken) == ((), 0)
    assert everything(root) == before
    assert exported(root, "en") == po


def test_every_message_of_the_real_content_can_be_changed(tmp_path: Path) -> None:
    root = real(tmp_path)

    def marked(message: Message) -> None:
        if str(message.string).endswith("."):
            message.string = str(message.string)[:-1] + "!"

    po = edited(exported(root, "en"), marked)
    done = brought_in(root, po)
    assert done.problems == ()
    assert done.plan is not None
    assert done.plan.taken > 1000
    again = {m.context: m.string for m in read_po(io.BytesIO(exported(root, "en"))) if m.id}
    assert again == {m.context: m.string for m in read_po(io.BytesIO(po)) if m.id}
    assert read(root).buildable


PAGE = "docs/about/portal"
HEAD = "---\ntitle: За портала  # заглавие\nsummary: Кой пише.\n---\n\n"
SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of nothing but one page."""
    root = tmp_path_factory.mktemp("small")
    (root / "docs/about").mkdir(parents=True)
    shutil.copyfile(SITES / "tiny" / "mkdocs.yml", root / "mkdocs.yml")
    return root


def page(root: Path, language: str) -> Path:
    return root / f"{PAGE}.{language}.md"


@SLOW
@given(source=TEXTS, target=TEXTS)
def test_any_two_texts_come_back_as_they_went(source: str, target: str, small: Path) -> None:
    page(small, "bg").write_text(HEAD + source, "utf-8")
    page(small, "en").write_text(HEAD + target, "utf-8")
    before = everything(small)
    brought_in(small, edited(exported(small, "en"), as_it_is))
    assert everything(small) == before


@SLOW
@given(source=TEXTS)
def test_any_text_gets_its_translation(source: str, small: Path) -> None:
    page(small, "bg").write_text(HEAD + source, "utf-8")
    page(small, "en").unlink(missing_ok=True)
    known = {problem.code for problem in read(small).problems}
    done = brought_in(small, edited(exported(small, "en"), shouted))
    new = {problem.code for problem in done.problems} - known
    # Capital letters may look like somebody's car plate; nothing else may be said.
    assert {code for code in new if code[1:].isdigit()} == set()
    if not done.problems:
        text = page(small, "en").read_text("utf-8")
        assert text.startswith(_louder(HEAD).replace("ЗАГЛАВИЕ", "заглавие"))
        assert [m.words for m in messages_of(text[len(HEAD) :])] == [_louder(m.words) for m in messages_of(source)]


TELLING = "modules/safe-report/02-telling"
SAYING = "Say what you saw, when, and where the child is. See [the protocol](protocol:safeguarding)."


def translate(message: Message) -> None:
    if str(message.context).startswith(f"{TELLING}.md#"):
        message.string = {"Три изречения": "Three sentences"}.get(
            str(message.id),
            "Say what you saw, when, and where the child is. See [the protocol](protocol:safeguarding).",
        )


def test_missing_translation_is_written_from_its_source_and_recorded(tiny: Path) -> None:
    done = brought_in(tiny, edited(exported(tiny, "en"), translate))
    assert done.problems == ()
    assert (tiny / f"{TELLING}.en.md").read_text("utf-8") == (f"## Three sentences\n\n{SAYING}\n")
    assert f"{{text: {TELLING}.md, to: en, from: bg, " in (tiny / "docs/translations.yml").read_text("utf-8")


def test_translation_in_part_waits_for_the_rest(tiny: Path) -> None:
    before = everything(tiny)
    done = brought_in(tiny, edited(exported(tiny, "en"), only(f"{TELLING}.md#1.0", "Three sentences")))
    assert done.plan is not None
    assert done.plan.waiting == {f"{TELLING}.md": 1}
    assert everything(tiny) == before


def test_missing_short_text_is_added_to_its_file(tiny: Path) -> None:
    apply(
        [
            {"file": "docs/home.yml", "replace": "  en: No child is alone\n", "with": ""},
            {"file": "docs/home.yml", "append": "translation_pending: [en]\n"},
        ],
        tiny,
    )
    before = (tiny / "docs/home.yml").read_text("utf-8")
    brought_in(tiny, edited(exported(tiny, "en"), only("docs/home.yml#title", "No child is alone: we are here")))
    after = (tiny / "docs/home.yml").read_text("utf-8")
    added = '  en: "No child is alone: we are here"\n'
    assert after == before.replace("  bg: Никое дете не е само\n", f"  bg: Никое дете не е само\n{added}")


AFRAID = "docs/awareness/afraid.md"


def test_outdated_translation_goes_out_unsure_and_is_current_when_it_was_looked_at(tiny: Path) -> None:
    po = exported(tiny, "en")
    unsure = {message.context for message in read_po(io.BytesIO(po)) if message.fuzzy and message.id}
    assert {str(context).partition("#")[0] for context in unsure} == {AFRAID}

    def looked_at(message: Message) -> None:
        message.flags.discard("fuzzy")

    assert brought_in(tiny, edited(po, looked_at)).problems == ()
    reading = read(tiny)
    assert reading.library is not None
    found = standings(reading.library, ("bg", "en"))
    assert [one.state for one in found if (one.text.name, one.language) == (AFRAID, "en")] == [State.CURRENT]


def test_what_is_still_unsure_is_not_brought_in(tiny: Path) -> None:
    before = everything(tiny)

    def half_done(message: Message) -> None:
        if message.fuzzy:
            message.string = "Something else"

    brought_in(tiny, edited(exported(tiny, "en"), half_done))
    assert everything(tiny) == before


def test_one_mistake_keeps_everything_out(tiny: Path) -> None:
    before = everything(tiny)

    def change(message: Message) -> None:
        only("docs/home.yml#title", "Another title")(message)
        only("docs/about/portal.md#1.1", "No link any more.")(message)

    done = brought_in(tiny, edited(exported(tiny, "en"), change))
    assert [problem.code for problem in done.problems] == ["T014"]
    assert everything(tiny) == before


def test_mistake_that_only_the_checks_see_keeps_everything_out_too(tiny: Path) -> None:
    before = everything(tiny)
    done = brought_in(tiny, edited(exported(tiny, "en"), only("docs/home.yml#title", "Call 0888 000 000")))
    assert [problem.code for problem in done.problems] == ["PHONE"]
    assert done.problems[0].place.path == "back.po"
    assert everything(tiny) == before


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(ends: str, mark: str, tiny: Path) -> None:
    for name in ("docs/about/portal.en.md", "docs/home.yml"):
        text = (tiny / name).read_text("utf-8")
        (tiny / name).write_bytes((mark + text.replace("\n", ends)).encode())
    before = {name: (tiny / name).read_bytes() for name in ("docs/about/portal.en.md", "docs/home.yml")}

    def change(message: Message) -> None:
        only("docs/home.yml#title", "No child is left alone")(message)
        only("docs/about/portal.md#2.0", "What it is not at all")(message)

    assert brought_in(tiny, edited(exported(tiny, "en"), change)).problems == ()
    said = {"docs/home.yml": ("No child is alone", "No child is left alone"),
            "docs/about/portal.en.md": ("What it is not", "What it is not at all")}  # fmt: skip
    for name, (old, new) in said.items():
        assert (tiny / name).read_bytes() == before[name].replace(old.encode(), new.encode(), 1)


def test_mixed_line_ends_stay_where_they_are(tiny: Path) -> None:
    name = "docs/about/portal.en.md"
    lines = (tiny / name).read_bytes().split(b"\n")
    old = b"".join(line + (b"\r\n" if number % 3 else b"\n") for number, line in enumerate(lines[:-1]))
    (tiny / name).write_bytes(old)
    brought_in(tiny, edited(exported(tiny, "en"), only("docs/about/portal.md#2.0", "Not at all")))
    new = (tiny / name).read_bytes()
    assert new.replace(b"Not at all", b"What it is not").count(b"\r\n") >= old.count(b"\r\n") - 1
    ends = [line[-2:] == b"\r\n" for line in new.splitlines(keepends=True)]
    changed = next(number for number, line in enumerate(new.splitlines()) if b"Not at all" in line)
    assert [end for at, end in enumerate(ends) if at != changed] == [
        line[-2:] == b"\r\n" for at, line in enumerate(old.splitlines(keepends=True)) if at != changed
    ]
    assert new.replace(b"\r\n", b"\n") == old.replace(b"\r\n", b"\n").replace(b"What it is not", b"Not at all")


def test_texts_of_another_shape_are_told_as_unsure(tiny: Path) -> None:
    apply([{"file": "docs/about/portal.en.md", "append": "\nOne more paragraph.\n\n- and a list\n"}], tiny)
    unsure = {m.context for m in read_po(io.BytesIO(exported(tiny, "en"))) if m.fuzzy}
    assert {context for context in unsure if context and "portal.md" in str(context)} == {
        f"docs/about/portal.md#{block}" for block in ("1.0", "1.1", "2.0", "2.1")
    }


HOSTILE = [
    b"", b"\xff\xfe", b"msgstr \"x\"\n", b"msgid \"x\n", b'msgid ""\nmsgstr "Language: en\\nPlural-Forms: x(1\\n"\n',
    b'"orphan"\n', b'msgctxt "a"\nmsgctxt "b"\n', b'msgid "a"\nmsgid_plural "b"\nmsgstr[7] "c"\n',
    b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=no-such\\n"\n', b"\x00" * 100, b"#, fuzzy\n#~ msgid",
    b'msgid "a"\nmsgstr[x] "c"\n', b'msgid "\\"\nmsgstr "\\"\n',
]  # fmt: skip


@pytest.mark.parametrize("po", HOSTILE, ids=range(len(HOSTILE)))
def test_no_file_is_an_accident(po: bytes, tiny: Path) -> None:
    before = everything(tiny)
    assert brought_in(tiny, po).problems != ()
    assert everything(tiny) == before


@settings(SLOW, max_examples=60)
@given(data=st.data())
def test_spoilt_file_is_told_and_changes_nothing_or_is_taken_whole(data: st.DataObject, small: Path) -> None:
    page(small, "bg").write_text(HEAD + "## А\n\nДуми [тук](page:about/portal).\n", "utf-8")
    page(small, "en").write_text(HEAD + "## A\n\nWords [here](page:about/portal).\n", "utf-8")
    before = everything(small)
    po = exported(small, "en")
    start = data.draw(st.integers(0, len(po)))
    new = data.draw(st.binary(max_size=3) | st.sampled_from([b"\n", b'"', b"\\", b"#", b"msgid ", b"msgctxt "]))
    done = brought_in(small, po[:start] + new + po[start + data.draw(st.integers(0, 9)) :])
    if done.problems:
        assert everything(small) == before
    else:
        assert set(everything(small)) == {*before, "docs/translations.yml"} or set(everything(small)) == set(before)
    for name in set(everything(small)) - set(before):
        (small / name).unlink()


def test_file_that_is_not_there_is_named(tiny: Path) -> None:
    assert [problem.code for problem in import_po(tiny, tiny / "no.po").problems] == ["F010"]


def test_command_line_takes_texts_out_and_in(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ["--root", str(tiny), "--lang", "en"]
    file = tiny / "texts.po"
    assert main(["export-translations", "en", f"{TELLING}.md", "-o", str(file), *root]) == 0
    assert capsys.readouterr().out == messages("en").t("exported.done", file=str(file), n=2) + "\n"
    file.write_bytes(edited(file.read_bytes(), translate))
    assert main(["import-translations", str(file), *root]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{TELLING}.en.md"]


def test_command_line_tells_mistakes_and_that_nothing_happened(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tiny / "texts.po"
    file.write_text("nonsense", "utf-8")
    assert main(["import-translations", str(file), "--root", str(tiny), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "texts.po:1:1: error T010" in said.err
    assert said.err.endswith(messages("en").t("imported.kept") + "\n")


def test_names_of_sections_need_no_translator(tiny: Path) -> None:
    (tiny / "docs/protocols/safeguarding.en.md").unlink()
    catalog = read_po(io.BytesIO(exported(tiny, "en")))
    mine = [message for message in catalog if str(message.context).startswith("docs/protocols/safeguarding.md#")]
    headings = [message for message in mine if str(message.context).endswith(".0")]
    names = {words for key, words in messages("en").texts.items() if key.startswith("section.protocol.")}
    assert len(headings) > 10
    assert {message.string for message in headings} <= names
    assert {message.string for message in mine if message not in headings} == {""}
