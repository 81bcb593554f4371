// What the search finds: judged questions over short passages, calls for help, phrases, what is shown of a page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inDanger } from "../../overrides/assets/portal/search-danger.mjs";
import { marked, saysAll, snippet } from "../../overrides/assets/portal/search-snippet.mjs";
import { createIndex, phrasesOf, search } from "../../overrides/assets/portal/search.mjs";
import { stemOf } from "../../overrides/assets/portal/search-words.mjs";
import { measure, passages, rows } from "../search/measure.mjs";

const index = createIndex(passages());
const ids = (query, limit) => search(index, query, limit).map(({ id }) => id);
const { kinds } = measure((query) => ids(query, 10), rows("queries-passages.txt"));

// Kind of question → the least part that must have its answer among the first three, and the least mean reciprocal rank.
const LEAST = { exact: [1, 1], inflected: [1, 0.97], derived: [1, 0.95], typo: [0.95, 0.95], latin: [0.95, 0.95], natural: [0.9, 0.85], all: [0.97, 0.95] };
for (const [kind, , recall, rank] of kinds) {
  test(`questions are answered: ${kind}`, () => assert.ok(recall >= LEAST[kind][0] && rank >= LEAST[kind][1], `${recall} ${rank}`));
}

const lines = (name) => readFileSync(new URL(`../search/${name}`, import.meta.url), "utf-8").split("\n").filter((line) => line && !line.startsWith("#"));
for (const line of lines("danger.txt")) test(`a call for help: ${line}`, () => assert.ok(inDanger(line)));
for (const line of lines("no-danger.txt")) test(`no call for help: ${line}`, () => assert.ok(!inDanger(line)));

const FORMS = [
  ["адвокат", "адвоката", "адвокатът", "адвокати", "адвокатите"],
  ["дете", "детето", "деца", "децата"],
  ["кражба", "кражби", "кражбата", "кражбите"],
  ["задържан", "задържане", "задържането", "задържат"],
  ["полиция", "полицията"],
  ["ученик", "ученици", "учениците"],
  ["правен", "правна", "правните"],
];
for (const forms of FORMS) test(`one stem for ${forms[0]}`, () => assert.equal(new Set(forms.map(stemOf)).size, 1, forms.map(stemOf).join(" ")));

const SPELT = ["полицията", "policiyata", "policiqta", "politsiyata", "policijata", "пoлициятa", "POLICIQTA", "полицята", "пОЛИЦИЯТА", "поли́цията"];
for (const query of SPELT) test(`${query} finds the police`, () => assert.ok(ids(query, 4).includes("parents-told")));

const NOTHING = ["", "   ", "?!", "билети за концерт", "xyzzy qwrtp", "„“", "🙂", "\u0000", "constructor hasOwnProperty"];
for (const query of NOTHING) test(`nothing fits ${JSON.stringify(query)}`, () => assert.deepEqual(ids(query), []));

test("a phrase stands there word for word", () => {
  assert.deepEqual(ids("„закрити врати“"), ["court-day"]);
  assert.deepEqual(ids('"врати закрити"'), []);
  assert.deepEqual(phrasesOf('„а Б“ "в" и «г д» и "незатворено'), ["а б", "в", "г д"]);
});

test("no more answers than were asked for, best first", () => {
  const found = search(index, "полиция", 3);
  assert.equal(found.length, 3);
  assert.ok(found[0].score >= found[1].score && found[1].score >= found[2].score);
});

test("words that are names of what every object has are words", () => {
  const odd = createIndex([{ id: "a", title: "constructor", text: "__proto__ toString" }, { id: "b", title: "valueOf", text: "hasOwnProperty" }]);
  assert.deepEqual(search(odd, "constructor").map(({ id }) => id), ["a"]);
  assert.deepEqual(search(odd, "hasOwnProperty").map(({ id }) => id), ["b"]);
});

test("texts without words and no texts at all can be asked", () => {
  assert.deepEqual(search(createIndex([]), "адвокат"), []);
  assert.deepEqual(search(createIndex([{ id: "a", title: "", text: "" }, { id: "b" }]), "адвокат"), []);
});

test("an enormous question ends", { timeout: 60_000 }, () => {
  for (const query of ["а".repeat(20_000), "policiqta ".repeat(400), "ж6y4".repeat(3000)]) assert.ok(Array.isArray(ids(query)));
});

test("English is found by its forms and with mistakes", () => {
  const english = createIndex([{ id: "lawyer", title: "Your lawyer", text: "A lawyer helps you." }, { id: "police", title: "Police stops", text: "Officers stop people." }]);
  for (const query of ["lawyers", "lawer", "laywer"]) assert.equal(search(english, query)[0]?.id, "lawyer", query);
  for (const query of ["stopped by the police", "polcie"]) assert.equal(search(english, query)[0]?.id, "police", query);
});

test("what was meant is marked, small words are not", () => {
  const parts = marked("Право на адвокати и адво\u0301кат.", [stemOf("адвокат"), stemOf("на")]);
  assert.deepEqual(parts, [["Право на ", false], ["адвокати", true], [" и ", false], ["адво\u0301кат", true], [".", false]]);
});

test("the paragraph that says most is shown, cut at words", () => {
  const long = `${"дума ".repeat(60)}тук има адвокат и съд ${"край ".repeat(60)}`;
  const { anchor, text } = snippet([["a", "Тук няма нищо."], ["b", "Един адвокат."], ["c", long]], [stemOf("адвокат"), stemOf("съд")]);
  assert.equal(anchor, "c");
  assert.match(text, /^… дума .*адвокат и съд.* край …$/);
  assert.ok(text.length < 200);
  assert.equal(snippet([["a", "Тук няма нищо."]], [stemOf("адвокат")]), null);
});

test("a page that is named by the question shows its beginning", () => {
  assert.deepEqual(snippet([["", "Начало."], ["b", "Един адвокат."]], [stemOf("адвокат")], "Адвокати"), { anchor: "", text: "Начало." });
});

test("a page says a phrase or does not", () => {
  assert.ok(saysAll(["Той каза: при „закрити", "врати“."], ["закрити врати"]));
  assert.ok(!saysAll(["закрити прозорци и врати"], ["закрити врати"]));
});
