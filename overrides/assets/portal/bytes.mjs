// Decides how bytes are written in files: base64url without padding (RFC 4648, section 5); the twin is hooks/portal/model/letters.py.

// More arguments than this at once are too many for a call.
const CHUNK = 0x8000;

export const utf8 = (text) => new TextEncoder().encode(text);

/** Bytes (Uint8Array or ArrayBuffer) as base64url. */
export function base64url(data) {
  const bytes = new Uint8Array(data);
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes that `base64url` wrote; null for anything that it would not have written so. */
export function fromBase64url(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  return base64url(bytes) === text ? bytes : null;
}
