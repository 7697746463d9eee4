// The map page: filters, the drawn layers, the panel and the list of what is in view, all kept in the address.

import { byId, fetchJson, make, page } from "./page.js";
import { chooseSystem, drawLayers, fitAll, openMap, showSpot } from "./canvas_map.js";
import { Facts } from "./facts.js";
import { showLegend } from "./legend.js";
import { rollSideways } from "./row.js";
import { Panel } from "./panel.js";
import { dataUrl, nowhere, ofKinds, shownKinds, toQuery, within } from "./state.js";

const HIT = 8;
// Below, the legend and the sources must not lie on the town.
const ROOM = { top: 32, right: 40, bottom: 56, left: 40 };
const CHOSEN = ["chosen", "chosen-symbol"];
// No kind chosen shows nothing; an address without kinds shows all.
const NONE = "none";
const form = byId("filters");
const all = Object.keys(page.kinds);
const state = { ...page.state };
const placesLayer = page.layers.find((layer) => layer.id === "places");
let collections = {};
let map = null;
let facts = null;
let asking = null;

const panel = new Panel({
  kinds: page.kinds,
  symbols: page.symbols,
  urls: page.urls,
  onChoose: (id, back) => choose(id, { back }),
  onClose: () => choose(""),
});

function shownPlaces() {
  return ofKinds(collections.places?.features ?? [], shownKinds(state, all));
}

/** The address tells the state. Opening a place is a step of its own, so that 「戻る」 closes it. */
function keepAddress({ step = false } = {}) {
  const query = toQuery(state, all, location.search);
  const address = query ? `?${query}` : location.pathname;
  if (step) history.pushState({ place: true }, "", address);
  else history.replaceState(state.place ? history.state : null, "", address);
  const listQuery = toQuery({ ...state, place: "" }, all, location.search);
  const words = listQuery ? `?${listQuery}` : "";
  byId("as-list").href = page.urls.list.split("?")[0] + words;
  const paper = document.getElementById("as-paper");
  if (paper) paper.href = page.urls.paper.split("?")[0] + words;
}

async function choose(id, { back = null, fly = false } = {}) {
  const stepped = Boolean(history.state?.place);
  const opens = id && !state.place && !fly;
  state.place = id;
  for (const layer of CHOSEN) if (map?.getLayer(layer)) map.setFilter(layer, ["==", ["get", "id"], id]);
  keepAddress({ step: opens });
  if (!id && stepped) history.back();
  if (!id) return;
  const told = await panel.place(id, back);
  if (told?.lonlat && map) showSpot(map, told.lonlat, byId("panel"), { near: fly });
}

/** 「戻る」 of the browser closes the chosen place; everything else stays as it is. */
function stepBack() {
  if (state.place && !new URLSearchParams(location.search).has("place")) panel.close();
  else keepAddress();
}

function refresh() {
  const shown = shownPlaces();
  const kinds = shownKinds(state, all);
  for (const rule of placesLayer.rules) {
    if (map?.getLayer(rule.id) && !CHOSEN.includes(rule.id)) map.setFilter(rule.id, ["in", ["get", "kind"], ["literal", kinds]]);
  }
  const lost = nowhere(shown).length;
  byId("found").textContent = `${shown.length.toLocaleString("ja-JP")}件`;
  byId("lost").textContent = lost ? `（うち${lost}件は位置を確認中）` : "";
  showLegend(collections, page.symbols, new Set(kinds.map((kind) => page.kinds[kind].label)));
  showVisible();
  keepAddress();
}

