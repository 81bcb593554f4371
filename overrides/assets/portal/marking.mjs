// Decides what the attempts in a record are worth, from the answers alone: the twin of hooks/portal/records/marking.py.
import { byCodePoints, ownEntry } from "./hostile.mjs";
import { score } from "./score.mjs";

/** Points are added as whole hundredths, so that Python finds the same sum. */
export const PART_OF_POINT = 100;

/** The attempts that count: not those whose questions changed while they were open. */
export const tries = (attempts) => attempts.filter(({ void: gone }) => !gone);

/**
 * Every finished attempt at a quiz or final test that the keys know, in their order:
 * {row, part, attempt, results, outdated, unknown, current, points, of, percent, passed}.
 *
 * `row` is a module or path:<id>, `part` quiz or test; `results` {question, hash, points, of, answered} of each question
 * that is still asked as it was; points in hundredths. `passed` is null where not every question could be marked.
 */
export function markRecord(record, keys) {
  const marked = [];
  for (const [row, asked] of keys.quizzes) {
    for (const attempt of ownEntry(record.quizzes, row)?.attempts ?? []) if (attempt.at) marked.push(markQuiz(row, attempt, asked, record.language));
  }
  for (const [row, asked] of keys.tests) {
    for (const attempt of tries(ownEntry(record.tests, row)?.attempts ?? [])) if (attempt.at) marked.push(markTest(row, attempt, asked, record.language));
  }
  return marked;
}

/** A finished quiz has an answer to every question, so a question without one came later. */
function markQuiz(row, attempt, asked, language) {
  const given = new Map(Object.entries(attempt.answers ?? {}));
  const names = [...asked.questions.keys()];
  const same = names.filter((name) => given.get(name)?.hash === asked.questions.get(name).hash);
  const results = same.map((name) => markOne(`${row}/quiz/${name}`, asked.questions.get(name), given.get(name).answer, true, language));
  const outdated = names.filter((name) => !same.includes(name));
  const unknown = [...given.keys()].filter((name) => !asked.questions.has(name));
  return summed({ row, part: "quiz", attempt, results, outdated, unknown, current: !outdated.length }, asked.pass_mark);
}

function markTest(row, attempt, asked, language) {
  const drawn = new Map(attempt.drawn.map(({ question, hash }) => [question, hash]));
  const answers = attempt.answers ?? {};
  const known = [...drawn.keys()].filter((name) => asked.questions.has(name));
  const same = known.filter((name) => asked.questions.get(name).hash === drawn.get(name));
  const results = same.map((name) => markOne(name, asked.questions.get(name), ownEntry(answers, name), Object.hasOwn(answers, name), language));
  const outdated = known.filter((name) => asked.questions.get(name).hash !== drawn.get(name));
  const unknown = [...drawn.keys()].filter((name) => !asked.questions.has(name));
  return summed({ row, part: "test", attempt, results, outdated, unknown, current: same.length === drawn.size }, asked.pass_mark);
}

function markOne(question, { hash, key: keys }, answer, answered, language) {
  const key = ownEntry(keys, language) ?? Object.values(keys)[0];
  return { question, hash, points: Math.round(score(key, answer) * PART_OF_POINT), of: key.points * PART_OF_POINT, answered };
}

function summed(marked, mark) {
  const sum = (part) => marked.results.reduce((total, result) => total + result[part], 0);
  const [points, of] = [sum("points"), sum("of")];
  // Rounded down: what is almost enough is not enough.
  const percent = of ? Math.floor((points * 100) / of) : 0;
  marked.unknown.sort(byCodePoints);
  return { ...marked, points, of, percent, passed: marked.current ? percent >= mark : null };
}
