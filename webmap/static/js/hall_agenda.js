// 進行: where the evening is and how long it still has, what is projected, asked and voted on, and who speaks by which way.

import { channels } from "./board.js";
import { remaining, shares } from "./hall_counts.js";
import { byId, make, page } from "./page.js";

const CHANNELS = [["phone", "スマホ"], ["paper", "紙の付箋"], ["typed", "話したことの聞き取り"], ["hands", "挙手"]];
const SCREENS = { qr: "QR", question: "問い", board: "付箋", map: "地図", aims: "めざす姿" };

export class Agenda {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    for (const line of document.querySelectorAll("[data-item]")) line.querySelector("button").addEventListener("click", () => void this.go(line.dataset.item));
    for (const button of document.querySelectorAll("[data-screen]")) button.addEventListener("click", () => void this.screen(button.dataset.screen));
    byId("next-item")?.addEventListener("click", () => void this.next());
    byId("prompt").addEventListener("change", () => void this.set({ question: byId("prompt").value }));
    byId("voting").addEventListener("change", () => void this.set({ voting: byId("voting").checked, votes_each: this.#number("votes-each", 1) }));
    byId("votes-each").addEventListener("change", () => void this.set({ votes_each: this.#number("votes-each", 1) }));
    byId("people").addEventListener("change", () => void this.set({ people: this.#number("people", 0) }));
    setInterval(() => this.clock(), 1000);
  }

  #number(id, least) {
    return Math.max(least, Math.min(2000, Math.floor(Number(byId(id).value) || least)));
  }

  get now() {
    return this.desk.board.now;
  }

  set(fields) {
    return this.desk.act([["hall:now", { ...fields, meeting: page.meeting.id }]]);
  }

  async go(item) {
    await this.set({ item, item_at: new Date().toISOString() });
    this.say(`「${page.agenda.find(({ id }) => id === item)?.title}」を始めました。`);
  }

  async next() {
    const at = page.agenda.findIndex(({ id }) => id === this.now.item);
    if (page.agenda[at + 1]) await this.go(page.agenda[at + 1].id);
  }

  async screen(screen) {
    await this.set({ screen });
    this.say(`${SCREENS[screen]}を映しています。`);
  }

  clock() {
    if (!byId("clock")) return;
    const at = new Date();
    byId("clock").textContent = at.toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
    const item = page.agenda.find(({ id }) => id === this.now.item);
    byId("remains").textContent = item ? `${item.title}：${remaining(item.minutes, this.now.item_at, at.getTime())}` : "";
    byId("remains").classList.toggle("over", byId("remains").textContent.includes("過ぎ"));
  }

  draw() {
    const { now } = this;
    for (const line of document.querySelectorAll("[data-item]")) {
      if (line.dataset.item === now.item) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    }
    for (const button of document.querySelectorAll("[data-screen]")) button.setAttribute("aria-pressed", String((now.screen ?? "qr") === button.dataset.screen));
    this.#write("prompt", now.question ?? "");
    this.#write("votes-each", now.votes_each ?? 3);
    this.#write("people", now.people ?? "");
    byId("voting").checked = Boolean(now.voting);
    this.#shares();
    this.clock();
  }

  // What is being written is left alone.
  #write(id, value) {
    if (document.activeElement !== byId(id)) byId(id).value = value;
  }

  #shares() {
    const counted = channels(this.desk.board);
    const share = shares(counted);
    byId("here").textContent = page.urls.events ? `つながっているスマホ ${this.desk.here.phone ?? 0}台` : "";
    byId("shares").replaceChildren(...CHANNELS.filter(([code]) => counted[code]).map(([code, label]) => make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, `${counted[code]}枚`), make("td", {}, `${share[code]}%`))));
  }
}
