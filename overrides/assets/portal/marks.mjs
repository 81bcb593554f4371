// Decides how a list of lessons shows what is read and passed.

/** Whether a module's quiz was passed at least once. */
export const passedQuiz = (state, module) =>
  Object.hasOwn(state.quizzes, module) && state.quizzes[module].attempts.some(({ passed }) => passed === true);

function mark(item, shown, text) {
  item.querySelector(".done")?.remove();
  if (!shown) return;
  const done = Object.assign(document.createElement("small"), { className: "done" });
  done.textContent = `✓ ${text}`;
  item.querySelector("a").append(done);
}

/** Puts a sign and a word beside every lesson that is read and every quiz that is passed. */
export function showMarks(root, state, texts) {
  for (const item of root.querySelectorAll("[data-lesson]")) mark(item, state.lessons[item.dataset.lesson], texts.read);
  for (const item of root.querySelectorAll("[data-quiz-of]")) mark(item, passedQuiz(state, item.dataset.quizOf), texts.passed);
}
