"""`portal serve`: what an author sees while writing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import ROOT, buildable, environment

from portal.cli.build import _free_port
from sample import apply, messages

MOST_SECONDS = 60
LESSON = "modules/good-talk/01-listening"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(happened: Callable[[], bool], seconds: float = MOST_SECONDS) -> bool:
    """Whether something happens in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.1)
    return False


@dataclass
class Preview:
    """A running `portal serve` of our own."""

    root: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, address: str) -> str:
        """A page, or nothing while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=10) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def stop(self, how: Callable[[int, int], None], sign: int) -> int:
        """End it, and only it; its exit status."""
        how(self.process.pid, sign)
        return self.process.wait(MOST_SECONDS)


def start(folder: Path) -> Preview:
    root = buildable(folder)
    port = free_port()
    command = [sys.executable, "-m", "portal", "serve", "--root", str(root), "--port", str(port), "--lang", "en"]
    settings = environment(TMPDIR=str(folder), PYTHONUNBUFFERED="1")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT / "hooks", env=settings, stdout=log, stderr=log, start_new_session=True
        )
    preview = Preview(root, port, process, folder / "log")
    assert until(lambda: "</html>" in preview.get("index.html"), 40), preview.said()
    return preview


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    running = start(tmp_path_factory.mktemp("serve"))
    yield running
    # To the whole group of processes, as Ctrl+C in a terminal does; the group is ours alone.
    running.stop(os.killpg, signal.SIGINT)


def test_address_is_told(preview: Preview) -> None:
    assert messages("en").t("serve.address", address=f"http://127.0.0.1:{preview.port}/") in preview.said()


def test_preview_says_that_it_is_one(preview: Preview) -> None:
    assert messages("bg").t("edition.preview") in preview.get("index.html")


def test_preview_says_how_to_see_another_edition(preview: Preview) -> None:
    assert "<code>portal serve --edition team</code>" in preview.get("index.html")


def test_address_that_does_not_exist_gets_the_page_for_it(preview: Preview) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"http://127.0.0.1:{preview.port}/no/such/page.html", timeout=10)
    assert messages("bg").t("missing.title") in answer.value.read().decode()
    answer.value.close()


def test_edit_is_shown(preview: Preview) -> None:
    apply([{"file": f"{LESSON}.bg.md", "append": "\nНово изречение.\n"}], preview.root)
    assert until(lambda: "Ново изречение." in preview.get(f"{LESSON}.html")), preview.said()


def test_new_draft_is_shown(preview: Preview) -> None:
    text = (preview.root / "docs" / "awareness" / "afraid.yml").read_text("utf-8")
    draft = text.replace("id: afraid", "id: alone", 1).replace("status: published", "status: draft")
    prose = [{"file": f"docs/awareness/alone.{code}.md", "write": "## A\n\nB.\n"} for code in ("bg", "en")]
    apply([*prose, {"file": "docs/awareness/alone.yml", "write": draft}], preview.root)
    notice = messages("bg").t("notice.draft")
    assert until(lambda: notice in preview.get("awareness/alone.html")), preview.said()


def test_mistake_is_told_and_the_last_page_stays_until_it_is_mended(preview: Preview) -> None:
    glossary = preview.root / "docs" / "glossary.yml"
    good = glossary.read_text("utf-8")
    glossary.write_text(good.replace("id: child\n", "id: Child\n", 1), "utf-8")
    assert until(lambda: "docs/glossary.yml:2:" in preview.said()), preview.said()
    assert until(lambda: messages("en").t("build.kept") in preview.said()), preview.said()
    assert "Traceback" not in preview.said()
    assert "под 18 години" in preview.get("glossary.html")
    glossary.write_text(good.replace("под 18 години", "под осемнадесет години", 1), "utf-8")
    assert until(lambda: "под осемнадесет години" in preview.get("glossary.html")), preview.said()


def test_it_does_not_build_over_and_over(preview: Preview) -> None:
    time.sleep(1)
    before = preview.said()
    time.sleep(2)
    assert preview.said() == before


@pytest.mark.parametrize(
    ("how", "sign", "status"),
    [(os.killpg, signal.SIGINT, {0, 130}), (os.kill, signal.SIGTERM, {143})],
    ids=["ctrl-c", "terminated"],
)
def test_it_stops_at_once_and_frees_its_port(
    how: Callable[[int, int], None], sign: int, status: set[int], tmp_path: Path
) -> None:
    running = start(tmp_path)
    assert running.stop(how, sign) in status
    assert until(lambda: running.get("index.html") == "", 5)
    assert "Traceback" not in running.said()


def test_port_in_use_is_not_the_end(preview: Preview) -> None:
    assert preview.port < _free_port(preview.port) <= preview.port + 50
