// Decides what the reader sees of the search: results by area with the words that were meant, and numbers to call first
// where somebody may be in danger. Nothing of a question is kept or sent.
import { inDanger } from "./search-danger.mjs";
import { unpack } from "./search-pack.mjs";
import { marked, saysAll, snippet } from "./search-snippet.mjs";
import { phrasesOf, search } from "./search.mjs";

const MOST = 12;
const MOST_FOR_PHRASE = 40;
const FEW = 3;
const FOR_FAMILIES = ["help", "awareness"];
const PAUSE = 150;
const SAID_AFTER = 600;

const panel = document.querySelector(".finder");
const [input, status, list] = ["input", "[role=status]", "div"].map((part) => panel.querySelector(part));
const root = new URL("..", document.currentScript.src);
const language = document.documentElement.lang;

// A classic script works on pages opened from a folder, too, where fetch does not.
const scripts = new Map();
function load(path) {
  if (!scripts.has(path)) {
    scripts.set(path, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(path, root);
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }));
  }
  return scripts.get(path);
}

const indexes = new Map();
async function indexIn(code) {
  await load(`search/index.${code}.js`);
  if (!indexes.has(code)) {
    const made = globalThis.portalSearch[code];
    const docs = made.docs.trim().split("\n").map((line) => line.split("\t")).map(([address, area, title]) => ({ id: address, area, title }));
    indexes.set(code, { ...made, index: unpack(docs, made) });
  }
  return indexes.get(code);
}

// The paragraphs of a page as [anchor, text]; of a part of a page, its own.
async function paragraphsOf(address) {
  const [page, part] = address.split("#");
  const path = page.replace(/html$/, "js");
  await load(`search/${path}`);
  let anchor = "";
  const all = [];
  for (const line of globalThis.portalTexts[page].split("\n").filter(Boolean)) line.startsWith(" ") ? (anchor = line.slice(1)) : all.push([anchor, line]);
  return part ? all.filter(([own]) => own === part) : all;
}

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[content].flat());
  return made;
}

const shown = (text, stems) => marked(text, stems).map(([words, meant]) => (meant ? element("mark", words) : words));

function resultOf({ id, title, stems }) {
  const link = element("a", element("b", shown(title, stems)), { href: new URL(id, root) });
  const item = element("li", link);
  paragraphsOf(id).then((paragraphs) => {
    const found = snippet(paragraphs, stems, title);
    if (!found) return;
    link.append(element("span", shown(found.text, stems)));
    if (found.anchor && !id.includes("#")) link.href = new URL(`${id}#${found.anchor}`, root);
  }, () => {});
  return item;
}

// Results by area, the area of the best one first.
function grouped(results, { areas }, level = "h2") {
  const groups = new Map();
  for (const result of results) {
    const name = areas[result.area] ?? areas.about;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(result);
  }
  return [...groups].flatMap(([name, some]) => [element(level, name), element("ol", some.map(resultOf))]);
}

const numbersToCall = ({ numbers, help, words }, title) =>
  element("section", [
    element("h2", title),
    element("ul", numbers.map(([number, name]) => element("li", element("a", [element("b", number), ` ${name}`], { href: `tel:${number.replaceAll(" ", "")}` })))),
    element("p", element("a", words.all_numbers, { href: new URL(help, root) })),
  ], { class: "finder-help" });

async function answers(own, query) {
  const phrases = phrasesOf(query);
  const found = search(own.index, query, phrases.length ? MOST_FOR_PHRASE : MOST);
  if (!phrases.length) return found;
  const said = await Promise.all(found.map(async ({ id, title }) => saysAll([title, ...(await paragraphsOf(id)).map(([, text]) => text)], phrases)));
  return found.filter((_, n) => said[n]).slice(0, MOST);
}

// The other languages are offered, not mixed in; where the own one has little they are what is left to try.
function others(own, query) {
  return own.others.map(([code, name]) => {
    const button = element("button", `${own.words.other} ${name}`, { type: "button", class: "button button-quiet" });
    button.addEventListener("click", async () => {
      const other = await indexIn(code);
      const found = await answers(other, query);
      button.replaceWith(element("section", [element("h2", name), ...(found.length ? grouped(found, other, "h3") : [element("p", other.words.none)])], { lang: code }));
    });
    return element("p", button);
  });
}

let turn = 0;
let saying;
const say = (words) => {
  clearTimeout(saying);
  saying = setTimeout(() => (status.textContent = words), SAID_AFTER);
};

async function answer() {
  const query = input.value.trim();
  const own = ++turn;
  if (!query) {
    list.replaceChildren();
    say("");
    return;
  }
  const made = await indexIn(language);
  const danger = inDanger(query);
  const found = await answers(made, query);
  if (own !== turn) return;
  // What is written for children and families goes before what is written about them.
  if (danger) found.sort((a, b) => FOR_FAMILIES.includes(b.area) - FOR_FAMILIES.includes(a.area));
  const { words } = made;
  const nothing = element("p", [words.none, " ", element("a", words.topics, { href: new URL(made.topics, root) })]);
  list.replaceChildren(
    ...(danger ? [numbersToCall(made, words.danger)] : []),
    ...(found.length ? grouped(found, made) : [nothing, ...(danger ? [] : [numbersToCall(made, words.call)])]),
    ...(found.length < FEW ? others(made, query) : []),
  );
  say(danger ? words.danger : found.length ? words.count.replace("{n}", found.length) : words.none);
}

// Without the index there is still the page of all topics.
const toTopics = () => location.assign(document.querySelector("[data-search]").href);

let waiting;
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => answer().catch(toTopics), PAUSE);
};

// Arrows walk through the links as Tab does; Enter in the field goes to the first one.
panel.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...list.querySelectorAll("a, button")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
panel.addEventListener("submit", () => list.querySelector("a")?.focus());
input.addEventListener("input", soon);
indexIn(language).catch(toTopics);
if (input.value) soon();
