// The service worker of 訪問メモ, behind the line that the server puts before it (TOLD). It answers only where the network
// does not, only for the page of the memos, and keeps nothing but what TOLD names.

const PATIENCE = 8000;

async function fill() {
  const cache = await caches.open(TOLD.cache);
  await cache.addAll(TOLD.assets);
  for (const url of [TOLD.shell, TOLD.places]) {
    const answer = await fetch(url, { cache: "no-store", redirect: "error" });
    if (!answer.ok) throw new Error(url);
    await cache.put(url, answer);
  }
}

async function forget(but) {
  const names = (await caches.keys()).filter((name) => name.startsWith("ibashomap-visits-") && name !== but);
  await Promise.all(names.map((name) => caches.delete(name)));
}

const kept = async (url) => (await (await caches.open(TOLD.cache)).match(url, { ignoreVary: true })) ?? Response.error();

/** The network as long as it answers in time. */
async function orKept(request, url) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([fetch(request), late]).catch(() => kept(url));
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forget(TOLD.cache).then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === TOLD.page) event.respondWith(orKept(request, TOLD.shell));
  else if (pathname === TOLD.places) event.respondWith(orKept(request, TOLD.places));
  else if (TOLD.assets.includes(pathname)) event.respondWith(kept(request.url).then((found) => (found.ok ? found : fetch(request))));
});
