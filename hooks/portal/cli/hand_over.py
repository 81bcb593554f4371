"""The commands that hand the portal on to people without internet: zip and handout."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.finish.record import Record, read_record
from portal.finish.stick import named_for, stick, stick_name
from portal.finish.verdict import judge
from portal.load.catalogues import load_catalogues
from portal.load.files import replaced
from portal.load.settings import Settings, load_settings
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


def make_zip(options: Namespace, terminal: Terminal) -> int:
    """Pack the finished site of an edition for a USB stick; 1 when it may not be published as it is."""
    found = _judged(options, terminal)
    if found is None:
        return 1
    path = options.output or found.folder.with_name(f"{stick_name(found.record)}.zip")
    if not named_for(path, found.record):
        terminal.error(terminal.words.t("zip.name", file=str(path), edition=found.record.edition.value))
        return 2
    catalogues = load_catalogues(found.settings.languages, found.settings.strings)
    return _write(path, stick(found.folder, found.record, found.settings, catalogues), options, terminal)
