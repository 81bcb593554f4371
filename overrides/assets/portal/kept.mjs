// Decides what the kept copies of a portal are called, so that another portal at the same address keeps its own.

export const cacheName = (scope, version) => `portal-offline ${new URL(scope).pathname} ${version}`;

/** The names of all copies of the portal at `scope` on this device. */
export const cachesOf = async (scope) => (await caches.keys()).filter((name) => name.startsWith(cacheName(scope, "")));
