// The map page: filters, the drawn layers, the panel and the list of what is in view, all kept in the address.
// size: the one place where the parts of the page are joined; each part stands in a module of its own.

import { byId, fetchJson, make, page } from "./page.js";
import { askLayers, chooseSystem, drawLayers, fitAll, mapLibrary, openMap, showSpot } from "./canvas_map.js";
import { Facts } from "./facts.js";
import { Finder } from "./finder.js";
import { readView } from "./ground.js";
import { showLegend } from "./legend.js";
import { rollSideways } from "./row.js";
import { Panel } from "./panel.js";
import { foldPicks, readPicks, sayPicks, tellUnsure, writePicks } from "./picks.js";
import { redrawMarks } from "./plan_marks.js";
import { leadToPaper } from "./paper_link.js";
import { openPlaces } from "./places_source.js";
import { isPicked, shownKinds, toListQuery, toQuery } from "./state.js";
import { listenToPresses } from "./pressing.js";
import { openTools } from "./tools.js";

// Below, the legend and the sources must not lie on the town.
const ROOM = { top: 32, right: 40, bottom: 56, left: 40 };
const form = byId("filters");
const all = Object.keys(page.kinds);
const here = new URLSearchParams(location.search);
const view = readView(here.get("map"));
const state = { ...page.state, at: here.get("at") ?? "", compare: here.get("compare") ?? "" };
const places = openPlaces(page);
let collections = {};
let map = null;
let facts = null;
let asking = null;
let looking = null;
let finder = null;
let tools = null;

const panel = new Panel({
  kinds: page.kinds,
  symbols: page.symbols,
  urls: page.urls,
  onChoose: (id, back) => choose(id, { back }),
  onClose: () => choose(""),
});

/** The address tells the state. Opening a place is a step of its own, so that 「戻る」 closes it. */
function keepAddress({ step = false } = {}) {
  const query = toQuery(state, all, location.search);
  const address = query ? `?${query}` : location.pathname;
  if (step) history.pushState({ place: true }, "", address);
  else history.replaceState(state.place ? history.state : null, "", address);
  const listQuery = toListQuery(state, all, location.search);
  byId("as-list").href = page.urls.list.split("?")[0] + (listQuery ? `?${listQuery}` : "");
  leadToPaper(page.urls.paper, map, listQuery);
}

async function choose(id, { back = null, fly = false } = {}) {
  const stepped = Boolean(history.state?.place);
  const opens = id && !state.place && !fly;
  state.place = id;
  if (!id) places.mark(null);
  keepAddress({ step: opens });
  if (!id && stepped) history.back();
  if (!id) return;
  const told = await panel.place(id, back);
  if (told && state.place === id) places.mark(told);
  if (told?.lonlat && map) showSpot(map, told.lonlat, byId("panel"), { near: fly });
}

/** 「戻る」 of the browser closes the chosen place; everything else stays as it is. */
function stepBack() {
  if (state.place && !new URLSearchParams(location.search).has("place")) panel.close();
  else keepAddress();
}

/** Draw what is asked for now, say how many there are, and keep it in the address. */
async function refresh() {
  const kinds = shownKinds(state, all);
  keepAddress();
  asking?.abort();
  const mine = (asking = new AbortController());
  try {
    const { found, lost } = await places.ask(state, kinds, mine.signal);
    if (mine.signal.aborted) return;
    byId("found").textContent = `${found.toLocaleString("ja-JP")}件`;
    byId("lost").textContent = lost ? `（うち${lost.toLocaleString("ja-JP")}件は位置を確認中）` : "";
    collections.places = places.about;
    const marked = await redrawMarks(map, page, state, kinds, mine.signal);
    if (marked) collections.plan_items = marked;
    tellLegend();
    // Marks were asked for and none can be drawn: the reason must not stay folded away.
    if (marked && !marked.features.length && marked.legend.note) byId("legend").open = true;
    await Promise.all([showVisible(), askUnsure(mine.signal)]);
  } catch (fault) {
    tellFault(fault);
  }
}

function tellLegend() {
  const labels = new Set(shownKinds(state, all).map((kind) => page.kinds[kind].label));
  const system = form.elements.system?.selectedOptions[0]?.text;
  showLegend(collections, page.symbols, labels, { system, compared: Boolean(state.compare) });
}

/** Of how many places it is not known whether they fit; asked only where something is picked. */
async function askUnsure(signal) {
  const { found } = page.urls;
  const asked = `${found}${found.includes("?") ? "&" : "?"}${toListQuery(state, all)}`;
  const told = isPicked(state) ? await fetchJson(asked, signal) : { unsure: 0 };
  tellUnsure(byId("unsure"), told, () => {
    state.picks = { ...state.picks, unsure: ["1"] };
    writePicks(form, state.picks);
    refresh();
  });
}

