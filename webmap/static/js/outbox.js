// What was written where there was no network waits here, on the telephone itself, until the server has given its
// receipt. An entry has an id made here, so that the server keeps it once however often it arrives.

const NAME = "ibashomap-outbox";
const STORE = "memos";
const PATIENCE = 15000;

/** An id that nobody can guess or repeat; works without https, where randomUUID does not. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function opened() {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(STORE, { keyPath: "key" });
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

async function inStore(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const turn = database.transaction(STORE, mode);
      const asked = act(turn.objectStore(STORE));
      turn.oncomplete = () => resolve(asked?.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  } finally {
    database.close();
  }
}

/** Everything that waits, the oldest first. */
export async function entries() {
  const found = await inStore("readonly", (store) => store.getAll());
  return found.sort((one, other) => one.at - other.at);
}

/** Keep an entry: it is on the disk of the telephone when this resolves. */
export const keep = (entry) => inStore("readwrite", (store) => store.put(entry));

/** Forget an entry. */
export const forget = (key) => inStore("readwrite", (store) => store.delete(key));

/** Forget everything: whoever signs out leaves nothing behind. */
export const wipe = () => inStore("readwrite", (store) => store.clear());

async function asked(url, options = {}) {
  const answer = await fetch(url, {
    ...options,
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json().catch(() => null) : null;
  return { status: answer.status, told };
}

function body(entry, token, writer) {
  const form = new FormData();
  for (const [name, value] of entry.values) form.append(name, value);
  form.set("csrf_token", token);
  form.set("key", entry.key);
  form.set("writer", writer);
  return form;
}

/** What became of one entry: its receipt, a refusal that its writer must mend, or nothing yet. */
async function sent(entry, { token, writer }, url) {
  const { status, told } = await asked(url, { method: "POST", body: body(entry, token, writer) });
  if (status === 200 && told?.key === entry.key) {
    await forget(entry.key);
    return { receipt: told };
  }
  const refused = told && status >= 400 && status < 500 && status !== 429 && told.code !== "form.stale";
  if (refused) await keep({ ...entry, refused: told.message });
  return { refused };
}

/** Send what waits, in order. Resolves to `{ received: [[entry, receipt]…], why }`: why the rest still waits. */
export async function send({ desk: deskUrl, send: url }) {
  const waiting = (await entries()).filter((entry) => !entry.refused);
  const received = [];
  if (!waiting.length) return { received, why: "" };
  try {
    const { status, told: desk } = await asked(deskUrl);
    if (!desk?.token) return { received, why: status < 500 ? "signed-out" : "away" };
    for (const entry of waiting) {
      if (entry.writer !== desk.writer) continue;
      const { receipt, refused } = await sent(entry, desk, url);
      if (receipt) received.push([entry, receipt]);
      else if (!refused) return { received, why: "away" };
    }
    return { received, why: waiting.some((entry) => entry.writer !== desk.writer) ? "other-writer" : "" };
  } catch {
    return { received, why: "away" };
  }
}
