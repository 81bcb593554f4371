// Decides how the expert's file of keys is read, and what each quiz and final test in it asks: the twin of hooks/portal/records/answer_keys.py.
import { ownEntry } from "./hostile.mjs";

export const PATH_TEST = "path:";
const KEY_PARTS = ["modules", "quizzes", "tests", "paths"];

const requiredModules = (path) => path.modules.filter((step) => step.required).map(({ module }) => module);
const moduleOf = (question) => question.split("/", 1)[0];

/** A text → the keys in it (see `asKeys`); null when it is no file of keys of this version. */
export function readKeys(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const right = found?.format === "portal-test-keys" && found.v === 1;
  return right && KEY_PARTS.every((part) => found[part] !== null && typeof found[part] === "object" && !Array.isArray(found[part])) ? asKeys(found) : null;
}

/**
 * The JSON of a file of keys → {modules, paths, quizzes, tests}: maps (Map) by module, of tests also by path:<id>.
 *
 * A quiz is {questions, pass_mark}, a test {questions, pass_mark, draw, attempts, marking, editions}: `questions` a Map
 * of the names that attempts use; `editions` the lists of modules it draws from, one for each edition with another one.
 */
export function asKeys(found) {
  const tests = new Map(Object.entries(found.tests).map(([name, test]) => [name, { ...test, questions: new Map(poolOf(found, name)), editions: [[name]] }]));
  for (const [name, path] of Object.entries(found.paths)) {
    if (!path.final_test) continue;
    const pools = requiredModules(path).flatMap((module) => poolOf(found, module));
    // Two modules may call different objectives alike.
    const questions = new Map(pools.map(([question, known]) => [question, { ...known, objective: `${moduleOf(question)}/${known.objective}` }]));
    tests.set(`${PATH_TEST}${name}`, { ...path.final_test, questions, editions: path.final_test.pools });
  }
  return {
    modules: new Map(Object.entries(found.modules)),
    paths: new Map(Object.entries(found.paths)),
    quizzes: new Map(Object.entries(found.quizzes).map(([name, quiz]) => [name, { ...quiz, questions: new Map(Object.entries(quiz.questions)) }])),
    tests,
  };
}

function poolOf(found, module) {
  const questions = ownEntry(found.tests, module)?.questions ?? {};
  return Object.entries(questions).map(([name, known]) => [`${module}/${name}`, known]);
}

/** The modules that a row is about: itself, or those that the path of a final test requires. */
export const rowModules = (keys, row) => (row.startsWith(PATH_TEST) ? requiredModules(keys.paths.get(row.slice(PATH_TEST.length))) : [row]);

/** [question, objective] of all that a test can draw, once for every edition in which the pool is another. */
export const testPools = ({ questions, editions }) =>
  editions.map((modules) => [...questions].filter(([name]) => modules.includes(moduleOf(name))).map(([name, { objective }]) => [name, objective]));
