// Decides how many files are opened without the page standing still: some at once, saying how far it is.
import { deskPause } from "./desk-page.mjs";
import { openRecord } from "./opening.mjs";
import { LARGEST_FILE } from "./written.mjs";

const AT_ONCE = 4;
const MOST_MILLISECONDS = 50;

/** [File, …] → [{file, sealed, record} or {file, sealed, fault, detail}, …] in the same order; `tell(done)` now and then. */
export async function openFiles(files, key, tell) {
  const opened = [];
  let [next, done, told] = [0, 0, performance.now()];
  async function work() {
    while (next < files.length) {
      const at = next++;
      opened[at] = { file: files[at].name, ...(await openFile(files[at], key)) };
      done += 1;
      if (performance.now() - told < MOST_MILLISECONDS) continue;
      tell(done);
      await deskPause();
      told = performance.now();
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return opened;
}

async function openFile(file, key) {
  if (file.size > LARGEST_FILE) return { sealed: false, fault: "too_large", detail: "" };
  try {
    return await openRecord(new Uint8Array(await file.arrayBuffer()), key);
  } catch {
    // A folder that was dropped, or a file that has gone meanwhile.
    return { sealed: false, fault: "not_json", detail: "" };
  }
}
