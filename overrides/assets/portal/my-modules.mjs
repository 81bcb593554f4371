// Decides what My training shows of one module and of one final test: how far it is, attempts, endings, what changed.
import { mark } from "./marks.mjs";
import { afterTest, attemptsAt, moduleStanding, quizOf, testStanding } from "./standing.mjs";

export const page = document.querySelector(".my-training");
export const pageTexts = JSON.parse(page.querySelector(".my-training-strings").textContent);
export const all = (selector, root = page) => [...root.querySelectorAll(selector)];
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const when = (at) => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
const points = (number) => Number(number).toLocaleString(document.documentElement.lang);

/** How an attempt at a quiz or a final test stands, in one line. */
function attemptText({ begun, at, points: earned, of, passed, void: gone }) {
  if (gone) return fill(pageTexts.attempt_void, { when: when(begun) });
  if (!at) return fill(pageTexts.attempt_open, { when: when(begun) });
  if (earned === undefined) return fill(pageTexts.attempt_waits, { when: when(at) });
  const result = passed ? pageTexts.attempt_passed : pageTexts.attempt_not_yet;
  return fill(pageTexts.attempt, { when: when(at), points: points(earned), of: points(of), result });
}

function showFold(section, selector, lines) {
  const fold = section.querySelector(selector);
  fold.hidden = !lines.length;
  fold.querySelector("ul").replaceChildren(...lines.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

function showState(section, name) {
  const line = section.querySelector(".training-state");
  line.textContent = pageTexts[`state_${name}`];
  line.hidden = false;
}

/** The endings that a learner reached in a scenario, as [when, outcome]; those that it no longer has are left out. */
function endingsReached({ scenarioOf }, endings, { scenarios }) {
  const reached = Object.hasOwn(scenarios, scenarioOf) ? scenarios[scenarioOf].endings : {};
  return Object.keys(endings).flatMap((node) => (Object.hasOwn(reached, node) ? [[reached[node], endings[node]]] : []));
}

function showScenarios(section, state) {
  const lines = all("[data-scenario-of]", section).flatMap((item) => {
    const endings = JSON.parse(item.dataset.endings);
    const reached = endingsReached(item.dataset, endings, state);
    mark(item, reached.length && fill(pageTexts.some_endings, { n: reached.length, of: Object.keys(endings).length }));
    const scenario = item.querySelector("span").textContent;
    return reached.map(([at, outcome]) => [at, fill(pageTexts.ending, { scenario, outcome: pageTexts[outcome], when: when(at) })]);
  });
  showFold(section, ".training-endings", lines.sort().map(([, text]) => text));
}

/** Answers that were given to other words than the quiz has now. */
function showReworded(section, quiz, { answers }) {
  const questions = Object.entries(JSON.parse(quiz?.dataset.questions ?? "{}"));
  const changed = questions.filter(([name, hash]) => Object.hasOwn(answers, name) && answers[name].hash !== hash);
  const line = section.querySelector(".training-reworded");
  line.hidden = !changed.length;
  line.textContent = fill(pageTexts.reworded, { n: changed.length });
}

export function showModule(section, state) {
  const { module } = section.dataset;
  const [quiz, test] = ["[data-quiz-of]", "[data-test-of]"].map((selector) => section.querySelector(selector));
  const lessons = all("[data-lesson]", section).map(({ dataset }) => dataset.lesson);
  const kept = quizOf(state, module);
  showState(section, moduleStanding(state, { module, lessons, quiz: Boolean(quiz), test: Boolean(test), most: Number(test?.dataset.attempts) }));
  showReworded(section, quiz, kept);
  showFold(section, ".training-attempts", kept.attempts.map(attemptText));
  showFold(section, ".training-test-attempts", attemptsAt(state, module).map(attemptText));
  showScenarios(section, state);
}

export function showPathTest(section, state) {
  const { testOf, attempts } = section.querySelector("[data-test-of]").dataset;
  showState(section, afterTest(testStanding(state, testOf, Number(attempts))) ?? "test");
  showFold(section, ".training-test-attempts", attemptsAt(state, testOf).map(attemptText));
}
