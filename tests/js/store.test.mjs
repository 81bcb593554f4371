// What is kept of a learner's way: merged without loss, put aside when unreadable, left alone when newer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROKEN, KEY, merge, openStore } from "../../overrides/assets/portal/store.mjs";

const [EARLY, LATE] = ["2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z"];

/** A storage as browsers have it; `room` is how many characters it takes. */
function storage(kept = {}, room = Infinity) {
  const map = new Map(Object.entries(kept));
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => map.delete(key),
    setItem(key, text) {
      if (text.length > this.room) throw new DOMException("full", "QuotaExceededError");
      map.set(key, text);
    },
    room,
  };
}

const read = (lesson, at = EARLY) => (state) => (state.lessons[lesson] = { at });
const kept = (storage) => JSON.parse(storage.getItem(KEY));

test("nothing is written before something changes", () => {
  const place = storage();
  openStore(place);
  assert.equal(place.map.size, 0);
});

test("what is changed is there the next time", () => {
  const place = storage();
  openStore(place).change(read("a/b"));
  assert.deepEqual(openStore(place).state.lessons, { "a/b": { at: EARLY } });
});

test("two windows lose nothing of one another", () => {
  const place = storage();
  const [one, two] = [openStore(place), openStore(place)];
  one.change(read("a/one"));
  two.change(read("a/two"));
  assert.deepEqual(Object.keys(kept(place).lessons), ["a/one", "a/two"]);
});

test("what another window forgot does not come back", () => {
  const place = storage();
  const [one, two] = [openStore(place), openStore(place)];
  one.change(read("a/one"));
  two.reload();
  one.forget();
  two.change(read("a/two"));
  assert.deepEqual(Object.keys(kept(place).lessons), ["a/two"]);
});

test("parts that an earlier version did not have are empty", () => {
  const { state, problem } = openStore(storage({ [KEY]: `{"v": 1, "lessons": {"a/b": {"at": "${EARLY}"}}}` }));
  assert.deepEqual([problem, state.tests, state.lessons["a/b"].at], [null, {}, EARLY]);
});

const DAMAGED = ["", "{", "null", "[]", '"text"', "{}", '{"v": "1"}', '{"v": 1, "lessons": []}', '{"v": 1, "lessons": {"a/b": 7}}',
  '{"v": 1, "lessons": {"a/b": {"at": "<b>"}}}', '{"v": 1, "quizzes": {"a": {"answers": {}, "attempts": [{"id": 1}]}}}',
  '{"v": 1, "quizzes": {"a": {}}}', '{"v": 1, "path": 3}', '{"v": 1, "tests": {"a": null}}'];
for (const text of DAMAGED) {
  test(`damaged text is put aside and told: ${text}`, () => {
    const place = storage({ [KEY]: text });
    const store = openStore(place);
    assert.equal(store.problem, "broken");
    store.change(read("a/b"));
    assert.equal(place.getItem(BROKEN), text);
    assert.deepEqual([openStore(place).problem, Object.keys(kept(place).lessons)], [null, ["a/b"]]);
  });
}

test("damaged text that cannot be put aside is not written over", () => {
  const place = storage({ [KEY]: "{ damaged" }, 5);
  openStore(place).change(read("a/b"));
  assert.equal(place.getItem(KEY), "{ damaged");
});

test("additions of a newer version stay as they are", () => {
  const place = storage({ [KEY]: JSON.stringify({ v: 2, badges: ["x"], lessons: { "a/b": { at: EARLY, by: "me" } } }) });
  openStore(place).change(read("a/c"));
  const { v, badges, lessons } = kept(place);
  assert.deepEqual([v, badges, lessons], [2, ["x"], { "a/b": { at: EARLY, by: "me" }, "a/c": { at: EARLY } }]);
});

test("what a newer version has changed is left alone", () => {
  const text = '{"v": 2, "lessons": "elsewhere"}';
  const place = storage({ [KEY]: text });
  const store = openStore(place);
  store.change(read("a/b"));
  assert.deepEqual([store.problem, place.getItem(KEY), Object.keys(store.state.lessons)], ["newer", text, ["a/b"]]);
});

test("a full storage is told, and the page remembers", () => {
  const place = storage({}, 10);
  const store = openStore(place);
  store.change(read("a/one"));
  store.change(read("a/two"));
  assert.deepEqual([store.problem, Object.keys(store.state.lessons)], ["full", ["a/one", "a/two"]]);
  place.room = Infinity;
  store.change(read("a/three"));
  assert.deepEqual([store.problem, Object.keys(kept(place).lessons)], [null, ["a/one", "a/two", "a/three"]]);
});

