"""The command for who publishes: is this folder what it should be?"""

from __future__ import annotations

from argparse import Namespace

from portal.cli.terminal import Terminal
from portal.finish.record import read_record
from portal.finish.verdict import judge
from portal.model.base import Audience
from portal.report.formats import FORMATS


def publish_check(options: Namespace, terminal: Terminal) -> int:
    """Judge a finished site; 1 when it may not be published."""
    problems = judge(options.site, Audience(options.edition))
    record = read_record(options.site)
    if options.format != "text":
        terminal.say(FORMATS[options.format](problems, terminal.words))
    elif problems or record is None:
        terminal.error(FORMATS["text"](problems, terminal.words))
        terminal.error(terminal.words.t("publish.refused", folder=str(options.site)))
    else:
        pages = sum(address.endswith(".html") for address in record.files)
        edition = terminal.words.t(f"edition.{record.edition}")
        made = terminal.words.date(record.made_on)
        terminal.say(terminal.words.t("publish.ready", folder=str(options.site), edition=edition, made=made, n=pages))
    return int(bool(problems))
