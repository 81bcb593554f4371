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

from portal.cli.terminal import Terminal
from portal.finish.publish import occupied
from portal.load.settings import CONFIG
from portal.report.formats import FORMATS, summary
from portal.schema import write_schemas
from portal.site import Reading, read_site


def _environment(options: Namespace, terminal: Terminal) -> dict[str, str]:
    return {
        **os.environ,
        "PORTAL_EDITION": options.edition or os.environ.get("PORTAL_EDITION", ""),
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
    """Check, build and publish into `site/<edition>/`; the last good site stays when anything fails."""
    begun = time.monotonic()
    reading = _checked(options, terminal)
    if reading is None or reading.settings is None:
        return 1
    if occupied(reading.settings.site()):
        terminal.error(terminal.words.t("build.occupied", folder=str(reading.settings.site())))
        return 1
    terminal.progress("build.building")
    log = options.root / ".portal" / "build.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(  # noqa: S603 - our own interpreter with fixed arguments
            _mkdocs(options, "build", "--site-dir", str(reading.settings.site())),
            env=_environment(options, terminal),
            stdout=output,
            stderr=output,
            check=False,
        )
    if done.returncode:
        if leaked := report_in(log.read_text("utf-8", errors="replace"), "LEAK"):
            terminal.error(leaked)
            terminal.error(terminal.words.t("build.kept"))
            return 1
        terminal.error(terminal.words.t("build.failed", log=str(log.relative_to(options.root))))
        return 1
    site = reading.settings.site()
    pages = sum(1 for _ in site.rglob("*.html"))
    seconds = f"{time.monotonic() - begun:.1f}"
    terminal.say(
        terminal.words.t("build.done", n=pages, folder=str(site.relative_to(reading.settings.root)), seconds=seconds)
    )
    return 0


def serve(options: Namespace, terminal: Terminal) -> int:
    """Show the portal in a browser and follow every change, until Ctrl+C."""
    write_schemas(options.root / ".portal" / "schema", terminal.words.texts)
    if _checked(options, terminal) is None:
        return 1
    port = _free_port(options.port)
    address = f"127.0.0.1:{port}"
    terminal.progress("serve.address", address=f"http://{address}/")
    command = _mkdocs(options, "serve", "--dev-addr", address)
    with subprocess.Popen(command, env=_environment(options, terminal)) as server:  # noqa: S603 - as above
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
