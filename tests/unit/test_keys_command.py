"""`portal keys new`: where a secret key may lie, who may read it, and that a passphrase is never shown."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.cli import main
from portal.model.issuer import Issuer
from portal.records.keys import ExpertKey, unlock
from sample import copy_site

PASSPHRASE = "кон батерия облак"
ISSUER = "Само за изпитване"
Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `portal keys new` in the portal of `tmp_path` with a passphrase from a file."""
    root = copy_site(tmp_path)
    (root / "docs" / "expert-key.json").unlink()
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def call(*arguments: str | Path, issuer: str = ISSUER) -> Said:
        given = ["keys", "new", "--issuer", issuer, "--passphrase-file", secret, "--root", root, "--lang", "en"]
        status = main([*map(str, given), *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_key_opens_with_its_passphrase_and_is_its_owners_alone(tmp_path: Path, run: Run) -> None:
    status, said, _ = run(tmp_path / "key.json")
    assert status == 0
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600
    key = unlock((tmp_path / "key.json").read_text(encoding="utf-8"), PASSPHRASE)
    assert isinstance(key, ExpertKey)
    assert key.public == Issuer.model_validate(json.loads(said))
    assert key.public.name("bg") == ISSUER


def test_public_part_goes_into_the_portal_which_takes_it(tmp_path: Path, run: Run) -> None:
    status, said, _ = run(tmp_path / "key.json", "--publish")
    assert (status, said) == (0, "")
    assert json.loads((tmp_path / "tiny/docs/expert-key.json").read_text("utf-8"))["issuer"] == ISSUER
    assert main(["check", "--root", str(tmp_path / "tiny")]) == 0


def test_another_public_key_is_not_written_over(tmp_path: Path, run: Run) -> None:
    run(tmp_path / "key.json", "--publish")
    before = (tmp_path / "tiny/docs/expert-key.json").read_bytes()
    status, _, said = run(tmp_path / "key2.json", "--publish")
    assert status == 1
    assert "issuers" in said
    assert (tmp_path / "tiny/docs/expert-key.json").read_bytes() == before
    assert not (tmp_path / "key2.json").exists()


@pytest.mark.parametrize("place", ["key.json", "docs/key.json", ".portal/key.json", "out/key.json", "link/key.json"])
def test_no_secret_is_written_into_a_portal_or_a_site(place: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "tiny" / ".portal").mkdir(exist_ok=True)
    (tmp_path / "link").symlink_to(tmp_path / "tiny" / "docs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "edition.json").write_text("{}", encoding="utf-8")
    file = (tmp_path if place.startswith(("out", "link")) else tmp_path / "tiny") / place
    status, said, err = run(file)
    assert (status, said) == (1, "")
    assert "is in the folder of a portal" in err
    assert not file.exists()


def test_nothing_is_overwritten(tmp_path: Path, run: Run) -> None:
    (tmp_path / "key.json").write_text("mine", encoding="utf-8")
    status, _, said = run(tmp_path / "key.json")
    assert status == 1
    assert "exists already" in said
    assert (tmp_path / "key.json").read_text(encoding="utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path, run: Run) -> None:
    (tmp_path / "key.json").symlink_to(tmp_path / "elsewhere.json")
    assert run(tmp_path / "key.json")[0] == 1
    assert not (tmp_path / "elsewhere.json").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing/key.json"], "There is no folder"),
        (["key.json", "--passphrase-file", "missing.txt"], "cannot be read as text"),
        (["key.json", "--passphrase-file", "short.txt"], "fewer than 12"),
    ],
    ids=["no folder", "no passphrase file", "short passphrase"],
)
def test_why_no_key_is_made(arguments: list[str], words: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "short.txt").write_text("кратка\n", encoding="utf-8")
    status, said, err = run(*(tmp_path / word if word.endswith((".json", ".txt")) else word for word in arguments))
    assert (status, said) == (1, "")
    assert words in err
    assert not (tmp_path / "key.json").exists()


def test_an_issuer_of_invisible_signs_is_none(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path / "key.json", issuer=" \u200b\n")[0] == 1


def asked(tmp_path: Path, *typed: str) -> tuple[int, str]:
    """Status, and everything that the terminal showed, when somebody types these lines."""
    own, other = pty.openpty()
    command = [sys.executable, "-m", "portal", "keys", "new", str(tmp_path / "key.json"), "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "hooks")}
    with subprocess.Popen(
        command, stdin=other, stdout=other, stderr=other, env=environment, cwd=tmp_path, start_new_session=True
    ) as process:
        os.close(other)
        shown = ""
        for line in typed:
            shown += until(own, (":", "?"))
            os.write(own, f"{line}\n".encode())
        shown += until(own, ())
        status = process.wait()
    os.close(own)
    return status, shown


def until(terminal: int, ends: tuple[str, ...]) -> str:
    """What a terminal shows until it asks, or until the program has ended."""
    data = b""
    while not (ends and data.decode(errors="replace").rstrip().endswith(ends)):
        try:
            piece = os.read(terminal, 1000)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        data += piece
    return data.decode(errors="replace")


def test_passphrase_typed_twice_is_never_shown(tmp_path: Path) -> None:
    status, shown = asked(tmp_path, ISSUER, PASSPHRASE, PASSPHRASE)
    assert status == 0, shown
    assert PASSPHRASE not in shown
    assert isinstance(unlock((tmp_path / "key.json").read_text(encoding="utf-8"), PASSPHRASE), ExpertKey)


def test_two_passphrases_make_no_key(tmp_path: Path) -> None:
    status, shown = asked(tmp_path, ISSUER, PASSPHRASE, PASSPHRASE + "!")
    assert status == 1
    assert "not the same" in shown
    assert not (tmp_path / "key.json").exists()


def test_nobody_to_ask_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "portal", "keys", "new", str(tmp_path / "key.json"), "--issuer", ISSUER, "--lang", "en"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False,
        start_new_session=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "hooks")},
    )  # fmt: skip
    assert done.returncode == 1
    assert "--passphrase-file" in done.stderr
    assert not (tmp_path / "key.json").exists()
