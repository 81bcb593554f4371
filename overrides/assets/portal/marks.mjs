// Decides how a list of lessons shows what is read, passed or handed in, and what of it is still to do.
import { isTestOpen, passedQuiz, testStanding } from "./standing.mjs";

/** Puts a sign and words beside an item of the list, instead of those it had; nothing without words. */
export function mark(item, words) {
  item.querySelector(".done")?.remove();
  if (!words) return;
  const done = Object.assign(document.createElement("small"), { className: "done" });
  done.textContent = `✓ ${words}`;
  item.querySelector("a").append(done);
}

/** Marks every lesson that is read, every quiz that is passed, every final test that is passed or handed in. */
export function showMarks(root, state, texts) {
  for (const item of root.querySelectorAll("[data-lesson]")) mark(item, state.lessons[item.dataset.lesson] && texts.read);
  for (const item of root.querySelectorAll("[data-quiz-of]")) mark(item, passedQuiz(state, item.dataset.quizOf) && texts.passed);
  for (const item of root.querySelectorAll("[data-test-of]")) mark(item, texts[testStanding(state, item.dataset.testOf, Infinity)]);
}

/** Whether a lesson, a quiz or a final test in the list is still to do. */
export function isOpen({ dataset: { lesson, quizOf, testOf, attempts } }, state) {
  if (lesson) return !state.lessons[lesson];
  return quizOf ? !passedQuiz(state, quizOf) : isTestOpen(state, testOf, Number(attempts));
}