function inView() {
  const bounds = map.getBounds();
  return within(shownPlaces(), [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
}

function showVisible() {
  if (!map) return;
  const seen = inView();
  byId("open-visible").hidden = !all.length;
  byId("visible-count").textContent = `${seen.length.toLocaleString("ja-JP")}件`;
  if (panel.mode === "visible") panel.spots("この範囲の場所", seen, { mode: "visible", quiet: true });
}

async function askPlaces() {
  asking?.abort();
  asking = new AbortController();
  try {
    collections.places = await fetchJson(dataUrl(placesLayer.url, state), asking.signal);
    map?.getSource("places")?.setData(collections.places);
    refresh();
  } catch (fault) {
    if (fault.name !== "AbortError") panel.open("fault", make("p", {}, fault.message));
  }
}

function fillZones() {
  const options = (page.zones[state.system] ?? []).map((zone) => make("option", { value: zone.id }, zone.name));
  form.elements.zone?.replaceChildren(make("option", { value: "" }, "すべて"), ...options);
}

function listenToFilters() {
  let pause = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.q.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      state.q = form.elements.q.value.trim();
      askPlaces();
    }, 250);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "kind") {
      const chosen = [...form.querySelectorAll("input[name=kind]:checked")].map((box) => box.value);
      state.kinds = chosen.length ? chosen : [NONE];
      refresh();
    } else if (target.name === "system") {
      state.system = target.value;
      chooseSystem(map, page, state.system);
      const had = state.zone;
      state.zone = "";
      fillZones();
      if (had) askPlaces();
      else keepAddress();
    } else if (target.name === "zone") {
      state.zone = target.value;
      askPlaces();
    }
  });
  byId("open-visible").addEventListener("click", () => panel.spots("この範囲の場所", inView(), { mode: "visible" }));
}

function listenToMap() {
  map.on("moveend", showVisible);
  map.on("click", ({ point, lngLat }) => {
    if (facts.press(point, lngLat.toArray())) return;
    const box = [[point.x - HIT, point.y - HIT], [point.x + HIT, point.y + HIT]];
    const hits = map.queryRenderedFeatures(box, { layers: ["symbol"] });
    const ids = [...new Set(hits.map((hit) => hit.properties.id))];
    const features = ids.map((id) => collections.places.features.find((one) => one.properties.id === id)).filter(Boolean);
    if (features.length === 1) choose(ids[0]);
    else if (features.length) panel.spots(`この場所にある${features.length}件`, features);
    else {
      const [area] = map.queryRenderedFeatures(point, { layers: ["area", "spot"].filter((id) => map.getLayer(id)) });
      if (area) panel.area(area.properties.name, area.properties.text, page.urls.areas);
    }
  });
  map.on("mousemove", "symbol", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "symbol", () => (map.getCanvas().style.cursor = ""));
}

/** The chosen place of a shared hall stands above the others that meet there. */
function raiseChosen() {
  const drawn = placesLayer.rules.find((rule) => rule.id === "symbol");
  map.addLayer({ ...drawn, id: "chosen-symbol", source: "places", filter: ["==", ["get", "id"], ""] });
}

function openForPrint() {
  for (const id of ["legend", "credits-fold"]) byId(id).open = true;
}

async function start() {
  document.documentElement.classList.add("scripted");
  const phone = matchMedia("(width <= 760px)").matches;
  if (phone) byId("fold").open = false;
  addEventListener("beforeprint", openForPrint);
  addEventListener("popstate", stepBack);
  rollSideways(form.querySelector(".chip-row"));
  map = openMap("map", page);
  if (!map) {
    byId("no-map").hidden = false;
    form.addEventListener("change", () => form.submit());
    return;
  }
  try {
    collections = await drawLayers(map, page, state);
  } catch (fault) {
    panel.open("fault", make("p", {}, fault.message));
    return;
  }
  raiseChosen();
  const drawn = fitAll(map, collections, phone ? { ...ROOM, left: 16, right: 16 } : ROOM);
  document.querySelector(".map-room").classList.toggle("bare", !drawn);
  facts = new Facts({ map, panel, page, collections, onDrawn: refresh });
  listenToFilters();
  listenToMap();
  refresh();
  facts.start();
  if (state.place) await choose(state.place, { fly: true });
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
}

start();
