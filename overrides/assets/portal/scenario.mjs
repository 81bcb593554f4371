// Decides how a scenario is told on a screen: one passage at a time, what was decided before above it, a way back.

/** Brings a scenario to life. Its steps are [[passage, choice], …]; the browser's own history keeps them. */
export function startScenario(section) {
  const find = (selector) => section.querySelector(selector);
  const passages = new Map([...section.querySelectorAll(".passage")].map((passage) => [passage.dataset.node, passage]));
  const [past, actions, said] = [".scenario-past", ".scenario-actions", ".scenario-said"].map(find);
  const name = section.dataset.scenario;
  const linkOf = ([node, choice]) => passages.get(node)?.querySelector(`[data-choice="${choice}"]`);
  const tell = (event, detail) => section.dispatchEvent(new CustomEvent(`scenario:${event}`, { bubbles: true, detail }));
  let steps = [];

  const passageAfter = (done) => passages.get(done.length ? linkOf(done.at(-1)).dataset.to : section.dataset.start);
  const cameBy = (done) => done.length && passageAfter(done).querySelector(`[data-step="${done.at(-1).join("/")}"]`);

  /** As much of `wanted` as the story still allows: it may have been rewritten since. */
  function possible(wanted) {
    const done = [];
    for (const [node, choice] of wanted) {
      if (passageAfter(done).dataset.node !== node || !linkOf([node, choice])) break;
      done.push([node, choice]);
    }
    return done;
  }

  function make(tag, properties, ...content) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...content);
    return node;
  }

  function before(step, place) {
    const done = steps.slice(0, place);
    const copies = [cameBy(done), passageAfter(done).querySelector(".passage-text")].filter(Boolean).map((part) => part.cloneNode(true));
    for (const copy of copies) copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    const chosen = make("p", { className: "chosen" }, make("b", {}, past.dataset.chosen), " ", linkOf(step).firstChild.cloneNode(true));
    const other = make("button", { type: "button", className: "button button-quiet", onclick: () => go(done) }, past.dataset.other.replace("{number}", place + 1));
    return make("li", {}, ...copies, chosen, other);
  }

  function show() {
    const now = passageAfter(steps);
    section.querySelectorAll(".now").forEach((part) => part.classList.remove("now"));
    for (const part of [now, cameBy(steps)]) part && part.classList.add("now");
    section.classList.toggle("ended", "outcome" in now.dataset);
    past.replaceChildren(...steps.map(before));
    past.hidden = actions.hidden = !steps.length;
    const shown = now.querySelector(".on-screen");
    shown.textContent = shown.dataset.text.replace("{number}", steps.length + 1);
    return shown.parentNode;
  }

  /** The same for a reader who is there: the new passage at the top of the window, with the focus. */
  function visit(next, words) {
    steps = possible(next);
    const heading = show();
    said.textContent = words;
    heading.parentNode.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  function go(next, words = "") {
    history.pushState({ ...history.state, [name]: next }, "");
    visit(next, words);
  }

  section.addEventListener("click", (event) => {
    const link = event.target.closest("[data-choice]");
    if (!link) return;
    event.preventDefault();
    // The second click of a double click must not decide what comes next.
    if (event.detail > 1) return;
    const step = [link.closest(".passage").dataset.node, link.dataset.choice];
    go([...steps, step], `${past.dataset.chosen} ${link.firstChild.textContent}`);
    tell("step", { node: step[0], choice: step[1], steps });
    const { node, outcome } = passageAfter(steps).dataset;
    if (outcome) tell("ended", { node, outcome });
  });
  find("[data-back]").addEventListener("click", ({ target }) => go(steps.slice(0, -1), target.dataset.back));
  find("[data-restart]").addEventListener("click", ({ target }) => go([], target.dataset.restart));
  const keep = (state) => history.replaceState({ ...state, [name]: steps }, "");
  addEventListener("popstate", ({ state }) => {
    // A jump to an anchor of the page makes an entry that says nothing of the story.
    if (!state?.[name]) keep(state);
    else if (String(state[name]) !== String(steps)) visit(state[name], "");
  });

  section.classList.add("live");
  section.querySelectorAll(".passage-name").forEach((heading) => (heading.tabIndex = -1));
  steps = possible(history.state?.[name] ?? []);
  keep(history.state);
  show();
}

document.querySelectorAll("[data-scenario]").forEach(startScenario);
