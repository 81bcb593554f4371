// Decides what is shown of one person: the facts of every record, and all attempts at a module side by side.
import { deskFacts, deskFlag, deskKeys, deskMoment, deskNode, deskNumber, deskQuestion, deskResult, deskSay } from "./desk-page.mjs";
import { moduleTitleOf } from "./desk-people.mjs";
import { ownEntry } from "./hostile.mjs";
import { markRecord, PART_OF_POINT } from "./marking.mjs";
import { timeSeconds } from "./record-reading.mjs";

const ATTEMPT_PARTS = { quiz: "quizzes", test: "tests" };

/** Everything about a name, as nodes; `opened` and `report` are of the same files in the same order. */
export function personNodes(name, opened, report) {
  const records = opened.map((one, at) => ({ ...one, flags: report.files[at].flags })).filter(({ record }) => record?.name === name);
  const modules = [...new Set(report.rows.filter(({ person, state }) => person === name && state !== "none").map(({ module }) => module))];
  const marked = distinct(records.flatMap(({ record }) => markRecord(record, deskKeys)));
  return [
    ...(records.length > 1 ? [deskNode("p", { className: "notice" }, deskSay("same_name", { n: records.length }))] : []),
    ...records.map(recordNode),
    ...modules.flatMap((module) => moduleNodes(module, records, marked.filter(({ row }) => row === module))),
  ];
}

/** Attempts that stand in several records once, the oldest first. */
function distinct(marked) {
  const byId = new Map(marked.map((one) => [JSON.stringify([one.row, one.part, one.attempt.id]), one]));
  return [...byId.values()].sort((a, b) => (a.attempt.at < b.attempt.at ? -1 : Number(a.attempt.at > b.attempt.at)));
}

function recordNode({ file, sealed, record, flags }) {
  const path = deskKeys.paths.get(record.path)?.title;
  const facts = {
    file,
    sealed: deskSay(sealed ? "yes" : "no"),
    made: deskMoment(record.made),
    site: record.site,
    language: record.language,
    ...(path ? { path: ownEntry(path, document.documentElement.lang) || Object.values(path)[0] } : {}),
    record: record.id,
  };
  const pairs = Object.entries(facts).map(([fact, value]) => deskNode("div", {}, deskNode("dt", {}, deskSay(`fact_${fact}`)), deskNode("dd", {}, value)));
  const told = flags.length
    ? [deskNode("p", {}, deskNode("b", {}, deskSay("look_at"))), deskNode("ul", {}, ...flags.map((flag) => deskNode("li", {}, deskFlag(flag))))]
    : [deskNode("p", {}, deskSay("nothing_to_look_at"))];
  return deskNode("section", { className: "desk-record" }, deskNode("h3", {}, deskSay("record_of", { file })), deskNode("dl", { className: "facts" }, ...pairs), ...told);
}

function moduleNodes(module, records, marked) {
  const lessons = lessonTimes(module, records);
  const nodes = [deskNode("h3", {}, moduleTitleOf(module))];
  if (lessons.length) nodes.push(deskNode("p", {}, `${deskSay("lessons_read")} ${lessons.join("; ")}.`));
  for (const [part, kept] of Object.entries(ATTEMPT_PARTS)) {
    const attempts = marked.filter((one) => one.part === part);
    if (attempts.length) nodes.push(attemptsTable(part, module, attempts));
    const open = new Set(records.flatMap(({ record }) => (ownEntry(record[kept], module)?.attempts ?? []).filter(({ at }) => !at).map(({ id }) => id)));
    if (open.size) nodes.push(deskNode("p", {}, deskSay(`${part}_unfinished`, { n: open.size })));
  }
  return nodes;
}

function lessonTimes(module, records) {
  const known = deskKeys.modules.get(module)?.lessons ?? [];
  return known.flatMap((lesson) => {
    const times = records.map(({ record }) => ownEntry(record.lessons, `${module}/${lesson}`)?.at).filter(Boolean).sort();
    return times.length ? [`${lesson} (${deskMoment(times[0])})`] : [];
  });
}

// Name of a line → what it says of an attempt.
const ATTEMPT_LINES = {
  begun: ({ attempt }) => deskMoment(attempt.begun),
  finished: ({ attempt }) => deskMoment(attempt.at),
  took: ({ attempt }) => deskSay("took", { n: deskNumber(Math.round((timeSeconds(attempt.at) - timeSeconds(attempt.begun)) / 6) / 10) }),
  points: ({ points, of, percent }) => deskResult({ points: points / PART_OF_POINT, of: of / PART_OF_POINT, percent }),
  outcome: ({ passed }) => deskFacts.words.states[passed === null ? "waiting" : passed ? "passed" : "failed"],
  questions: ({ outdated, unknown }) => (outdated.length + unknown.length ? deskSay("changed", { n: outdated.length + unknown.length }) : deskFacts.words.contents.current),
};

function attemptsTable(part, module, attempts) {
  const asked = [...new Set(attempts.flatMap(({ results }) => results.map(({ question }) => question)))];
  const line = (title, cell) => deskNode("tr", {}, deskNode("th", { scope: "row" }, title), ...attempts.map((one) => deskNode("td", {}, cell(one))));
  const worth = (question) => (one) => {
    const result = one.results.find((each) => each.question === question);
    if (!result) return "–";
    const [points, of] = [result.points, result.of].map((hundredths) => deskNumber(hundredths / PART_OF_POINT));
    return result.answered ? deskSay("points_of", { points, of }) : deskSay("unanswered", { of });
  };
  const heads = attempts.map((_, at) => deskNode("th", { scope: "col" }, deskSay("attempt", { n: at + 1 })));
  const table = deskNode(
    "table",
    {},
    deskNode("caption", {}, deskSay(`${part}_attempts`, { module: moduleTitleOf(module) })),
    deskNode("thead", {}, deskNode("tr", {}, deskNode("td", {}), ...heads)),
    deskNode("tbody", {}, ...Object.entries(ATTEMPT_LINES).map(([name, say]) => line(deskSay(`line_${name}`), say)), ...asked.map((question) => line(deskQuestion(question).prompt, worth(question)))),
  );
  return deskNode("div", { className: "table", tabIndex: 0 }, table);
}
