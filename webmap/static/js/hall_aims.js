// めざす姿: sentences in the residents' words, each with the notes that it came from, and who does what by when.

import { shown } from "./board.js";
import { byId, make } from "./page.js";

const WORDS = [["who", "だれが"], ["what", "何を"], ["when", "いつ"]];

export class Aims {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    byId("new-aim").addEventListener("submit", (event) => void this.add(event));
  }

  get aims() {
    return [...this.desk.board.aims.values()].filter(({ gone }) => !gone);
  }

  draw() {
    // Words that are being written are not taken from under the hands.
    if (document.activeElement?.matches?.("#aims input, #aim-theme")) return;
    const focused = document.activeElement?.closest?.("#aims [data-focus]")?.dataset.focus;
    this.#themes();
    byId("aim-count").textContent = this.aims.length;
    byId("aims").replaceChildren(...this.aims.map((aim) => this.#aim(aim)));
    if (focused) byId("aims").querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  #themes() {
    const held = byId("aim-theme").value;
    const themes = [...this.desk.board.themes.values()].filter(({ gone }) => !gone);
    byId("aim-theme").replaceChildren(make("option", { value: "" }, "（テーマなし）"), ...themes.map(({ id, text }) => make("option", { value: id }, text)));
    byId("aim-theme").value = themes.some(({ id }) => id === held) ? held : "";
  }

  #aim(aim) {
    const steps = aim.steps.filter(({ gone }) => !gone);
    return make(
      "li",
      { class: "aim" },
      make("div", { class: "theme-head" }, this.#field(`aim:${aim.id}`, "text", aim.text, "めざす姿のことば"), make("button", { type: "button", class: "plain", "data-focus": `aim-gone-${aim.id}`, onclick: () => void this.#remove(aim) }, "なくす")),
      make("p", { class: "quiet" }, `もとの付箋 ${aim.notes.length}枚`),
      make("ul", { class: "steps" }, ...steps.map((step) => this.#step(step))),
      make("button", { type: "button", "data-focus": `aim-step-${aim.id}`, onclick: () => void this.#more(aim) }, "だれが・何を・いつ を足す"),
    );
  }

  #step(step) {
    const fields = WORDS.map(([name, label]) => make("label", {}, `${label} `, this.#field(`step:${step.id}`, name, step[name], label)));
    return make("li", {}, ...fields, make("button", { type: "button", class: "plain", "data-focus": `step-gone-${step.id}`, onclick: () => void this.desk.act([[`step:${step.id}`, { gone: true }]]) }, "消す"));
  }

  #field(subject, name, text, label) {
    const field = make("input", { maxlength: 200, "aria-label": label, "data-focus": `${subject}-${name}` });
    field.value = text;
    field.addEventListener("change", () => {
      const now = field.value.trim();
      // An aim without words would stand nowhere.
      if (name === "text" && !now) field.value = text;
      else if (now !== text) void this.desk.act([[subject, { [name]: now }]]);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) field.blur();
    });
    field.addEventListener("blur", () => setTimeout(() => this.draw(), 0));
    return field;
  }

  async #remove(aim) {
    await this.desk.act([[`aim:${aim.id}`, { gone: true }]]);
    this.say(`「${aim.text}」をなくしました。Zで戻せます。`);
  }

  async #more(aim) {
    const subject = this.desk.outbox.key("step");
    const order = Math.max(0, ...aim.steps.map((step) => step.order)) + 1;
    await this.desk.act([[subject, { aim: aim.id, order }]]);
    this.draw();
    byId("aims").querySelector(`[data-focus="${subject}-who"]`)?.focus();
  }

  /** A sentence under a theme comes from the notes of that theme. */
  async add(event) {
    event.preventDefault();
    const text = byId("aim-text").value.trim();
    if (!text) return;
    byId("aim-text").value = "";
    const theme = byId("aim-theme").value;
    const order = Math.max(0, ...this.aims.map((aim) => aim.order)) + 1;
    const subject = this.desk.outbox.key("aim");
    const id = subject.slice("aim:".length);
    const notes = theme ? shown(this.desk.board).filter((note) => note.theme === theme) : [];
    const fields = { text, order, meeting: this.desk.page.meeting.id, ...(theme ? { theme } : {}) };
    await this.desk.act([[subject, fields], ...notes.map((note) => [`link:${id}:${note.id}`, { on: true }])]);
    this.say(`めざす姿「${text}」を加えました（もとの付箋 ${notes.length}枚）。`);
  }
}
