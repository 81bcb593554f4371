"""Writes `records/crypto/*.json`: a key, sealed records and certificates as Python makes them, and what is refused;
and into the sample site `tiny` the public part of the key, an earlier one, and a revoked certificate.

Run `python tests/vectors/generate_records.py` after a change of a format. The key is made for these files, its
passphrase stands beside it, and its issuer says so: it protects nothing.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from portal.model.letters import base64url, from_base64url
from portal.records.certificate import certificate_number, content_fingerprint, issue
from portal.records.container import seal
from portal.records.keys import ExpertKey, new_key, public_text

FOLDER = Path(__file__).parent / "records" / "crypto"
DOCS = Path(__file__).parents[1] / "sites" / "tiny" / "docs"
ISSUER = "Ключ само за изпитване – a key for tests only"
PASSPHRASE = "само за изпитване й"
MADE = datetime.date(2026, 11, 25)
ITERATIONS = 100_000
RECORDS = [
    "{}",
    '{"format":"portal-record","name":"Проба Пробна"}',
    json.dumps({"text": "я" * 17_000}, ensure_ascii=False),
]
FACTS: Mapping[str, Any] = {
    "number": certificate_number("abcdefghijklmnopabcdefgh", "module", "good-talk", "2026-11-24"),
    "name": "Проба Пробна-Опитова",
    "kind": "module",
    "id": "good-talk",
    "title": {"bg": "Добрият разговор", "en": "A good talk"},
    "minutes": 40,
    "date": "2026-11-24",
    "points": 7.5,
    "of": 8,
    "content": content_fingerprint(["bbbbbbbb", "aaaaaaaa"]),
}
REVOKED = {**FACTS, "number": "2026-abcdefghij", "name": "Проба Оттеглена"}
OTHER = {
    "format": "portal-certificates", "v": 2, "number": "2027-abcdefghij", "name": "Проба Пробна", "kind": "path",
    "id": "good-walk", "title": {"bg": "Добрият разговор", "en": "A good walk"}, "minutes": 41, "date": "2026-11-23",
    "points": 7.49, "of": 7.5, "content": "abcdefgh", "issuer": "Друга организация", "key": "abcdefghijklmnop",
}  # fmt: skip
"""Field of a certificate → another value that it could have."""


def signed(payload: str, key: ExpertKey) -> str:
    """Any text, signed as if it were a certificate."""
    r, s = decode_dss_signature(key.signing.sign(payload.encode(), ec.ECDSA(SHA256())))
    return f"{base64url(payload.encode())}.{base64url(r.to_bytes(32) + s.to_bytes(32))}"


def written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def refused_keys(text: str) -> Iterator[tuple[str, str, str, str]]:
    """What is tried, the text, the fault and its detail."""
    file = json.loads(text)
    flipped = ("B" if file["data"][0] == "A" else "A") + file["data"][1:]
    kdf = file["kdf"]
    yield "a changed secret", written({**file, "data": flipped}), "wrong_passphrase", ""
    yield "another fingerprint", written({**file, "fingerprint": "abcdefghijklmnop"}), "wrong_passphrase", ""
    points = {"open": file["public"]["sign"], "sign": file["public"]["open"]}
    yield "points of another key", written({**file, "public": points}), "damaged", ""
    yield "too few rounds", written({**file, "kdf": {**kdf, "iterations": 99_999}}), "wrong_shape", "kdf.iterations"
    yield "too many rounds", written({**file, "kdf": {**kdf, "iterations": 2_000_001}}), "wrong_shape", "kdf.iterations"
    yield "another way", written({**file, "kdf": {**kdf, "name": "scrypt"}}), "wrong_shape", "kdf.name"
    yield "one more field", written({**file, "more": 1}), "wrong_shape", "more"
    yield "one more field inside", written({**file, "kdf": {**kdf, "more": 1}}), "wrong_shape", "kdf.more"
    yield "a list for a map", written({**file, "public": []}), "wrong_shape", "public"
    yield "no issuer", written({name: file[name] for name in file if name != "issuer"}), "wrong_shape", "issuer"
    yield "an issuer in two lines", written({**file, "issuer": "а\nб"}), "wrong_shape", "issuer"
    yield "no such day", written({**file, "made": "2026-13-01"}), "wrong_shape", "made"
    yield "truth for a number", written({**file, "v": True}), "wrong_shape", "v"
    yield "a later version", written({**file, "v": 2}), "newer_version", ""
    yield "another format", written({**file, "format": "portal-record"}), "not_a_key", ""
    yield "half a file", text[:200], "truncated", ""
    yield "no JSON", "Здравейте", "not_json", ""
    yield "nothing", "", "not_json", ""
    yield "a number", "1", "not_a_key", ""
    yield "a huge text", "HUGE", "too_large", ""


def refused_records(text: str, foreign: str) -> Iterator[tuple[str, str, str, str]]:
    file = json.loads(text)
    yield "for another key", foreign, "other_key", json.loads(foreign)["key"]
    yield "for another key that claims ours", written({**json.loads(foreign), "key": file["key"]}), "damaged", ""
    for name in ("epk", "salt", "iv", "data"):
        other = json.loads(foreign)[name]
        yield f"{name} of another file", written({**file, name: other}), "damaged", ""
        yield f"shorter {name}", written({**file, name: file[name][:8]}), "wrong_shape", name
        yield f"padded {name}", written({**file, name: file[name] + "="}), "wrong_shape", name
        yield f"spaced {name}", written({**file, name: " " + file[name][1:]}), "wrong_shape", name
    yield "no point of the curve", written({**file, "epk": base64url(b"\4" + bytes(64))}), "damaged", ""
    yield "a shorter text", written({**file, "data": file["data"][:-4]}), "damaged", ""
    yield "a number for a text", written({**file, "iv": 5}), "wrong_shape", "iv"
    yield "one more field", written({**file, "__proto__": "x"}), "wrong_shape", "__proto__"
    yield "a later version", written({**file, "v": 7}), "newer_version", ""
    yield "a plain record", RECORDS[1], "not_a_record", ""
    yield "half a file", text[:100], "truncated", ""


def judged_certificates(text: str, key: ExpertKey) -> Iterator[tuple[str, str, str]]:
    """What is tried, the text, the state that it is given."""
    payload, _, signature = text.partition(".")
    said = json.loads(from_base64url(payload) or b"")
    yield "genuine", text, "genuine"
    yield "with spaces around", f"\n {text} \n", "genuine"
    yield "signed as written", signed(written(said), key), "genuine"
    yield "without signature", payload, "unreadable"
    yield "half a signature", text[:-40], "unreadable"
    yield "two signatures", f"{text}.{signature}", "unreadable"
    yield "nothing", "", "unreadable"
    yield "words", "Здравейте.", "unreadable"
    yield "another signature", f"{payload}.{base64url(bytes(64))}", "altered"
    for name, value in OTHER.items():
        state = "unknown_issuer" if name == "key" else "altered"
        yield f"another {name}", f"{base64url(written({**said, name: value}).encode())}.{signature}", state
    # Signed by the true key, yet never written so by it: whoever could make it sign a text must not get more.
    ways = {
        "with spaces": json.dumps(said, ensure_ascii=False),
        "in another order": written(dict(reversed(said.items()))),
        "with one more field": written({**said, "more": 1}),
        "without a field": written({name: value for name, value in said.items() if name != "of"}),
        "with a field twice": written(said).replace('"v":1,', '"v":1,"v":1,'),
        "with escapes": json.dumps(said, separators=(",", ":")),
        "with a decimal point": written(said).replace('"of":8', '"of":8.0'),
        "with three decimals": written({**said, "points": 7.125}),
        "with infinite points": written(said).replace('"of":8', '"of":1e999'),
        "with truth for a number": written({**said, "minutes": True}),
        "with words that turn around": written({**said, "name": "Проба \u202eанборП"}),
        "with a line end": written({**said, "name": "Проба\nПробна"}),
        "with space before": written({**said, "name": " Проба"}),
        "with a long name": written({**said, "name": "я" * 121}),
        "without titles": written({**said, "title": {}}),
        "with a foreign language": written({**said, "title": {"__proto__": "x"}}),
        "with no such kind": written({**said, "kind": "lesson"}),
        "as a list": written([said]),
    }
    for name, way in ways.items():
        yield name, signed(way, key), "altered"
    longest = {**said, "name": "😀" * 120, "points": 0, "of": 1_000_000}
    yield "the longest name, of signs outside the first plane", signed(written(longest), key), "genuine"


def _keep(name: str, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    text, key = new_key(ISSUER, PASSPHRASE, MADE, ITERATIONS)
    _, foreign = new_key(ISSUER, PASSPHRASE, MADE, ITERATIONS)
    public = key.public.model_dump(mode="json")
    certificate = issue(FACTS, key)
    _keep("key", {"text": text, "passphrase": PASSPHRASE, "public": public, "refused": list(refused_keys(text))})
    sealed = [{"record": record, "text": seal(record, key.public)} for record in RECORDS]
    refused = list(refused_records(sealed[1]["text"], seal(RECORDS[0], foreign.public)))
    _keep("sealed", {"opened": sealed, "refused": refused})
    shown = {"genuine": certificate, "earlier": issue(FACTS, foreign), "revoked": issue(REVOKED, key)}
    judged = list(judged_certificates(certificate, key))
    _keep("certificates", {"facts": FACTS, "shown": shown, "judged": judged})
    (DOCS / "expert-key.json").write_text(public_text(key.public), encoding="utf-8")
    earlier = json.dumps(foreign.public.model_dump(mode="json"), ensure_ascii=False)
    revoked = f"revoked:\n  - {{number: {REVOKED['number']}, on: 2026-11-25, reason: Издадено на друго име.}}\n"
    (DOCS / "certificates.yml").write_text(f"issuers:\n  - {earlier}\n{revoked}", encoding="utf-8")


if __name__ == "__main__":
    main()
