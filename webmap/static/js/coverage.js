// 通える範囲 on the map: one of its layers at a time, an area told where one points, its row where one presses.

import { byId, make, page } from "./page.js";
import { askEach, drawFramed, mapLibrary, openMap } from "./canvas_map.js";
import { showLegend } from "./legend.js";
import { boxAround } from "./spot.js";

const told = page.map;
let map = null;
let collections = {};

const rulesOf = (id) => told.layers.find((layer) => layer.id === id).rules.map((rule) => rule.id);

/** Beside the legend, which lies open where there is room for it. */
const phone = () => matchMedia("(width <= 760px)").matches;
const room = () => (phone() ? 20 : { top: 24, right: 56, bottom: 52, left: byId("legend").offsetWidth + 28 });

/** Show one layer, and say what it means. */
function show(chosen) {
  for (const id of told.switched) {
    const seen = id === chosen || (id !== "catchments" && chosen === "catchments" && id === "walk_gaps");
    for (const rule of rulesOf(id)) map.setLayoutProperty(rule, "visibility", seen ? "visible" : "none");
  }
  const hidden = told.switched.filter((id) => id !== chosen && !(chosen === "catchments" && id === "walk_gaps"));
  const shown = Object.fromEntries(Object.entries(collections).filter(([id]) => !hidden.includes(id)));
  const labels = new Set((collections.places?.features ?? []).map(({ properties }) => told.kinds[properties.kind]));
  showLegend(shown, told.symbols, labels);
}

function switches() {
  const boxes = told.switched.map((id, place) => {
    const { label } = told.layers.find((layer) => layer.id === id);
    const box = make("input", { type: "radio", name: "shown", value: id, checked: !place });
    return make("label", { class: "chip" }, box, make("span", { class: "face" }, label));
  });
  byId("shown").replaceChildren(...boxes);
  byId("shown").addEventListener("change", ({ target }) => show(target.value));
}

/** The words of an area, and the way to its row in the table. */
function tell({ properties }) {
  const row = [...document.querySelectorAll(".coverage-table tr")].find((tr) => properties.name.split("・").includes(tr.dataset.name));
  if (row) row.id ||= "row-told";
  for (const other of document.querySelectorAll("#row-told")) if (other !== row) other.removeAttribute("id");
  const link = row ? make("a", { href: `#${row.id}` }, "表で見る") : "";
  byId("tip").replaceChildren(`${properties.name}　${properties.text}`, link);
}

function listen() {
  const areas = told.switched.flatMap(rulesOf).filter((id) => id.endsWith("-area") || id.endsWith("-spot"));
  for (const layer of areas) {
    for (const act of ["mousemove", "click"]) map.on(act, layer, ({ features: [one] }) => tell(one));
  }
}

/** The way there and back, and the corner where it begins. */
function drawRoute({ home, lines }) {
  const shape = (geometry, properties = {}) => ({ type: "Feature", geometry, properties });
  const features = lines.map((coordinates, way) => shape({ type: "LineString", coordinates }, { way }));
  const dark = document.documentElement.dataset.theme === "projector";
  map.addSource("route", { type: "geojson", data: { type: "FeatureCollection", features: [...features, shape({ type: "Point", coordinates: home })] } });
  const line = ["==", ["geometry-type"], "LineString"];
  map.addLayer({ id: "route-rim", type: "line", source: "route", filter: line, paint: { "line-color": told.look.halo, "line-width": 9 } });
  map.addLayer({ id: "route-line", type: "line", source: "route", filter: line, paint: { "line-color": dark ? "#FFE27A" : "#0B5CAD", "line-width": 5 } });
  map.addLayer({
    id: "route-home",
    type: "circle",
    source: "route",
    filter: ["==", ["geometry-type"], "Point"],
    paint: { "circle-radius": 9, "circle-color": told.look.halo, "circle-stroke-color": told.look.text, "circle-stroke-width": 4 },
  });
  const box = boxAround([home, ...lines.flat()]);
  if (box) map.fitBounds(box, { padding: 60, maxZoom: 17, animate: false });
}

async function start() {
  byId("by-map").hidden = false;
  // What is drawn travels while the library that draws it does.
  const asked = askEach(told, told.state);
  await mapLibrary();
  map = openMap("map", told);
  if (!map) {
    byId("by-map").hidden = true;
    return;
  }
  document.documentElement.classList.add("scripted");
  switches();
  // On a phone the legend would lie on half of the town.
  byId("legend").open = !phone();
  try {
    collections = await drawFramed(map, told, asked, room);
  } catch (fault) {
    byId("tip").textContent = fault.message;
    return;
  }
  show(told.switched[0]);
  if (told.route) drawRoute(told.route);
  listen();
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
}

start();
