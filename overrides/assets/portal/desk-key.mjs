// Decides how the expert opens the secret key in the page, or makes a new one and saves both its files.
import { canSeal, newKey, publicText, SHORTEST, unlockKey } from "./expert-key.mjs";
import { deskDay, deskFacts, deskNode, deskPart, deskSay } from "./desk-page.mjs";
import { saveFile } from "./saving.mjs";
import { LARGEST_FILE, oneLine } from "./written.mjs";

// Fault of a secret file → what is said; of all others, that it is none or spoilt.
const KEY_FAULTS = { wrong_passphrase: "key_wrong_passphrase", newer_version: "key_newer", truncated: "key_truncated" };
const [unlocking, making] = [".desk-unlock", ".desk-make form"].map(deskPart);
const keySaid = deskPart(".desk-key-said");

/** `hear(key)` is called when a key was opened or made. */
export function listenKey(hear) {
  unlocking.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [file] = unlocking.elements.file.files;
    if (!file) return;
    const { passphrase } = unlocking.elements;
    keySaid.textContent = deskSay("key_opening");
    const { key, fault } = file.size > LARGEST_FILE ? { fault: "too_large" } : await unlockKey(await file.text(), passphrase.value);
    if (!key) {
      keySaid.textContent = deskSay(KEY_FAULTS[fault] ?? "key_unusable");
      passphrase.select();
      return;
    }
    unlocking.reset();
    showKey(key);
    hear(key);
  });

  making.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { issuer, passphrase, again } = making.elements;
    issuer.value = oneLine(issuer.value, 200);
    issuer.setCustomValidity(issuer.value ? "" : deskSay("make_no_issuer"));
    passphrase.setCustomValidity([...passphrase.value].length < SHORTEST ? deskSay("make_short", { n: SHORTEST }) : "");
    again.setCustomValidity(again.value === passphrase.value ? "" : deskSay("make_differ"));
    if (!making.reportValidity()) return;
    making.querySelector("button").disabled = true;
    keySaid.textContent = deskSay("make_making");
    const made = await newKey(issuer.value, passphrase.value, new Date().toISOString().slice(0, 10));
    making.reset();
    making.hidden = true;
    offerFiles(made);
    showKey(made.key);
    hear(made.key);
  });
  making.addEventListener("input", () => Array.from(making.elements, (field) => field.setCustomValidity("")));
}

function showKey({ public: { issuer, fingerprint, made } }) {
  unlocking.hidden = true;
  const published = deskFacts.published === fingerprint ? "key_published" : deskFacts.published ? "key_another" : "key_unpublished";
  keySaid.textContent = `${deskSay("key_open", { issuer, fingerprint, date: deskDay(made) })} ${deskSay(published)}`;
  deskPart(".desk-close").hidden = false;
  keySaid.focus();
}

/** Both files of a new key; until the secret one is saved, leaving the page would lose it. */
function offerFiles({ text, key: { public: part } }) {
  const stay = (event) => event.preventDefault();
  addEventListener("beforeunload", stay);
  const steps = deskPart(".desk-made");
  const offer = (name, file, content, then) => {
    const said = deskNode("span", {});
    said.setAttribute("role", "status");
    const button = deskNode("button", { className: "button", type: "button" }, deskSay(`${name}_save`));
    button.addEventListener("click", () => {
      saveFile(file, content);
      said.textContent = ` ${deskSay("saved", { file })}`;
      then?.();
    });
    return deskNode("li", {}, deskNode("p", {}, deskSay(name)), deskNode("p", {}, button, said));
  };
  steps.replaceChildren(
    offer("made_secret", `secret-key-${part.made}.json`, text, () => removeEventListener("beforeunload", stay)),
    offer("made_public", "expert-key.json", publicText(part)),
  );
  steps.hidden = false;
}

/** Whether the browser can open and sign at all. */
export const deskCan = canSeal;
