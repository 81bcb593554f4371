// Decides how a record is sealed so that only one expert can read it; the twin is hooks/portal/records/container.py.
import { base64url, fromBase64url, utf8 } from "./bytes.mjs";
import { bytesOf, isFingerprint, readWritten } from "./written.mjs";

const SEALED = "portal-sealed-record";
const ECDH = { name: "ECDH", namedCurve: "P-256" };
const SEALED_FILE = { key: isFingerprint, epk: bytesOf(65), salt: bytesOf(16), iv: bytesOf(12), data: bytesOf(17, 1_000_000) };

/** ECDH with a key made for this one file, HKDF-SHA-256 (RFC 5869), AES-256-GCM. */
async function sealCipher(own, other, salt, fingerprint, usage) {
  const theirs = await crypto.subtle.importKey("raw", fromBase64url(other), ECDH, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(`portal record v1 ${fingerprint}`) };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, [usage]);
}

const sealHow = (iv, fingerprint, epk) => ({ name: "AES-GCM", iv, additionalData: utf8(`${SEALED}|1|${fingerprint}|${epk}`) });

/** The text of a sealed file that holds the text of a record; `to` is the public part of an expert's key. */
export async function seal(record, to) {
  const once = await crypto.subtle.generateKey(ECDH, false, ["deriveBits"]);
  const epk = base64url(await crypto.subtle.exportKey("raw", once.publicKey));
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const cipher = await sealCipher(once.privateKey, to.open, salt, to.fingerprint, "encrypt");
  const data = await crypto.subtle.encrypt(sealHow(iv, to.fingerprint, epk), cipher, utf8(record));
  const file = { format: SEALED, v: 1, key: to.fingerprint, epk, salt: base64url(salt), iv: base64url(iv), data: base64url(data) };
  return `${JSON.stringify(file)}\n`;
}

/** `{text}` of the record in a sealed file, not yet judged, or `{fault, detail}`; `key` is what `unlockKey` gave. */
export async function unseal(text, key) {
  const { value: file, ...fault } = readWritten(text, SEALED, SEALED_FILE, "not_a_record");
  if (!file) return fault;
  if (file.key !== key.public.fingerprint) return { fault: "other_key", detail: file.key };
  try {
    const cipher = await sealCipher(key.opening, file.epk, fromBase64url(file.salt), file.key, "decrypt");
    const plain = await crypto.subtle.decrypt(sealHow(fromBase64url(file.iv), file.key, file.epk), cipher, fromBase64url(file.data));
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain) };
  } catch {
    return { fault: "damaged" };
  }
}
