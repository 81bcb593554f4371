// Decides what somebody should look at in a record beside its points: the twin of hooks/portal/records/flags.py.
import { testPools } from "./answer-keys.mjs";
import { drawn } from "./draw.mjs";
import { byCodePoints, ownEntry, plainName } from "./hostile.mjs";
import { markRecord, PART_OF_POINT, tries } from "./marking.mjs";
import { timeSeconds } from "./record-reading.mjs";

const MOST_AHEAD = 86_400;
const LEAST_SECONDS = 2;
const DONE_PARTS = ["lessons", "quizzes", "scenarios", "tests"];

/** [row, attempt] for every attempt in a record, finished or not, counting or not. */
const allAttempts = (record) =>
  [record.quizzes, record.tests].flatMap((part) => Object.entries(part).flatMap(([row, { attempts }]) => attempts.map((attempt) => [row, attempt])));

/** What a learner did, as a text that is the same for the same doings; empty when that is nothing. */
function doings(record) {
  const sorted = (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  return DONE_PARTS.some((part) => Object.keys(record[part]).length) ? JSON.stringify(DONE_PARTS.map((part) => record[part]), sorted) : "";
}

/** The opened files ([{file, sealed, record}, …], without `record` where there is none) → those with one, marked. */
export const handIn = (files, keys) =>
  files.map((one, place) => ({ ...one, place })).filter(({ record }) => record).map((one) => ({ ...one, marked: markRecord(one.record, keys), content: doings(one.record) }));

/** What the records say together; `now` is a time as records write it. */
export function recordEvidence(handedIn, keys, now) {
  const proof = { keys, now: timeSeconds(now), byId: new Map(), byContent: new Map(), byAttempt: new Map() };
  const put = (map, name, one) => (map.has(name) ? map.get(name).push(one) : map.set(name, [one]));
  for (const one of handedIn) {
    put(proof.byId, one.record.id, one);
    if (one.content) put(proof.byContent, one.content, one);
    for (const id of new Set(allAttempts(one.record).map(([, attempt]) => attempt.id))) put(proof.byAttempt, id, one);
  }
  return proof;
}

const placeOf = (row, { id }) => `${plainName(row)} ${id}`;
const finishedTests = ({ marked }) => marked.filter(({ part }) => part === "test");
const isAhead = (time, { now }) => typeof time === "string" && timeSeconds(time) > now + MOST_AHEAD;
const ofQuestions = (one, list) => one.marked.flatMap((marked) => marked[list].map((name) => [`${placeOf(marked.row, marked.attempt)} ${plainName(name)}`, marked.row]));
const rowOfLesson = (lesson) => lesson.split("/", 1)[0];

// Code → (one record, what is known of all) → [detail, row] of everything to look at; no row when it is about the whole record.
const RECORD_FLAGS = {
  duplicate(one, { byId, byContent }) {
    const [first] = [...byId.get(one.record.id), ...(byContent.get(one.content) ?? [])].sort((a, b) => a.place - b.place);
    return first === one ? [] : [[first.file]];
  },

  older_copy({ record }, { byAttempt }) {
    const sharing = new Set(allAttempts(record).flatMap(([, { id }]) => byAttempt.get(id)));
    const newer = [...sharing].filter((other) => other.record.name === record.name && other.record.made > record.made);
    newer.sort((a, b) => (a.record.made < b.record.made ? 1 : a.record.made > b.record.made ? -1 : a.place - b.place));
    return newer.length ? [[newer[0].file]] : [];
  },

  not_sealed: ({ sealed }) => (sealed ? [] : [[""]]),

  shared_attempts: ({ record }, { byAttempt }) =>
    allAttempts(record).flatMap(([row, attempt]) => {
      const other = byAttempt.get(attempt.id).find((one) => one.record.name !== record.name);
      return other ? [[`${placeOf(row, attempt)} ${other.file}`, row]] : [];
    }),

  not_drawn: (one, { keys }) =>
    finishedTests(one).flatMap(({ row, attempt, current }) => {
      const asked = keys.tests.get(row);
      const names = JSON.stringify(attempt.drawn.map(({ question }) => question));
      const right = !current || testPools(asked).some((pool) => JSON.stringify(drawn(attempt.id, pool, asked.draw)) === names);
      return right ? [] : [[placeOf(row, attempt), row]];
    }),

  // A claim of less than passing is no claim: the pass mark may have been lowered since.
  claimed_other_score: ({ marked }) =>
    marked.flatMap(({ row, attempt, current, points, of, passed }) => {
      const other = (said, hundredths) => (said ?? null) !== null && said !== hundredths / PART_OF_POINT;
      const wrong = other(attempt.points, points) || other(attempt.of, of) || (attempt.passed === true && passed === false);
      return current && wrong ? [[placeOf(row, attempt), row]] : [];
    }),

  beyond_limit: ({ record }, { keys }) =>
    [...keys.tests].flatMap(([row, asked]) => {
      const made = tries(ownEntry(record.tests, row)?.attempts ?? []).length;
      return made > asked.attempts ? [[`${plainName(row)} ${made}/${asked.attempts}`, row]] : [];
    }),

  // Only tests: an attempt at a quiz can be one question tried again, which takes a second.
  too_fast: (one) =>
    finishedTests(one).flatMap(({ row, attempt }) => {
      const taken = timeSeconds(attempt.at) - timeSeconds(attempt.begun);
      return taken >= 0 && taken < LEAST_SECONDS * attempt.drawn.length ? [[placeOf(row, attempt), row]] : [];
    }),

  finished_before_begun: ({ record }) =>
    allAttempts(record).flatMap(([row, attempt]) => (attempt.at && attempt.at < attempt.begun ? [[placeOf(row, attempt), row]] : [])),

  in_future: ({ record }, proof) => [
    ...(isAhead(record.made, proof) ? [["made"]] : []),
    ...Object.entries(record.lessons).flatMap(([lesson, { at }]) => (isAhead(at, proof) ? [[plainName(lesson), rowOfLesson(lesson)]] : [])),
    ...allAttempts(record).flatMap(([row, attempt]) => (isAhead(attempt.begun, proof) || isAhead(attempt.at, proof) ? [[placeOf(row, attempt), row]] : [])),
  ],

  unknown_module({ record }, { keys }) {
    const met = [[keys.modules, Object.keys(record.lessons).map(rowOfLesson)], [keys.quizzes, Object.keys(record.quizzes)], [keys.tests, Object.keys(record.tests)]];
    return met.flatMap(([known, names]) => names.filter((name) => !known.has(name)).map((name) => [plainName(name), name]));
  },

  unknown_question: (one) => ofQuestions(one, "unknown"),
  outdated: (one) => ofQuestions(one, "outdated"),
};

/** Everything that somebody should look at in a record: [code, detail, row] by code, then by detail, each once. */
export function recordFlags(one, proof) {
  return Object.entries(RECORD_FLAGS).flatMap(([code, look]) => {
    const each = new Map(look(one, proof).map(([detail, row]) => [JSON.stringify([detail, row ?? ""]), [code, detail, row]]));
    return [...each.values()].sort((a, b) => byCodePoints(a[1], b[1]) || byCodePoints(a[2] ?? "", b[2] ?? ""));
  });
}
