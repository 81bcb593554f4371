"""The commands for who writes: check, new, schema, stats."""

from __future__ import annotations

from argparse import Namespace

from portal.cli.terminal import Terminal
from portal.load.catalogues import load_catalogues
from portal.problems import Severity, worst
from portal.report.formats import FORMATS
from portal.schema import write_schemas
from portal.site import read_site
from portal.starter import Refused, Site, make
from portal.statistics import statistics


def check(options: Namespace, terminal: Terminal) -> int:
    """Report every problem; 1 when something stands in the way of a build."""
    problems = read_site(options.root).problems
    terminal.say(FORMATS[options.format](problems, terminal.words))
    return int(worst(problems) in {Severity.ERROR, Severity.REVIEW})


def new(options: Namespace, terminal: Terminal) -> int:
    """Make the files of a new draft."""
    reading = read_site(options.root)
    if reading.settings is None or reading.library is None:
        terminal.error(FORMATS["text"](reading.problems, terminal.words))
        return 1
    catalogues = load_catalogues(reading.settings.languages, reading.settings.strings)
    try:
        written = make(options.kind, options.id, Site(reading.settings, reading.library, catalogues))
    except Refused as refused:
        terminal.error(terminal.words.t(refused.reason, **refused.values))
        return 1
    write_schemas(options.root / ".portal" / "schema", terminal.words.texts)
    for path in written:
        terminal.say(path)
    terminal.progress("new.done")
    return 0


def schema(options: Namespace, terminal: Terminal) -> int:
    """Write the JSON Schema files for editors."""
    for path in write_schemas(options.root / ".portal" / "schema", terminal.words.texts):
        terminal.say(str(path.relative_to(options.root)))
    return 0


def stats(options: Namespace, terminal: Terminal) -> int:
    """Count what there is."""
    reading = read_site(options.root)
    if reading.settings is None or reading.library is None:
        terminal.error(FORMATS["text"](reading.problems, terminal.words))
        return 1
    found = statistics(reading.library, reading.settings)
    words = terminal.words
    rows = [(words.t(f"stats.{what}"), count) for what, count in found.counts.items()]
    rows += [(words.t("stats.words", language=language), count) for language, count in found.words.items()]
    rows += [(words.t("stats.kind", kind=kind), count) for kind, count in sorted(found.kinds.items())]
    rows += [
        (words.t("stats.lix", what=words.t(f"stats.{what}"), language=language), value)
        for (what, language), value in found.lix.items()
    ]
    width = max(len(label) for label, _ in rows)
    for label, count in rows:
        terminal.say(f"{label:<{width}}  {count:>7}")
    return 0
