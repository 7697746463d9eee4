// What a seat has done waits here until the server has given its receipt: on the disk of the phone where there is one,
// through a reload, a server that was killed and plain http. A move has an id made here: however often it arrives, it
// is kept once, so two tabs that send the same do no harm.

import { later, ownerOf } from "./board.js";
import { newKey } from "./outbox.js";

const NAME = "ibashomap-hall";
const STORE = "moves";
const PATIENCE = 10000;
const AT_ONCE = 100;
export const LONGEST_WAIT = 15000;

/** How long to wait before the next try, in milliseconds: twice as long each time, not all phones at once. */
export const waitFor = (tries, chance = Math.random()) => Math.min(LONGEST_WAIT, 500 * 2 ** tries) * (0.6 + 0.4 * chance);

/** An unsent move of a seat that is no more, as a move of the seat that came after it. */
export function reseated(move, seat) {
  const old = move.seat;
  const subject = move.subject.replace(new RegExp(`^(note|theme|aim|step|vote):${old}(?=[-:])`), `$1:${seat}`);
  return { ...move, id: newKey(), seat, subject };
}

function opened() {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(STORE, { keyPath: "id" });
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

/** The disk of the phone; where it has none for us (a private window), this page alone. */
class Disk {
  constructor() {
    this.memory = new Map();
    this.lasting = true;
  }

  async turn(mode, act) {
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

  async all() {
    try {
      return await this.turn("readonly", (store) => store.getAll());
    } catch {
      this.lasting = false;
      return [...this.memory.values()];
    }
  }

  async put(...entries) {
    for (const entry of entries) this.memory.set(entry.id, entry);
    try {
      await this.turn("readwrite", (store) => entries.map((entry) => store.put(entry)).at(-1));
    } catch {
      this.lasting = false;
    }
  }

  async remove(...ids) {
    for (const id of ids) this.memory.delete(id);
    await this.turn("readwrite", (store) => ids.map((id) => store.delete(id)).at(-1)).catch(() => {});
  }
}

export class Outbox {
  /** `tell()` is called whenever something has changed; `received()` after a receipt; `why`: "" | "away" | "full" | "ended". */
  constructor({ hall, seat, url, tell, received = () => {} }) {
    Object.assign(this, { hall, seat, url, tell, received, clock: 0, tries: 0, why: "", said: "", timer: 0, going: false });
    this.disk = new Disk();
    this.entries = new Map();
    this.others = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;
    this.others?.addEventListener("message", () => void this.read().then(() => this.tell()));
    globalThis.addEventListener?.("online", () => void this.send());
  }

  /** What lies on the disk of this hall; the rest belongs to other evenings and stays. */
  async read() {
    const own = (await this.disk.all()).filter(({ hall }) => hall === this.hall);
    this.entries = new Map(own.map((entry) => [entry.id, entry]));
    for (const { move } of own) this.seen(move.clock);
  }

  async open() {
    await this.read();
    for (const entry of this.unsent().filter(({ move }) => move.seat !== this.seat)) {
      const move = reseated(entry.move, this.seat);
      await this.disk.put({ ...entry, id: move.id, move });
      await this.disk.remove(entry.id);
    }
    await this.read();
    this.tell();
    void this.send();
  }

  seen(clock) {
    this.clock = Math.max(this.clock, clock);
  }

  unsent() {
    return [...this.entries.values()].filter((entry) => !entry.sent && !entry.refused);
  }

  refused() {
    return [...this.entries.values()].filter((entry) => entry.refused);
  }

  /** All moves made here that were not refused, sent or not. */
  moves() {
    return [...this.entries.values()].filter((entry) => !entry.refused).map(({ move }) => move);
  }

  isSent(subject) {
    return ![...this.entries.values()].some((entry) => entry.move.subject === subject && !entry.sent && !entry.refused);
  }

  /** Whether the words of a subject, as last sent, seem to speak of a person. */
  isWarned(subject) {
    const own = [...this.entries.values()].filter(({ move, sent }) => sent && move.subject === subject && move.fields.text);
    return Boolean(own.sort((one, other) => later(one.move, other.move)).at(-1)?.warned);
  }

  /** Do something: it is on the disk when this resolves, and on its way. */
  async add(subject, fields, channel) {
    this.clock += 1;
    const move = { id: newKey(), subject, fields, clock: this.clock, seat: this.seat, channel, at: new Date().toISOString() };
    const entry = { id: move.id, hall: this.hall, move, sent: false };
    this.entries.set(entry.id, entry);
    await this.disk.put(entry);
    this.tell();
    this.others?.postMessage("added");
    void this.send();
    return move;
  }

  /** A key of its own for a new note or theme. */
  key(kind) {
    return `${kind}:${this.seat}-${newKey().slice(0, 12)}`;
  }

  /** Send what waits, now; once more later if it does not go through. */
  async send() {
    if (this.going || this.why === "ended") return;
    clearTimeout(this.timer);
    this.going = true;
    try {
      while (this.unsent().length) await this.#portion();
      this.#settle("", 0);
    } catch (fault) {
      this.said = fault.said ?? "";
      this.#settle(fault.why ?? "away", this.tries + 1);
      if (this.why !== "ended") this.timer = setTimeout(() => void this.send(), waitFor(this.tries));
    } finally {
      this.going = false;
      this.tell();
    }
  }

  #settle(why, tries) {
    Object.assign(this, { why, tries });
  }

  async #portion() {
    const waiting = this.unsent().sort((one, other) => later(one.move, other.move)).slice(0, AT_ONCE);
    const answer = await fetch(this.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", ...this.headers },
      body: JSON.stringify(waiting.map(({ move }) => move)),
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    const told = await answer.json().catch(() => null);
    if (answer.status === 401) throw Object.assign(new Error("ended"), { why: "ended" });
    // It answers and cannot keep anything: the phone keeps it, and its writer can do something about it.
    if (answer.status === 507) throw Object.assign(new Error("full"), { why: "full", said: told?.message });
    // Asked to be slower: what was wrong before still is.
    if (answer.status === 429 && this.why) throw Object.assign(new Error("slow"), { why: this.why, said: this.said });
    if (!answer.ok || !told) throw new Error(String(answer.status));
    await this.#receipt(waiting, told);
  }

  async #receipt(waiting, told) {
    const [received, warned, refused] = [new Set(told.received), new Set(told.warned), told.refused ?? {}];
    const answered = waiting.filter(({ id }) => received.has(id) || refused[id]);
    if (!answered.length) throw new Error("no receipt");
    const marked = answered.map((entry) => (refused[entry.id] ? { ...entry, refused: refused[entry.id] } : { ...entry, sent: true, warned: warned.has(entry.id) }));
    for (const entry of marked) this.entries.set(entry.id, entry);
    await this.disk.put(...marked);
    this.tries = 0;
    this.tell();
    this.received();
    this.others?.postMessage("sent");
  }

  /** What was sent and is now told by the server need not lie here any longer. */
  async forget(ids) {
    const gone = ids.filter((id) => this.entries.get(id)?.sent);
    if (!gone.length) return;
    for (const id of gone) this.entries.delete(id);
    await this.disk.remove(...gone);
  }

  /** Whether a subject was made by this seat. */
  owns(subject) {
    return ownerOf(subject) === this.seat;
  }
}
