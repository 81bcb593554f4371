// Decides where the way of a learner is kept: on the device, only until the window is closed, or nowhere yet.
import { KEY, openStore } from "./store.mjs";

// A browser that allows no storage throws as soon as it is named.
function storageNamed(name) {
  try {
    const storage = globalThis[name];
    storage.getItem(KEY);
    return storage;
  } catch {
    return null;
  }
}

function openDevice() {
  const places = { own: storageNamed("localStorage"), shared: storageNamed("sessionStorage") };
  const keeps = (place) => places[place]?.getItem(KEY) != null;
  // That something is kept there is itself the answer to the question whose computer this is.
  const answered = () => ["shared", "own"].find(keeps) ?? null;
  const heard = [];
  const device = { can: Boolean(places.own && places.shared), choose, change, bring, forget, listen };
  const open = () => Object.assign(device, { place: answered(), store: openStore(places[answered()] ?? null) });
  open();
  if (!device.can) device.store.problem = "blocked";

  const tell = () => heard.forEach((hear) => hear(device));

  /** The learner has said whose computer this is: own or shared. */
  function choose(place) {
    if (place === device.place) return;
    moveTo(place);
    tell();
  }

  function moveTo(place) {
    device.store.moveTo(places[place]);
    device.place = answered();
  }

  function change(edit) {
    device.store.change(edit);
    tell();
  }

  /** Adds what a file holds; gives null, or why it cannot be. */
  function bring(text) {
    const refused = device.store.importText(text);
    tell();
    return refused;
  }

  function forget() {
    device.store.forget();
    open();
    tell();
  }

  /** `hear(device)` is called now and after every change, in whichever window it was made. */
  function listen(hear) {
    heard.push(hear);
    hear(device);
  }

  addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    const place = answered();
    if (place === device.place) device.store.reload();
    // Answered in another window: what is known only here comes to what is kept there.
    else if (!device.place) moveTo(place);
    else open();
    tell();
  });
  return device;
}

/** The one device of this page: its scripts share what is not kept yet. */
export const device = (globalThis.portalDevice ??= openDevice());

export const now = () => new Date().toISOString().replace(/\.\d+/, "");

/** An id of an attempt that no other has. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => String.fromCharCode(97 + (byte & 15), 97 + (byte >> 4))).join("");

/** What a map holds under an id, made when it is not there yet; the id may be "constructor". */
export function entry(map, id, make) {
  if (!Object.hasOwn(map, id)) map[id] = make();
  return map[id];
}
