// Decides what happens when a reader answers a quiz: check, explain, let try again, sum up, show earlier answers again.
import { FORMS, moveItem, rows, showEnds } from "./forms.mjs";
import { inOrder, score, standing } from "./score.mjs";

const optionParts = ({ correct }, answer) => [answer].flat().map((id) => [id, correct.includes(id)]);

// Kind → (key, answer) → [part, whether it is right] for every part that a verdict is given on.
const QUIZ_PARTS = {
  single: optionParts,
  multiple: optionParts,
  true_false: (key, answer) => [[answer, answer === key.answer]],
  matching: ({ pairs }, answer) => pairs.map((id) => [id, answer[id] === id]),

  ordering({ order }, answer) {
    const kept = inOrder(order, answer);
    return answer.map((id) => [id, kept.includes(id)]);
  },

  short_answer: (key, answer) => (score(key, answer) ? [] : [["not-accepted", false]]),
};

const quizText = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function quizNode(tag, properties, ...content) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...content);
  return node;
}

function quizMark(state, text) {
  const mark = quizNode("strong", { className: "mark" }, text);
  mark.dataset.state = state;
  return mark;
}

/** Brings one question to life; `changed(result, again)` is told each result, and undefined when it is taken back. */
function startQuestion(form, texts, local, changed) {
  const find = (selector) => form.querySelector(selector);
  const key = JSON.parse(form.dataset.key);
  const { read, fill } = FORMS[form.dataset.kind];
  const parts = QUIZ_PARTS[form.dataset.kind];
  const firstOrder = rows(form);
  const explanation = find(".explanation");
  const answerBox = find(".answer");
  const next = find("[data-next]");
  const retry = find("[data-retry]");
  const status = find(".question-status");
  const say = (...content) => status.replaceChildren(...content);

  function lock(locked) {
    find("fieldset").disabled = locked;
    find("[data-check]").hidden = locked;
    next.hidden = retry.hidden = answerBox.hidden = !locked;
  }

  function open() {
    lock(false);
    answerBox.open = false;
    answerBox.append(explanation);
    find(".question-feedback").replaceChildren();
    form.querySelectorAll("fieldset .mark").forEach((mark) => mark.remove());
    say();
    changed();
  }

  function explain(judged) {
    const list = quizNode("ul");
    for (const [part, right] of judged) {
      const mark = right ? quizMark("right", texts.part_right) : quizMark("not_yet", texts.part_wrong);
      find(`[data-part="${part}"]`)?.append(mark);
      // An option is explained to whoever chose it; a pair or an item in its right place explains itself.
      if (!right || find("input")) {
        list.append(quizNode("li", {}, ...find(`[data-feedback="${part}"]`).cloneNode(true).childNodes));
      }
    }
    find(".question-feedback").append(...(list.firstChild ? [list] : []), explanation);
  }

  function check(event) {
    event.preventDefault();
    if (find("fieldset").disabled) return;
    status.removeAttribute("aria-live");
    const answer = read(form);
    if (answer === undefined) return say(form.dataset.empty);
    judge(answer);
    next.focus();
  }

  /** Shows what an answer is worth; `again` when it is an earlier one. */
  function judge(answer, again) {
    const points = score(key, answer);
    const judged = parts(key, answer);
    const state = points === key.points ? "right" : points ? "partly" : "not_yet";
    lock(true);
    retry.hidden = state === "right";
    explain(judged);
    const more = state === "partly" && judged.every(([, right]) => right) ? ` ${texts.more_right}` : "";
    say(quizMark(state, texts[state]), ` ${quizText(texts.points, { points: local(points), of: local(key.points) })}${more}`);
    const result = { question: form.id.slice(2), hash: form.dataset.hash, answer, points, of: key.points };
    next.textContent = changed(result, again) ? texts.to_result : texts.next;
  }

  /** The answer of an earlier visit; one to another wording of the question only says so. */
  function restore({ hash, answer }) {
    // Not news: nobody is to hear ten verdicts when a page opens.
    status.setAttribute("aria-live", "off");
    if (hash !== form.dataset.hash) return say(texts.reworded);
    fill(form, answer);
    showEnds(form);
    const given = read(form);
    if (given !== undefined) judge(given, true);
  }

  function move(event) {
    const moved = moveItem(form, event);
    if (moved) say(quizText(texts.position, moved));
  }

  function visit() {
    form.scrollIntoView();
    find("fieldset :is(input, select, button)").focus({ preventScroll: true });
  }

  function clear() {
    form.reset();
    if (form.dataset.moved) firstOrder[0].parentNode.append(...firstOrder);
    delete form.dataset.moved;
    showEnds(form);
    open();
  }

  form.querySelectorAll("[data-script]").forEach((control) => (control.hidden = false));
  form.addEventListener("submit", check);
  form.addEventListener("click", move);
  // Enter held down would check and at once leave the question.
  form.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.preventDefault());
  // The second click of a double click must not press the button that took the place of the first one.
  find(".question-actions").addEventListener("click", (event) => event.detail > 1 && (event.preventDefault(), event.stopPropagation()), true);
  retry.addEventListener("click", () => {
    open();
    visit();
  });
  showEnds(form);
  open();
  return { form, next, visit, clear, restore };
}

