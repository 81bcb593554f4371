// Decides how the table of people and modules is filtered, sorted and shown, and which rows are chosen for certificates.
import { deskBox, deskDay, deskFacts, deskKeys, deskLanguage, deskNode, deskPart, deskResult, deskSay } from "./desk-page.mjs";
import { rowTitle } from "./report-csv.mjs";

const SHOWN_AT_ONCE = 200;
const filters = deskPart(".desk-filters");
const people = deskPart(".desk-people");
const [tableBody, tableHead] = ["tbody", "thead"].map((part) => people.querySelector(part));
const ROW_STATES = Object.keys(deskFacts.words.states);
const rowOrder = [...deskKeys.modules.keys(), ...deskKeys.tests.keys()];

const decisive = ({ quiz, test }) => test ?? quiz;
// Column → what it is sorted by.
const SORTED_BY = {
  person: ({ person }) => person,
  module: ({ module }) => rowOrder.indexOf(module),
  state: ({ state }) => ROW_STATES.indexOf(state),
  lessons: ({ lessons: [read, of] }) => (of ? read / of : 0),
  quiz: ({ quiz }) => quiz?.percent ?? -1,
  test: ({ test }) => test?.percent ?? -1,
  attempts: (row) => decisive(row)?.attempts ?? 0,
  at: (row) => decisive(row)?.at ?? "",
  content: ({ content }) => content,
  flags: ({ flags }) => flags.length,
};

const view = { rows: [], earned: new Map(), numbers: new Map(), chosen: new Set(), by: null, down: false, most: SHOWN_AT_ONCE };

/** A row of the report by what is its own. */
export const rowName = ({ file, record, module }) => JSON.stringify([file, record, module]);
export const moduleTitleOf = (row) => rowTitle(row, deskKeys, deskLanguage);

/** Shows the rows of a report; `earned` are the certificates they deserve, by `rowName`. */
export function showPeople(rows, earned) {
  Object.assign(view, { rows, earned, most: SHOWN_AT_ONCE });
  view.chosen = new Set([...view.chosen].filter((name) => earned.has(name)));
  drawPeople();
}

/** The numbers that were given in this session, by `rowName`. */
export function showNumbers(numbers) {
  view.numbers = numbers;
  drawPeople();
}

export const chosenRows = () => [...view.chosen];

/** Chooses all rows whose certificate raises no doubt, or none. */
export function chooseRows(all) {
  view.chosen = new Set(all ? shownRows().map(rowName).filter((name) => view.earned.get(name)?.doubts.length === 0) : []);
  drawPeople();
}

function shownRows() {
  const { person, module, state, flagged } = filters.elements;
  const words = person.value.trim().toLocaleLowerCase(deskLanguage);
  const rows = view.rows.filter(
    (row) =>
      (!words || row.person.toLocaleLowerCase(deskLanguage).includes(words)) &&
      (!module.value || row.module === module.value) &&
      (state.value ? row.state === state.value : row.state !== "none" || words) &&
      (!flagged.checked || row.flags.length),
  );
  if (!view.by) return rows;
  const of = SORTED_BY[view.by];
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, deskLanguage) : a - b);
  return rows.sort((a, b) => compare(of(a), of(b)) * (view.down ? -1 : 1));
}

function drawPeople() {
  const rows = shownRows();
  tableBody.replaceChildren(...rows.slice(0, view.most).map(peopleRow));
  people.querySelector(".desk-count").textContent = deskSay("count", { n: Math.min(rows.length, view.most), of: rows.length });
  people.querySelector("[data-more]").hidden = rows.length <= view.most;
  for (const heading of tableHead.querySelectorAll("[data-by]")) {
    if (heading.dataset.by === view.by) heading.ariaSort = view.down ? "descending" : "ascending";
    else heading.removeAttribute("aria-sort");
  }
  deskBox.dispatchEvent(new CustomEvent("desk:chosen"));
}

function peopleRow(row) {
  const open = deskNode("button", { type: "button", className: "desk-name" }, row.person);
  open.dataset.person = row.person;
  const best = decisive(row);
  return deskNode(
    "tr",
    {},
    deskNode("td", {}, ...choosing(row)),
    deskNode("th", { scope: "row" }, open),
    deskNode("td", {}, moduleTitleOf(row.module)),
    deskNode("td", { className: `desk-state desk-${row.state}` }, deskFacts.words.states[row.state]),
    deskNode("td", {}, ...row.flags.map((code) => deskNode("p", {}, `! ${deskFacts.words.flags[code]}`))),
    deskNode("td", {}, row.test ? deskResult(row.test) : "–"),
    deskNode("td", {}, row.quiz ? deskResult(row.quiz) : "–"),
    deskNode("td", {}, best ? String(best.attempts) : "–"),
    deskNode("td", {}, best ? deskDay(best.at) : "–"),
    deskNode("td", {}, deskSay("lessons", { read: row.lessons[0], of: row.lessons[1] })),
    deskNode("td", {}, best ? deskFacts.words.contents[row.content] : "–"),
  );
}

/** A box to choose the row by, when it deserves a certificate; its number, once it has one. */
function choosing(row) {
  const name = rowName(row);
  if (!view.earned.has(name)) return [];
  const box = deskNode("input", { type: "checkbox", checked: view.chosen.has(name) });
  box.ariaLabel = deskSay("choose", { person: row.person, module: moduleTitleOf(row.module) });
  box.addEventListener("change", () => {
    view.chosen[box.checked ? "add" : "delete"](name);
    deskBox.dispatchEvent(new CustomEvent("desk:chosen"));
  });
  const number = view.numbers.get(name);
  return number ? [box, deskNode("small", {}, number)] : [box];
}

/** Filters that follow from the keys; what they and the headings do. */
export function preparePeople() {
  const options = (names, title) => names.map((name) => deskNode("option", { value: name }, title(name)));
  const { module, state } = filters.elements;
  module.append(...options([...new Set(rowOrder)].filter((row) => deskKeys.modules.has(row) || row.startsWith("path:")), moduleTitleOf));
  state.append(...options(ROW_STATES, (name) => deskFacts.words.states[name]));
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("input", () => {
    view.most = SHOWN_AT_ONCE;
    drawPeople();
  });
  tableHead.addEventListener("click", ({ target }) => {
    const by = target.closest("[data-by]")?.dataset.by;
    if (!by) return;
    Object.assign(view, { by, down: view.by === by && !view.down });
    drawPeople();
  });
  people.querySelector("[data-more]").addEventListener("click", () => {
    const first = view.most;
    view.most += SHOWN_AT_ONCE;
    drawPeople();
    tableBody.rows[first]?.querySelector(".desk-name").focus();
  });
}
