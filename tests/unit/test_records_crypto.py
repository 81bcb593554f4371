"""The expert's key, sealed records, certificates: what is refused and why, and that a browser's are read here."""

from __future__ import annotations

import datetime
import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from portal.model.issuer import Issuer
from portal.model.letters import base64url, from_base64url
from portal.records.certificate import certificate_number, content_fingerprint, issue, verify
from portal.records.container import seal, unseal
from portal.records.faults import LARGEST, Fault
from portal.records.fields import one_line
from portal.records.keys import ExpertKey, new_key, unlock
from unit.test_node import ROOT, node

VECTORS = ROOT / "tests" / "vectors" / "records" / "crypto"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


KEY, SEALED, CERTIFICATES = vectors("key"), vectors("sealed"), vectors("certificates")
HUGE = '"' + "a" * LARGEST + '"'


@pytest.fixture(scope="module")
def key() -> ExpertKey:
    found = unlock(KEY["text"], KEY["passphrase"])
    assert isinstance(found, ExpertKey)
    return found


def test_key_says_what_its_public_part_says(key: ExpertKey) -> None:
    assert key.public.model_dump(mode="json") == KEY["public"]


def test_passphrase_may_be_spelt_in_either_way() -> None:
    spelt = unicodedata.normalize("NFD", KEY["passphrase"])
    assert spelt != KEY["passphrase"]
    assert isinstance(unlock(KEY["text"], spelt), ExpertKey)


def test_wrong_passphrase_is_told() -> None:
    assert unlock(KEY["text"], KEY["passphrase"] + "!") == Fault("wrong_passphrase")


@pytest.mark.parametrize(("text", "fault", "detail"), [case[1:] for case in KEY["refused"]],
                         ids=[case[0] for case in KEY["refused"]])  # fmt: skip
def test_key_file_is_refused(text: str, fault: str, detail: str) -> None:
    assert unlock(HUGE if text == "HUGE" else text, KEY["passphrase"]) == Fault(fault, detail)  # type: ignore[arg-type]


def test_key_is_never_shown(key: ExpertKey) -> None:
    assert repr(key) == f"ExpertKey({key.fingerprint})"


def test_short_passphrase_makes_no_key() -> None:
    with pytest.raises(ValueError, match="short passphrase"):
        new_key("Само за изпитване", "кратка", datetime.date(2026, 11, 25))


@pytest.mark.parametrize("case", SEALED["opened"], ids=lambda case: str(len(case["record"])))
def test_sealed_record_is_opened(case: dict[str, str], key: ExpertKey) -> None:
    assert unseal(case["text"], key) == case["record"]


def test_every_file_is_sealed_anew(key: ExpertKey) -> None:
    one, two = (json.loads(seal("{}", key.public)) for _ in range(2))
    assert [name for name in ("epk", "salt", "iv", "data") if one[name] == two[name]] == []


@pytest.mark.parametrize(("text", "fault", "detail"), [case[1:] for case in SEALED["refused"]],
                         ids=[case[0] for case in SEALED["refused"]])  # fmt: skip
def test_sealed_record_is_refused(text: str, fault: str, detail: str, key: ExpertKey) -> None:
    assert unseal(text, key) == Fault(fault, detail)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "nested", ['{"format":"portal-sealed-record","v":' + "[" * 200_000, "[" * 200_000 + "]" * 200_000]
)
def test_depth_without_end_is_refused(nested: str, key: ExpertKey) -> None:
    assert isinstance(unseal(nested, key), Fault)


@pytest.mark.parametrize(("text", "state"), [case[1:] for case in CERTIFICATES["judged"]],
                         ids=[case[0] for case in CERTIFICATES["judged"]])  # fmt: skip
def test_certificate_is_judged(text: str, state: str, key: ExpertKey) -> None:
    assert verify(text, [key.public]).state == state


def test_every_field_of_a_certificate_is_tried() -> None:
    payload = from_base64url(CERTIFICATES["judged"][0][1].partition(".")[0])
    assert payload
    tried = {case[0].removeprefix("another ") for case in CERTIFICATES["judged"]}
    assert set(json.loads(payload)) - tried == set()


def test_certificate_without_its_issuer_or_revoked_is_told(key: ExpertKey) -> None:
    text = issue(CERTIFICATES["facts"], key)
    assert verify(text, []).state == "unknown_issuer"
    revoked = verify(text, [key.public], [CERTIFICATES["facts"]["number"]])
    assert revoked.state == "revoked"
    assert revoked.certificate
    assert revoked.certificate.name == CERTIFICATES["facts"]["name"]


@pytest.mark.parametrize("change", [{"name": ""}, {"more": 1}, {"points": float("nan")}])
def test_what_no_certificate_can_state_is_not_signed(change: dict[str, Any], key: ExpertKey) -> None:
    with pytest.raises(ValidationError):
        issue({**CERTIFICATES["facts"], **change}, key)


def test_the_same_record_gives_the_same_number() -> None:
    facts = CERTIFICATES["facts"]
    assert certificate_number("abcdefghijklmnopabcdefgh", "module", "good-talk", "2026-11-24") == facts["number"]
    assert content_fingerprint(["aaaaaaaa", "bbbbbbbb"]) == facts["content"]


def test_what_a_browser_makes_is_read_here() -> None:
    wanted = {
        "issuer": "Само за изпитване", "passphrase": KEY["passphrase"], "made": "2026-11-25", "iterations": 100_000,
        "records": [case["record"] for case in SEALED["opened"]], "facts": CERTIFICATES["facts"],
    }  # fmt: skip
    done = subprocess.run(
        [node(), str(Path(ROOT, "tests", "js", "making", "crypto.mjs"))],
        input=json.dumps(wanted), capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    key = unlock(made["text"], KEY["passphrase"])
    assert isinstance(key, ExpertKey)
    assert key.public == Issuer.model_validate(made["public"])
    assert [unseal(text, key) for text in made["sealed"]] == wanted["records"]
    assert verify(made["certificate"], [key.public]).state == "genuine"
    assert issue(wanted["facts"], key).partition(".")[0] == made["certificate"].partition(".")[0]


def test_base64url_is_written_one_way_only() -> None:
    assert [
        text for text in ("A", "AB", "AA==", "A+", "A/", "A A", "я", "A\n") if from_base64url(text) is not None
    ] == []
    assert base64url("я".encode()) == "0Y8"


@pytest.mark.parametrize(
    ("text", "line"), [(" Проба\n\tПробна ", "Проба Пробна"), ("П\u202eроба\x00", "П роба"), ("\u200b", "")]
)
def test_text_becomes_one_line_that_can_be_seen(text: str, line: str) -> None:
    assert one_line(text, 20) == line


def test_a_point_beside_the_curve_is_no_key() -> None:
    with pytest.raises(ValidationError, match="point"):
        Issuer.model_validate({**KEY["public"], "open": base64url(b"\4" + bytes(64))})


def test_a_fingerprint_of_another_key_is_told() -> None:
    with pytest.raises(ValidationError, match="fingerprint"):
        Issuer.model_validate({**KEY["public"], "fingerprint": "abcdefghijklmnop"})
