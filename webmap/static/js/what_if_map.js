// The map of もし〜なら: today's places, those imagined, footbridges, and the towns in which somebody gains or loses.

import { signAt } from "./aiming.js";
import { byId, make, page } from "./page.js";
import { drawLayers, fitAll, mapLibrary, openMap } from "./canvas_map.js";
import { writeSpot } from "./spot.js";

const HINTS = {
  "": "場（丸）をおすと「なくなったら」「動かす」を選べます。足した場（＋の印）は、引いて動かせます。",
  add: "場を足す所を、地図でおしてください。キーでは、矢印で動かして Enter。",
  bridge: "歩道橋の一方のはしを、地図でおしてください。",
  "bridge-to": "もう一方のはしを、おしてください。",
  move: "動かす先を、地図でおしてください。キーでは、矢印で動かして Enter。",
};
const HIT = 14;

/** Opens the map; `act` is told what was done. Null where none can be drawn: the lists do the same. */
export async function openWhatIfMap(act) {
  const room = document.querySelector(".by-map");
  await mapLibrary();
  room.hidden = false;
  const map = openMap("map", page);
  if (!map) {
    room.hidden = true;
    return null;
  }
  const collections = await drawLayers(map, page, {});
  fitAll(map, collections, 56);
  const whatIf = new WhatIfMap(map, act);
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
  return whatIf;
}

class WhatIfMap {
  constructor(map, act) {
    Object.assign(this, { map, act, tool: "", begun: null, chosen: null, markers: [], lines: [] });
    this.addOurs();
    for (const button of document.querySelectorAll("[data-tool]")) {
      button.addEventListener("click", () => this.take(this.tool.startsWith(button.dataset.tool) ? "" : button.dataset.tool));
    }
    byId("chosen-close").addEventListener("click", () => this.closes());
    byId("chosen-move").addEventListener("click", () => this.take("move"));
    byId("chosen-leave").addEventListener("click", () => this.choose(null));
    map.on("click", ({ point, lngLat }) => this.press(point, lngLat.toArray()));
    this.listenToKeys(map.getCanvas());
  }

  addOurs() {
    const none = { type: "FeatureCollection", features: [] };
    this.map.addSource("bridges", { type: "geojson", data: none });
    this.map.addLayer({ id: "bridge-edge", type: "line", source: "bridges", paint: { "line-color": "#ffffff", "line-width": 9 } });
    this.map.addLayer({ id: "bridge", type: "line", source: "bridges", paint: { "line-color": "#1a1a1a", "line-width": 5 } });
    this.map.addSource("open-places", { type: "geojson", data: none });
    this.map.addLayer({
      id: "open-place", type: "circle", source: "open-places",
      paint: {
        "circle-radius": 9, "circle-stroke-width": 3,
        "circle-color": ["case", ["get", "closed"], "#ffffff", "#d55e00"],
        "circle-stroke-color": ["case", ["get", "closed"], "#b0006d", "#ffffff"],
      },
    });
    this.map.on("mousemove", "open-place", () => !this.tool && (this.map.getCanvas().style.cursor = "pointer"));
    this.map.on("mouseleave", "open-place", () => !this.tool && (this.map.getCanvas().style.cursor = ""));
  }

  listenToKeys(canvas) {
    canvas.addEventListener("focus", () => byId("aim").classList.add("on"));
    canvas.addEventListener("blur", () => byId("aim").classList.remove("on"));
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.take("");
      if (event.key !== "Enter") return;
      event.preventDefault();
      const centre = this.map.getCenter();
      this.press(this.map.project(centre), centre.toArray());
    });
  }

  /** Another tool; a bridge that was begun, or a place that was chosen for another tool, is let go. */
  take(tool) {
    this.tool = tool;
    if (tool !== "bridge-to") {
      this.begun = null;
      this.end?.remove();
    }
    if (tool !== "move") this.choose(null);
    for (const button of document.querySelectorAll("[data-tool]")) {
      button.setAttribute("aria-pressed", String(tool.startsWith(button.dataset.tool)));
    }
    byId("chosen").hidden = true;
    byId("tool-hint").textContent = HINTS[tool];
    this.map.getCanvas().style.cursor = tool ? "crosshair" : "";
    if (tool) this.map.getCanvas().focus();
  }

  press(point, lonlat) {
    const at = writeSpot(lonlat);
    if (this.tool === "add") this.done({ do: "add", at });
    else if (this.tool === "move") this.done({ do: "move", place: this.chosen.id, at });
    else if (this.tool === "bridge") {
      this.take("bridge-to");
      this.begun = lonlat;
      this.end = signAt(this.map, lonlat, make("div", { class: "what-if-mark end", "aria-hidden": "true" }));
    } else if (this.tool === "bridge-to") this.done({ do: "bridge", at: writeSpot(this.begun), to: at });
    else this.look(point);
  }

  done(told) {
    this.take("");
    this.act(told);
  }

  look(point) {
    const box = [[point.x - HIT, point.y - HIT], [point.x + HIT, point.y + HIT]];
    const [hit] = this.map.queryRenderedFeatures(box, { layers: ["open-place"] });
    this.choose(hit && !hit.properties.closed ? hit.properties : null);
  }

  choose(place) {
    this.chosen = place;
    byId("chosen").hidden = !place;
    byId("chosen-name").textContent = place?.name ?? "";
    if (place) byId("chosen-close").focus();
  }

  closes() {
    const { id } = this.chosen;
    this.choose(null);
    this.act({ do: "close", place: id });
  }

  /** Everything as the server told it last. */
  draw({ lines = [], told = null }) {
    for (const marker of this.markers) marker.remove();
    this.markers = [];
    const closed = new Set(lines.filter(({ kind }) => kind === "close").map(({ place }) => place));
    const moved = new Map(lines.filter(({ kind }) => kind === "move").map((line) => [line.place, line.at]));
    this.map.getSource("open-places").setData(collection(page.places.map(({ id, name, at }) =>
      feature({ type: "Point", coordinates: moved.get(id) ?? at }, { id, name, closed: closed.has(id) }))));
    const bridges = lines.filter(({ kind }) => kind === "bridge");
    this.map.getSource("bridges").setData(collection(bridges.map(({ at, to }) => feature({ type: "LineString", coordinates: [at, to] }, {}))));
    for (const { key, kind, at, words } of lines) {
      if (kind === "add" && !closed.has(key)) this.pin(key, moved.get(key) ?? at, words);
    }
    byId("map-told").textContent = told ? `${told.large}　${told.change}` : "";
    for (const town of told?.towns ?? []) this.tag(town);
  }

  /** A place that was added: it can be dragged. */
  pin(key, at, words) {
    const element = make("div", { class: "what-if-mark", title: words }, "＋");
    const marker = new globalThis.maplibregl.Marker({ element, draggable: true }).setLngLat(at).addTo(this.map);
    marker.on("dragend", () => this.act({ do: "move", place: key, at: writeSpot(marker.getLngLat().toArray()) }));
    this.markers.push(marker);
  }

  tag({ name, gained, lost, minutes, at }) {
    if (!at) return;
    const said = [lost && `−${lost}`, gained && `＋${gained}`].filter(Boolean).join(" ");
    const element = make("div", { class: `what-if-tag ${lost ? "loss" : "gain"}`, "aria-hidden": "true" }, `${name} ${said}`, ...(minutes ? [make("small", {}, minutes)] : []));
    this.markers.push(signAt(this.map, at, element, "top"));
  }
}

const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
