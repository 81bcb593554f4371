// The report of many records in the browser: for every vector what Python makes, to the byte.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readKeys } from "../../overrides/assets/portal/answer-keys.mjs";
import { byCodePoints } from "../../overrides/assets/portal/hostile.mjs";
import { readRecord, timeSeconds } from "../../overrides/assets/portal/record-reading.mjs";
import { makeReport } from "../../overrides/assets/portal/report.mjs";

const folder = new URL("../vectors/records/", import.meta.url);
const text = (path) => readFileSync(new URL(path, folder), "utf-8");
const keys = readKeys(text("keys.json"));
const opened = (one) => (one.fault ? one : { file: one.file, sealed: one.sealed, ...readRecord(new TextEncoder().encode(one.text)) });

for (const name of readdirSync(new URL("report/", folder))) {
  test(`the report of ${name} is that of Python`, () => {
    const { files, now, report } = JSON.parse(text(`report/${name}`));
    assert.equal(JSON.stringify(makeReport(files.map(opened), keys, now)), JSON.stringify(report));
  });
}

test("a file that is none of keys is refused", () => {
  for (const wrong of ["", "null", "[]", "{}", '{"format":"portal-test-keys","v":1}', '{"format":"portal-test-keys","v":2}']) assert.equal(readKeys(wrong), null);
});

test("a day that does not exist is no time", () => {
  for (const time of ["2026-02-30T00:00:00Z", "2026-11-24T24:00:00Z", "0000-01-01T00:00:00Z", "2026-11-24", 5, null]) assert.ok(Number.isNaN(timeSeconds(time)), time);
  assert.equal(timeSeconds("1970-01-02T00:00:01Z"), 86_401);
});

test("texts are sorted as Python sorts them", () => {
  assert.deepEqual(["😀", "ﬁ", "б", "аа", "а", ""].sort(byCodePoints), ["", "а", "аа", "б", "ﬁ", "😀"]);
});
