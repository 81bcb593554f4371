// Marking in the page: every vector that Python passes, and no answer that breaks it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { KINDS, score, standing } from "../../overrides/assets/portal/score.mjs";

const folder = new URL("../vectors/scoring/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
const vectors = files.flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf-8")).map((vector) => ({ file, ...vector })));

for (const { file, name, key, answer, points } of vectors) {
  test(`${file}: ${name}`, () => assert.equal(score(key, answer), points));
}

test("every kind has vectors", () => {
  assert.deepEqual(new Set(vectors.map(({ key }) => key.kind)), new Set(Object.keys(KINDS)));
});

test("a kind is never inherited", () => {
  assert.throws(() => score({ kind: "constructor", points: 1 }, null));
});

test("an enormous answer is marked, and soon", { timeout: 2000 }, () => {
  const enormous = ["x".repeat(5_000_000), Array(300_000).fill("none"), Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [n, "none"]))];
  for (const { key } of new Map(vectors.map((vector) => [vector.key.kind, vector])).values()) {
    for (const answer of enormous) assert.equal(score(key, answer), 0);
  }
});

test("what JSON cannot hold is not right", () => {
  for (const { key } of new Map(vectors.map((vector) => [vector.key.kind, vector])).values()) {
    for (const answer of [undefined, Symbol("a"), 1n, NaN, () => "a", new Map([["a", "a"]]), Object.create(null)]) {
      assert.equal(score(key, answer), 0);
    }
  }
});

test("the words of a result follow its range", () => {
  const words = [[100, 80], [80, 80], [79, 80], [50, 80], [49, 80], [0, 80], [45, 40]].map(([share, mark]) => standing(share, mark));
  assert.deepEqual(words, ["passed", "passed", "almost", "almost", "below", "below", "passed"]);
});
