// 待っている付箋: one at a time by 1 映す, 2 直す, 3 映さない; what names a person is shown with what could be said instead.

import { queue } from "./board.js";
import { decided, proposal } from "./hall_counts.js";
import { byId, make } from "./page.js";

const MOST_SEEN = 6;
const GIVES_AWAY = { phone: "電話番号", mail: "メールなどの連絡先", address: "番地・部屋", name: "名前", age: "年齢", health: "病気やくらし", role: "ある人のこと" };
const CHANNELS = { phone: "スマホ", typed: "聞き取り", paper: "紙", hands: "挙手" };

export class Queue {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    this.at = 0;
    this.editing = "";
    this.wished = "";
    this.kinds = new Map(desk.page.kinds.map((kind) => [kind.code, kind]));
    byId("all").addEventListener("click", () => this.all());
  }

  get waiting() {
    return queue(this.desk.board);
  }

  get current() {
    const waiting = this.waiting;
    this.at = Math.max(0, Math.min(this.at, waiting.length - 1));
    return waiting[this.at];
  }

  /** Those that name nobody and that the server has looked at. */
  get plain() {
    return this.waiting.filter((note) => this.desk.isChecked(note) && !this.desk.hints.has(note.text));
  }

  draw() {
    this.#grant();
    const waiting = this.waiting;
    const { current } = this;
    byId("waiting").textContent = waiting.length;
    byId("all").hidden = this.plain.length < 2;
    byId("all-label").textContent = `人のことが書かれていない ${this.plain.length}枚をまとめて映す`;
    if (this.editing && this.editing === current?.id && byId("mended")) return;
    this.editing = "";
    const first = Math.max(0, Math.min(this.at, waiting.length - MOST_SEEN));
    const focused = document.activeElement?.closest?.("#queue") ? document.activeElement.dataset.act : "";
    byId("queue").replaceChildren(...waiting.slice(first, first + MOST_SEEN).map((note) => this.#card(note, note === current)));
    if (!waiting.length) byId("queue").append(make("p", { class: "quiet" }, "待っている付箋はありません。"));
    if (focused) byId("queue").querySelector(`[data-act="${focused}"]`)?.focus();
  }

  #card(note, isCurrent) {
    const hint = this.desk.hints.get(note.text);
    const card = make(
      "article",
      { class: isCurrent ? "note current" : "note", "data-kind": note.kind, "data-note": note.id, "aria-current": isCurrent ? "true" : null },
      make("p", { class: "quiet" }, `${this.kinds.get(note.kind)?.label ?? ""}・${CHANNELS[note.channel]}${note.number ? `・${note.number}番` : ""}${note.table ? `・テーブル${note.table}` : ""}${note.place ? `・${this.desk.places.get(note.place) ?? "地図にある場所"}` : note.town ? `・${note.town}` : ""}${note.rewritten ? "・書き直されました" : ""}`),
      make("p", { class: "words" }, note.text),
    );
    if (hint) card.append(make("p", { class: "hint" }, make("strong", {}, `人のこと（${hint.kinds.map((one) => GIVES_AWAY[one] ?? one).join("・")}）`), hint.masked ? `　映すことば：${hint.masked}` : "　映すことばを入れてください"));
    if (isCurrent) card.append(this.#choices(note));
    return card;
  }

  #choices(note) {
    const ready = this.desk.isChecked(note);
    const button = (act, key, words, press) => make("button", { type: "button", "data-act": act, "aria-keyshortcuts": key, disabled: !ready && act === "show", onclick: press }, make("kbd", {}, key), ` ${words}`);
    return make("div", { class: "choices", id: "decide" }, button("show", "1", "映す", () => this.show()), button("mend", "2", "直す", () => this.mend()), button("keep", "3", "映さない", () => this.keepBack()));
  }

  /** 1 */
  async show() {
    const note = this.current;
    if (!note) return;
    if (!this.desk.isChecked(note)) {
      this.wished = note.id;
      this.say("人のことが書かれていないか確かめています。なければ、このまま映します。");
      return;
    }
    const words = proposal(note, this.desk.hints);
    if (!words) return this.mend();
    await this.#decide(note, "shown", words, `映しました：${words}`);
  }

  /** A press that came before the server had looked at the words: done now, unless they may name somebody. */
  #grant() {
    const note = this.wished && this.waiting.find(({ id }) => id === this.wished);
    if (note && !this.desk.isChecked(note)) return;
    this.wished = "";
    if (!note) return;
    if (this.desk.hints.has(note.text)) this.say("人のことが書かれているようです。映すことばを見てから、もう一度 1 を押してください。");
    else void this.#decide(note, "shown", note.text, `映しました：${note.text}`);
  }

  /** 2: the words that would be shown, to be changed; Enter shows them. */
  mend() {
    const note = this.current;
    if (!note) return;
    this.editing = note.id;
    const field = make("textarea", { id: "mended", rows: 3, maxlength: 400, autocomplete: "off", "aria-label": "映すことば（Enterで映す、Escでやめる）" });
    field.value = proposal(note, this.desk.hints);
    const form = make("form", { class: "choices", onsubmit: (event) => this.#mended(event, note, field) }, field, make("button", { class: "main" }, "映す"));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
      if (event.key !== "Escape") return;
      this.#close();
      this.draw();
    });
    byId("decide").replaceWith(form);
    field.focus();
    field.select();
  }

  #mended(event, note, field) {
    event.preventDefault();
    const words = field.value.trim();
    if (!words) return;
    this.#close();
    void this.#decide(note, "shown", words, `直して映しました：${words}`);
  }

  #close() {
    this.editing = "";
    byId("mended")?.blur();
  }

  /** 3 */
  async keepBack() {
    const note = this.current;
    if (note) await this.#decide(note, "kept_back", "", "映さないことにしました。");
  }

  async all() {
    const { plain } = this;
    this.at = 0;
    await this.desk.act(plain.map((note) => [`note:${note.id}`, decided(note, "shown", note.text)]));
    this.say(`${plain.length}枚を映しました。`);
  }

  async #decide(note, state, words, told) {
    await this.desk.act([[`note:${note.id}`, decided(note, state, words)]]);
    this.say(told);
  }

  move(by) {
    this.at += by;
    void this.current;
    this.#close();
    this.draw();
    byId("queue").querySelector(".current")?.scrollIntoView({ block: "nearest" });
  }
}
