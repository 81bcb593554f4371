// Decides how My training makes a learner's record, shows it before it leaves, and hands it over: sealed, plain or on paper.
import { device, now } from "./device.mjs";
import { canSeal } from "./expert-key.mjs";
import { hasRecord, makeRecord } from "./record-making.mjs";
import { saveFile } from "./saving.mjs";
import { seal } from "./sealing.mjs";
import { LARGEST_FILE, oneLine } from "./written.mjs";

const sendBox = document.querySelector(".send-record");
const sendPart = (selector) => sendBox.querySelector(selector);
const { expert, site, texts: sendTexts } = JSON.parse(sendPart(".send-facts").textContent);
const pageLanguage = document.documentElement.lang;
const sealed = Boolean(expert) && canSeal();
const [nameForm, typedName, preview, said] = ["form", "input", ".record-preview", ".record-said"].map(sendPart);
let record;

const sayIn = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const inWords = (at) => new Date(at).toLocaleString(pageLanguage, { dateStyle: "long", timeStyle: "short" });
const inNumbers = (number) => Number(number).toLocaleString(pageLanguage);

function sendNode(tag, ...content) {
  const node = document.createElement(tag);
  node.append(...content);
  return node;
}

const titleOf = (selector, otherwise) => document.querySelector(selector)?.textContent.trim() ?? otherwise;
const moduleTitle = (id) => titleOf(`[data-module="${CSS.escape(id)}"] h2`, id);
const lessonTitle = (id) => titleOf(`[data-lesson="${CSS.escape(id)}"] span`, id.split("/")[1] ?? id);

function attemptWords(kind, { begun, at, points, of, answers = {} }) {
  const name = !at ? "open" : points === undefined ? "sent" : "done";
  const values = { when: inWords(at ?? begun), points: inNumbers(points), of: inNumbers(of), n: Object.keys(answers).length };
  return `${sendTexts[kind]} ${sayIn(sendTexts[`attempt_${name}`], values)}`;
}

/** Module or path → what the record says of it, line by line. */
function recordLines({ lessons, quizzes, scenarios, tests }) {
  const lines = new Map([...document.querySelectorAll("[data-module]")].map(({ dataset }) => [dataset.module, []]));
  const add = (id, line) => lines.set(id, [...(lines.get(id) ?? []), line]);
  for (const [id, { at }] of Object.entries(lessons)) add(id.split("/")[0], sayIn(sendTexts.lesson, { title: lessonTitle(id), when: inWords(at) }));
  for (const [id, { attempts }] of Object.entries(quizzes)) attempts.forEach((attempt) => add(id, attemptWords("quiz", attempt)));
  for (const [id, { attempts }] of Object.entries(tests)) attempts.forEach((attempt) => add(id, attemptWords("test", attempt)));
  for (const [id, { steps }] of Object.entries(scenarios)) add(id.split("/")[0], sayIn(sendTexts.scenario, { id: id.split("/")[1] ?? id, n: steps.length }));
  return [...lines].filter(([, some]) => some.length);
}

function showRecord() {
  const facts = [["name", record.name], ["site", record.site], ["made", inWords(record.made)]];
  sendPart(".record-list").replaceChildren(
    sendNode("dl", ...facts.map(([name, value]) => sendNode("div", sendNode("dt", sendTexts[name]), sendNode("dd", value)))),
    ...recordLines(record).flatMap(([id, lines]) => [
      sendNode("h4", moduleTitle(id)),
      sendNode("ul", ...lines.map((line) => sendNode("li", line))),
    ]),
  );
  sendPart(".record-whole").textContent = JSON.stringify(record, null, 1);
  said.textContent = "";
  preview.hidden = false;
  preview.focus();
}

function hideRecord() {
  record = undefined;
  preview.hidden = true;
}

nameForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const fit = oneLine(typedName.value, 120);
  typedName.setCustomValidity(fit ? "" : sendTexts.no_name);
  if (!typedName.reportValidity()) return;
  record = makeRecord(fit, device.store.state, { site, language: pageLanguage, made: now() });
  showRecord();
});
typedName.addEventListener("input", () => {
  typedName.setCustomValidity("");
  hideRecord();
});

sendPart("[data-save]").addEventListener("click", async () => {
  const text = sealed ? await seal(JSON.stringify(record), expert) : `${JSON.stringify(record, null, 1)}\n`;
  if (text.length > LARGEST_FILE) {
    said.textContent = sendTexts.too_large;
    return;
  }
  const file = `record-${record.made.slice(0, 10)}${sealed ? ".portal" : ""}.json`;
  saveFile(file, text);
  const size = Math.ceil(text.length / 1000).toLocaleString(pageLanguage, { style: "unit", unit: "kilobyte" });
  said.textContent = sayIn(sendTexts[sealed ? "saved_sealed" : "saved_plain"], { file, size });
});

sendPart("[data-print]").addEventListener("click", () => {
  document.body.classList.add("printing-record");
  print();
});
addEventListener("afterprint", () => document.body.classList.remove("printing-record"));

for (const part of sendBox.querySelectorAll("[data-sealed]")) part.hidden = (part.dataset.sealed === "yes") !== sealed;
device.listen(({ store: { state } }) => {
  const some = hasRecord(state);
  nameForm.hidden = !some;
  sendPart(".record-empty").hidden = some;
  // What is shown would no longer be what is kept.
  if (record && JSON.stringify(makeRecord(record.name, state, record)) !== JSON.stringify(record)) hideRecord();
});
