"""Random and spoilt content for hours, if need be: nothing may raise, hang, or repeat a personal value.

    python tests/fuzz.py --minutes 10 --seed 1

Every round spoils a copy of the sample site in one to three places and reads it; now and then it is composed, too.
What is found is printed with its seed and kept in a folder, so that it can be looked at and turned into a test.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "hooks")]

import made  # noqa: E402 - the two folders must be on the path first
from portal.compose.context import page_context  # noqa: E402
from portal.compose.table import compose  # noqa: E402
from portal.finish.publish import add_files  # noqa: E402
from portal.report.formats import FORMATS  # noqa: E402
from sample import copy_site, messages, read  # noqa: E402

MOST_SECONDS = 5
CANARY = made.EGN
"""A personal number that nobody has. Planted in texts and files; no report may repeat it."""
WHOLE = re.compile(rf"(?<![^\W_]){CANARY}(?![^\W_])")
"""Grown together with letters it is no number that anybody could read as one."""
ASSETS = TESTS.parent / "overrides" / "assets" / "portal"
TEXTS = (".md", ".yml", ".svg")

BITS = r"""
[x]( ]( ![ ``` ~~~ !!! ??? " ' < > <!-- --> <script> </script> <b onclick=" {#a} {: onclick="x"} | --- *** ___ [^1]:
&amp; &#x0; \\ : - ? ! % @ # , { } [ ] & * true null ~ 2026-13-45 .inf 0x1F !!python/object: <<: %YAML term: module:
page:help javascript: data: file:/// ../ ..\\ %2e%2e/ C:\\ // files/ .pdf .docx origin: contributed audience: expert
file: forms: materials: <svg> <use href="#a"/> <style>@import url(x)</style> <![CDATA[ ]]>
""".split()
BITS += ["\t", "\u00a0", "\u2028", "\u202e", "\ufeff", "\0", "\ud7ff", "\U0001f600", "а̀", "İ", "ﬁ", "  ", "\n\n"]
VALUES = (CANARY, f"ЕГН {CANARY}", f"[{CANARY}](files/{CANARY}.pdf)", f"![{CANARY}]({CANARY}.png)", f"<x{CANARY}>")


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in whatever computes longer; what other programs take of the machine does not count."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


TextChange = Callable[[str, int, int, random.Random], str]
TEXT_CHANGES: tuple[TextChange, ...] = (
    lambda text, at, end, dice: text[:at] + dice.choice(BITS) + text[at:],
    lambda text, at, end, dice: text[:at] + dice.choice(VALUES) + text[at:],
    lambda text, at, end, dice: f"{text[:at]}\n{dice.choice(BITS)}\n{text[at:]}",
    lambda text, at, end, dice: text[:at] + text[end:],
    lambda text, at, end, dice: text[:at] + text[at:end] * dice.randint(2, 30) + text[end:],
    lambda text, at, end, dice: text[:at] + dice.choice(BITS) * dice.randint(2, 300) + text[at:],
    lambda text, at, end, dice: text[:at] + "".join(dice.sample(text[at:end], end - at)) + text[end:],
    lambda text, at, end, dice: text[:at] + "".join(chr(dice.randint(1, 0xD7FF)) for _ in range(20)) + text[end:],
    lambda text, at, end, dice: text[:at] + text[at:end].replace("<", "&lt;").replace('"', "'").upper() + text[end:],
)
BytesChange = Callable[[bytes, int, int, random.Random], bytes]
BYTES_CHANGES: tuple[BytesChange, ...] = (
    lambda data, at, end, dice: data[:at] + dice.randbytes(end - at) + data[end:],
    lambda data, at, end, dice: data[:at] + bytes([dice.choice([0, 1, 127, 128, 255])]) * (end - at) + data[end:],
    lambda data, at, end, dice: data[:at] + data[end:],
    lambda data, at, end, dice: data[:at] + data[at:end] * 3 + data[at:],
    lambda data, at, end, dice: data[:at],
    lambda data, at, end, dice: data[:at] + CANARY.encode() + data[at:],
)


def spoil_text(text: str, dice: random.Random) -> str:
    """The text with something put in, taken out, repeated or exchanged."""
    for _ in range(dice.randint(1, 6)):
        at = dice.randint(0, len(text))
        end = min(len(text), at + dice.choice([1, 5, 80, 2000]))
        text = dice.choice(TEXT_CHANGES)(text, at, end, dice)
    return text[:200_000]


def spoil_bytes(data: bytes, dice: random.Random) -> bytes:
    """The bytes with some of them exchanged, cut out, repeated, or overwritten."""
    for _ in range(dice.randint(1, 12)):
        at = dice.randint(0, len(data))
        end = min(len(data), at + dice.choice([1, 2, 4, 40, 400]))
        data = dice.choice(BYTES_CHANGES)(data, at, end, dice)
    return data[:400_000]


def documents() -> dict[str, list[bytes]]:
    """Good files of every kind with the number in them, to be spoilt."""
    words = made.paragraph(f"ЕГН {CANARY}")
    svg = (TESTS / "sites/tiny/modules/good-talk/two-chairs.svg").read_bytes()
    title = (
        f'<title>ЕГН {CANARY}</title><g style="fill:red"><use href="#a"/><text><tspan>{CANARY}</tspan></text></g></svg>'
    )
    return {
        ".pdf": [
            made.pdf(["A", f"ЕГН {CANARY}"], {"/Title": CANARY}), made.scanned(made.jpeg(note=CANARY)),
            made.pdf(before=made.acting), made.changed_later(), made.encrypted_pdf(),
        ],
        ".docx": [
            made.docx(words, docProps__core_xml=made.core(dc_creator=CANARY)),
            made.docx(words, word__media__a_jpeg=made.jpeg(note=CANARY)),
            made.docx(word__comments_xml=f"<c {made.W}>{words}</c>", word__media__a_svg=svg),
        ],
        ".odt": [made.odt(f"<text:p>{CANARY}</text:p>", f"<dc:creator>{CANARY}</dc:creator>")],
        ".xlsx": [made.workbook(f"<c><v>{CANARY}</v></c>")],
        ".pptx": [made.slides("x", CANARY)],
        ".jpg": [made.jpeg(artist=CANARY, where=True, serial="x", note=CANARY, turned=6)],
        ".png": [made.png_with(b"tEXt", b"Comment\0" + CANARY.encode()), made.animated("PNG")],
        ".webp": [made.saved(made.dots(), "WEBP", exif=made.exif(artist=CANARY)), made.animated("WEBP")],
        ".gif": [made.gif_with_comment(CANARY), made.animated("GIF")],
        ".svg": [svg, svg.replace(b"</svg>", title.encode())],
    }  # fmt: skip


def unpacked_and_spoilt(data: bytes, dice: random.Random) -> bytes:
    """An archive one of whose members is spoilt, so that more than the checksums is tried."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(list(members))
    text = members[name].decode("utf-8", errors="ignore")
    members[name] = spoil_text(text, dice).encode("utf-8", errors="ignore")
    return made.archive(members)


class Fuzz:
    """One run."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.seed = seed
        self.good = documents()
        self.counts: Counter[str] = Counter()
        self.found = 0

    def round(self, number: int) -> None:
        """Spoil, read, report; every fiftieth time compose."""
        dice = random.Random(self.seed * 1_000_003 + number)
        place = self.folder / "site"
        shutil.rmtree(place, ignore_errors=True)
        root = copy_site(place)
        spoilt = [self.spoil(root, dice) for _ in range(dice.randint(1, 3))]
        begin = time.process_time()
        try:
            with at_most(MOST_SECONDS):
                self.judge(root, compose_too=number % 50 == 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            self.keep(root, number, spoilt, "".join(traceback.format_exception(error)[-6:]))
        self.counts["rounds"] += 1
        self.counts["slowest, in ms"] = max(self.counts["slowest, in ms"], round((time.process_time() - begin) * 1000))

    def spoil(self, root: Path, dice: random.Random) -> str:
        """Change one file of the site, or put one in."""
        if dice.random() < 0.5:
            suffix = dice.choice(list(self.good))
            data = dice.choice(self.good[suffix])
            if suffix in {".docx", ".odt", ".xlsx", ".pptx"} and dice.random() < 0.7:
                data = unpacked_and_spoilt(data, dice)
            elif suffix == ".svg" and dice.random() < 0.7:
                data = spoil_text(data.decode(), dice).encode("utf-8", errors="ignore")
            elif dice.random() < 0.95:
                data = spoil_bytes(data, dice)
            target = (
                root / dice.choice(["docs/practices/files", "modules/good-talk"]) / f"x{dice.randint(0, 3)}{suffix}"
            )
            if dice.random() < 0.3:
                target = root / "modules/good-talk/two-chairs.svg" if suffix == ".svg" else target
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
        else:
            target = dice.choice([path for path in sorted(root.rglob("*")) if path.suffix in TEXTS])
            text = target.read_text("utf-8", errors="ignore")
            if target.name == "quiet-room.yml" and dice.random() < 0.5:
                text = text.replace("status:", "origin: contributed\nstatus:", 1)
            target.write_text(spoil_text(text, dice), "utf-8", errors="ignore", newline="")
        return target.relative_to(root).as_posix()

    def judge(self, root: Path, compose_too: bool) -> None:
        """Read the site and look at what is said of it."""
        reading = read(root)
        self.counts.update(
            problem.code for problem in reading.problems if problem.code[0] in "AGH" or problem.code == "SCAN"
        )
        for name, form in FORMATS.items():
            for language in ("bg", "en"):
                said = form(reading.problems, messages(language))
                own = [line for line in said.splitlines() if WHOLE.search(line)]
                assert own == [], f"{name} in {language} repeats the number: {own[0].replace(CANARY, 'CANARY')[:300]}"
        if compose_too and reading.library is not None and reading.settings is not None:
            site = compose(reading.library, reading.settings, reading.catalogues, ASSETS)
            for page in site.pages.values():
                page_context(site, page)
            if reading.buildable:
                add_files(site, self.folder / "published", root, self.folder / "pictures")
                self.counts["published"] += 1
            self.counts["composed"] += 1

    def keep(self, root: Path, number: int, spoilt: list[str], what: str) -> None:
        """Put away what went wrong."""
        self.found += 1
        print(f"--- seed {self.seed}, round {number}, spoilt: {', '.join(spoilt)}\n{what}", flush=True)
        if self.found <= 20:
            shutil.copytree(root, self.folder / f"found-{number}", dirs_exist_ok=True)


def main() -> int:
    """0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--round", type=int, help="only this round, to look at it again")
    options = parser.parse_args()
    fuzz = Fuzz(Path(tempfile.mkdtemp(prefix="portal-fuzz-")), options.seed)
    print(f"seed {options.seed}, in {fuzz.folder}", flush=True)
    if options.round is not None:
        fuzz.round(options.round)
        return int(fuzz.found > 0)
    end = time.monotonic() + options.minutes * 60
    number = 0
    while time.monotonic() < end and fuzz.found < 50:
        fuzz.round(number)
        number += 1
    print(", ".join(f"{name}: {count}" for name, count in sorted(fuzz.counts.items())))
    print(f"{fuzz.found} found")
    return int(fuzz.found > 0)


if __name__ == "__main__":
    sys.exit(main())
