// Decides how far a learner is with a quiz, a final test and a module, from what is kept of them.

// An id may be "constructor".
const keptOf = (map, id) => (Object.hasOwn(map, id) ? map[id] : { answers: {}, attempts: [] });

export const openAttempt = (attempts) => attempts.find(({ at, void: gone }) => !at && !gone);
export const lastAttempt = (attempts) => attempts.findLast(({ at }) => at);
export const attemptsLeft = (attempts, most) => most - attempts.filter(({ void: gone }) => !gone).length;

export const quizOf = (state, module) => keptOf(state.quizzes, module);
export const attemptsAt = (state, test) => keptOf(state.tests, test).attempts;

/** Whether a module's quiz was passed at least once. */
export const passedQuiz = (state, module) => quizOf(state, module).attempts.some(({ passed }) => passed === true);

/** passed, waits (submitted, somebody else marks it), open (an attempt is begun), used (no attempt is left), or left. */
export function testStanding(state, test, most) {
  const attempts = attemptsAt(state, test);
  if (attempts.some(({ passed }) => passed === true)) return "passed";
  if (attempts.some(({ at, points }) => at && points === undefined)) return "waits";
  if (openAttempt(attempts)) return "open";
  return attemptsLeft(attempts, most) < 1 ? "used" : "left";
}

/** Whether there still is something to do at a final test. */
export const isTestOpen = (state, test, most) => ["open", "left"].includes(testStanding(state, test, most));

const AFTER_TEST = { passed: "test_passed", waits: "waits", used: "used", open: "test_open" };

/** Where a learner is, once a final test is begun; undefined before. */
export const afterTest = (standing) => AFTER_TEST[standing];

/**
 * Where a learner is with a module {module, lessons, quiz, test, most}: the names of its lessons as they are kept,
 * whether it has a quiz and a final test, and how many attempts the test has.
 *
 * none, begun, read (the quiz is left), passed (the quiz), test (is left), test_open, waits, used, test_passed, or done.
 */
export function moduleStanding(state, { module, lessons, quiz, test, most }) {
  const after = test && afterTest(testStanding(state, module, most));
  if (after) return after;
  const read = lessons.filter((name) => state.lessons[name]).length;
  const all = read === lessons.length;
  if (quiz && passedQuiz(state, module)) return test && all ? "test" : "passed";
  if (all) return quiz ? "read" : test ? "test" : "done";
  return read || quizOf(state, module).attempts.length ? "begun" : "none";
}
