// Decides what the expert is told of many records: the twin of hooks/portal/records/report.py (tests/vectors/records holds both together).
import { PATH_TEST, rowModules } from "./answer-keys.mjs";
import { byCodePoints, ownEntry } from "./hostile.mjs";
import { PART_OF_POINT, tries } from "./marking.mjs";
import { handIn, recordEvidence, recordFlags } from "./record-flags.mjs";

/**
 * [{file, sealed, record}, or {file, fault, detail} where there is none, …] → {rows, files, hardest}, as `make_report` in Python says.
 *
 * `keys` is what `readKeys` gives, `now` a time such as 2026-11-24T08:00:00Z.
 */
export function makeReport(files, keys, now) {
  const handedIn = handIn(files, keys);
  const proof = recordEvidence(handedIn, keys, now);
  const found = new Map(handedIn.map((one) => [one.place, recordFlags(one, proof)]));
  const byPerson = [...handedIn].sort((a, b) => byCodePoints(a.record.name, b.record.name) || a.place - b.place);
  return {
    rows: byPerson.flatMap((one) => reportRows(one, keys, found.get(one.place))),
    files: files.map((one, place) => reportFile(one, found.get(place))),
    hardest: hardest(handedIn),
  };
}

function reportFile({ file, record, fault, detail }, found) {
  if (!record) return { file, status: "unreadable", record: null, flags: [{ code: fault, detail: detail ?? "" }] };
  return { file, status: "read", record: record.id, flags: found.map(([flag, where]) => ({ code: flag, detail: where })) };
}

function reportRows({ file, record, marked }, keys, found) {
  const paths = [...keys.tests.keys()].filter((row) => row.startsWith(PATH_TEST) && (Object.hasOwn(record.tests, row) || row === `${PATH_TEST}${record.path}`));
  return [...keys.modules.keys(), ...paths].map((row) => {
    const modules = rowModules(keys, row);
    const lessons = modules.flatMap((module) => keys.modules.get(module).lessons.map((lesson) => `${module}/${lesson}`));
    const read = lessons.filter((lesson) => Object.hasOwn(record.lessons, lesson)).length;
    const [quiz, test] = ["quiz", "test"].map((part) => bestOf(marked.filter((one) => one.row === row && one.part === part)));
    const tried = Object.hasOwn(record.quizzes, row) || Object.hasOwn(record.tests, row);
    return {
      file,
      person: record.name,
      record: record.id,
      made: record.made,
      module: row,
      state: stateOf(keys.tests.has(row) ? test : quiz, read, lessons.length, tried),
      lessons: [read, lessons.length],
      quiz: quiz ? attemptShown(quiz, record.quizzes[row].attempts.length) : null,
      test: test ? { ...attemptShown(test, tries(ownEntry(record.tests, row).attempts).length), marking: keys.tests.get(row).marking } : null,
      minutes: modules.reduce((sum, module) => sum + keys.modules.get(module).minutes, 0),
      content: [quiz, test].every((one) => !one || one.current) ? "current" : "outdated",
      flags: [...new Set(found.filter(([, , of]) => of === undefined || of === row).map(([code]) => code))],
    };
  });
}

/** What was passed comes first, then what could be marked as a whole, then what is worth more, then what is older. */
function bestOf(attempts) {
  const order = (a, b) => Number(b.passed ?? false) - Number(a.passed ?? false) || b.current - a.current || b.percent - a.percent || byCodePoints(a.attempt.at, b.attempt.at) || byCodePoints(a.attempt.id, b.attempt.id);
  return [...attempts].sort(order)[0];
}

function stateOf(decides, read, of, tried) {
  if (decides) return decides.passed === null ? "waiting" : decides.passed ? "passed" : "failed";
  if (read && read === of) return "read";
  return read || tried ? "begun" : "none";
}

const attemptShown = ({ points, of, percent, passed, attempt }, attempts) => ({
  points: points / PART_OF_POINT,
  of: of / PART_OF_POINT,
  percent,
  passed,
  attempts,
  at: attempt.at,
});

function hardest(handedIn) {
  const seen = new Map();
  for (const one of handedIn.flatMap(({ marked }) => marked)) {
    const name = `${one.row} ${one.attempt.id}`;
    if (!seen.has(name)) seen.set(name, one);
  }
  const sums = new Map();
  for (const { question, points, of, answered } of [...seen.values()].flatMap(({ results }) => results)) {
    const [count, earned, most] = sums.get(question) ?? [0, 0, 0];
    if (answered) sums.set(question, [count + 1, earned + points, most + of]);
  }
  const worst = [...sums].sort(([a, one], [b, other]) => one[1] / one[2] - other[1] / other[2] || byCodePoints(a, b));
  return worst.map(([question, [answered, points, of]]) => ({ question, answered, points: points / PART_OF_POINT, of: of / PART_OF_POINT }));
}
