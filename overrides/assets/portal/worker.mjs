// Decides what a portal kept for reading without internet does: keeps one language, asks the network first, says when it
// shows a copy. The build writes `OFFLINE` before this script: version, files (address → digest) and the words to say.
import { cacheName, cachesOf } from "./kept.mjs";

const { scope } = registration;
const name = cacheName(scope, OFFLINE.version);
const LIST = "offline-files.json";
const AT_ONCE = 6;
// Ends the address of the page that answers for those that are not kept.
const MISSING = "?missing";
// Milliseconds after which a reader on a bad line gets the copy.
const PATIENCE = 8000;
// What has a digest of its content in its name never changes.
const FIXED = /^assets\/[\w-]+\.[0-9a-f]{8}\.\w+$/;
const urlOf = (address) => new URL(address, scope).href;

/** The digest as the build writes it: SHA-256, its first half, in letters. */
async function digest(bytes) {
  const half = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  return Array.from(half, (byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join("");
}

/** The file as an earlier copy has it, when it is still the same. */
async function earlier(address, expected) {
  for (const other of await cachesOf(scope)) {
    const list = await (await caches.match(urlOf(LIST), { cacheName: other }))?.json();
    if (list?.[address] === expected) return caches.match(urlOf(address), { cacheName: other });
  }
  return undefined;
}

async function fetched(address, expected) {
  const response = await fetch(urlOf(address), { cache: "no-cache" });
  if (!response.ok || (await digest(await response.clone().arrayBuffer())) !== expected) throw new Error(address);
  return response;
}

async function keepAll() {
  const waiting = Object.entries(OFFLINE.files);
  try {
    const cache = await caches.open(name);
    const work = async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) {
        await cache.put(urlOf(file[0]), (await earlier(...file)) ?? (await fetched(...file)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await cache.put(urlOf(LIST), new Response(JSON.stringify(OFFLINE.files)));
  } catch (error) {
    // All or nothing: an earlier copy stays as it is.
    waiting.length = 0;
    await caches.delete(name);
    throw error;
  }
}

async function takeOver() {
  for (const other of await cachesOf(scope)) if (other !== name) await caches.delete(other);
  await clients.claim();
}

const kept = (address) => caches.match(urlOf(address), { cacheName: name });

/** A kept page that says what it is, before its first word. */
async function marked(copy, words) {
  const headers = new Headers(copy.headers);
  ["content-encoding", "content-length"].forEach((header) => headers.delete(header));
  const note = `\n<p class="notice" data-kept role="status">${words}</p>`;
  return new Response((await copy.text()).replace(/<main[^>]*>/, (tag) => tag + note), { headers });
}

const tooLong = () => new Promise((_, fail) => setTimeout(fail, PATIENCE));

/** From the network while it answers; else the copy, which says so. */
async function newest(request, address) {
  let response;
  try {
    // A browser may keep pages by itself, and would take its own old one for the newest.
    response = await Promise.race([fetch(request, { cache: "no-cache" }), tooLong()]);
    if (response.status < 500) return response;
  } catch {
    // No network, or none worth the name.
  }
  const page = request.mode === "navigate";
  const copy = await kept(address);
  const { copy: said, missing } = OFFLINE.texts;
  if (copy) return page ? marked(copy, request.url.endsWith(MISSING) ? missing : said) : copy;
  if (page && (await kept(OFFLINE.page))) return Response.redirect(urlOf(OFFLINE.page) + MISSING);
  return response ?? Response.error();
}

const unchanged = async (request, address) => (await kept(address)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(keepAll().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  const path = decodeURI(url.pathname.slice(new URL(scope).pathname.length));
  const address = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  event.respondWith((FIXED.test(address) ? unchanged : newest)(request, address));
});
