// What of the visits lies on this telephone for places without a network: put there by their page, taken away with the
// sign-out, with another worker, and after some days. Needs https (or this very machine); elsewhere nothing is kept.

const PREFIX = "ibashomap-visits-";
let leaving = false;

/** Whether this browser can open the page without a network at all. */
export const possible = Boolean(globalThis.isSecureContext && navigator.serviceWorker && globalThis.caches);

async function own() {
  const found = await navigator.serviceWorker.getRegistrations();
  return found.filter(({ scope }) => new URL(scope).pathname === "/visits");
}

/** Leave nothing of it on this telephone. */
export async function clear() {
  if (!possible) return;
  leaving = true;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all([...names.map((name) => caches.delete(name)), ...(await own()).map((one) => one.unregister())]);
}

/** Keep the page and the list of today on this telephone; whether it will open without a network. */
export async function keepHere({ worker, page, places }) {
  if (!possible) return false;
  const registration = await navigator.serviceWorker.register(worker, { scope: page, updateViaCache: "none" });
  await new Promise((resolve, reject) => {
    const coming = registration.installing ?? registration.waiting;
    if (!coming) return resolve();
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("redundant"));
    });
    return undefined;
  });
  const [name] = (await caches.keys()).filter((one) => one.startsWith(PREFIX));
  const answer = await fetch(places, { cache: "no-store" });
  if (leaving || !name || !answer.ok) return false;
  await (await caches.open(name)).put(places, answer);
  // Whoever signs out while this is written leaves nothing all the same.
  if (leaving) await clear();
  return !leaving;
}

/** The list that lies here; none where it is too old to be relied on or to lie about. */
export async function kept({ places }) {
  const told = await fetch(places).then((answer) => answer.json());
  if (told.until * 1000 > Date.now()) return told;
  await clear();
  return { writer: told.writer, places: [] };
}
