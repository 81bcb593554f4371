// Decides what is kept of a learner's way on this device, how two copies of it become one, and what is no such thing.

export const KEY = "portal-training";
export const BROKEN = `${KEY}-broken`;
const FORMAT = KEY;
const VERSION = 1;
const MOST_TEXT = 4_000_000;

const empty = () => ({ v: VERSION, lessons: {}, quizzes: {}, scenarios: {}, tests: {}, path: null });

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const each = (test) => (value) => isObject(value) && Object.values(value).every(test);
const isTime = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
const isMoment = (value) => isObject(value) && isTime(value.at);
const areAttempts = (value) =>
  Array.isArray(value) && value.every((one) => isObject(one) && typeof one.id === "string" && isTime(one.begun) && isTime(one.at ?? one.begun));

// Part of the state → whether a value is one.
const PARTS = {
  lessons: each(isMoment),
  quizzes: each((quiz) => isObject(quiz) && each(isMoment)(quiz.answers) && areAttempts(quiz.attempts)),
  scenarios: each((one) => isObject(one) && Array.isArray(one.steps) && each(isTime)(one.endings)),
  tests: each((test) => isObject(test) && areAttempts(test.attempts)),
  path: (value) => value === null || typeof value === "string",
};

/** The state that a text holds; a string when it holds none: "newer" or "broken". What it lacks is empty. */
function parse(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return "broken";
  }
  if (!isObject(found) || !Number.isInteger(found.v) || found.v < 1) return "broken";
  const state = { ...empty(), ...found };
  // A newer version may have added to what we know; only what it has changed makes it unreadable here.
  if (Object.entries(PARTS).every(([name, test]) => test(state[name]))) return state;
  return found.v > VERSION ? "newer" : "broken";
}

/** Two copies as one: nothing is lost, of two moments the later one counts, and what has no moment stays as `mine`. */
export function merge(mine, theirs) {
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    if (![...mine, ...theirs].every((one) => one?.id)) return theirs.length > mine.length ? theirs : mine;
    const all = new Map(mine.map((one) => [one.id, one]));
    for (const one of theirs) all.set(one.id, all.has(one.id) ? merge(all.get(one.id), one) : one);
    return [...all.values()].sort((a, b) => (a.begun < b.begun ? -1 : Number(a.begun > b.begun)));
  }
  if (!isObject(mine) || !isObject(theirs)) return mine ?? theirs;
  if (mine.at || theirs.at) return (theirs.at ?? "") > (mine.at ?? "") ? { ...mine, ...theirs } : { ...theirs, ...mine };
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  // Object.hasOwn and fromEntries, because "constructor" is a possible id and "__proto__" a possible attack.
  const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
  return Object.fromEntries([...names].map((name) => [name, merge(own(mine, name), own(theirs, name))]));
}

/**
 * The state in a storage (getItem, setItem, removeItem; null for none, when all stays in memory).
 *
 * `problem` is null, or why what the learner does is not kept: "blocked" (the browser allows no storage), "full",
 * "newer" (kept by a newer version of the portal, left alone), or, once, "broken" (unreadable, put aside under BROKEN).
 */
export function openStore(storage) {
  const store = { state: empty(), problem: null, change, reload, moveTo, forget, exportText, importText };
  // What cannot be read here and is kept nowhere else must not be written over.
  let writable = true;

  /** Reads what is there now: another window may have written since. */
  function reload() {
    let text;
    try {
      text = storage?.getItem(KEY) ?? null;
    } catch {
      store.problem = "blocked";
      return;
    }
    const found = text === null ? {} : parse(text);
    writable = true;
    if (found === "broken") writable = write(BROKEN, text);
    if (!isObject(found)) {
      writable &&= found === "broken";
      store.problem = found;
    } else if (storage) {
      // Without room, what is in memory is all there is of the newest changes.
      store.state = store.problem === "full" ? merge(store.state, found) : { ...empty(), ...found };
    }
  }

  function write(key, text) {
    try {
      storage?.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  function keep() {
    if (!writable || store.problem === "blocked") return;
    if (!write(KEY, JSON.stringify(store.state))) store.problem = "full";
    else if (store.problem === "full") store.problem = null;
  }

  /** fn(state) changes the newest state, which is then kept. */
  function change(edit) {
    if (writable) reload();
    edit(store.state);
    keep();
  }

  /** From now on in another storage, together with what is kept there already. */
  function moveTo(other) {
    const [before, left] = [store.state, storage];
    storage = other;
    Object.assign(store, { state: empty(), problem: null });
    reload();
    store.state = merge(before, store.state);
    keep();
    if (store.problem === null) left?.removeItem(KEY);
  }

  function forget() {
    Object.assign(store, { state: empty(), problem: null });
    writable = true;
    for (const key of [KEY, BROKEN]) storage?.removeItem(key);
  }

  function exportText() {
    return `${JSON.stringify({ format: FORMAT, ...store.state }, null, 1)}\n`;
  }

  /** Adds what a file holds; gives null, or why it cannot be: "foreign" or "newer". */
  function importText(text) {
    const found = text.length > MOST_TEXT ? "broken" : parse(text);
    if (found === "newer") return found;
    if (found === "broken" || found.format !== FORMAT) return "foreign";
    const { format, ...state } = found;
    change((mine) => Object.assign(mine, merge(mine, state)));
    return null;
  }

  reload();
  return store;
}
