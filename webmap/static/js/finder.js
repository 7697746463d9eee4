// Finding on the map: the search box, what lies near a spot, how far a place is from it, and jumps to towns and zones.

import { byId, fetchJson, make } from "./page.js";
import { inShort, inWords, metres, readAt, writeAt } from "./ground.js";
import { Search } from "./search.js";
import { boxOf, toListQuery } from "./state.js";

const TOWN_ZOOM = 15.5;
const ROOM = 48;

export class Finder {
  /** `on`: state, all (kinds), collections(), panel, choose(id), refresh(), keep(), zone(id, system). */
  constructor(map, told, on) {
    Object.assign(this, { map, told, on, marker: null });
    const input = byId("filters").elements.q;
    const symbol = (kind) => on.panel.symbol(kind);
    this.search = new Search(input, { url: told.urls.named, lists: () => this.lists(), symbol, onTake: (row) => this.take(row) });
    on.panel.far = (lonlat) => this.far(lonlat);
    on.panel.onNear = (lonlat, name) => this.spot(lonlat, name);
  }

  /** What the address names: a spot with what is near it. */
  async begin() {
    const spot = readAt(this.on.state.at);
    if (spot) await this.spot(spot, "印を付けた所", { quiet: Boolean(this.on.state.place), stay: true });
    else this.on.state.at = "";
  }

  lists() {
    const { older_people: areas } = this.on.collections();
    const towns = (areas?.features ?? []).map(({ properties, geometry }) => ({ name: properties.name, geometry, about: "この町へ動き、近い場所を並べます" }));
    const systems = Object.fromEntries([...(byId("filters").elements.system?.options ?? [])].map(({ value, text }) => [value, text]));
    const zones = Object.entries(this.told.zones).flatMap(([system, rows]) => rows.map((row) => ({ ...row, system, about: systems[system] })));
    return { towns, zones };
  }

  take(row) {
    if (row.type === "place") return this.on.choose(row.id);
    byId("filters").elements.q.value = "";
    this.on.state.q = "";
    if (row.type === "zone") return this.on.zone(row.id, row.system);
    this.on.refresh();
    const [west, south, east, north] = boxOf([row]);
    this.map.easeTo({ center: [(west + east) / 2, (south + north) / 2], zoom: TOWN_ZOOM, animate: false });
    return this.spot([(west + east) / 2, (south + north) / 2], row.name, { stay: true });
  }

  /** Put the mark on a spot and list what is near it. */
  async spot(lonlat, name, { quiet = false, stay = false } = {}) {
    this.on.state.at = writeAt(lonlat);
    this.on.keep();
    this.marker?.remove();
    const sign = make("div", { class: "origin-mark", role: "img", "aria-label": `印：${name}` });
    this.marker = new globalThis.maplibregl.Marker({ element: sign }).setLngLat(lonlat).addTo(this.map);
    if (!stay && !this.map.getBounds().contains(lonlat)) this.map.easeTo({ center: lonlat, zoom: Math.max(this.map.getZoom(), 14), animate: false });
    if (quiet) return;
    const query = new URLSearchParams(toListQuery(this.on.state, this.on.all));
    query.set("at", this.on.state.at);
    const url = this.told.urls.near;
    try {
      const { rows } = await fetchJson(`${url}${url.includes("?") ? "&" : "?"}${query}`);
      const features = rows.map((row) => ({ properties: { ...row, where: `${inShort(row.metres, this.told.walking)}　${row.where}` } }));
      this.on.panel.spots(`${name}から近い場所`, features, { mode: "near" });
      this.on.panel.body.append(make("p", {}, "距離は、まっすぐに測ったものです。"), make("button", { type: "button", onclick: () => this.forget() }, "印を消す"));
    } catch (fault) {
      this.on.panel.open("fault", make("p", {}, fault.message));
    }
  }

  forget() {
    this.marker?.remove();
    this.marker = null;
    this.on.state.at = "";
    this.on.panel.close();
  }

  words(length) {
    return inWords(length, this.told.walking);
  }

  /** 「印を付けた所から 350m…」, or "" without a mark. */
  far(lonlat) {
    const spot = readAt(this.on.state.at);
    return spot && lonlat ? this.words(metres(spot, lonlat)) : "";
  }

  /** Bring a zone into view. */
  toZone(id) {
    const shapes = (this.on.collections().zones?.features ?? []).filter(({ properties }) => properties.id === id);
    const box = boxOf(shapes);
    if (box) this.map.fitBounds(box, { padding: ROOM, animate: false });
  }
}
