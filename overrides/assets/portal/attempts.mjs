// Decides what a learner's attempt at a final test is made of, and what it earns; changes only what it is given.
import { drawn } from "./draw.mjs";

const HUNDREDTHS = 100;

/** A new attempt; `pool` is [{id, objective, hash}], ids as `module/question`. */
export function newAttempt(id, begun, pool, draw) {
  const hashes = new Map(pool.map((question) => [question.id, question.hash]));
  const chosen = drawn(id, pool.map((question) => [question.id, question.objective]), draw);
  return { id, begun, drawn: chosen.map((question) => ({ question, hash: hashes.get(question) })), answers: {} };
}

/** Whether everything that was drawn is still asked in the same words. */
export const stillAsked = ({ drawn: some }, pool) =>
  some.every(({ question, hash }) => pool.some((known) => known.id === question && known.hash === hash));

/** Ends an attempt: points of each question by id ([points, of]), or nothing where somebody else marks. */
export function endAttempt(attempt, at, mark, results) {
  attempt.at = at;
  if (!results) return;
  const sum = (part) => Object.values(results).reduce((total, result) => total + Math.round(result[part] * HUNDREDTHS), 0) / HUNDREDTHS;
  Object.assign(attempt, { points: sum(0), of: sum(1) });
  attempt.passed = percentOf(attempt) >= mark;
}

/** Whole per cent of the points, rounded down: what is almost enough is not enough. */
export const percentOf = ({ points, of }) => Math.floor(Math.round(points * HUNDREDTHS) / of);
