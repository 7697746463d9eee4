// The search box: places, towns and zones under it from the first letter on, by mouse or by arrow keys, Enter and Esc.

import { fetchJson, make } from "./page.js";
import { bestNamed } from "./folding.js";

const PAUSE = 150;
const MOST_TOWNS = 4;
const MOST_ZONES = 3;
const KINDS = { town: "町", zone: "圏域" };

export class Search {
  /** `lists` gives {towns, zones} as rows with a name; `onTake` gets the row that was chosen. */
  constructor(input, { url, lists, symbol, onTake }) {
    Object.assign(this, { input, url, lists, symbol, onTake, rows: [], at: -1, pause: 0, asking: null });
    this.list = make("ul", { id: "search-found", class: "search-found", role: "listbox", "aria-label": "見つかったもの", hidden: true });
    this.status = make("span", { class: "out-of-sight", role: "status" });
    input.closest("label").after(make("div", { class: "search-room" }, this.list, this.status));
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", this.list.id], ["aria-autocomplete", "list"]]) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.later());
    input.addEventListener("focus", () => input.value.trim() && this.rows.length && this.show());
    input.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", ({ target }) => {
      if (target !== input && !this.list.contains(target)) this.close();
    });
  }

  later() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    this.asking?.abort();
    if (!text) return this.close();
    const mine = (this.asking = new AbortController());
    try {
      const query = `${this.url}${this.url.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`;
      const { rows } = await fetchJson(query, mine.signal);
      if (mine.signal.aborted) return undefined;
      const { towns, zones } = this.lists();
      const grounds = [
        ...bestNamed(zones, text, MOST_ZONES).map((row) => ({ ...row, type: "zone" })),
        ...bestNamed(towns, text, MOST_TOWNS).map((row) => ({ ...row, type: "town" })),
      ];
      const found = rows.map((row) => ({ ...row, type: "place" }));
      this.rows = [...grounds.filter(({ begins }) => begins), ...found, ...grounds.filter(({ begins }) => !begins)];
      return this.show();
    } catch (fault) {
      return fault.name === "AbortError" ? undefined : this.close();
    }
  }

  show() {
    this.at = -1;
    const none = make("li", { class: "none", role: "option", "aria-disabled": "true" }, "該当なし。言葉を短くするか、ひらがなや町の名前でもさがしてみてください。");
    this.list.replaceChildren(...(this.rows.length ? this.rows.map((row, at) => this.option(row, at)) : [none]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = this.rows.length ? `${this.rows.length}件の候補。上下の矢印キーで選べます。` : "該当なし";
  }

  option(row, at) {
    const about = row.type === "place" ? [row.kindLabel, row.where].filter(Boolean).join("　") : row.about || KINDS[row.type];
    return make(
      "li",
      { id: `search-${at}`, role: "option", "aria-selected": "false", onclick: () => this.take(at) },
      row.type === "place" ? this.symbol(row.kind) : make("span", { class: "what", "aria-hidden": "true" }, KINDS[row.type]),
      make("span", {}, row.name, make("small", {}, about)),
    );
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return this.rows.length ? this.show() : this.ask();
      this.mark(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && open && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    } else if (event.key === "Enter") {
      this.close();
    }
    return undefined;
  }

  mark(step) {
    const many = this.rows.length;
    if (!many) return;
    this.at = (this.at + step + many + (this.at < 0 && step < 0 ? 1 : 0)) % many;
    [...this.list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === this.at)));
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `search-${this.at}`);
  }

  take(at) {
    const row = this.rows[at];
    this.close();
    this.onTake(row);
  }

  close() {
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
