// Decides what My training shows of what is kept, in the order of the learner's path, and how it is taken along and forgotten.
import { announce, keep, tellBelow, trainingTexts } from "./asking.mjs";
import { device } from "./device.mjs";
import { isOpen, showMarks } from "./marks.mjs";
import { all, fill, page, pageTexts, showModule, showPathTest } from "./my-modules.mjs";
import { saveFile } from "./saving.mjs";

const one = (selector) => page.querySelector(selector);
const { ways } = pageTexts;
const [list, others, on] = [".training-modules", ".training-others", ".training-on"].map(one);
const sections = all("[data-module]");
const pathTests = all("[data-path-test]");
const chooser = one("#training\\.path");
const { textContent: words, href } = on;
let arranged = null;

/** Puts the modules of a path ([module, required] each) in order, and those beside it into a fold. */
function arrange(path, way) {
  if (path === arranged) return;
  arranged = path;
  const places = new Map(way);
  for (const section of sections) {
    const { module } = section.dataset;
    const role = section.querySelector(".entry-mark");
    role.hidden = !places.has(module);
    role.textContent = places.get(module) ? pageTexts.required : pageTexts.optional;
    (path && !places.has(module) ? others : list).append(section);
  }
  list.prepend(...way.map(([module]) => sections.find(({ dataset }) => dataset.module === module)));
  list.append(...pathTests);
  others.hidden = !path || places.size === sections.length;
  for (const section of pathTests) section.hidden = section.dataset.pathTest !== path;
}

const unread = (some, state) => some.filter(({ dataset }) => !state.lessons[dataset.lesson]);
const minutes = (lessons) => lessons.reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0);
const inside = (selector, some) => some.flatMap((section) => all(selector, section));

/** What is to be done before a path ends, then what it only offers; without a path all modules. */
function stepsOf(way) {
  const places = new Map(way);
  const shown = all("[data-module]", list);
  const required = shown.filter(({ dataset }) => places.get(dataset.module));
  return { required, rest: shown.filter((section) => !required.includes(section)) };
}

function show({ store: { state }, place, can }) {
  const path = Object.hasOwn(ways, state.path ?? "") ? state.path : "";
  const way = path ? ways[path] : [];
  if (chooser) chooser.value = path;
  arrange(path, way);
  showMarks(page, state, trainingTexts);
  sections.forEach((section) => showModule(section, state));
  pathTests.forEach((section) => showPathTest(section, state));
  one(".training-place").textContent = pageTexts[`place_${place ?? "none"}`];
  one("[data-places]").hidden = !can;
  for (const button of all("[data-place]")) button.hidden = button.dataset.place === place;
  const { required, rest } = stepsOf(way);
  const lessons = inside("[data-lesson]", [...required, ...rest]);
  const left = minutes(unread(lessons, state));
  const needed = minutes(unread(inside("[data-lesson]", required), state));
  one(".training-sum").textContent = fill(pageTexts[path ? "path_sum" : "sum"], { done: minutes(lessons) - left, left, required: needed });
  const steps = [...required, ...pathTests.filter((section) => !section.hidden), ...rest];
  const open = inside("[data-lesson], [data-quiz-of], [data-test-of]", steps).find((item) => isOpen(item, state));
  const begun = unread(all("[data-lesson]"), state).length < all("[data-lesson]").length || Object.keys(state.quizzes).length;
  if (open && begun) Object.assign(on, { textContent: `${trainingTexts.go_on} ${open.querySelector("span").textContent}`, href: open.querySelector("a").href });
  else Object.assign(on, { textContent: words, href });
}

chooser?.addEventListener("change", () => keep(chooser.closest("p"), (state) => (state.path = chooser.value || null)));

for (const button of all("[data-place]")) {
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
all("[data-with-script]").forEach((part) => (part.hidden = false));
device.listen(show);
if (location.hash === "#training.forget") document.getElementById("training.forget").scrollIntoView();
