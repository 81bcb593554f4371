"""The commands that hand the portal on to people without internet: zip and handout."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.finish.handout import candidates, handout, handout_name, ids
from portal.finish.record import Record, read_record
from portal.finish.stick import named_for, stick, stick_name
from portal.finish.verdict import judge
from portal.load.catalogues import load_catalogues
from portal.load.files import replaced
from portal.load.settings import Settings, load_settings
from portal.load.validate import near
from portal.report.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Judged:
    """A finished site that may be handed on."""

    settings: Settings
    folder: Path
    record: Record


def _judged(options: Namespace, terminal: Terminal) -> Judged | None:
    """The finished site of the edition that was asked for; else it is told why it may not leave the house."""
    settings, problems = load_settings(options.root, options.edition, drafts=False)
    if settings is None:
        terminal.error(FORMATS["text"](problems, terminal.words))
        return None
    folder = settings.site()
    record = read_record(folder)
    if record is None:
        edition = settings.edition.value
        terminal.error(terminal.words.t("hand_over.not_built", folder=_shown(folder, options), edition=edition))
        return None
    if problems := judge(folder, settings.edition):
        terminal.error(FORMATS["text"](problems, terminal.words))
        terminal.error(terminal.words.t("hand_over.refused", folder=_shown(folder, options)))
        return None
    return Judged(settings, folder, record)


def _shown(path: Path, options: Namespace) -> str:
    """A path below the portal as its authors know it, any other as it is."""
    return str(path.relative_to(options.root)) if path.is_relative_to(options.root) else str(path)


def _write(path: Path, content: bytes, options: Namespace, terminal: Terminal) -> int:
    """Write what is handed on, and say where it is and how large."""
    try:
        replaced(path, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        terminal.error(terminal.words.t("exported.refused", file=str(path), reason=reason))
        return 1
    size = terminal.words.size(len(content))
    terminal.say(terminal.words.t("hand_over.done", file=_shown(path, options), size=size))
    return 0


def _target(options: Namespace, terminal: Terminal, found: Judged, name: str) -> Path | None:
    """The file to write; else it is told that its name has to say for whom it is."""
    path: Path = options.output or found.folder.with_name(name)
    if named_for(path, found.record):
        return path
    terminal.error(terminal.words.t("hand_over.name", file=str(path), edition=found.record.edition.value))
    return None


def make_zip(options: Namespace, terminal: Terminal) -> int:
    """Pack the finished site of an edition for a USB stick; 1 when it may not be published as it is."""
    found = _judged(options, terminal)
    if found is None:
        return 1
    path = _target(options, terminal, found, f"{stick_name(found.record)}.zip")
    if path is None:
        return 2
    catalogues = load_catalogues(found.settings.languages, found.settings.strings)
    return _write(path, stick(found.folder, found.record, found.settings, catalogues), options, terminal)


def make_handout(options: Namespace, terminal: Terminal) -> int:
    """Write one text of a finished site as one file; 1 when the site may not be published or has no such text."""
    found = _judged(options, terminal)
    if found is None:
        return 1
    settings, words = found.settings, terminal.words
    language = options.language or next(
        (code for code in settings.languages if code == words.language), settings.default
    )
    if language not in settings.languages:
        terminal.error(words.t("handout.language", language=language, known=", ".join(settings.languages)))
        return 2
    pages = candidates(options.id, language, found.record, settings)
    if len(pages) != 1:
        terminal.error(_which(options.id, list(pages), ids(language, found.record, settings), found, terminal))
        return 1
    ((reference, address),) = pages.items()
    path = _target(options, terminal, found, handout_name(reference, language, found.record))
    if path is None:
        return 2
    own = load_catalogues([language], settings.strings)[language]
    return _write(path, handout(found.folder, address, found.record, settings, own), options, terminal)


def _which(name: str, pages: Sequence[str], known: Iterable[str], found: Judged, terminal: Terminal) -> str:
    """Why a name is not that of one text."""
    words = terminal.words
    if pages:
        return words.t("handout.several", id=name, choices=", ".join(pages))
    perhaps = near(name.rpartition(":")[2], known)
    hint = words.t("handout.hint", id=perhaps) if perhaps else ""
    return words.t("handout.unknown", edition=words.t(f"edition.{found.record.edition}"), id=name, hint=hint)