/** Brings a quiz to life: its questions, and the result once all are answered. */
export function startQuiz(section) {
  const texts = JSON.parse(document.querySelector(".quiz-strings").textContent);
  const language = section.closest("[lang]")?.lang || undefined;
  const local = (number, style) => number.toLocaleString(language, { style });
  const percent = (number) => local(number / 100, "percent");
  const results = new Map();
  const tell = (name, detail) => section.dispatchEvent(new CustomEvent(`quiz:${name}`, { bubbles: true, detail }));
  const box = section.querySelector(".quiz-result");
  const sentence = quizNode("p", { role: "status" });
  const review = quizNode("div", {});

  // Only the sentence is announced, not the list after it.
  box.removeAttribute("role");
  box.append(sentence, review);

  const questions = [...section.querySelectorAll(".question")].map((form) =>
    startQuestion(form, texts, local, (result, again) => {
      sentence.replaceChildren();
      review.replaceChildren();
      box.hidden = false;
      if (!result) return results.delete(form);
      results.set(form, result);
      if (!again) tell("answered", result);
      const done = results.size === questions.length;
      if (done) sumUp(again);
      return done;
    }),
  );

  const anew = (label, some) =>
    quizNode("button", { type: "button", className: "button button-quiet", onclick() {
      some.forEach(({ clear }) => clear());
      tell("cleared", { questions: some.map(({ form }) => form.id.slice(2)) });
      some[0].visit();
    } }, label);

  function sumUp(again) {
    const sum = (field) => questions.reduce((total, { form }) => total + Math.round(results.get(form)[field] * 100), 0) / 100;
    const [points, of, mark] = [sum("points"), sum("of"), Number(section.dataset.passMark)];
    const share = Math.floor(Math.round(points * 100) / of);
    const words = standing(share, mark);
    const passed = words === "passed";
    sentence.append(
      quizMark(passed ? "right" : "partly", quizText(texts[words], { mark: percent(mark) })),
      ` ${quizText(texts.result, { points: local(points), of: local(of), percent: percent(share) })}`,
    );
    const missed = questions.filter(({ form }) => results.get(form).points < results.get(form).of);
    if (missed.length) review.append(quizNode("p", {}, texts.revisit), revisit(missed));
    if (missed.length && missed.length < questions.length) review.append(anew(texts.retry_missed, missed), " ");
    review.append(anew(texts.retry_all, questions));
    if (!again) tell("finished", { points, of, percent: share, passed });
  }

  function revisit(missed) {
    const list = quizNode("ul");
    for (const [id, text] of Object.entries(JSON.parse(section.dataset.objectives))) {
      const its = missed.filter(({ form }) => form.dataset.objective === id);
      const links = its.flatMap(({ form }) => {
        const number = questions.findIndex((question) => question.form === form) + 1;
        return [" ", quizNode("a", { href: `#${form.id}` }, quizText(texts.number, { number }))];
      });
      if (its.length) list.append(quizNode("li", {}, text, ...links));
    }
    return list;
  }

  // Question → {hash, answer} of an earlier visit.
  section.addEventListener("quiz:restore", ({ detail }) => {
    for (const { form, restore } of questions) {
      if (Object.hasOwn(detail, form.id.slice(2))) restore(detail[form.id.slice(2)]);
    }
  });
  questions.forEach(({ next }, place) =>
    next.addEventListener("click", () => {
      const open = [...questions.slice(place), ...questions].find(({ form }) => !results.has(form));
      if (open) open.visit();
      else box.focus();
    }),
  );
}

document.querySelectorAll("[data-quiz]").forEach(startQuiz);
