// Decides whether a text is a file of one of our formats, field by field; the twins are hooks/portal/records/{faults,fields}.py.
import { fromBase64url } from "./bytes.mjs";

/** Characters of a file that is read at all. */
export const LARGEST_FILE = 1_000_000;

// Marks of direction turn words around: a name could be shown as another one.
const UNSEEN = "\\x00-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ud800-\\udfff\\ufeff";

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
export const inForm = (form) => (value) => typeof value === "string" && form.test(value);
export const oneOf = (...known) => (value) => known.includes(value);
export const wholeNumber = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
export const bytesOf = (least, most = least) => (value) => {
  const data = typeof value === "string" ? fromBase64url(value) : null;
  return data !== null && data.length >= least && data.length <= most;
};
export const lineOf = (longest) => inForm(new RegExp(`^(?![ \\xa0])[^${UNSEEN}]{1,${longest}}(?<![ \\xa0])$`, "u"));
export const isFingerprint = inForm(/^[a-p]{16}$/);
export const isDay = inForm(/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/);

/** A text as it may stand in a certificate: one line, nothing that cannot be seen, at most so long; maybe empty. */
export const oneLine = (text, longest) =>
  [...text.replace(new RegExp(`[${UNSEEN}\\s]+`, "gu"), " ").trim()].slice(0, longest).join("").trim();

/** The way to the first wrong value of an object, whose fields are exactly those of `shape` (name → test or shape); null when all is right. */
export function firstWrong(value, shape) {
  if (!isMap(value)) return "";
  for (const [name, test] of Object.entries(shape)) {
    if (!Object.hasOwn(value, name)) return name;
    if (typeof test === "function") {
      if (!test(value[name])) return name;
      continue;
    }
    const way = firstWrong(value[name], test);
    if (way !== null) return way ? `${name}.${way}` : name;
  }
  return Object.keys(value).find((name) => !Object.hasOwn(shape, name)) ?? null;
}

/** `{value}` of a text in a format, whose first fields `format` and `v` are added to `shape`; else `{fault, detail}`; `otherwise` is said of another kind of file. */
export function readWritten(text, format, shape, otherwise) {
  if (text.length > LARGEST_FILE) return { fault: "too_large" };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: /^\s*\{/.test(text) && !/\}\s*$/.test(text) ? "truncated" : "not_json" };
  }
  if (!isMap(value) || value.format !== format) return { fault: otherwise };
  if (Number.isInteger(value.v) && value.v > 1) return { fault: "newer_version" };
  const detail = firstWrong(value, { format: oneOf(format), v: oneOf(1), ...shape });
  return detail === null ? { value } : { fault: "wrong_shape", detail };
}
