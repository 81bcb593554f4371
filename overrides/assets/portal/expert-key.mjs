// Decides how an expert's key is made, kept behind a passphrase and unlocked; the twin is hooks/portal/records/keys.py.
import { base64url, fromBase64url, utf8 } from "./bytes.mjs";
import { digest } from "./sha256.mjs";
import { bytesOf, isDay, isFingerprint, lineOf, oneOf, readWritten, wholeNumber } from "./written.mjs";

/** Rounds of PBKDF2 for a new key (OWASP Password Storage Cheat Sheet, 2023). */
export const ITERATIONS = 600_000;
/** Characters of a passphrase, at least. */
export const SHORTEST = 12;

const CURVE = { namedCurve: "P-256" };
// Part of a key → its algorithm, what the private half may do, what the public half may do.
const PAIR = {
  open: [{ name: "ECDH", ...CURVE }, ["deriveBits"], []],
  sign: [{ name: "ECDSA", ...CURVE }, ["sign"], ["verify"]],
};
const KEY_FILE = {
  fingerprint: isFingerprint,
  made: isDay,
  issuer: lineOf(200),
  public: { open: bytesOf(65), sign: bytesOf(65) },
  kdf: { name: oneOf("PBKDF2-SHA-256"), iterations: wholeNumber(100_000, 2_000_000), salt: bytesOf(16) },
  iv: bytesOf(12),
  data: bytesOf(17, 1_000_000),
};

/** The sixteen letters by which a key is named: made of both its public points. */
export const keyFingerprint = ({ open, sign }) => digest(`${open} ${sign}`, 16);

/** Whether the browser has what sealing and signing need: on plain http it has not. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

const boundTo = (fingerprint) => utf8(`portal-expert-key|1|${fingerprint}`);

async function passphraseKey(passphrase, { iterations, salt }, usage) {
  // A letter such as й has two spellings, and which one is typed depends on the system.
  const said = await crypto.subtle.importKey("raw", utf8(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: fromBase64url(salt), iterations };
  return crypto.subtle.deriveKey(how, said, { name: "AES-GCM", length: 256 }, false, [usage]);
}

const publicPart = ({ fingerprint, made, issuer, public: points }) => ({ format: "portal-expert-public-key", v: 1, fingerprint, made, issuer, ...points });

/**
 * A new key: `{text, key}`, where `text` is the secret file and `key` as `unlockKey` gives it.
 *
 * `made` is a day, `issuer` one line of at most 200 characters, `passphrase` at least SHORTEST characters; else RangeError.
 */
export async function newKey(issuer, passphrase, made, iterations = ITERATIONS) {
  if ([...passphrase].length < SHORTEST || !KEY_FILE.issuer(issuer) || !isDay(made)) throw new RangeError("no such key");
  const [points, secrets] = [{}, {}];
  for (const [name, [algorithm, own]] of Object.entries(PAIR)) {
    const pair = await crypto.subtle.generateKey(algorithm, true, own);
    points[name] = base64url(await crypto.subtle.exportKey("raw", pair.publicKey));
    secrets[name] = base64url(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  }
  const fingerprint = keyFingerprint(points);
  const kdf = { name: "PBKDF2-SHA-256", iterations, salt: base64url(crypto.getRandomValues(new Uint8Array(16))) };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await passphraseKey(passphrase, kdf, "encrypt");
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: boundTo(fingerprint) }, cipher, utf8(JSON.stringify(secrets)));
  const file = { format: "portal-expert-key", v: 1, fingerprint, made, issuer, public: points, kdf, iv: base64url(iv), data: base64url(data) };
  return { text: `${JSON.stringify(file, null, 1)}\n`, key: await keyOf(file, secrets) };
}

/** `{key}` in a secret file, where `key` is `{public, opening, signing}`; else `{fault, detail}`. */
export async function unlockKey(text, passphrase) {
  const { value: file, ...fault } = readWritten(text, "portal-expert-key", KEY_FILE, "not_a_key");
  if (!file) return fault;
  const cipher = await passphraseKey(passphrase, file.kdf, "decrypt");
  const how = { name: "AES-GCM", iv: fromBase64url(file.iv), additionalData: boundTo(file.fingerprint) };
  let plain;
  try {
    plain = await crypto.subtle.decrypt(how, cipher, fromBase64url(file.data));
  } catch {
    return { fault: "wrong_passphrase" };
  }
  try {
    const secrets = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    const key = await keyOf(file, secrets);
    return (await isOfOnePiece(file, secrets)) ? { key } : { fault: "damaged" };
  } catch {
    return { fault: "damaged" };
  }
}

/** The text of docs/expert-key.json. */
export const publicText = (part) => `${JSON.stringify(part, null, 1)}\n`;

async function keyOf(file, secrets) {
  const [opening, signing] = await Promise.all(
    Object.entries(PAIR).map(([name, [algorithm, own]]) => crypto.subtle.importKey("pkcs8", fromBase64url(secrets[name]), algorithm, false, own)),
  );
  return { public: publicPart(file), opening, signing };
}

/** Whether the public points of a file belong to its secrets, and its name to both. */
async function isOfOnePiece(file, secrets) {
  if (keyFingerprint(file.public) !== file.fingerprint) return false;
  for (const [name, [algorithm, own]] of Object.entries(PAIR)) {
    const key = await crypto.subtle.importKey("pkcs8", fromBase64url(secrets[name]), algorithm, true, own);
    const { x, y } = await crypto.subtle.exportKey("jwk", key);
    if (base64url(Uint8Array.of(4, ...fromBase64url(x), ...fromBase64url(y))) !== file.public[name]) return false;
  }
  return true;
}
