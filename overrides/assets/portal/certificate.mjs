// Decides what a certificate says, and whether one that is shown is genuine; the twin is hooks/portal/records/certificate.py.
import { fromBase64url } from "./bytes.mjs";
import { LARGEST_FILE, firstWrong, isDay, isFingerprint, lineOf, inForm, oneOf, wholeNumber } from "./written.mjs";

const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
export const SIGNING = { name: "ECDSA", hash: "SHA-256" };

const isLanguage = inForm(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/);
const isTitle = lineOf(300);
const areTitles = (value) => {
  const titles = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  return titles.length > 0 && titles.length <= 20 && titles.every(([language, title]) => isLanguage(language) && isTitle(title));
};
const isHundredths = (value) => typeof value === "number" && value >= 0 && value <= 1_000_000 && Math.round(value * 100) / 100 === value;

// The fields in the order in which they are signed.
export const CERTIFICATE = {
  format: oneOf("portal-certificate"),
  v: oneOf(1),
  number: inForm(/^[0-9]{4}-[a-p]{10}$/),
  name: lineOf(120),
  kind: oneOf("module", "path"),
  id: inForm(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: areTitles,
  minutes: wholeNumber(0, 1_000_000),
  date: isDay,
  points: isHundredths,
  of: isHundredths,
  content: inForm(/^[a-p]{8}$/),
  issuer: lineOf(200),
  key: isFingerprint,
};

// As `Certificate.payload` writes it.
export const payloadOf = (said) => JSON.stringify(Object.fromEntries(Object.keys(CERTIFICATE).map((name) => [name, said[name]])));

function readPayload(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const said = JSON.parse(text);
    return firstWrong(said, CERTIFICATE) === null && payloadOf(said) === text ? said : null;
  } catch {
    return null;
  }
}

async function isSigned(payload, signature, issuer) {
  const key = await crypto.subtle.importKey("raw", fromBase64url(issuer.sign), ECDSA, false, ["verify"]);
  return crypto.subtle.verify(SIGNING, key, signature, payload);
}

/**
 * Whether a certificate was signed by one of the issuers as it stands, and is still valid.
 *
 * `{state, certificate, issuer}`: state is genuine, altered, unknown_issuer, revoked or unreadable (no certificate, or not
 * all of one); `certificate` is what it says, true or not; `issuer` whose signature it bears, when that is genuine.
 */
export async function verifyCertificate(text, issuers, revoked = []) {
  const [first, second, more] = text.trim().split(".");
  const [payload, signature] = [fromBase64url(first), fromBase64url(second ?? "")];
  if (text.length > LARGEST_FILE || more !== undefined || !payload?.length || signature?.length !== 64) return { state: "unreadable" };
  const certificate = readPayload(payload);
  if (!certificate) return { state: "altered" };
  const issuer = issuers.find(({ fingerprint }) => fingerprint === certificate.key);
  if (!issuer) return { state: "unknown_issuer", certificate };
  if (!(await isSigned(payload, signature, issuer))) return { state: "altered", certificate };
  return { state: revoked.includes(certificate.number) ? "revoked" : "genuine", certificate, issuer };
}