/** Another zone, and its system with it; the map goes there. */
function chooseZone(id, system = state.system) {
  if (system !== state.system) {
    state.system = system;
    form.elements.system.value = system;
    chooseSystem(map, page, system);
    fillZones();
  }
  state.zone = id;
  form.elements.zone.value = id;
  if (id) finder.toZone(id);
  refresh();
}

async function showCompared(value) {
  try {
    const legend = await tools.compare(value);
    state.compare = legend ? value : "";
    delete collections.compared;
    if (legend) collections.compared = { legend };
    tellLegend();
    keepAddress();
  } catch (fault) {
    tellFault(fault);
  }
}

function openFinding() {
  const collected = () => collections;
  const on = { state, all, panel, refresh, keep: keepAddress, collections: collected, zone: chooseZone };
  finder = new Finder(map, page, { ...on, choose: (id) => choose(id, { fly: true }) });
  const tell = (mode, ...parts) => panel.open(mode, ...parts);
  tools = openTools(map, page, { tell, spot: (lonlat, name) => finder.spot(lonlat, name), compared: showCompared });
  foldPicks(form);
}

function tellFault(fault) {
  if (fault.name !== "AbortError") panel.open("fault", make("p", {}, fault.message));
}

function inView() {
  const bounds = map.getBounds();
  looking?.abort();
  looking = new AbortController();
  return places.within([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], looking.signal);
}

async function showVisible() {
  if (!map) return;
  leadToPaper(page.urls.paper, map, toListQuery(state, all, location.search));
  try {
    const seen = await inView();
    byId("open-visible").hidden = !all.length;
    byId("visible-count").textContent = `${seen.found.toLocaleString("ja-JP")}件`;
    if (panel.mode === "visible") listVisible(seen, { quiet: true });
  } catch (fault) {
    tellFault(fault);
  }
}

function listVisible({ found, features }, how = {}) {
  panel.spots("この範囲の場所", features, { mode: "visible", total: found, ...how });
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
      refresh();
    }, 250);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.closest(".picks")) {
      state.picks = readPicks(form);
      sayPicks(form);
      refresh();
    } else if (target.name === "kind") {
      state.kinds = [...form.querySelectorAll("input[name=kind]:checked")].map((box) => box.value);
      refresh();
    } else if (target.name === "system") {
      state.system = target.value;
      chooseSystem(map, page, state.system);
      const had = state.zone;
      state.zone = "";
      fillZones();
      if (had) refresh();
      else keepAddress();
      tellLegend();
    } else if (target.name === "zone") {
      chooseZone(target.value);
    }
  });
  byId("open-visible").addEventListener("click", () => inView().then(listVisible).catch(tellFault));
}

function openForPrint() {
  for (const id of ["legend", "credits-fold"]) byId(id).open = true;
}

/** The view of the address, else the whole city. */
function goThere(told, phone) {
  const drawn = fitAll(map, told, phone ? { ...ROOM, left: 16, right: 16 } : ROOM);
  document.querySelector(".map-room").classList.toggle("bare", !drawn);
  if (view) map.jumpTo(view);
}

async function start() {
  document.documentElement.classList.add("scripted");
  const phone = matchMedia("(width <= 760px)").matches;
  if (phone) byId("fold").open = false;
  addEventListener("beforeprint", openForPrint);
  addEventListener("popstate", stepBack);
  rollSideways(form.querySelector(".chip-row"));
  // What is drawn travels while the library that draws it does.
  const asked = askLayers(page, state, places);
  await mapLibrary();
  map = openMap("map", page);
  if (!map) {
    byId("no-map").hidden = false;
    form.addEventListener("change", () => form.submit());
    return;
  }
  try {
    collections = await drawLayers(map, page, state, { places, asked, aim: (told) => goThere(told, phone) });
  } catch (fault) {
    panel.open("fault", make("p", {}, fault.message));
    return;
  }
  facts = new Facts({ map, panel, page, collections, onDrawn: refresh });
  openFinding();
  listenToFilters();
  map.on("moveend", showVisible);
  listenToPresses(map, page, { places, panel, facts, measure: tools.measure, choose, fault: tellFault });
  if (!view && state.zone) finder.toZone(state.zone);
  await refresh();
  facts.start();
  if (state.compare) {
    byId("tool-compare").value = state.compare;
    await showCompared(state.compare);
  }
  await finder.begin();
  if (state.place) await choose(state.place, { fly: !view });
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  // When all that was asked for had been drawn: for whoever measures.
  map.on("idle", () => (document.documentElement.dataset.drawn = performance.now().toFixed()));
  map.triggerRepaint();
}

start();
