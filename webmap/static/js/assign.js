// Assigning towns by pressing them on the map. The selects of the table hold the truth; the map only sets them.

import { byId, make, page } from "./page.js";
import { drawLayers, fitAll, openMap } from "./canvas_map.js";
import { LETTERS, colourOf, doubly, pressed, uncovered } from "./assignment.js";

const rows = [...document.querySelectorAll("#assign tr[data-name]")];
const names = rows.map((row) => row.dataset.name);
const byKey = new Map(rows.map((row) => [row.dataset.keys, row]));
let map = null;
let areas = null;

const zoneNames = () => byId("assign").elements.names.value.split("\n").map((name) => name.trim()).filter(Boolean);
const selectsOf = (row) => [...row.querySelectorAll("select")];
const zonesOf = (row) => [...new Set(selectsOf(row).map((select) => select.value).filter(Boolean))];
const held = () => new Map(rows.map((row) => [row.dataset.name, zonesOf(row)]));

function setZones(row, zones) {
  selectsOf(row).forEach((select, place) => {
    const zone = zones[place] ?? "";
    if (zone && ![...select.options].some((option) => option.value === zone)) select.append(make("option", {}, zone));
    select.value = zone;
  });
  row.classList.add("changed");
}

function brushes() {
  const now = document.querySelector("#brushes input:checked")?.value;
  const all = zoneNames();
  byId("brushes").replaceChildren(...all.map((name, place) => {
    const canvas = make("canvas", { class: "swatch", width: 22, height: 22, "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    context.fillStyle = colourOf(name, all);
    context.fillRect(0, 0, 22, 22);
    const box = make("input", { type: "radio", name: "brush", value: name, checked: name === now || (!now && !place) });
    return make("label", { class: "chip" }, box, make("span", { class: "face" }, canvas, name));
  }));
}

function tell() {
  const now = held();
  const list = (id, found) => {
    byId(`${id}-count`).textContent = found.length;
    byId(id).textContent = found.join("、") || "ありません";
  };
  list("uncovered", uncovered(names, now));
  list("doubly", doubly(names, now));
  if (!areas) return;
  const all = zoneNames();
  for (const feature of areas.features) {
    const zones = [...new Set(townsOf(feature.properties).flatMap(zonesOf))];
    feature.properties.fill = zones.length ? colourOf(zones[0], all) : "#FFFFFF";
    feature.properties.zones = zones.join("・") || "（まだ）";
  }
  map.getSource("older_people").setData(areas);
}

function townsOf(properties) {
  return properties.towns.split("|").map((key) => byKey.get(key)).filter(Boolean);
}

function press({ features }) {
  const zone = document.querySelector("#brushes input:checked")?.value;
  if (!zone || !features.length) return;
  for (const row of townsOf(features[0].properties)) setZones(row, pressed(zonesOf(row), zone, byId("also").checked));
  tell();
}

async function start() {
  document.documentElement.classList.add("scripted");
  byId("assign").addEventListener("change", tell);
  byId("assign").elements.names.addEventListener("input", brushes);
  document.querySelector(".by-map").hidden = false;
  map = openMap("map", page);
  if (!map) {
    document.querySelector(".by-map").hidden = true;
    return;
  }
  brushes();
  const collections = await drawLayers(map, page, {});
  areas = collections.older_people;
  map.setLayoutProperty("area-name", "text-field", ["concat", ["get", "name"], "\n", ["get", "zones"]]);
  map.setLayoutProperty("area-name", "text-size", 13);
  // Long names of zones side by side: each narrower than its area, so that none drives out the next.
  map.setLayoutProperty("area-name", "text-max-width", 8);
  map.setLayoutProperty("area-name", "text-padding", 0);
  map.setLayerZoomRange("area-name", 0, 24);
  for (const [part, colour] of Object.entries(LETTERS)) map.setPaintProperty("area-name", part, colour);
  map.setPaintProperty("area-line", "line-color", "#40464C");
  fitAll(map, collections, 24);
  tell();
  for (const layer of ["area", "spot"]) {
    map.on("click", layer, press);
    map.on("mousemove", layer, ({ features: [one] }) => {
      map.getCanvas().style.cursor = "pointer";
      byId("tip").textContent = `${one.properties.name}　${one.properties.text}`;
      byId("tip").hidden = false;
    });
  }
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
}

start();
