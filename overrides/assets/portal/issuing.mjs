// Decides how a certificate is numbered and signed; the twin is hooks/portal/records/certificate.py.
import { base64url, utf8 } from "./bytes.mjs";
import { CERTIFICATE, SIGNING, payloadOf } from "./certificate.mjs";
import { digest } from "./sha256.mjs";
import { firstWrong } from "./written.mjs";

/** The number of the certificate for a record, a kind and an id: the same record gives the same number. */
export const certificateNumber = (record, kind, id, date) => `${date.slice(0, 4)}-${digest(`${record} ${kind} ${id}`, 10)}`;

/** Eight letters for the fingerprints of all questions that were drawn. */
export const contentFingerprint = (hashes) => digest([...hashes].sort().join(" "), 8);

/**
 * A signed certificate as text; `facts` are its fields but `format`, `v`, `issuer` and `key`, `key` is what `unlockKey` gave.
 *
 * RangeError for facts that no certificate can state, with the way to the first of them.
 */
export async function issueCertificate(facts, key) {
  const said = { format: "portal-certificate", v: 1, ...facts, issuer: key.public.issuer, key: key.public.fingerprint };
  const wrong = firstWrong(said, CERTIFICATE);
  if (wrong !== null) throw new RangeError(wrong);
  const payload = utf8(payloadOf(said));
  return `${base64url(payload)}.${base64url(await crypto.subtle.sign(SIGNING, key.signing, payload))}`;
}
