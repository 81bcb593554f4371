// Decides what My training shows of what is kept, and how it is taken along, brought here and forgotten.
import { announce, tellBelow, trainingTexts } from "./asking.mjs";
import { device } from "./device.mjs";
import { passedQuiz, showMarks } from "./marks.mjs";
import { saveFile } from "./saving.mjs";

const page = document.querySelector(".my-training");
const pageTexts = JSON.parse(page.querySelector(".my-training-strings").textContent);
const one = (selector) => page.querySelector(selector);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const when = (at) => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
const points = (number) => Number(number).toLocaleString(document.documentElement.lang);

function attemptLine({ begun, at, points: earned, of, passed }) {
  const line = document.createElement("li");
  const result = passed ? pageTexts.attempt_passed : pageTexts.attempt_not_yet;
  line.textContent = at
    ? fill(pageTexts.attempt, { when: when(at), points: points(earned), of: points(of), result })
    : fill(pageTexts.attempt_open, { when: when(begun) });
  return line;
}

function showModule(section, state) {
  const { module } = section.dataset;
  const read = [...section.querySelectorAll("[data-lesson]")].map(({ dataset }) => Boolean(state.lessons[dataset.lesson]));
  const quiz = Object.hasOwn(state.quizzes, module) ? state.quizzes[module] : { answers: {}, attempts: [] };
  const begun = read.some(Boolean) || quiz.attempts.length;
  const name = passedQuiz(state, module) ? "passed" : begun ? (read.every(Boolean) ? "read" : "begun") : "none";
  const line = section.querySelector(".training-state");
  line.textContent = pageTexts[`state_${name}`];
  line.hidden = false;
  const attempts = section.querySelector(".training-attempts");
  attempts.hidden = !quiz.attempts.length;
  attempts.querySelector("ul").replaceChildren(...quiz.attempts.map(attemptLine));
}

function show({ store: { state }, place, can }) {
  showMarks(page, state, trainingTexts);
  page.querySelectorAll("[data-module]").forEach((section) => showModule(section, state));
  one(".training-place").textContent = pageTexts[`place_${place ?? "none"}`];
  one("[data-places]").hidden = !can;
  for (const button of page.querySelectorAll("[data-place]")) button.hidden = button.dataset.place === place;
  const lessons = [...page.querySelectorAll("[data-lesson]")];
  const minutes = (some) => some.reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0);
  const read = lessons.filter(({ dataset }) => state.lessons[dataset.lesson]);
  one(".training-sum").textContent = fill(pageTexts.sum, { done: minutes(read), left: minutes(lessons) - minutes(read) });
  const open = [...page.querySelectorAll("[data-lesson], [data-quiz-of]")].find(({ dataset }) =>
    dataset.lesson ? !state.lessons[dataset.lesson] : !passedQuiz(state, dataset.quizOf),
  );
  if (!open || !(read.length || Object.keys(state.quizzes).length)) return;
  one(".training-on").href = open.querySelector("a").href;
  one(".training-on").textContent = `${trainingTexts.go_on} ${open.querySelector("span").textContent}`;
}

for (const button of page.querySelectorAll("[data-place]")) {
  button.addEventListener("click", () => {
    device.choose(button.dataset.place);
    announce(trainingTexts[`kept_${button.dataset.place}`]);
    tellBelow(one(".training-place"));
  });
}

one("[data-export]").addEventListener("click", () => saveFile("my-training.json", device.store.exportText()));

one("[type=file]").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const refused = device.bring(await file.text());
  target.value = "";
  one(".training-file").textContent = refused === "newer" ? trainingTexts.problem_newer : pageTexts[refused ?? "imported"];
  if (!refused) tellBelow(one(".training-file"));
});

const sure = one(".training-sure");
one("[data-forget]").addEventListener("click", () => sure.showModal());
sure.addEventListener("close", () => {
  if (sure.returnValue === "forget") {
    device.forget();
    one(".training-forgotten").textContent = pageTexts.forgotten;
  }
  sure.returnValue = "";
});

one("[data-without-script]").hidden = true;
page.querySelectorAll("[data-with-script]").forEach((part) => (part.hidden = false));
device.listen(show);
if (location.hash === "#training.forget") document.getElementById("training.forget").scrollIntoView();
