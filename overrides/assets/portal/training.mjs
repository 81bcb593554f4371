// Decides what the pages of a module keep of a learner's way, and how they show it: marks, the way on, earlier answers.
import { keep, trainingTexts } from "./asking.mjs";
import { device, entry, newId, now } from "./device.mjs";
import { isOpen, showMarks } from "./marks.mjs";
import { quizOf } from "./standing.mjs";

const newQuiz = () => ({ answers: {}, attempts: [] });

for (const box of document.querySelectorAll("[data-read]")) {
  const button = box.querySelector("button");
  box.hidden = false;
  button.addEventListener("click", () =>
    keep(box, ({ lessons }) => {
      if (lessons[box.dataset.read]) delete lessons[box.dataset.read];
      else lessons[box.dataset.read] = { at: now() };
    }),
  );
  device.listen(({ store }) => button.setAttribute("aria-pressed", Boolean(store.state.lessons[box.dataset.read])));
}

for (const box of document.querySelectorAll("[data-path]")) {
  const button = box.querySelector("button");
  const isMine = ({ path }) => path === box.dataset.path;
  box.hidden = false;
  button.addEventListener("click", () => keep(box, (state) => (state.path = isMine(state) ? null : box.dataset.path)));
  device.listen(({ store }) => button.setAttribute("aria-pressed", isMine(store.state)));
}

for (const section of document.querySelectorAll("[data-quiz]")) {
  const change = (near, edit) => keep(near, ({ quizzes }) => edit(entry(quizzes, section.dataset.quiz, newQuiz)));
  const form = (question) => document.getElementById(`q.${question}`);
  // A copy, so that every attempt can be marked again: the answers themselves give way to those of the next one.
  const given = (answers) =>
    Object.fromEntries(Object.entries(answers).filter(([question]) => form(question)).map(([question, { hash, answer }]) => [question, { hash, answer }]));
  section.addEventListener("quiz:answered", ({ detail: { question, ...result } }) =>
    change(form(question), ({ answers, attempts }) => {
      answers[question] = { ...result, at: now() };
      if (!attempts.length || attempts.at(-1).at) attempts.push({ id: newId(), begun: now() });
    }),
  );
  section.addEventListener("quiz:finished", ({ detail: { points, of, passed } }) =>
    change(section, ({ answers, attempts }) => Object.assign(attempts.at(-1), { at: now(), points, of, passed, answers: given(answers) })),
  );
  section.addEventListener("quiz:cleared", ({ detail: { questions } }) =>
    change(section, ({ answers }) => questions.forEach((question) => delete answers[question])),
  );
  section.dispatchEvent(new CustomEvent("quiz:restore", { detail: quizOf(device.store.state, section.dataset.quiz).answers }));
}

for (const section of document.querySelectorAll("[data-scenario]")) {
  const change = (edit) => keep(section, ({ scenarios }) => edit(entry(scenarios, section.dataset.scenario, () => ({ steps: [], endings: {} }))));
  section.addEventListener("scenario:step", ({ detail }) => change((kept) => (kept.steps = detail.steps)));
  section.addEventListener("scenario:ended", ({ detail }) => change(({ endings }) => (endings[detail.node] = now())));
}

// The overview leads to where the learner stopped.
const begin = document.querySelector("[data-continue]");
device.listen(({ store: { state } }) => {
  showMarks(document, state, trainingTexts);
  if (!begin) return;
  const steps = [...document.querySelectorAll("article :is([data-lesson], [data-quiz-of], [data-test-of])")];
  const begun = steps.some(({ dataset }) => state.lessons[dataset.lesson]);
  const open = begun && steps.find((step) => isOpen(step, state));
  begin.href = (open || steps[0]).querySelector("a").href;
  begin.textContent = open ? `${trainingTexts.go_on} ${open.querySelector("span").textContent}` : begin.dataset.continue;
});
