// A final test in the page: drawn as Python draws it, marked by hashes as `score` marks the key in clear.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { endAttempt, newAttempt, stillAsked } from "../../overrides/assets/portal/attempts.mjs";
import { drawn, shuffled } from "../../overrides/assets/portal/draw.mjs";
import { scoreHashed } from "../../overrides/assets/portal/hashed.mjs";
import { KINDS } from "../../overrides/assets/portal/score.mjs";
import { sha256 } from "../../overrides/assets/portal/sha256.mjs";
import { attemptsLeft, lastAttempt, openAttempt } from "../../overrides/assets/portal/standing.mjs";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf-8"));

test("SHA-256 is that of Python, around every end of a block", () => {
  for (const { text, sha256: expected } of vectors("sha256")) assert.equal(sha256(text), expected, text);
});

test("an attempt is drawn as in Python", () => {
  for (const { seed, pool, count, drawn: expected } of vectors("draw")) assert.deepEqual(drawn(seed, pool, count), expected);
});

test("parts are shuffled as in Python", () => {
  for (const { seed, pool, shuffled: expected } of vectors("draw")) assert.deepEqual(shuffled(seed, pool.map(([id]) => id)), expected);
});

test("marking by hashes gives the points of the key in clear, for every kind", () => {
  const seen = {};
  for (const { hashed, parts, marked } of vectors("hashed")) {
    for (const [answer, points] of marked) assert.equal(scoreHashed(hashed, parts, answer), points, JSON.stringify({ hashed, answer }));
    seen[hashed.kind] = (seen[hashed.kind] ?? 0) + marked.length;
  }
  assert.deepEqual(Object.keys(seen).sort(), Object.keys(KINDS).sort());
  assert.ok(Object.values(seen).every((count) => count >= 500));
});

const pool = ["a", "b", "c"].map((name) => ({ id: `m/${name}`, objective: name === "c" ? "two" : "one", hash: `hash-${name}` }));
const begun = "2026-11-25T08:00:00Z";

test("an attempt asks about every objective and remembers in which words", () => {
  const attempt = newAttempt("x", begun, pool, 2);
  assert.equal(attempt.drawn.length, 2);
  assert.ok(attempt.drawn.some(({ question, hash }) => question === "m/c" && hash === "hash-c"));
  assert.ok(stillAsked(attempt, pool));
});

test("an attempt at questions that have changed, or are gone, is told apart", () => {
  const attempt = newAttempt("x", begun, pool, 3);
  assert.ok(!stillAsked(attempt, pool.map((one) => ({ ...one, hash: "other" }))));
  assert.ok(!stillAsked(attempt, pool.slice(1)));
});

test("attempts are counted, but not one whose questions changed meanwhile", () => {
  const attempts = [{ ...newAttempt("x", begun, pool, 2), void: true }, newAttempt("y", begun, pool, 2)];
  assert.equal(attemptsLeft(attempts, 3), 2);
  assert.equal(openAttempt(attempts).id, "y");
  assert.equal(lastAttempt(attempts), undefined);
});

test("what is almost enough is not enough", () => {
  for (const [points, passed] of [[7.99, false], [8, true]]) {
    const attempt = newAttempt("x", begun, pool, 2);
    endAttempt(attempt, begun, 80, { "m/a": [points, 8], "m/c": [0, 2] });
    assert.deepEqual([attempt.points, attempt.of, attempt.passed], [points, 10, passed]);
  }
});

test("a sealed attempt ends without points", () => {
  const attempt = newAttempt("x", begun, pool, 2);
  endAttempt(attempt, begun, 80, false);
  assert.deepEqual([attempt.at, "points" in attempt, "passed" in attempt], [begun, false, false]);
});
