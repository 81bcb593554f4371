// Decides what all parts of the desk share: the words and keys that stand in the page, and how numbers, days and nodes are made.
import { readKeys } from "./answer-keys.mjs";
import { ownEntry } from "./hostile.mjs";

export const deskBox = document.querySelector(".desk");
export const deskPart = (selector) => deskBox.querySelector(selector);
export const deskFacts = JSON.parse(deskPart(".desk-facts").textContent);
export const deskKeys = readKeys(deskPart(".desk-keys").textContent);
export const deskLanguage = document.documentElement.lang;

/** A text of the interface with its {names} filled in. */
export const deskSay = (name, values = {}) => deskFacts.texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** A node; what it holds is put in as text, never read as HTML. */
export function deskNode(tag, properties, ...content) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...content);
  return node;
}

export const deskNumber = (number) => number.toLocaleString(deskLanguage);
export const deskMoment = (at) => new Date(at).toLocaleString(deskLanguage, { dateStyle: "medium", timeStyle: "short" });
export const deskDay = (at) => new Date(at).toLocaleDateString(deskLanguage, { dateStyle: "medium" });
export const deskResult = ({ points, of, percent }) => deskSay("result", { points: deskNumber(points), of: deskNumber(of), percent });
/** A flag in words, and where. */
export const deskFlag = ({ code, detail }) => (detail ? `${deskFacts.words.flags[code]}: ${detail}` : deskFacts.words.flags[code]);

/** Markdown of a prompt as plain words. */
const plainWords = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("**", "");

/** What a question asks, and the module it is of; `name` as reports give it: module/quiz/question or module/question. */
export function deskQuestion(name) {
  const parts = name.split("/");
  const [module] = parts;
  const inQuiz = parts.length === 3 ? deskKeys.quizzes.get(module)?.questions.get(parts[2]) : undefined;
  const known = inQuiz ?? [...deskKeys.tests.values()].find(({ questions }) => questions.has(name))?.questions.get(name);
  const prompt = known?.question.prompt ?? {};
  return { module, prompt: plainWords(ownEntry(prompt, deskLanguage) || Object.values(prompt)[0] || name) };
}

/** A moment in which the browser can draw and listen. */
export const deskPause = () => new Promise((go) => setTimeout(go));
