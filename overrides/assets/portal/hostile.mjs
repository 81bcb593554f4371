// Decides how JSON is read that anybody may have written: the twin of hooks/portal/records/hostile.py.
import { LARGEST_FILE } from "./written.mjs";

const DEEPEST = 12;
const LONGEST_TEXT = 4_000;
const MOST_ENTRIES = 2_000;
const LARGEST_NUMBER = 1e6;
const SURROGATE = /\p{Surrogate}/u;

/** Bytes → {value}, or why there is none: {fault, detail}. Never throws, whatever they are. */
export function readJson(bytes) {
  if (bytes.length > LARGEST_FILE) return { fault: "too_large", detail: "" };
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { fault: "not_json", detail: "" };
  }
  const { deepest, open } = jsonDepths(text);
  if (deepest > DEEPEST) return { fault: "too_deep", detail: "" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: open && /^[ \t\n\r]*\{/.test(text) ? "truncated" : "not_json", detail: "" };
  }
}

/** How deep a text goes, and whether anything is open at its end. */
function jsonDepths(text) {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return { deepest, open: quoted || depth > 0 };
}

/** The way to everything in a value that is too long, too large, or no text that could be written in UTF-8. */
export function beyondLimits(value, way = []) {
  if (typeof value === "string") return isBadText(value) ? [wayTo(way)] : [];
  if (typeof value === "number") return Number.isFinite(value) && Math.abs(value) <= LARGEST_NUMBER ? [] : [wayTo(way)];
  if (value === null || typeof value !== "object") return [];
  const names = Object.keys(value);
  if (names.length > MOST_ENTRIES) return [wayTo(way)];
  return names.flatMap((name) => {
    const inner = beyondLimits(value[name], [...way, name]);
    return isBadText(name) ? [wayTo([...way, name]), ...inner] : inner;
  });
}

const isBadText = (text) => (text.length > LONGEST_TEXT && textLength(text) > LONGEST_TEXT) || SURROGATE.test(text);

/** Characters as Python counts them: by code points. */
export const textLength = (text) => (text.length > 2 * LONGEST_TEXT ? text.length : [...text].length);

/** The way to a value, joined by dots; what could be anything but an id of ours is not repeated. */
export const wayTo = (parts) => parts.map((part) => plainName(String(part))).join(".");

/** A name out of a foreign file, if it looks like an id of ours; else an ellipsis. */
export const plainName = (name) => (/^[A-Za-z0-9_:/-]{1,60}$/.test(name) ? name : "…");

/** Compares two texts by code points, as Python sorts; by UTF-16 units, some letters would change places. */
export function byCodePoints(one, other) {
  if (one === other) return 0;
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((letter, place) => letter !== b[place]);
  if (at < 0) return a.length - b.length;
  return at < b.length ? a[at].codePointAt(0) - b[at].codePointAt(0) : 1;
}

/** What a map holds under a name; undefined for what it only inherits, such as "constructor". */
export const ownEntry = (map, name) => (Object.hasOwn(map, name) ? map[name] : undefined);
