"""The way of texts to a translator and back: what goes out, and what comes in only if the portal stays whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from portal.load.files import replaced
from portal.load.settings import CONFIG, Settings
from portal.locale.catalogue import Catalogue
from portal.model.kinds import CONTENT
from portal.model.place import Place
from portal.problems import Problem, Severity
from portal.site import Reading, read_site
from portal.translations.incoming import Plan, plan
from portal.translations.messages import Message, for_language
from portal.translations.po import as_po, read
from portal.translations.records import Claim, claimed, write
from portal.translations.texts import Text, texts

_BLOCKING = {Severity.ERROR, Severity.REVIEW}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; with problems it did nothing."""

    problems: tuple[Problem, ...] = ()
    plan: Plan | None = None


def export_po(
    reading: Reading, language: str, words: Catalogue, only: Iterable[Text] | None = None
) -> tuple[bytes, int]:
    """The PO file of some texts, or all, for one language, and how many messages it holds; `words` are for comments.

    Headings of sections, whose words nobody is free to choose, are translated already.
    """
    assert reading.library is not None
    assert reading.settings is not None
    library, settings = reading.library, reading.settings
    messages = for_language(library, settings.languages, language, texts(library) if only is None else only)
    named = [_section_named(message, reading.catalogues, language) for message in messages]
    return as_po(named, language, settings.site_names[settings.default], settings.today, words), len(named)


def _section_named(message: Message, catalogues: Mapping[str, Catalogue], language: str) -> Message:
    kind = message.text.reference.partition(":")[0]
    if message.target or message.kind != "heading2" or kind not in CONTENT:
        return message
    wanted = message.source.casefold()
    for section in CONTENT[kind].sections:
        key = f"section.{kind}.{section.id}"
        if key not in catalogues[language].missing and wanted in {c.t(key).casefold() for c in catalogues.values()}:
            return replace(message, target=catalogues[language].t(key))
    return message


def import_po(root: Path, path: Path) -> Imported:
    """Write what a PO file translates into the portal at `root`, all or nothing.

    The portal is read again in a copy first: a mistake that it would have afterwards is told at its line in the PO
    file, and nothing is written. What is whole and follows its source is remembered as `portal translated` would.
    """
    reading = read_site(root)
    if reading.library is None or reading.settings is None:
        return Imported(reading.problems)
    po = read(path, path.name)
    made = po if isinstance(po, Problem) else plan(po, path.name, reading.library, reading.settings)
    if not isinstance(made, Plan):
        return Imported((made,) if isinstance(made, Problem) else tuple(sorted(made, key=lambda p: p.sort_key)))
    if made.files:
        contents = {name: _as_before(root / name, text) for name, text in made.files.items()}
        trial = _tried(reading.settings, contents)
        spoilt = tuple(_spoilt(reading, trial, made, path.name))
        if spoilt:
            return Imported(spoilt)
        for name, content in contents.items():
            replaced(root / name, content)
    _remember(root, made)
    return Imported(plan=made)


def _remember(root: Path, made: Plan) -> None:
    reading = read_site(root) if made.finished else None
    if reading and reading.library and reading.settings:
        names = {text.name for text in made.finished}
        finished = [(text, made.language) for text in texts(reading.library) if text.name in names]
        write(root, claimed(reading.library, reading.settings, finished, Claim(reading.settings.today)))


def _tried(settings: Settings, contents: Mapping[str, bytes]) -> Reading:
    """The portal as it would be with other files, read in a copy beside it."""
    work = settings.root / ".portal"
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        copy = Path(folder)
        for top in (settings.docs, settings.modules, settings.strings):
            if top and top.is_dir():
                there = copy / top.relative_to(settings.root)
                shutil.copytree(top, there, symlinks=True, copy_function=_linked, dirs_exist_ok=True)
        shutil.copyfile(settings.root / CONFIG, copy / CONFIG)
        for name, content in contents.items():
            replaced(copy / name, content)
        return read_site(copy)


def _linked(source: str, target: str) -> None:
    """A second name for a file instead of a copy; files are only ever replaced, never written into."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target, follow_symlinks=False)


def _spoilt(before: Reading, after: Reading, made: Plan, name: str) -> Iterator[Problem]:
    """What would stand in the way of a build and does not now, each at the line of the PO file it comes from."""
    known = {(p.code, p.place.path, *p.args.items()) for p in before.problems if p.severity in _BLOCKING}
    lines: dict[str, list[tuple[int, int]]] = {}
    if after.library and after.settings:
        for message in for_language(after.library, after.settings.languages, made.language, texts(after.library)):
            if message.target_place and message.context in made.entries:
                at = (message.target_place.line, made.entries[message.context])
                lines.setdefault(message.target_place.path, []).append(at)
    for problem in after.problems:
        if problem.severity in _BLOCKING and (problem.code, problem.place.path, *problem.args.items()) not in known:
            near = sorted(lines.get(problem.place.path, []))
            found = bisect_right(near, (problem.place.line, 10**9))
            yield Problem(problem.code, Place(name, near[found - 1][1] if found else 1), problem.args)


def _as_before(path: Path, text: str) -> bytes:
    """`text` with the byte-order mark and the line ends that the file has; new lines end as most of the others."""
    if not path.exists():
        return text.encode()
    old = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    lines = old.removeprefix(mark).replace("\r\n", "\0").replace("\r", "\1").replace("\n", "\2")
    ends = [letter for letter in lines if letter in "\0\1\2"]
    if set(ends) <= {"\2"}:
        return (mark + text).encode()
    most = max(set(ends), key=ends.count)
    new = text.split("\n")
    same = {new_line: ends[old_line] for old_line, new_line in _equal(_split(lines), new) if old_line < len(ends)}
    joined = "".join(line + same.get(number, most) for number, line in enumerate(new[:-1])) + new[-1]
    return (mark + joined.replace("\0", "\r\n").replace("\1", "\r").replace("\2", "\n")).encode()


def _split(lines: str) -> list[str]:
    return lines.replace("\0", "\2").replace("\1", "\2").split("\2")


def _equal(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))
