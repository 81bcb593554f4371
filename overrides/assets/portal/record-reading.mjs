// Decides what is a learner's record that can be read, and what is none: the twin of hooks/portal/records/record.py.
import { beyondLimits, byCodePoints, readJson, textLength, wayTo } from "./hostile.mjs";
import { lineOf } from "./written.mjs";

const RECORD_VERSION = 1;
const RECORD_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A time as records write it (2026-11-24T08:00:00Z) in seconds since 1970; NaN for what is no time. */
export function timeSeconds(time) {
  if (typeof time !== "string" || !RECORD_TIME.test(time) || time.startsWith("0000")) return NaN;
  const date = new Date(time);
  // Browsers take 30 February for 2 March.
  return Number.isNaN(date.getTime()) || date.toISOString() !== time.replace("Z", ".000Z") ? NaN : date.getTime() / 1000;
}

// A rule: (value, way, wrong) puts the way to everything wrong into `wrong`.
const mustBe = (test) => (value, way, wrong) => test(value) || wrong.push(wayTo(way));
const isJsonMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const aMapOf = (rule) => (value, way, wrong) => {
  if (!isJsonMap(value)) return wrong.push(wayTo(way));
  return Object.entries(value).forEach(([name, inner]) => rule(inner, [...way, name], wrong));
};
const aListOf = (rule) => (value, way, wrong) => {
  if (!Array.isArray(value)) return wrong.push(wayTo(way));
  return value.forEach((inner, at) => rule(inner, [...way, at], wrong));
};
const ofShape = (rules) => (value, way, wrong) => {
  if (!isJsonMap(value)) return wrong.push(wayTo(way));
  return Object.entries(rules).forEach(([name, rule]) => rule(Object.hasOwn(value, name) ? value[name] : undefined, [...way, name], wrong));
};
const orNullBe = (rule) => (value, way, wrong) => value === undefined || value === null || rule(value, way, wrong);
const orMissingBe = (rule) => (value, way, wrong) => value === undefined || rule(value, way, wrong);

const aText = mustBe((value) => typeof value === "string");
const aMatch = (pattern) => mustBe((value) => typeof value === "string" && pattern.test(value));
const aNumber = mustBe((value) => typeof value === "number");
const aBoolean = mustBe((value) => typeof value === "boolean");
const anything = () => undefined;
const aTime = mustBe((value) => !Number.isNaN(timeSeconds(value)));
const aMoment = ofShape({ at: aTime });
const ATTEMPT = {
  id: aMatch(/^[A-Za-z0-9-]{1,64}$/),
  begun: aTime,
  at: orNullBe(aTime),
  points: orNullBe(aNumber),
  of: orNullBe(aNumber),
  passed: orNullBe(aBoolean),
};
const quizAttempt = ofShape({ ...ATTEMPT, answers: orNullBe(aMapOf(ofShape({ hash: aText }))) });
const testAttempt = ofShape({
  ...ATTEMPT,
  drawn: aListOf(ofShape({ question: aText, hash: aText })),
  answers: orMissingBe(aMapOf(anything)),
  void: orNullBe(aBoolean),
});
const recordShape = ofShape({
  v: mustBe((value) => value === RECORD_VERSION),
  id: aMatch(/^[a-p]{24}$/),
  name: mustBe(lineOf(120)),
  made: aTime,
  site: aText,
  language: aMatch(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/),
  path: orNullBe(mustBe((value) => typeof value === "string" && textLength(value) <= 80)),
  lessons: aMapOf(aMoment),
  quizzes: aMapOf(ofShape({ answers: orMissingBe(aMapOf(aMoment)), attempts: aListOf(quizAttempt) })),
  scenarios: aMapOf(ofShape({ steps: aListOf(anything), endings: aMapOf(aTime) })),
  tests: aMapOf(ofShape({ attempts: aListOf(testAttempt) })),
});

/** The bytes of a file → {record}, or why there is none: {fault, detail}. Never throws, whatever they are. */
export function readRecord(bytes) {
  const found = readJson(bytes);
  return found.fault ? found : asRecord(found.value);
}

/** JSON → {record}, or {fault, detail}; of several wrong values the first by code points of its way is named. */
export function asRecord(value) {
  if (!isJsonMap(value) || !Object.hasOwn(value, "format") || value.format !== "portal-record") return { fault: "not_a_record", detail: "" };
  const version = Object.hasOwn(value, "v") ? value.v : undefined;
  if (typeof version === "number" && version > RECORD_VERSION) return { fault: "newer_version", detail: "" };
  const wrong = beyondLimits(value);
  if (!wrong.length) recordShape(value, [], wrong);
  return wrong.length ? { fault: "wrong_shape", detail: wrong.sort(byCodePoints)[0] } : { record: value };
}
