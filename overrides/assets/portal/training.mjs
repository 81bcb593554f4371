// Decides what the pages of a module keep of a learner's way, and how they show it: marks, the way on, earlier answers.
import { keep, trainingTexts } from "./asking.mjs";
import { device, entry, newId, now } from "./device.mjs";
import { passedQuiz, showMarks } from "./marks.mjs";

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
  const { quizzes } = device.store.state;
  const kept = Object.hasOwn(quizzes, section.dataset.quiz) ? quizzes[section.dataset.quiz].answers : {};
  section.dispatchEvent(new CustomEvent("quiz:restore", { detail: kept }));
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
  const lessons = [...document.querySelectorAll("article [data-lesson]")];
  const open = lessons.find(({ dataset }) => !state.lessons[dataset.lesson]);
  const quiz = document.querySelector("article [data-quiz-of]");
  const begun = lessons.some(({ dataset }) => state.lessons[dataset.lesson]);
  const on = open ?? (quiz && !passedQuiz(state, quiz.dataset.quizOf) ? quiz : lessons[0]);
  begin.href = (begun ? on : lessons[0]).querySelector("a").href;
  begin.textContent = begun && (open || on === quiz) ? `${trainingTexts.go_on} ${on.querySelector("span").textContent}` : begin.dataset.continue;
});
