// The one panel: a chosen place, several places at one spot, or the places in view. Esc closes it.

import { byId, fetchJson, make } from "./page.js";
import { symbolCanvas } from "./symbols.js";

// What decides whether somebody goes: stands before everything else.
const FIRST = ["次の開催日", "対象", "参加費"];
const FAR = "印を付けた所から";

function factList(rows, more = "") {
  if (!rows.length) return "";
  const parts = rows.flatMap(([label, text]) => [make("dt", {}, label), make("dd", {}, text)]);
  return make("dl", { class: `facts ${more}`.trim() }, ...parts);
}

/** 「ちがっていたら教えてください」, by phone or mail. */
function mending({ tell, name }) {
  const mail = tell.mail ? make("a", { href: `mailto:${tell.mail}?subject=${encodeURIComponent(`地図の「${name}」について`)}` }, tell.mail) : "";
  const phone = tell.phone ? make("a", { href: `tel:${tell.phone.replaceAll("-", "")}` }, tell.phone) : "";
  const ways = [phone, mail].filter(Boolean).flatMap((way, at) => (at ? ["・", way] : [way]));
  const who = tell.phone ? tell.who.replace(tell.phone, "").replace(/[（(]\s*[)）]/, "").replace("お問い合わせ：", "").trim() : tell.who;
  return ["ちがっていたら教えてください：", who, " ", ...ways];
}

export class Panel {
  constructor({ kinds, symbols, urls, onChoose, onClose }) {
    Object.assign(this, { kinds, symbols, urls, onChoose, onClose, far: () => "", onNear: null });
    this.box = byId("panel");
    this.body = byId("panel-body");
    this.mode = "";
    byId("panel-close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.box.hidden) this.close();
    });
  }

  close() {
    this.box.hidden = true;
    this.mode = "";
    this.pending?.abort();
    this.onClose();
    if (this.before?.isConnected) this.before.focus();
  }

  /** One place, asked from the server anew: only what this viewer may see arrives. */
  async place(id, back = null) {
    this.pending?.abort();
    const asking = (this.pending = new AbortController());
    try {
      const told = await fetchJson(this.urls.place.replace("ID", encodeURIComponent(id)), asking.signal);
      this.open("place", ...this.placeParts(told, back));
      return told;
    } catch (fault) {
      if (fault.name !== "AbortError") this.open("fault", make("p", {}, fault.message));
      return null;
    }
  }

  /** Several places as a list; `quiet` keeps the focus where it is. */
  spots(title, features, { mode = "spots", quiet = false, total = features.length } = {}) {
    const rows = features.slice(0, 300).map(({ properties }) => {
      const button = make(
        "button",
        { type: "button", onclick: () => this.onChoose(properties.id, { title, features, mode }) },
        this.symbol(properties.kind),
        make("span", {}, properties.name, make("small", {}, `${this.kinds[properties.kind].label}　${properties.where}`)),
      );
      return make("li", {}, button);
    });
    const more = total > rows.length ? `ほか${(total - rows.length).toLocaleString("ja-JP")}件は、地図を大きくすると出ます。` : "";
    const none = features.length ? "" : "ここには場所がありません。地図を動かすか、絞り込みを広げてください。";
    this.open(mode, make("h2", {}, title), make("ul", { class: "spots" }, ...rows), more || none ? make("p", {}, more || none) : "", { quiet });
  }

  /** What is known of a small area. */
  area(name, text, tableUrl, lonlat = null) {
    const near = lonlat && this.onNear ? make("button", { type: "button", onclick: () => this.onNear(lonlat, "印を付けた所") }, "ここから近い場所を見る") : "";
    this.open("area", make("h2", {}, name), make("p", {}, text), make("p", {}, near), make("p", {}, make("a", { href: tableUrl }, "町丁別の人数を表で見る")));
  }

  open(mode, ...parts) {
    const last = parts.at(-1);
    const quiet = last?.quiet !== undefined && !(last instanceof Node) ? parts.pop().quiet : false;
    if (this.box.hidden) this.before = document.activeElement;
    this.mode = mode;
    this.body.replaceChildren(...parts.filter((part) => part !== ""));
    this.box.hidden = false;
    if (!quiet) {
      this.box.scrollTop = 0;
      this.body.focus({ preventScroll: true });
    }
  }

  symbol(kind) {
    const { shape, colour } = this.kinds[kind];
    return symbolCanvas(this.symbols[shape] ?? this.symbols.none, { colour }, 28);
  }

  placeParts(told, back) {
    const first = told.rows.filter(([label]) => FIRST.includes(label)).sort(([one], [other]) => FIRST.indexOf(one) - FIRST.indexOf(other));
    const far = this.far(told.lonlat);
    if (far) first.push([FAR, far]);
    const rest = told.rows.filter(([label]) => !FIRST.includes(label));
    if (told.confirmed) rest.push(["最終確認日", told.confirmed]);
    const marks = [...told.marks, told.audience].filter(Boolean).map((mark) => make("span", { class: "mark" }, mark));
    const phone = told.contact.startsWith("お問い合わせ") ? told.contact : `電話：${told.contact}`;
    return [
      back ? make("button", { type: "button", class: "plain", onclick: () => this.spots(back.title, back.features, { mode: back.mode, total: back.total }) }, `← ${back.title}`) : "",
      make("p", { class: "kind-line" }, this.symbol(told.kind), told.kindLabel),
      make("h2", {}, told.name),
      marks.length ? make("p", {}, ...marks) : "",
      factList(first, "foremost"),
      make("p", { class: "contact" }, phone),
      factList(rest),
      told.url ? make("p", {}, make("a", { href: told.url, rel: "noreferrer" }, "ホームページ")) : "",
      make("p", {}, make("a", { href: told.page }, "この場所のページ")),
      told.tell ? make("p", { class: "tell-us" }, ...mending(told)) : "",
      told.visit ? make("p", {}, make("a", { class: "button", href: told.visit }, "訪問メモを書く")) : "",
      told.credit ? make("p", { class: "sources" }, `出典：${told.credit}`) : "",
    ];
  }
}
