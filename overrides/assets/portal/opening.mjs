// Decides what is done with a file that was handed in: opened when it is sealed, read either way; the twin of hooks/portal/records/opening.py.
import { utf8 } from "./bytes.mjs";
import { plainName, readJson, wayTo } from "./hostile.mjs";
import { asRecord, readRecord } from "./record-reading.mjs";
import { unseal } from "./sealing.mjs";

/**
 * The bytes of a file → {sealed, record}, or why there is none: {sealed, fault, detail}. Never throws, whatever they are.
 *
 * `key` is what `unlockKey` gave, or null: then a sealed file is one for another key, which is named.
 */
export async function openRecord(bytes, key) {
  const { value, ...unreadable } = readJson(bytes);
  if (unreadable.fault) return { sealed: false, ...unreadable };
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, "format") || value.format !== "portal-sealed-record") return { sealed: false, ...asRecord(value) };
  if (!key) return { sealed: true, fault: "other_key", detail: typeof value.key === "string" ? plainName(value.key) : "" };
  const { text, fault, detail } = await unseal(new TextDecoder().decode(bytes), key);
  // The way to a wrong value can hold a name that a stranger made up.
  if (fault) return { sealed: true, fault, detail: detail ? wayTo(detail.split(".")) : "" };
  return { sealed: true, ...readRecord(utf8(text)) };
}
