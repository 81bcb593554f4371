// Decides where a learner's training state is kept: as JSON on this device, under one key.

const KEY = "portal-training";

/** Opens the state in `storage` (like localStorage); `problem` says why nothing can be kept, or is empty. */
export function openStore(storage) {
  const store = { state: { v: 1 }, problem: "", change };
  try {
    const text = storage.getItem(KEY);
    if (text) store.state = JSON.parse(text);
    storage.setItem(KEY, JSON.stringify(store.state));
  } catch (error) {
    store.problem = String(error.name);
  }

  function change(fn) {
    fn(store.state);
    try {
      storage.setItem(KEY, JSON.stringify(store.state));
    } catch (error) {
      store.problem = String(error.name);
    }
  }

  return store;
}
