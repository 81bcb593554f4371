// Decides what a learner's record holds: a name, and what the device has kept.
import { digest } from "./sha256.mjs";
import { oneLine } from "./written.mjs";

/** Whether there is anything to send. */
export const hasRecord = (state) => ["lessons", "quizzes", "scenarios", "tests"].some((part) => Object.keys(state[part]).length);

/**
 * The record of a learner (portal-record, version 1) out of the state of `store.mjs`.
 *
 * Its id is made of what it says, so that the same way under the same name is the same record, however often it is saved.
 */
export function makeRecord(typed, { lessons, quizzes, scenarios, tests, path }, { site, language, made }) {
  const name = oneLine(typed, 120);
  const way = { path, lessons, quizzes, scenarios, tests };
  return { format: "portal-record", v: 1, id: digest(JSON.stringify([name, way]), 24), name, made, site, language, ...way };
}
