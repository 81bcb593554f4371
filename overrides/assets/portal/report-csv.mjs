// Decides how a report becomes a table for a spreadsheet: the twin of `as_csv` in hooks/portal/records/formats.py.
import { PATH_TEST } from "./answer-keys.mjs";

const CSV_PARTS = ["points", "of", "percent", "attempts", "at"];
// What a spreadsheet would compute instead of showing it.
const FORMULA = /^[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const toldFlag = ({ code, detail }, words) => (detail ? `${words.flags[code]}: ${detail}` : words.flags[code]);

/** The title of a row's module, or of the path whose final test it is. */
export function rowTitle(row, keys, language) {
  const { title } = row.startsWith(PATH_TEST) ? keys.paths.get(row.slice(PATH_TEST.length)) : keys.modules.get(row);
  return title[language] || Object.values(title)[0] || row;
}

/** Text of a file: semicolons, a byte order mark, no formulas; `words` is what `table_words` in Python gives. */
export function reportCsv({ rows, files }, keys, words, language) {
  const lines = rows.map((row) => [
    row.person, rowTitle(row.module, keys, language), row.module, words.states[row.state], ...row.lessons,
    ...CSV_PARTS.map((part) => row.quiz?.[part]), ...CSV_PARTS.map((part) => row.test?.[part]),
    row.minutes, words.contents[row.content], row.flags.map((code) => words.flags[code]).join(", "),
    row.file, row.record, row.made,
  ]);
  const columns = Object.keys(words.columns);
  for (const { file, status, flags } of files) {
    const cells = { state: words.unreadable, flags: toldFlag(flags[0] ?? {}, words), file };
    if (status === "unreadable") lines.push(columns.map((name) => cells[name]));
  }
  const table = [Object.values(words.columns), ...lines].map((line) => `${line.map((cell) => csvCell(cell, words.decimal)).join(";")}\r\n`);
  return `\ufeff${table.join("")}`;
}

function csvCell(value, decimal) {
  if (typeof value !== "string") return value === undefined || value === null ? "" : String(value).replace(".", decimal);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
