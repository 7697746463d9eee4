// マッピング調査 on the map: what was found is read in the panel, and new findings are put down by mouse or by keys.

import { byId, fetchJson, make } from "./page.js";
import { symbolCanvas, parseIcon } from "./symbols.js";

const HIT = 10;
const LAYER = "outreach_facts";

export class Facts {
  constructor({ map, panel, page, collections, onDrawn }) {
    Object.assign(this, { map, panel, page, collections, onDrawn });
    this.button = document.getElementById("place-fact");
    this.layer = page.layers.find(({ id }) => id === LAYER);
    this.pin = null;
    this.placing = false;
  }

  start() {
    const at = this.collections[LAYER]?.features.find(({ id }) => id === `fact-${this.page.fact}`);
    if (at) {
      this.map.jumpTo({ center: at.geometry.coordinates, zoom: 16 });
      this.show([at.properties]);
    }
    if (this.layer) {
      this.map.on("mousemove", "fact", () => !this.placing && (this.map.getCanvas().style.cursor = "pointer"));
      this.map.on("mouseleave", "fact", () => !this.placing && (this.map.getCanvas().style.cursor = ""));
    }
    if (!this.button) return;
    this.button.addEventListener("click", () => this.turn(!this.placing));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.placing && this.turn(false));
    this.map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !this.placing) return;
      event.preventDefault();
      this.ask(this.map.getCenter().toArray());
    });
    if (this.page.noting) this.turn(true);
  }

  /** Placing or not; what has been pinned and not written down goes. */
  turn(on) {
    this.placing = on;
    this.button.setAttribute("aria-pressed", String(on));
    byId("place-hint").hidden = !on;
    this.map.getCanvas().style.cursor = on ? "crosshair" : "";
    this.pin?.remove();
    if (on) this.map.getCanvas().focus();
  }

  /** What a press on the map means here; false where it is somebody else's. */
  press(point, lonlat) {
    if (this.placing) {
      this.ask(lonlat);
      return true;
    }
    if (!this.layer) return false;
    const box = [[point.x - HIT, point.y - HIT], [point.x + HIT, point.y + HIT]];
    const hits = this.map.queryRenderedFeatures(box, { layers: ["fact"] });
    if (!hits.length) return false;
    const seen = new Map(hits.map(({ properties }) => [properties.id, properties]));
    // The map hands out copies in which lists have become texts.
    const own = new Map(this.collections[LAYER].features.map(({ id, properties }) => [id, properties]));
    this.show([...seen].map(([id, copy]) => own.get(id) ?? copy));
    return true;
  }

  show(found) {
    const parts = found.map((one) => make("section", { class: "fact" },
      make("p", { class: "kind-line" }, this.symbol(one.icon), one.label),
      make("h2", {}, one.text),
      ...(one.photos ?? []).map((photo) => this.photo(photo)),
      make("p", {}, [one.day, one.town].filter(Boolean).join("　")),
      make("p", {}, make("a", { href: this.page.urls.run.replace("ID", encodeURIComponent(one.run_id)) }, `調査「${one.run}」を見る`)),
      one.icon.endsWith(":held") ? make("p", {}, make("span", { class: "mark" }, "住民向け地図には出ていません")) : ""));
    this.panel.open("fact", ...parts);
  }

  photo({ id, words, width, height }) {
    const [small, large] = ["small", "large"].map((edition) =>
      this.page.urls.photo.replace("ID", encodeURIComponent(id)).replace("small.jpg", `${edition}.jpg`));
    return make("a", { href: large, class: "fact-photo" },
      make("img", { src: small, alt: words || "写真（説明はまだありません）", width, height, loading: "lazy" }));
  }

  symbol(icon) {
    const look = parseIcon(icon);
    return symbolCanvas(this.page.symbols[look.shape] ?? this.page.symbols.none, look, 28);
  }

  ask([lon, lat]) {
    this.pin?.remove();
    const element = make("div", { class: "fact-pin", "aria-hidden": "true" });
    this.pin = new globalThis.maplibregl.Marker({ element }).setLngLat([lon, lat]).addTo(this.map);
    const form = byId("fact-form").content.cloneNode(true).querySelector("form");
    if (this.last) for (const name of ["run", "day"]) form.elements[name].value = this.last[name];
    form.elements.lon.value = lon.toFixed(6);
    form.elements.lat.value = lat.toFixed(6);
    // http in the hall is no secure context: no randomUUID there.
    form.elements.key.value = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16)).join("-");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(form);
    });
    this.panel.open("fact-form", form);
    form.querySelector("input[type=radio]").focus();
  }

  async send(form) {
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(this.page.urls.note, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      const told = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(told.message || "残せませんでした。もう一度おしてください。");
      this.last = { run: form.elements.run.value, day: form.elements.day.value };
      this.pin?.remove();
      this.panel.open("fact-done", make("h2", {}, told.held ? "人のことは残しませんでした" : "残しました"), make("p", { role: "status" }, told.words),
        told.held ? make("p", {}, make("a", { class: "button main", href: told.url }, "文を確かめる")) : make("p", {}, "続けて、地図をおすと次の気づきを置けます。"));
      // Whoever works by keys goes on at once, while the map is drawn anew.
      this.map.getCanvas().focus();
      if (!told.held) await this.draw();
    } catch (fault) {
      form.querySelector(".fault-line").textContent = fault.message;
      button.disabled = false;
    }
  }

  async draw() {
    this.collections[LAYER] = await fetchJson(this.layer.url);
    this.map.getSource(LAYER).setData(this.collections[LAYER]);
    this.onDrawn();
  }
}
