// Keys, sealed records and certificates: what Python made is opened here, what it refuses is refused for the same reason.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { base64url, fromBase64url, utf8 } from "../../overrides/assets/portal/bytes.mjs";
import { verifyCertificate } from "../../overrides/assets/portal/certificate.mjs";
import { newKey, unlockKey } from "../../overrides/assets/portal/expert-key.mjs";
import { certificateNumber, contentFingerprint, issueCertificate } from "../../overrides/assets/portal/issuing.mjs";
import { seal, unseal } from "../../overrides/assets/portal/sealing.mjs";
import { oneLine } from "../../overrides/assets/portal/written.mjs";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/records/crypto/${name}.json`, import.meta.url), "utf-8"));
const HUGE = `"${"a".repeat(1_000_000)}"`;
const own = vectors("key");
const { key } = await unlockKey(own.text, own.passphrase);

test("a key of Python is unlocked", () => assert.deepEqual(key.public, own.public));

test("another passphrase is told", async () => {
  assert.deepEqual(await unlockKey(own.text, `${own.passphrase}!`), { fault: "wrong_passphrase" });
});

test("a passphrase may be spelt in either way", async () => {
  assert.ok((await unlockKey(own.text, own.passphrase.normalize("NFD"))).key);
});

for (const [name, text, fault, detail] of own.refused) {
  test(`a key file is refused: ${name}`, async () => {
    const { fault: found, detail: way = "" } = await unlockKey(text === "HUGE" ? HUGE : text, own.passphrase);
    assert.deepEqual([found, way], [fault, detail]);
  });
}

test("records that Python sealed are opened", async () => {
  for (const { record, text } of vectors("sealed").opened) assert.deepEqual(await unseal(text, key), { text: record });
});

for (const [name, text, fault, detail] of vectors("sealed").refused) {
  test(`a sealed record is refused: ${name}`, async () => {
    const { fault: found, detail: way = "" } = await unseal(text, key);
    assert.deepEqual([found, way], [fault, detail]);
  });
}

for (const [name, text, state] of vectors("certificates").judged) {
  test(`a certificate is judged: ${name}`, async () => assert.equal((await verifyCertificate(text, [key.public])).state, state));
}

test("a certificate of no known issuer, and one that was revoked, are told", async () => {
  const text = await issueCertificate(vectors("certificates").facts, key);
  assert.equal((await verifyCertificate(text, [])).state, "unknown_issuer");
  const { state, certificate } = await verifyCertificate(text, [key.public], [vectors("certificates").facts.number]);
  assert.deepEqual([state, certificate.name], ["revoked", vectors("certificates").facts.name]);
});

test("what no certificate can state is not signed", async () => {
  const { facts } = vectors("certificates");
  await assert.rejects(issueCertificate({ ...facts, name: "" }, key), { message: "name" });
  await assert.rejects(issueCertificate({ ...facts, more: 1 }, key), { message: "more" });
});

test("number and content are those of Python", () => {
  const { facts } = vectors("certificates");
  assert.equal(certificateNumber("abcdefghijklmnopabcdefgh", "module", "good-talk", "2026-11-24"), facts.number);
  assert.equal(contentFingerprint(["bbbbbbbb", "aaaaaaaa"]), facts.content);
});

test("a new key opens what is sealed to it, and each file is another", async () => {
  const made = await newKey("Само за изпитване", "дванадесет знака", "2026-11-25", 100_000);
  const files = await Promise.all([seal("{}", made.key.public), seal("{}", made.key.public)]);
  assert.notEqual(files[0], files[1]);
  const { key: again } = await unlockKey(made.text, "дванадесет знака");
  for (const file of files) assert.deepEqual(await unseal(file, again), { text: "{}" });
});

test("a short passphrase makes no key", async () => {
  await assert.rejects(newKey("Само за изпитване", "кратка", "2026-11-25", 100_000), RangeError);
});

test("the secrets of an unlocked key cannot be read out", () => {
  assert.deepEqual([key.opening.extractable, key.signing.extractable], [false, false]);
});

test("base64url is written one way only", () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 151 + length) & 255);
    assert.deepEqual(fromBase64url(base64url(bytes)), bytes);
  }
  for (const text of ["A", "AB", "AA==", "A+", "A/", "A A", "я"]) assert.equal(fromBase64url(text), null, text);
  assert.equal(base64url(utf8("я")), "0Y8");
});

test("a text becomes one line that can be seen", () => {
  for (const [text, line] of [[" Проба\n\tПробна ", "Проба Пробна"], ["П\u202eроба\u0000", "П роба"], ["\u200b", ""], ["😀😀😀", "😀😀"]]) {
    assert.equal(oneLine(text, line === "😀😀" ? 2 : 20), line);
  }
});
