// テーマ: notes that were let through, put together by dragging, or by keys: choose notes, then where they go.

import { shown } from "./board.js";
import { byId, make } from "./page.js";

const total = (by = {}) => Object.values(by).reduce((sum, one) => sum + one, 0);

export class Themes {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    this.chosen = new Set();
    this.kinds = new Map(desk.page.kinds.map((kind) => [kind.code, kind]));
    byId("new-theme").addEventListener("submit", (event) => void this.add(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.chosen.size) this.release();
    });
  }

  get themes() {
    return [...this.desk.board.themes.values()].filter(({ gone }) => !gone);
  }

  draw() {
    // A name that is being written is not taken from under the hands.
    if (document.activeElement?.matches?.("#themes input")) return;
    const focused = document.activeElement?.closest?.("#themes [data-focus]")?.dataset.focus;
    const notes = shown(this.desk.board);
    const themes = this.themes;
    byId("shown").textContent = notes.length;
    for (const id of this.chosen) if (!notes.some((note) => note.id === id)) this.chosen.delete(id);
    const known = new Set(themes.map(({ id }) => id));
    const loose = notes.filter((note) => !known.has(note.theme));
    byId("themes").replaceChildren(
      this.#room({ id: "", text: "まだ分けていない" }, loose, 0),
      ...themes.map((theme, at) => this.#room(theme, notes.filter((note) => note.theme === theme.id), at + 1)),
    );
    if (focused) byId("themes").querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  #room(theme, notes, number) {
    const room = make(
      "section",
      { class: "theme", "data-theme": theme.id, "aria-label": theme.text },
      make("div", { class: "theme-head" }, make("h3", {}, `${theme.text}（${notes.length}枚）`), theme.id ? this.#tools(theme) : ""),
      this.chosen.size ? make("button", { type: "button", class: "here", "data-focus": `here-${theme.id}`, onclick: () => void this.put(theme.id) }, number ? make("kbd", {}, String(number)) : make("kbd", {}, "0"), " ここに入れる") : "",
      make("ul", { class: "notes" }, ...notes.map((note) => this.#note(note))),
    );
    room.addEventListener("dragover", (event) => {
      event.preventDefault();
      room.classList.add("over");
    });
    room.addEventListener("dragleave", () => room.classList.remove("over"));
    room.addEventListener("drop", (event) => {
      event.preventDefault();
      const id = event.dataTransfer.getData("text/plain");
      if (this.desk.board.notes.has(id)) this.chosen.add(id);
      void this.put(theme.id);
    });
    return room;
  }

  #tools(theme) {
    const votes = this.desk.board.votes[`theme:${theme.id}`] ?? {};
    const own = `vote:${this.desk.page.seat}:theme:${theme.id}`;
    const hands = make("input", { type: "number", min: 0, max: 999, class: "hands", "data-focus": `hands-${theme.id}`, "aria-label": `${theme.text}：挙手の数` });
    hands.value = votes.hands ?? "";
    hands.addEventListener("change", () => {
      const count = Math.max(0, Math.floor(Number(hands.value) || 0));
      void this.desk.act([[own, { count }]]);
      this.say(`${theme.text}：挙手 ${count}`);
    });
    return make(
      "div",
      { class: "tools" },
      make("span", { class: "count" }, `シール ${total(votes) - (votes.hands ?? 0)}`),
      make("label", { class: "check" }, "挙手 ", hands),
      make("button", { type: "button", class: "plain", "data-focus": `name-${theme.id}`, onclick: () => this.#rename(theme) }, "名前を直す"),
      make("button", { type: "button", class: "plain", "data-focus": `gone-${theme.id}`, onclick: () => void this.#remove(theme) }, "なくす"),
    );
  }

  #rename(theme) {
    const head = byId("themes").querySelector(`[data-theme="${theme.id}"] h3`);
    const field = make("input", { maxlength: 60, "aria-label": "テーマの名前（Enterで決める、Escでやめる）" });
    field.value = theme.text;
    head.replaceChildren(field);
    const end = (text) => {
      field.blur();
      if (text && text !== theme.text) void this.desk.act([[`theme:${theme.id}`, { text }]]);
      else this.draw();
    };
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") end(field.value.trim());
      if (event.key === "Escape") end("");
    });
    field.focus();
  }

  async #remove(theme) {
    await this.desk.act([[`theme:${theme.id}`, { gone: true }]]);
    this.say(`テーマ「${theme.text}」をなくしました。付箋は残っています。Zで戻せます。`);
  }

  #note(note) {
    const on = this.chosen.has(note.id);
    const { letter = "", label } = this.kinds.get(note.kind) ?? {};
    const words = [make("span", { class: "letter", role: "img", "aria-label": label }, letter), make("span", {}, note.shown_text)];
    const button = make("button", { type: "button", draggable: "true", class: "note", "data-kind": note.kind, "data-focus": `note-${note.id}`, "aria-pressed": String(on), onclick: () => this.choose(note.id) }, ...words);
    button.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", note.id));
    return make("li", {}, button);
  }

  choose(id) {
    if (this.chosen.has(id)) this.chosen.delete(id);
    else this.chosen.add(id);
    this.draw();
    this.bar();
  }

  /** What can be done with those that are chosen. */
  bar() {
    if (this.chosen.size) this.say(`${this.chosen.size}枚を選んでいます。行き先の数字か「ここに入れる」で動かします。9で映すのをやめ、Escで選ぶのをやめます。`);
  }

  /** A digit while notes are chosen: the theme of this number, 0 none, 9 back among those that wait. */
  digit(number) {
    if (!this.chosen.size) return false;
    const theme = this.themes[number - 1];
    if (number === 9 && !theme) void this.hide();
    else if (number === 0 || theme) void this.put(theme?.id ?? "");
    return true;
  }

  async put(theme) {
    const ids = [...this.chosen];
    this.chosen.clear();
    await this.desk.act(ids.map((id) => [`note:${id}`, { theme }]));
    this.say(`${ids.length}枚を動かしました。`);
  }

  async hide() {
    const ids = [...this.chosen];
    this.chosen.clear();
    await this.desk.act(ids.map((id) => [`note:${id}`, { state: "waiting" }]));
    this.say(`${ids.length}枚を映すのをやめました。待っている付箋に戻っています。`);
  }

  release() {
    this.chosen.clear();
    this.say("選ぶのをやめました。");
    this.draw();
  }

  async add(event) {
    event.preventDefault();
    const text = byId("theme-name").value.trim();
    if (!text) return;
    byId("theme-name").value = "";
    const order = Math.max(0, ...this.themes.map((theme) => theme.order)) + 1;
    await this.desk.act([[this.desk.outbox.key("theme"), { text, order, meeting: this.desk.page.meeting.id }]]);
    this.say(`テーマ「${text}」を作りました。`);
  }
}
