// Decides how a final test goes: begin, answer in any order, submit once, and what is said afterwards.
import { keep } from "./asking.mjs";
import { endAttempt, newAttempt, percentOf, stillAsked } from "./attempts.mjs";
import { device, entry, newId, now } from "./device.mjs";
import { shuffled } from "./draw.mjs";
import { FORMS, moveItem, rows, showEnds } from "./forms.mjs";
import { scoreHashed } from "./hashed.mjs";
import { attemptsLeft, lastAttempt, openAttempt } from "./standing.mjs";

const testText = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function testNode(tag, properties, ...content) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...content);
  return node;
}

// What a question offers, list → ids, as `scoreHashed` wants it.
const OFFERED = {
  single: (form) => ({ options: rows(form).map((row) => row.dataset.part) }),
  multiple: (form) => OFFERED.single(form),
  true_false: () => ({}),
  matching: (form) => ({
    pairs: rows(form).map((row) => row.dataset.part),
    choices: [...form.querySelector("select").options].map(({ value }) => value).filter(Boolean),
  }),
  ordering: (form) => ({ shown: rows(form).map((row) => row.dataset.part) }),
  short_answer: () => ({}),
};

/** Puts the parts of a question into the order of an attempt; the sides of pairs are numbered anew. */
function arrange(form, seed) {
  const kind = form.dataset.kind;
  if (kind === "true_false" || kind === "short_answer") return;
  const items = rows(form);
  const order = shuffled(seed, items.map((row) => row.dataset.part));
  items[0].parentNode.append(...order.map((id) => items.find((row) => row.dataset.part === id)));
  if (kind !== "matching") return;
  const list = form.querySelector(".sides");
  const sides = new Map(OFFERED.matching(form).choices.map((id, at) => [id, list.children[at]]));
  const places = shuffled(seed, [...sides.keys()]);
  for (const select of form.querySelectorAll("select")) {
    const options = new Map([...select.options].map((option) => [option.value, option]));
    places.forEach((id, at) => {
      options.get(id).textContent = `${at + 1}. ${sides.get(id).textContent}`;
      select.append(options.get(id));
    });
  }
  list.append(...places.map((id) => sides.get(id)));
}

