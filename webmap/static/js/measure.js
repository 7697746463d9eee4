// 距離をはかる: press the map, or aim with the arrow keys and Enter; metres and minutes on foot in straight lines.

import { byId, make } from "./page.js";
import { aim } from "./crosshair.js";
import { inWords, wayOf } from "./ground.js";

const SOURCE = "measured";

export class Measure {
  constructor(map, told) {
    Object.assign(this, { map, told, spots: [], busy: false });
    this.box = byId("measure-told");
    byId("measure-back").addEventListener("click", () => this.back());
    byId("measure-end").addEventListener("click", () => this.end());
    document.addEventListener("keydown", (event) => this.key(event), true);
  }

  begin() {
    if (this.busy) return;
    this.busy = true;
    this.spots = [];
    this.draw();
    this.box.hidden = false;
    this.stopAiming = aim(this.map, (lonlat) => this.add(lonlat));
    this.say();
  }

  add(lonlat) {
    this.spots.push(lonlat);
    this.draw();
    this.say();
  }

  back() {
    this.spots.pop();
    this.draw();
    this.say();
    this.map.getCanvas().focus();
  }

  end() {
    if (!this.busy) return;
    this.busy = false;
    this.stopAiming();
    this.box.hidden = true;
    this.spots = [];
    this.draw();
    byId("tools-word").focus();
  }

  key(event) {
    if (!this.busy) return;
    if (event.key === "Escape") this.end();
    else if (event.key === "Backspace" && event.target === this.map.getCanvas()) this.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  say() {
    const hint = this.spots.length
      ? "つぎの所を押してください。"
      : "はじめの所を押してください。矢印キーで地図を動かし、Enterで真ん中の＋の所を選ぶこともできます。";
    const way = this.spots.length > 1 ? inWords(wayOf(this.spots), this.told.walking) : "";
    byId("measure-way").replaceChildren(...(way ? [make("strong", {}, way)] : []), way ? " " : "", hint);
    byId("measure-back").disabled = !this.spots.length;
  }

  draw() {
    const { map } = this;
    const line = { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: this.spots } };
    const dots = this.spots.map((spot) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: spot } }));
    const data = { type: "FeatureCollection", features: this.spots.length > 1 ? [line, ...dots] : dots };
    if (map.getSource(SOURCE)) return map.getSource(SOURCE).setData(data);
    map.addSource(SOURCE, { type: "geojson", data });
    const { text, halo } = this.told.look;
    map.addLayer({ id: "measured-casing", type: "line", source: SOURCE, paint: { "line-color": halo, "line-width": 7 } });
    map.addLayer({ id: "measured-line", type: "line", source: SOURCE, paint: { "line-color": text, "line-width": 3 } });
    const spot = { "circle-radius": 7, "circle-color": halo, "circle-stroke-color": text, "circle-stroke-width": 3 };
    map.addLayer({ id: "measured-spot", type: "circle", source: SOURCE, filter: ["==", ["geometry-type"], "Point"], paint: spot });
    return undefined;
  }
}
