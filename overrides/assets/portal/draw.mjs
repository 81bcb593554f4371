// Decides which questions an attempt asks, and in which order: the twin of hooks/portal/questions/draw.py (tests/vectors/draw.json holds both together).
import { sha256 } from "./sha256.mjs";

/** Names in the order of the SHA-256 of seed, space and name. */
export function shuffled(seed, names) {
  const keyed = names.map((name) => [sha256(`${seed} ${name}`), name]);
  return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, name]) => name);
}

/** `count` of the pool ([question, objective] each) in the order of asking: one for each objective, then any. */
export function drawn(seed, pool, count) {
  const objectives = new Map(pool);
  const order = shuffled(seed, [...objectives.keys()]);
  const firsts = order.filter((name, at) => order.findIndex((other) => objectives.get(other) === objectives.get(name)) === at);
  const chosen = [...firsts, ...order.filter((name) => !firsts.includes(name))].slice(0, count);
  return order.filter((name) => chosen.includes(name));
}
