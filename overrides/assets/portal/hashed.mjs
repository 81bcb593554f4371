// Decides how a page marks a test that holds only hashes of what is right (see hooks/portal/questions/hashed.py; tests/vectors/hashed.json).
import { readings, score } from "./score.mjs";
import { digest } from "./sha256.mjs";

// Kind → (is(thing): whether it is right, parts: list → ids, answer) → the key that `score` wants.
const choice = (is, { options }) => ({ correct: options.filter(is), options });
const OPEN = {
  __proto__: null,
  single: choice,
  multiple: choice,
  true_false: (is) => ({ answer: is("true") }),
  matching: (is, { pairs, choices }) => ({ pairs, sides: pairs.map((left) => choices.find((right) => is(`${left} ${right}`))) }),
  ordering: (is, { shown }) => ({ order: shown.map((_, place) => shown.find((item) => is(`${item} ${place}`))) }),
  short_answer: (is, parts, answer) => ({ accepted: typeof answer === "string" ? readings(answer).filter(is) : [] }),
};

/** Points for an answer; `hashed` is the question's key in hashes, `parts` what the question offers: list → ids. */
export function scoreHashed({ kind, points, salt, right }, parts, answer) {
  const is = (thing) => right.includes(digest(`${salt} ${thing}`, 16));
  return score({ kind, points, ...OPEN[kind](is, parts, answer) }, answer);
}
