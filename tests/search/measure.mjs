// Measures the search on passages and judged queries: recall@3 and MRR by kind.
import { readFileSync } from "node:fs";
import { createIndex, search } from "../../overrides/assets/portal/search.mjs";

export const rows = (name) =>
  readFileSync(new URL(name, import.meta.url), "utf-8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" | "));

export function measure(find, queries) {
  const kinds = new Map();
  const missed = [];
  for (const [kind, query, right] of queries) {
    const wanted = right.split(",");
    const found = find(query);
    const place = found.findIndex((id) => wanted.includes(id)) + 1;
    for (const name of [kind, "all"]) {
      const sums = kinds.get(name) ?? { n: 0, recall: 0, rank: 0 };
      sums.n += 1;
      sums.recall += place > 0 && place <= 3;
      sums.rank += place && 1 / place;
      kinds.set(name, sums);
    }
    if (place !== 1) missed.push([kind, query, right, place, found.slice(0, 4).join(" ")]);
  }
  return { kinds: [...kinds].map(([name, { n, recall, rank }]) => [name, n, recall / n, rank / n]), missed };
}

export const passages = () => rows("passages.txt").map(([id, title, text]) => ({ id, title, text }));

if (process.argv[1]?.endsWith("measure.mjs")) {
  const index = createIndex(passages());
  const { kinds, missed } = measure((query) => search(index, query, 10).map(({ id }) => id), rows("queries-passages.txt"));
  for (const [name, n, recall, rank] of kinds) console.log(name.padEnd(10), String(n).padStart(4), recall.toFixed(3), rank.toFixed(3));
  if (process.argv[2]) for (const miss of missed) console.log(miss.join(" | "));
}
