// Decides how the portal is kept on a device for reading without internet, and how it is taken off it again.
import { cachesOf } from "./kept.mjs";

const box = document.querySelector("[data-offline]");
const texts = JSON.parse(box.querySelector(".offline-strings").textContent);
const [line, save, remove] = [".offline-state", "[data-save]", "[data-remove]"].map((part) => box.querySelector(part));
const script = new URL(box.dataset.offline, location.href);
const scope = new URL(".", script);
const workers = navigator.serviceWorker;

const registered = async () => {
  const found = await workers.getRegistration(scope);
  return found?.scope === scope.href ? found : undefined;
};

/** Says how things stand: `state` is the name of a string. */
function show(state) {
  line.textContent = texts[state];
  save.hidden = !["none", "another", "failed", "removed"].includes(state);
  remove.hidden = !["saved", "another"].includes(state);
}

async function look() {
  const active = (await registered())?.active;
  show(!active ? "none" : active.scriptURL === script.href ? "saved" : "another");
}

/** Until the worker has kept every page; fails when it could not. */
const ready = (worker) =>
  new Promise((done, fail) => {
    const hear = () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") fail(new Error(worker.state));
    };
    worker.addEventListener("statechange", hear);
    hear();
  });

save.addEventListener("click", async () => {
  show("saving");
  try {
    const found = await workers.register(script, { scope });
    await ready(found.installing ?? found.waiting ?? found.active);
    show("saved");
  } catch {
    show("failed");
    remove.hidden = !(await registered());
  }
});

remove.addEventListener("click", async () => {
  await (await registered())?.unregister();
  for (const name of await cachesOf(scope)) await caches.delete(name);
  show("removed");
});

// Browsers have no workers on pages opened from a folder and on plain http; the page already says what to do then.
if (workers && /^https?:$/.test(location.protocol) && isSecureContext) look();