/** Brings a final test to life; the device keeps the attempts. */
export function startTest(section) {
  const find = (selector) => section.querySelector(selector);
  const facts = JSON.parse(find(".test-facts").textContent);
  const texts = JSON.parse(find(".test-strings").textContent);
  const language = section.closest("[lang]")?.lang || undefined;
  const local = (number, style) => number.toLocaleString(language, { style });
  const percent = (number) => local(number / 100, "percent");
  const forms = new Map([...section.querySelectorAll(".question")].map((form) => [form.dataset.question, form]));
  const pool = [...forms].map(([id, { dataset }]) => ({ id, objective: dataset.objective, hash: dataset.hash }));
  const [start, begin, left, questions, missing, anyway, box] = [".test-start", "[data-begin]", ".test-left", ".test-questions", ".test-missing", "[data-anyway]", ".quiz-result"].map(find);
  const attempts = ({ tests } = device.store.state) => entry(tests, facts.test, () => ({ attempts: [] })).attempts;
  const changeAttempt = (near, id, edit) =>
    keep(near, (state) => {
      const attempt = attempts(state).find((one) => one.id === id);
      // Another window may have submitted it, or all may have been forgotten.
      if (attempt && !attempt.at) edit(attempt);
    });
  const readForm = (form) => FORMS[form.dataset.kind].read(form);
  let current;

  /** Points of every question of an attempt: id → [points, of]. */
  const marked = (attempt) =>
    Object.fromEntries(
      attempt.drawn.map(({ question }) => {
        const form = forms.get(question);
        const points = scoreHashed(JSON.parse(form.dataset.key), OFFERED[form.dataset.kind](form), attempt.answers[question]);
        return [question, [points, Number(form.dataset.points)]];
      }),
    );

  function showStart() {
    const rest = attemptsLeft(attempts(), facts.attempts);
    const last = lastAttempt(attempts());
    const open = openAttempt(attempts());
    questions.hidden = box.hidden = true;
    begin.hidden = !open && (rest < 1 || last?.passed === true);
    begin.textContent = open ? texts.resume : last ? texts.again : texts.begin;
    const words = open || last?.passed || rest > 0 ? testText(texts.left, { left: Math.max(rest, 0), of: facts.attempts }) : texts.none_left;
    left.replaceChildren(words, ...(device.store.problem === "blocked" ? [" ", texts.not_kept] : []));
    if (last && !open) showResult(last);
  }

  /** Also after a change in another window, where this attempt may have been ended or forgotten. */
  function show() {
    if (current && openAttempt(attempts().filter(({ id }) => id === current.id))) return;
    current = undefined;
    showStart();
  }

  function showResult(attempt) {
    box.replaceChildren();
    box.hidden = false;
    if (facts.marking === "sealed") {
      box.append(testNode("p", {}, mark("right", texts.sealed_done)));
      return;
    }
    const share = percentOf(attempt);
    const words = attempt.passed ? texts.passed : testText(texts.almost, { mark: percent(facts.mark) });
    const result = testText(texts.result, { points: local(attempt.points), of: local(attempt.of), percent: percent(share) });
    box.append(testNode("p", {}, mark(attempt.passed ? "right" : "partly", words), ` ${result}`));
    if (!attempt.passed && stillAsked(attempt, pool)) box.append(testNode("p", {}, texts.revisit), revisit(attempt));
  }

  function mark(state, words) {
    const node = testNode("strong", { className: "mark" }, words);
    node.dataset.state = state;
    return node;
  }

  function revisit(attempt) {
    const results = marked(attempt);
    const weak = attempt.drawn.filter(({ question }) => results[question][0] < results[question][1]);
    const missed = new Set(weak.map(({ question }) => forms.get(question).dataset.objective));
    const list = testNode("ul");
    for (const [id, { text, lessons }] of Object.entries(facts.objectives)) {
      const links = lessons.map(([title, href]) => testNode("li", {}, testNode("a", { href }, title)));
      if (missed.has(id)) list.append(testNode("li", {}, text, ...(links.length ? [testNode("ul", {}, ...links)] : [])));
    }
    return list;
  }

  function ask(attempt) {
    current = attempt;
    attempt.drawn.forEach(({ question }, place) => {
      const form = forms.get(question);
      const { kind } = form.dataset;
      form.reset();
      delete form.dataset.moved;
      form.querySelector(".question-status").replaceChildren();
      arrange(form, `${attempt.id} ${question}`);
      form.querySelector(".question-number").textContent = `${testText(texts.number, { number: place + 1 })}:`;
      if (attempt.answers[question] !== undefined) FORMS[kind].fill(form, attempt.answers[question]);
      if (kind === "ordering") showEnds(form);
      missing.before(form);
    });
    for (const [question, form] of forms) form.hidden = !attempt.drawn.some((one) => one.question === question);
    missing.replaceChildren();
    anyway.hidden = begin.hidden = box.hidden = true;
    questions.hidden = false;
    questions.focus();
  }

  function keepAnswer(question, form) {
    const answer = readForm(form);
    changeAttempt(form, current.id, ({ answers }) => {
      if (answer === undefined) delete answers[question];
      else answers[question] = answer;
    });
  }

  function submit(surely) {
    const open = current.drawn.map(({ question }, place) => [forms.get(question), place + 1]).filter(([form]) => readForm(form) === undefined);
    if (open.length && !surely) {
      const links = open.flatMap(([form, number]) => [" ", testNode("a", { href: `#${form.id}` }, testText(texts.number, { number }))]);
      missing.replaceChildren(testNode("p", {}, texts.missing, ...links));
      anyway.hidden = false;
      return;
    }
    changeAttempt(start, current.id, (attempt) => endAttempt(attempt, now(), facts.mark, facts.marking === "instant" && marked(attempt)));
    box.focus();
  }

  find("[data-no-script]").hidden = true;
  section.querySelectorAll("[data-script]").forEach((control) => (control.hidden = false));
  for (const [question, form] of forms) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => keepAnswer(question, form));
    form.addEventListener("click", (event) => {
      const moved = moveItem(form, event);
      if (!moved) return;
      form.querySelector(".question-status").replaceChildren(testText(texts.position, moved));
      keepAnswer(question, form);
    });
  }
  find("[data-submit]").addEventListener("click", () => submit(false));
  anyway.addEventListener("click", () => submit(true));
  begin.addEventListener("click", () => {
    if (!openAttempt(attempts())) keep(start, (state) => attempts(state).push(newAttempt(newId(), now(), pool, facts.draw)));
    ask(openAttempt(attempts()));
  });

  const stale = openAttempt(attempts());
  const changed = stale && !stillAsked(stale, pool);
  if (changed) changeAttempt(start, stale.id, (attempt) => (attempt.void = true));
  device.listen(show);
  if (changed) left.prepend(texts.changed, " ");
}

document.querySelectorAll("[data-test]").forEach(startTest);
