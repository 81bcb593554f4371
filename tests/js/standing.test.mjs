// How far a learner is with a module: the final test counts before the quiz, the quiz before the lessons.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTestOpen, moduleStanding, testStanding } from "../../overrides/assets/portal/standing.mjs";

const at = "2026-11-25T09:00:00Z";
const begun = "2026-11-25T08:00:00Z";
const BEGUN = { id: "a", begun };
const PASSED = { ...BEGUN, at, points: 9, of: 10, passed: true };
const FAILED = { ...BEGUN, at, points: 5, of: 10, passed: false };
const SEALED = { ...BEGUN, at };
const VOID = { ...BEGUN, void: true };

const TESTS = [
  ["nothing was tried", [], "left"],
  ["an attempt is open", [FAILED, BEGUN], "open"],
  ["an attempt was passed, and an earlier one not", [FAILED, PASSED], "passed"],
  ["an attempt waits for who marks it", [SEALED], "waits"],
  ["an attempt is left", [FAILED], "left"],
  ["none is left", [FAILED, FAILED], "used"],
  ["an attempt at other words does not count", [FAILED, VOID], "left"],
];
for (const [name, attempts, expected] of TESTS) {
  test(`final test: ${name}`, () => {
    const state = { tests: { module: { attempts } } };
    assert.equal(testStanding(state, "module", 2), expected);
    assert.equal(isTestOpen(state, "module", 2), ["left", "open"].includes(expected));
  });
}

test("the id of a test may be the name of something every object has", () => {
  assert.equal(testStanding({ tests: {} }, "constructor", 2), "left");
});

const LESSONS = { "m/one": { at }, "m/two": { at } };
const ONE = { "m/one": { at } };
const QUIZ = { m: { answers: {}, attempts: [PASSED] } };
const TRIED = { m: { answers: {}, attempts: [FAILED] } };
const MODULES = [
  ["nothing", {}, {}, [], "none"],
  ["a lesson is read", ONE, {}, [], "begun"],
  ["only the quiz was tried", {}, TRIED, [], "begun"],
  ["all lessons are read", LESSONS, {}, [], "read"],
  ["the quiz is passed", LESSONS, QUIZ, [], "test"],
  ["the quiz is passed before all lessons are read", ONE, QUIZ, [], "passed"],
  ["an attempt at the final test is open", LESSONS, QUIZ, [BEGUN], "test_open"],
  ["the final test is with the expert", LESSONS, QUIZ, [SEALED], "waits"],
  ["the final test is passed, whatever was read", {}, {}, [PASSED], "test_passed"],
  ["no attempt is left", LESSONS, QUIZ, [FAILED, FAILED], "used"],
];
for (const [name, lessons, quizzes, attempts, expected] of MODULES) {
  test(`module with quiz and final test: ${name}`, () => {
    const state = { lessons, quizzes, tests: { m: { attempts } } };
    const whole = { module: "m", lessons: ["m/one", "m/two"], quiz: true, test: true, most: 2 };
    assert.equal(moduleStanding(state, whole), expected);
  });
}

const PARTS = [
  ["no final test: the passed quiz ends it", { quiz: true, test: false }, QUIZ, "passed"],
  ["no quiz: after the lessons comes the final test", { quiz: false, test: true }, {}, "test"],
  ["neither: the lessons end it", { quiz: false, test: false }, {}, "done"],
];
for (const [name, parts, quizzes, expected] of PARTS) {
  test(`module without something – ${name}`, () => {
    const state = { lessons: LESSONS, quizzes, tests: {} };
    assert.equal(moduleStanding(state, { module: "m", lessons: ["m/one", "m/two"], most: 2, ...parts }), expected);
  });
}
