"""`portal records certify`: who gets a certificate, who waits for a person, and what is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.cli import main
from portal.model.issuer import Issuer
from portal.records.certificate import Verdict, verify
from portal.records.container import seal
from sample import copy_site, messages

VECTORS = Path(__file__).parents[1] / "vectors" / "records"
KEY: dict[str, Any] = json.loads((VECTORS / "crypto" / "key.json").read_text("utf-8"))
PUBLIC = Issuer.model_validate_json(json.dumps(KEY["public"]))
STATES: dict[str, Any] = json.loads((VECTORS / "report" / "states.json").read_text("utf-8"))
PERSON = next(row["person"] for row in STATES["report"]["rows"] if row["state"] == "passed")
PASSED = next(one["text"] for one in STATES["files"] if json.loads(one["text"])["name"] == PERSON)
"""A record in which a module and the final test of a path are passed."""
SITE = "https://portal.example.org/learn/"
Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `portal records certify` on texts of records, sealed, in a portal that knows the key."""
    root = copy_site(tmp_path)
    (tmp_path / "secret.json").write_text(KEY["text"], "utf-8")
    (tmp_path / "passphrase.txt").write_text(KEY["passphrase"] + "\n", "utf-8")
    (tmp_path / "sent").mkdir()

    def call(*arguments: str | Path, records: tuple[str, ...] = (PASSED,), site: str = SITE) -> Said:
        for number, text in enumerate(records):
            (tmp_path / "sent" / f"{number}.portal.json").write_text(seal(text, PUBLIC), "utf-8")
        given = {
            "--key": tmp_path / "secret.json", "--passphrase-file": tmp_path / "passphrase.txt",
            "--keys": VECTORS / "keys.json", "--root": root, "-o": tmp_path / "out", "--site-url": site, "--lang": "en",
        }  # fmt: skip
        words = [word for pair in given.items() for word in map(str, pair) if pair[1] != ""]
        status = main(["records", "certify", str(tmp_path / "sent"), *words, *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def shown(path: Path) -> list[Verdict]:
    """What the page that checks certificates says of those on a printed page."""
    return [verify(text, [PUBLIC]) for text in re.findall(r'data-certificate="([^"]+)"', path.read_text("utf-8"))]


def changed(**changes: Any) -> str:
    return json.dumps({**json.loads(PASSED), **changes}, ensure_ascii=False)


def test_everything_that_was_passed_gets_a_certificate(run: Run, tmp_path: Path) -> None:
    status, said, _ = run()
    assert status == 0
    verdicts = [verdict for line in said.splitlines() for verdict in shown(Path(line))]
    assert [verdict.state for verdict in verdicts] == ["genuine", "genuine"]
    facts = [verdict.certificate for verdict in verdicts if verdict.certificate]
    rows = [row for row in STATES["report"]["rows"] if row["state"] == "passed"]
    assert [one.name for one in facts] == [PERSON, PERSON]
    assert [one.kind for one in facts] == ["module", "path"]
    assert [one.minutes for one in facts] == [row["minutes"] for row in rows]
    results = [row["test"] or row["quiz"] for row in rows]
    assert [(one.points, one.of, one.date) for one in facts] == [
        (result["points"], result["of"], result["at"][:10]) for result in results
    ]


def test_who_has_not_passed_gets_none(run: Run, tmp_path: Path) -> None:
    others = tuple(one["text"] for one in STATES["files"] if json.loads(one["text"])["name"] != PERSON)
    status, said, _ = run(records=others)
    assert (status, said) == (0, "")


def test_the_same_record_gives_the_same_number(run: Run, tmp_path: Path) -> None:
    assert run()[1] == run()[1]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_copy_of_a_record_gives_no_second_certificate(run: Run, tmp_path: Path) -> None:
    newer = changed(id="p" * 24, made="2026-11-25T11:59:00Z")
    _, said, _ = run(records=(PASSED, PASSED, newer))
    assert len(said.splitlines()) == 2


def test_what_should_be_looked_at_waits(run: Run, tmp_path: Path) -> None:
    """The same doings under another name: the first file waits for a person, the copy gets nothing by itself."""
    both = (PASSED, changed(name="Проба Друга", id="p" * 24))
    status, said, err = run(records=both)
    assert (status, said) == (1, "")
    assert messages("en").t("records.flag.shared_attempts") in err
    status, said, _ = run("--despite-flags", records=both)
    assert (status, len(said.splitlines())) == (0, 2)


def test_file_that_cannot_be_read_is_named_and_the_others_are_signed(run: Run, tmp_path: Path) -> None:
    status, said, err = run(records=(PASSED, "{"))
    assert (status, len(said.splitlines())) == (1, 2)
    assert "1.portal.json" in err


def test_all_fit_into_one_file(run: Run, tmp_path: Path) -> None:
    _, said, _ = run("--one-file")
    assert said.splitlines() == [(tmp_path / "out" / "certificates.html").as_posix()]
    assert [verdict.state for verdict in shown(tmp_path / "out" / "certificates.html")] == ["genuine", "genuine"]


def test_page_is_in_every_language_and_leads_to_the_check(run: Run, tmp_path: Path) -> None:
    run("--one-file")
    page = (tmp_path / "out" / "certificates.html").read_text("utf-8")
    for language in ("bg", "en"):
        assert messages(language).t("certificate.heading") in page
    assert f"{SITE}verify.html" in page
    assert page.count("<svg ") == 2
    assert not re.search(r"(?:src|href)=", page)


def test_names_are_words_and_never_markup(run: Run, tmp_path: Path) -> None:
    run("--one-file", records=(changed(name="Проба <script>alert(1)</script> & Пробна"),))
    page = (tmp_path / "out" / "certificates.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Пробна" in page


def test_a_long_name_and_title_still_fit_a_code(run: Run, tmp_path: Path) -> None:
    run("--one-file", records=(changed(name="Ъ" * 120),))
    assert (tmp_path / "out" / "certificates.html").read_text("utf-8").count("<svg ") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "tiny/docs/certificates"], "certify.inside"),
        (["--site-url", "portal.example.org"], "certify.no_site_url"),
        (["--passphrase-file", "secret.json"], "records.key_wrong_passphrase"),
        (["--keys", "secret.json"], "records.no_keys"),
    ],
    ids=["inside the portal", "no address", "wrong passphrase", "no keys"],
)
def test_why_nothing_is_signed(arguments: list[str], words: str, run: Run, tmp_path: Path) -> None:
    given = [str(tmp_path / word) if "/" in word or word.endswith(".json") else word for word in arguments]
    status, said, err = run(*given)
    assert (status, said) == (2, "")
    assert messages("en").t(words, folder=given[1], file=given[1])[-30:] in err
    assert not (tmp_path / "out").exists()


def test_a_key_that_the_portal_does_not_know_signs_nothing(run: Run, tmp_path: Path) -> None:
    for name in ("expert-key.json", "certificates.yml"):
        (tmp_path / "tiny" / "docs" / name).unlink()
    status, said, err = run()
    assert (status, said) == (2, "")
    assert PUBLIC.fingerprint in err
