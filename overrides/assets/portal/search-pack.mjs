// Decides how the index that hooks/portal/finish/search_index.py packs is read again.
import { indexOf } from "./search.mjs";

const SHARED = "!#%&()*+,;=?[]^_";
const STEPS = "abcdefghijklmnopqrstuvwxyz!#%&()*+,;=?[]^_{|}";
const [LEAST, RATIO] = [0.35, 1.6];

function stemsOf(packed) {
  const stems = [];
  for (const [, sign, rest] of packed.matchAll(/([!#%&()*+,;=?[\]^_])([^!#%&()*+,;=?[\]^_]*)/g)) {
    stems.push((stems.at(-1) ?? "").slice(0, SHARED.indexOf(sign)) + rest);
  }
  return stems;
}

// An index of `docs` from the three packed texts; each stands in lines of its own.
export function unpack(docs, packed) {
  const [stems, steps, levels] = [packed.stems, packed.steps, packed.levels].map((text) => text.trim());
  const places = new Map([...STEPS].map((sign, place) => [sign, place]));
  const weight = [...STEPS].slice(0, 10).map((_, level) => LEAST * RATIO ** level);
  let level = 0;
  const lists = steps.split(".").map((run) => {
    const list = [];
    let place = -1;
    for (let at = 0; at < run.length; at++) {
      let step = places.get(run[at]);
      if (step === undefined) {
        const [high, middle, low] = [1, 2, 3].map((n) => places.get(run[at + n]));
        step = (high * STEPS.length + middle) * STEPS.length + low;
        at += 3;
      }
      place += step + 1;
      list.push(place, weight[places.get(levels[level++])]);
    }
    return list;
  });
  return indexOf(docs, stemsOf(stems).map((stem, n) => [stem, lists[n]]));
}
