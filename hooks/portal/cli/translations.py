"""The commands that keep the languages in step: translated, status, export-translations, import-translations."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.exchange import export_po, import_po
from portal.load.files import replaced
from portal.load.settings import Settings
from portal.model.library import Library
from portal.report.formats import FORMATS
from portal.report.status import status as how_it_stands
from portal.report.status_formats import FORMATS as STATUS_FORMATS
from portal.site import Reading, read_site
from portal.translations.records import Claim, claimed, write
from portal.translations.selection import Chosen, select
from portal.translations.standing import records
from portal.translations.texts import texts


def _reading(options: Namespace, terminal: Terminal) -> tuple[Reading, Library, Settings] | None:
    """The portal, as far as it could be read; else its problems are told and nothing comes back."""
    reading = read_site(options.root)
    if reading.settings is None or reading.library is None:
        terminal.error(FORMATS["text"](reading.problems, terminal.words))
        return None
    return reading, reading.library, reading.settings


def _chosen(options: Namespace, terminal: Terminal, library: Library, settings: Settings) -> Chosen | None:
    """The texts that the command line names; else it is said which word means none, and nothing comes back."""
    found, unknown = select(options.paths, texts(library), settings, Path.cwd())
    for word in unknown:
        terminal.error(terminal.words.t("translated.unknown", path=word))
    return None if unknown else found


def _known_language(code: str, settings: Settings, terminal: Terminal) -> bool:
    if code and code not in settings.languages:
        known = ", ".join(settings.languages)
        terminal.error(terminal.words.t("translated.language", language=code, known=known))
        return False
    return True


def translated(options: Namespace, terminal: Terminal) -> int:
    """Remember that translations follow their sources as they are now."""
    words = terminal.words
    if options.same_meaning and not options.by:
        terminal.error(words.t("translated.by_missing"))
        return 2
    found = _reading(options, terminal)
    if found is None:
        return 1
    _, library, settings = found
    codes = [code for code in (options.source, options.to) if code]
    if not all(_known_language(code, settings, terminal) for code in codes):
        return 2
    chosen = _chosen(options, terminal, library, settings)
    if chosen is None:
        return 1
    claim = Claim(
        settings.today, options.source or "", options.reviewed_by or "", options.by if options.same_meaning else ""
    )
    wanted = [
        (text, code)
        for text, named in chosen
        for code in ([named] if named else settings.languages)
        if not options.to or code == options.to
    ]
    before, after = records(library), claimed(library, settings, wanted, claim)
    changed = [key for key in after if after[key] != before.get(key)]
    for text, code in changed:
        terminal.say(words.t("translated.said", text=text, language=code, source=after[text, code].source_language))
    gone = [key for key in before if key not in after]
    for text, code in gone:
        terminal.say(words.t("translated.gone", text=text, language=code))
    write(settings.root, after)
    terminal.progress("translated.done", n=len(changed))
    return 0


def status(options: Namespace, terminal: Terminal) -> int:
    """Show translations, reviews and drafts."""
    found = _reading(options, terminal)
    if found is None:
        return 1
    terminal.say(STATUS_FORMATS[options.format](how_it_stands(*found[1:]), terminal.words))
    return 0


def export_translations(options: Namespace, terminal: Terminal) -> int:
    """Write the PO file of some texts, or of all."""
    found = _reading(options, terminal)
    if found is None:
        return 1
    reading, library, settings = found
    if not _known_language(options.language, settings, terminal):
        return 2
    chosen = _chosen(options, terminal, library, settings)
    if chosen is None:
        return 1
    content, count = export_po(reading, options.language, terminal.words, [text for text, _ in chosen] or None)
    try:
        replaced(options.output, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        terminal.error(terminal.words.t("exported.refused", file=str(options.output), reason=reason))
        return 1
    terminal.say(terminal.words.t("exported.done", file=str(options.output), n=count))
    return 0


def import_translations(options: Namespace, terminal: Terminal) -> int:
    """Bring in a translated PO file; 1 and nothing changed, when anything in it does not fit."""
    words = terminal.words
    done = import_po(options.root, options.file)
    if done.plan is None:
        terminal.error(FORMATS["text"](done.problems, words))
        terminal.error(words.t("imported.kept"))
        return 1
    for path in sorted(done.plan.files):
        terminal.say(path)
    for text, count in done.plan.waiting.items():
        terminal.error(words.t("imported.waits", text=text, n=count))
    terminal.progress("imported.done", n=done.plan.taken)
    return 0
