// Decides how many points an answer earns: the twin of hooks/portal/questions/kinds.py (tests/vectors/scoring holds both together).

const MAX_ANSWER = 200;
const LATIN = "ABEKMHOPCTXaeopcyx";
const LIKE_LATIN = "АВЕКМНОРСТХаеорсух";
// Python's \s also takes U+001C–1F and U+0085.
const SPACES = /[\s\x1c-\x1f\x85]+/gu;
const EDGES = /^[\s\x1c-\x1f\x85.,;:!?"'„“”«»‚‘’()[\]–—-]+|[\s\x1c-\x1f\x85.,;:!?"'„“”«»‚‘’()[\]–—-]+$/gu;

// The first MAX_ANSWER characters, counted as Python counts: by code points, not by UTF-16 units.
const start = (text) => [...text.slice(0, 2 * MAX_ANSWER)].slice(0, MAX_ANSWER).join("");

/** Lower case, single spaces, no punctuation at the ends, one kind of dash (Unicode NFKC). */
export function normalise(text) {
  return start(text)
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(/[\u2010-\u2014\u2212]/gu, "-")
    .replace(/[ѝЍ]/gu, "и")
    .replace(EDGES, "")
    .toLowerCase()
    .replace(SPACES, " ");
}

/** The normalised text, and the same with Latin look-alikes read as Cyrillic. */
export function readings(text) {
  const cyrillic = start(text).replace(/[ABEKMHOPCTXaeopcyx]/gu, (letter) => LIKE_LATIN[LATIN.indexOf(letter)]);
  return [normalise(text), normalise(cyrillic)];
}

/** The most of the `given` ids that already stand to one another as in `order` (longest increasing subsequence). */
export function inOrder(order, given) {
  const longest = (runs) => runs.reduce((best, run) => (run.length > best.length ? run : best), []);
  const runs = [];
  for (const id of given) {
    const before = runs.filter((run) => order.indexOf(run.at(-1)) < order.indexOf(id));
    runs.push([...longest(before), id]);
  }
  return longest(runs);
}

/** Kind → (key, answer) → [parts that are right, parts there are]. An answer of a wrong shape is simply not right. */
export const KINDS = {
  __proto__: null,

  single: ({ correct }, answer) => [Number(correct.includes(answer)), 1],

  multiple({ correct, options }, answer) {
    const chosen = Array.isArray(answer) ? options.filter((id) => answer.includes(id)) : [];
    const right = chosen.filter((id) => correct.includes(id)).length;
    return [Math.max(0, 2 * right - chosen.length), correct.length];
  },

  true_false: (key, answer) => [Number(answer === key.answer), 1],

  // Object.hasOwn, because "constructor" is a possible id.
  matching: ({ pairs, sides = pairs }, answer) => [
    pairs.filter((id, at) => Object.hasOwn(Object(answer), id) && answer[id] === sides[at]).length,
    pairs.length,
  ],

  ordering({ order }, answer) {
    const whole = Array.isArray(answer) && answer.length === order.length && order.every((id) => answer.includes(id));
    return [whole ? inOrder(order, answer).length - 1 : 0, order.length - 1];
  },

  short_answer: ({ accepted }, answer) => [
    Number(typeof answer === "string" && readings(answer).some((reading) => accepted.includes(reading))),
    1,
  ],
};

/** Points from 0 to `key.points`, to two decimals, halves rounded up; whole-number arithmetic as in Python. */
export function score(key, answer) {
  const [right, of] = KINDS[key.kind](key, answer);
  return Math.floor((200 * right * key.points + of) / (2 * of)) / 100;
}

/** Which words a result begins with, both in percent; with less than half of the points “a little more” is untrue. */
export const standing = (share, mark) => (share >= mark ? "passed" : share >= 50 ? "almost" : "below");
