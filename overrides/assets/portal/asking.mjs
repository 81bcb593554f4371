// Decides where a page asks whose computer this is, and where it tells why something is not kept.
import { device } from "./device.mjs";

export const trainingTexts = JSON.parse(document.querySelector(".training-strings").textContent);
const askBox = document.querySelector(".training-ask").content.firstElementChild.cloneNode(true);
// Two scripts of a page may have something to tell; it is told once.
const problemBox = document.querySelector(".training-problem") ?? Object.assign(document.createElement("p"), { className: "notice training-problem" });
const said = document.querySelector(".training-said");

/** Words for who does not see what changed. */
export const announce = (text) => (said.textContent = text);

function beside(box, near) {
  if (near) near.after(box);
  else document.querySelector("main").prepend(box);
}

/** Says below `near` why nothing is kept, or asks whose computer this is; nothing when all is well. */
export function tellBelow(near) {
  const { problem } = device.store;
  if (problem) {
    const text = trainingTexts[`problem_${problem}`];
    // Said here already: nobody is to hear it again with every letter.
    if (near && problemBox.previousElementSibling === near && problemBox.textContent === text) return;
    problemBox.textContent = text;
    beside(problemBox, near);
    announce(problemBox.textContent);
  } else if (!device.place && !askBox.isConnected) {
    beside(askBox, near);
    announce(askBox.querySelector("h2").textContent);
  }
}

/** Changes what is kept, because of something the learner did at `near`. */
export function keep(near, edit) {
  device.change(edit);
  tellBelow(near);
}

askBox.addEventListener("click", ({ target }) => {
  const { choose } = target.dataset;
  if (!choose) return;
  const answer = Object.assign(document.createElement("p"), { className: "notice", tabIndex: -1 });
  askBox.replaceWith(answer);
  device.choose(choose);
  answer.textContent = trainingTexts[device.store.problem ? `problem_${device.store.problem}` : `kept_${choose}`];
  answer.focus();
});
// Another window may have answered.
device.listen(({ place }) => place && askBox.remove());

if (["broken", "newer"].includes(device.store.problem)) tellBelow();