test("a storage that may not be read is told, and the page remembers", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const store = openStore({ getItem: refuse, setItem: refuse, removeItem: refuse });
  store.change(read("a/b"));
  assert.deepEqual([store.problem, Object.keys(store.state.lessons)], ["blocked", ["a/b"]]);
});

test("moving takes along what was in memory and keeps what is there", () => {
  const [there, store] = [storage(), openStore(null)];
  openStore(there).change(read("a/there"));
  store.change(read("a/memory"));
  store.moveTo(there);
  assert.deepEqual(Object.keys(kept(there).lessons).sort(), ["a/memory", "a/there"]);
});

test("moving leaves nothing behind", () => {
  const [here, there] = [storage(), storage()];
  const store = openStore(here);
  store.change(read("a/b"));
  store.moveTo(there);
  assert.deepEqual([here.map.size, Object.keys(kept(there).lessons)], [0, ["a/b"]]);
});

test("moving where there is no room loses nothing", () => {
  const [here, there] = [storage(), storage({}, 5)];
  const store = openStore(here);
  store.change(read("a/b"));
  store.moveTo(there);
  assert.deepEqual([store.problem, Object.keys(kept(here).lessons)], ["full", ["a/b"]]);
});

test("forgetting leaves nothing", () => {
  const place = storage({ [KEY]: "{" });
  const store = openStore(place);
  store.change(read("a/b"));
  store.forget();
  assert.deepEqual([place.map.size, store.state.lessons], [0, {}]);
});

const RICH = {
  v: 1,
  lessons: { "a/b": { at: EARLY } },
  quizzes: { a: { answers: { q: { hash: "abc", answer: ["x"], points: 1, of: 2, at: LATE } }, attempts: [{ id: "one", begun: EARLY, at: LATE, points: 1, of: 2, passed: false }] } },
  scenarios: { "a/s": { steps: [["start", "go"]], endings: { end: EARLY } } },
  tests: { a: { attempts: [{ id: "t", begun: EARLY, drawn: [{ question: "a/q", hash: "abc" }], answers: { "a/q": "x" } }] } },
  path: "lawyer",
};

test("what is exported comes back whole", () => {
  const one = openStore(null);
  one.change((state) => Object.assign(state, structuredClone(RICH)));
  const two = openStore(null);
  assert.equal(two.importText(one.exportText()), null);
  assert.deepEqual(two.state, RICH);
});

test("importing twice changes nothing more", () => {
  const store = openStore(null);
  const text = JSON.stringify({ format: "portal-training", ...RICH });
  store.importText(text);
  store.importText(text);
  assert.deepEqual(store.state, RICH);
});

for (const text of ["", "{}", "[]", JSON.stringify(RICH), '{"format": "portal-training", "v": 1, "lessons": []}', '{"format": "else", "v": 1}', "x".repeat(5_000_000)]) {
  test(`a foreign file changes nothing: ${text.slice(0, 50)}`, () => {
    const place = storage();
    assert.equal(openStore(place).importText(text), "foreign");
    assert.equal(place.map.size, 0);
  });
}

test("a file of a newer version that changed what we know is told apart", () => {
  assert.equal(openStore(null).importText('{"format": "portal-training", "v": 3, "lessons": []}'), "newer");
});

test("of two answers the later one counts, from either side", () => {
  const [early, late] = [{ q: { answer: "x", at: EARLY } }, { q: { answer: "y", at: LATE } }];
  assert.deepEqual([merge(early, late), merge(late, early)], [late, late]);
});

test("attempts of both sides are kept, in order, each once", () => {
  const [one, two, open] = [{ id: "a", begun: EARLY, at: LATE }, { id: "b", begun: LATE }, { id: "a", begun: EARLY }];
  assert.deepEqual(merge([two, open], [one, two]), [one, two]);
});

test("the longer way through a scenario stays", () => {
  assert.deepEqual(merge([["a", "b"]], [["a", "b"], ["c", "d"]]), [["a", "b"], ["c", "d"]]);
});

test("a file cannot reach into what all objects share", () => {
  const store = openStore(null);
  const evil = '{"format": "portal-training", "v": 1, "__proto__": {"stolen": 1}, "quizzes": {"__proto__": {"answers": {}, "attempts": []}, "constructor": {"answers": {}, "attempts": []}}}';
  assert.equal(store.importText(evil), null);
  assert.equal({}.stolen, undefined);
  assert.ok(Object.hasOwn(store.state.quizzes, "constructor"));
});
