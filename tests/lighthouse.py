"""What Lighthouse says of every template in every language: a phone, a slow line, a processor six times slower.

    make lighthouse            # or, of some templates: python tests/lighthouse.py home.html quiz.html

Prints the four scores, how long the page keeps the processor from answering (total blocking time) and what a score
lacks; ends with 1 unless every score is 100 and nothing blocks longer than `MOST_BLOCKING`.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "hooks"), str(HERE), str(HERE / "browser")]

from browsing import LANGUAGES, TEMPLATES, Site, build_site, find_chromium, read, served  # noqa: E402 - after the path is set

from portal.compose.context import PUBLIC_AREAS  # noqa: E402
from portal.compose.policy import HEADERS  # noqa: E402
from portal.finish.weight import LEVEL  # noqa: E402

WHERE = Path(sys.prefix) / "npm" / "node_modules" / "lighthouse" / "cli" / "index.js"
SLOWER = 6
"""How many times slower than this computer the processor is made."""
MOST_BLOCKING = {"public": 0, "other": 200}
"""Milliseconds."""
TRIES = 3
"""Other work on the computer makes a page seem slower, never faster: the best of some tries is nearest to the truth."""
COVERED = "target-size"
"""Lighthouse takes for small what the help bar lies over at the edge of its window; test_axe.py judges whole pages."""
UNLISTED = "is-crawlable"
"""What Lighthouse misses on a page that search engines are asked to leave out; those pages are meant so."""
PACKED = {".html", ".css", ".js", ".svg", ".json"}


class _Packing(SimpleHTTPRequestHandler):
    """Serves a folder as the sample configurations do: packed, with the headers of every answer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        found = path.is_file()
        content = gzip.compress(path.read_bytes(), LEVEL) if found and path.suffix in PACKED else b""
        if found and not content:
            content = path.read_bytes()
        self.send_response(200 if found else 404)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if found and path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8" if found else "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


def judged(url: str, skipped: list[str]) -> dict[str, Any] | None:
    """The report of Lighthouse on one page; None when it lost sight of the browser, as happens on a busy computer."""
    node = shutil.which("node")
    if node is None or not WHERE.is_file():
        sys.exit("Lighthouse is missing: run `make lighthouse`, with npm at hand.")
    chrome = "--headless=new" + (" --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else "")
    command = [
        node, str(WHERE), url, "--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={chrome}",
        "--only-categories=performance,accessibility,best-practices,seo",
        f"--throttling.cpuSlowdownMultiplier={SLOWER}", f"--skip-audits={','.join(skipped)}",
    ]  # fmt: skip
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": find_chromium()}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def lacking(report: dict[str, Any]) -> Iterator[str]:
    """What takes points off, by the names that Lighthouse gives it."""
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['id']} ({audit.get('displayValue') or audit['title']})"


def look(site: Site, origin: str, template: str, language: str) -> bool:
    """Whether all is well with the heaviest page of a template; prints what Lighthouse says."""
    address = site.one(template, language)
    html = (site.folder / address).read_text("utf-8")
    skipped = [COVERED, *([UNLISTED] if '<meta name="robots" content="noindex">' in html else [])]
    most = MOST_BLOCKING["public" if any(f'<body class="area-{area}' in html for area in PUBLIC_AREAS) else "other"]
    scores, blocking, report = [0], 0, None
    for _ in range(TRIES):
        report = judged(f"{origin}/{address}", skipped) or report
        if report is None:
            continue
        scores = [round((category["score"] or 0) * 100) for category in report["categories"].values()]
        blocking = round(report["audits"]["total-blocking-time"]["numericValue"])
        if min(scores) == 100 and blocking <= most:
            break
    print(*(f"{score:4}" for score in scores), f"{blocking:5} ms ", address, flush=True)
    if report and min(scores) < 100:
        print(*(f"       {what}" for what in lacking(report)), sep="\n", flush=True)
    return min(scores) == 100 and blocking <= most


def main(templates: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="portal-lighthouse-") as name:
        work = Path(name)
        folder = build_site(work)
        with served(folder, _Packing) as origin:
            site = read(work, folder, origin)
            print("perf acc best seo  blocking  page")
            fine = [
                look(site, origin, template, language)
                for template in templates or TEMPLATES for language in LANGUAGES
            ]  # fmt: skip
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
