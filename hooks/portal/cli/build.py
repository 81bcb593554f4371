"""The commands that run the site generator: build and serve."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from portal.cli.terminal import Terminal
from portal.finish.publish import occupied, publish
from portal.load.settings import CONFIG, Settings
from portal.model.base import Audience
from portal.report.formats import FORMATS, summary
from portal.schema import write_schemas
from portal.site import HANDED_OVER, Reading, hand_over, read_site


def _environment(options: Namespace, terminal: Terminal, edition: str | None) -> dict[str, str]:
    return {
        **os.environ,
        "PORTAL_EDITION": edition or os.environ.get("PORTAL_EDITION", ""),
        "PORTAL_DRAFTS": "1" if options.drafts else "",
        "PORTAL_LANG": terminal.words.language,
        "NO_MKDOCS_2_WARNING": "1",
    }


def _checked(options: Namespace, terminal: Terminal) -> Reading | None:
    """The portal when it can be built; else its problems are told and nothing comes back."""
    terminal.progress("build.checking")
    reading = read_site(options.root, options.edition, options.drafts)
    if reading.buildable:
        if reading.problems:
            terminal.progress("build.notes", summary=summary(reading.problems, terminal.words))
        return reading
    terminal.error(FORMATS["text"](reading.problems, terminal.words))
    terminal.error(terminal.words.t("build.kept"))
    return None


def _mkdocs(options: Namespace, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments, "--config-file", str(options.root / CONFIG)]


def report_in(log: str, code: str) -> str:
    """The report of problems that the hook left in a log of MkDocs, if it names `code`; else nothing."""
    parts = re.split(r"^(?:ERROR|WARNING|INFO) +- +", log, flags=re.MULTILINE)
    return next((part.strip() for part in parts if f" {code}\n" in part), "")


def build(options: Namespace, terminal: Terminal) -> int:
    """Check, build and publish into `site/<edition>/`; the last good sites stay when anything fails."""
    reading = _checked(options, terminal)
    if reading is None or reading.settings is None:
        return 1
    chosen = list(Audience) if options.all else [reading.settings.edition]
    editions = [replace(reading.settings, edition=edition) for edition in chosen]
    if used := [settings.site() for settings in editions if occupied(settings.site())]:
        terminal.error(terminal.words.t("build.occupied", folder=str(used[0])))
        return 1
    terminal.progress("build.building")
    kept = reading.settings.work().with_name("reading")
    hand_over(reading, kept)
    # Each build is a process of its own, so threads that wait for them are enough to use every core.
    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(lambda settings: _made(options, terminal, settings, kept), editions))
    finally:
        kept.unlink()
    if failed := [one for one in made if not one.ready]:
        _tell(failed, options, terminal)
        return 1
    notes = [report_in(one.log.read_text("utf-8", errors="replace"), "W010") for one in made]
    for note in dict.fromkeys(filter(None, notes)):
        terminal.error(note)
    for one in made:
        publish(one.folder, one.settings.site())
        pages = sum(1 for _ in one.settings.site().rglob("*.html"))
        folder = _shown(one.settings.site(), options)
        terminal.say(terminal.words.t("build.done", n=pages, folder=folder, seconds=f"{one.seconds:.1f}"))
    if not reading.settings.site_url:
        terminal.progress("build.no_code")
    return 0


@dataclass(frozen=True, slots=True)
class Made:
    """One edition as the site generator left it."""

    settings: Settings
    folder: Path
    """The finished site, not yet in its place."""
    log: Path
    """What the generator said."""
    ready: bool
    seconds: float


def _made(options: Namespace, terminal: Terminal, settings: Settings, reading: Path) -> Made:
    """Build one edition beside its place; it goes there when all that were asked for are ready."""
    begun = time.monotonic()
    folder, log = settings.work() / "ready", settings.work() / "build.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = _environment(options, terminal, settings.edition.value) | {HANDED_OVER: str(reading.resolve())}
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(  # noqa: S603 - our own interpreter with fixed arguments
            _mkdocs(options, "build", "--site-dir", str(folder.resolve())),
            env=environment,
            stdout=output,
            stderr=output,
            check=False,
        )
    return Made(settings, folder, log, done.returncode == 0, time.monotonic() - begun)


def _tell(failed: Sequence[Made], options: Namespace, terminal: Terminal) -> None:
    """Why nothing was published: what the finished pages give away, else where the generator said it."""
    reports = {one.log: report_in(one.log.read_text("utf-8", errors="replace"), "LEAK") for one in failed}
    for report in dict.fromkeys(filter(None, reports.values())):
        terminal.error(report)
    if logs := [_shown(log, options) for log, report in reports.items() if not report]:
        terminal.error(terminal.words.t("build.failed", log=", ".join(logs)))
    else:
        terminal.error(terminal.words.t("build.kept"))


def _shown(path: Path, options: Namespace) -> str:
    """A path as who called the command knows it."""
    return str(path.resolve().relative_to(options.root.resolve()))


def serve(options: Namespace, terminal: Terminal) -> int:
    """Show the portal in a browser and follow every change, until Ctrl+C."""
    write_schemas(options.root / ".portal" / "schema", terminal.words.texts)
    if _checked(options, terminal) is None:
        return 1
    port = _free_port(options.port)
    address = f"127.0.0.1:{port}"
    terminal.progress("serve.address", address=f"http://{address}/")
    command = _mkdocs(options, "serve", "--dev-addr", address)
    environment = _environment(options, terminal, options.edition)
    with subprocess.Popen(command, env=environment) as server:  # noqa: S603 - as above
        # Whoever ends this process means the server, which would otherwise go on alone.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        status = server.wait()
    return status if status >= 0 else 128 - status


def _free_port(wanted: int) -> int:
    """The wanted port, or the next one that nothing listens on."""
    for port in range(wanted, min(wanted + 50, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return wanted
