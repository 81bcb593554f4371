// QR codes are those of the segno library, of every version, with the mask that it chooses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { qrMatrix, qrPath } from "../../overrides/assets/portal/qr.mjs";
import { sha256 } from "../../overrides/assets/portal/sha256.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/qr.json", import.meta.url), "utf-8"));
const rowsOf = (matrix) => matrix.map((row) => row.join(""));

test("every version of both levels is tried", () => {
  const tried = vectors.map(({ level, version }) => `${level}${version}`);
  assert.deepEqual(tried, ["M", "L"].flatMap((level) => Array.from({ length: 80 }, (_, at) => `${level}${(at >> 1) + 1}`)));
});

for (const { text, level, version, mask, sha256: expected, rows } of vectors) {
  test(`version ${version} at level ${level} with ${text.length} signs is the code of segno`, () => {
    const found = rowsOf(qrMatrix(text, level));
    if (rows) assert.deepEqual(found, rows);
    assert.equal(sha256(rowsOf(qrMatrix(text, level, mask)).join("\n")), expected);
    assert.equal(sha256(found.join("\n")), expected, "the mask is another one");
  });
}

test("a drawing has a light zone of four around the code, and all of it", () => {
  const { text, rows } = vectors[0];
  const { size, path } = qrPath(text);
  assert.equal(size, rows.length + 8);
  const dark = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, run]) => Array.from({ length: Number(run) }, (_, at) => `${Number(x) + at - 4} ${y - 4}`));
  assert.deepEqual(dark, rows.flatMap((row, y) => [...row].flatMap((bit, x) => (bit === "1" ? [`${x} ${y}`] : []))));
});

test("what level M has no room for is drawn at level L", () => {
  assert.equal(qrPath("a".repeat(2331)).size, 177 + 8);
  assert.equal(qrPath("a".repeat(2953)).size, 177 + 8);
  assert.throws(() => qrPath("a".repeat(2954)), RangeError);
});

test("no text but ASCII is drawn", () => assert.throws(() => qrMatrix("я"), RangeError));
