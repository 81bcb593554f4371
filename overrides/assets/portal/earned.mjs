// Decides which rows of a report deserve a certificate, what it says, and for which a person has to look first: the twin of hooks/portal/records/earned.py.
import { PATH_TEST } from "./answer-keys.mjs";
import { certificateNumber, contentFingerprint } from "./issuing.mjs";
import { tries } from "./marking.mjs";
import { oneLine } from "./written.mjs";

// Flags of a file whose certificates come from another one.
const REPLACED_FLAGS = ["duplicate", "older_copy"];
// Flags that say nothing against a row that was passed as its questions are today.
const HARMLESS_FLAGS = ["not_sealed", "unknown_module", "unknown_question", "outdated"];

/** A certificate for every row that was passed, in the order of the report, of a copy of a record none: [{row, facts, doubts}, …]. */
export function earnedRows({ rows }, opened, keys) {
  // Two files of one name are told apart by their records.
  const records = new Map(opened.filter(({ record }) => record).map(({ file, record }) => [JSON.stringify([file, record.id]), record]));
  return rows
    .filter(({ state, flags }) => state === "passed" && !REPLACED_FLAGS.some((flag) => flags.includes(flag)))
    .map((row) => {
      const record = records.get(JSON.stringify([row.file, row.record]));
      return { row, facts: earnedFacts(row, record, keys), doubts: row.flags.filter((flag) => !HARMLESS_FLAGS.includes(flag)) };
    });
}

function earnedFacts(row, record, keys) {
  const isPath = row.module.startsWith(PATH_TEST);
  const [kind, id] = isPath ? ["path", row.module.slice(PATH_TEST.length)] : ["module", row.module];
  const { points, of, at } = keys.tests.has(row.module) ? row.test : row.quiz;
  const { title } = (isPath ? keys.paths : keys.modules).get(id);
  const date = at.slice(0, 10);
  return {
    number: certificateNumber(record.id, kind, id, date),
    name: oneLine(record.name, 120),
    kind,
    id,
    title: Object.fromEntries(Object.entries(title).map(([language, words]) => [language, oneLine(words, 300)])),
    minutes: row.minutes,
    date,
    points,
    of,
    content: contentFingerprint(askedHashes(row.module, at, record, keys)),
  };
}

/** The fingerprints of the questions of the attempt that was passed. */
function askedHashes(module, at, record, keys) {
  if (keys.tests.has(module)) return tries(record.tests[module].attempts).find((one) => one.at === at).drawn.map(({ hash }) => hash);
  return Object.values(record.quizzes[module].attempts.find((one) => one.at === at).answers ?? {}).map(({ hash }) => hash);
}
