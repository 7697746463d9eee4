// The journal as the facilitator has it: what the server told and what is still on its way, the board of both, and undo.

import { kindOf, play, putBack } from "./board.js";
import { Feed } from "./hall_feed.js";
import { Outbox } from "./hall_outbox.js";

const MOST_UNDO = 200;

export class Desk {
  /** `tell()` after every change. */
  constructor(page, tell) {
    this.page = page;
    this.tell = tell;
    this.told = new Map();
    this.hints = new Map();
    this.places = new Map();
    this.keep = `ibashomap-hall-done:${page.hall}:${page.seat}`;
    this.done = this.#kept();
    this.heard = false;
    this.here = {};
    this.state = "open";
    this.held = null;
    this.outbox = new Outbox({ hall: page.hall, seat: page.seat, url: page.urls.moves, tell: () => this.changed(), received: () => this.feed.nudge() });
    this.outbox.headers = page.headers ?? {};
    this.feed = new Feed({
      urls: page.urls,
      take: (news) => this.take(news),
      tell: (state) => { if (state !== this.state) { this.state = state; this.tell(); } },
      here: (counts) => this.#counted(counts),
    });
  }

  async open() {
    await this.outbox.open();
    this.feed.start();
  }

  /** What this window did before it was opened anew: nothing but names of moves, gone with the window. */
  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.keep) ?? "[]");
    } catch {
      return [];
    }
  }

  #remember() {
    try {
      sessionStorage.setItem(this.keep, JSON.stringify(this.done));
    } catch {
      // Where nothing may be kept, undo lasts as long as the page.
    }
  }

  #counted(counts) {
    if (JSON.stringify(counts) === JSON.stringify(this.here)) return;
    this.here = counts;
    if (this.outbox.why === "full") void this.outbox.send();
    this.tell();
  }

  take(news) {
    this.heard = true;
    this.outbox.seen(news.clock ?? 0);
    for (const move of news.moves ?? []) this.told.set(move.id, move);
    for (const hint of news.hints ?? []) this.hints.set(hint.text, hint);
    void this.outbox.forget((news.moves ?? []).map(({ id }) => id));
    if (this.outbox.why === "away") void this.outbox.send();
    this.changed();
  }

  changed() {
    this.held = null;
    this.tell();
  }

  moves() {
    return [...this.told.values(), ...this.outbox.moves().filter(({ id }) => !this.told.has(id))];
  }

  get board() {
    this.held ??= play(this.moves());
    return this.held;
  }

  /** Whether the server has looked at the words of this note. */
  isChecked(note) {
    return [...this.told.values()].some(({ subject, fields }) => subject === `note:${note.id}` && fields.text === note.text);
  }

  /** One act, that one press of 取り消す puts back: `[subject, fields]…`. */
  async act(changes, channel = "typed") {
    const made = [];
    for (const [subject, fields] of changes) made.push(await this.outbox.add(subject, fields, kindOf(subject) === "vote" ? "hands" : channel));
    this.done.push(made.map(({ id }) => id));
    if (this.done.length > MOST_UNDO) this.done.shift();
    this.#remember();
    return made;
  }

  /** Put back the last act; whether there was one that still held. */
  async undo() {
    // Before the server has told anything, nobody can say what still holds.
    while (this.done.length && this.heard) {
      const all = this.moves();
      const back = this.done.pop().map((id) => putBack(all, id)).filter((one) => one && Object.keys(one[1]).length);
      this.#remember();
      for (const [subject, fields] of back.reverse()) await this.outbox.add(subject, fields, kindOf(subject) === "vote" ? "hands" : "typed");
      if (back.length) return true;
    }
    return false;
  }
}
