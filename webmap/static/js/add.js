// Adding a place: press the map, or move it with the arrow keys and press Enter; the form holds the truth.

import { byId, make, page } from "./page.js";
import { drawLayers, fitAll, openMap } from "./canvas_map.js";
import { readSpot, writeSpot } from "./spot.js";

const NEAR = 16;
const field = byId("spot");
let map = null;
let pin = null;

function showPin() {
  const lonlat = readSpot(field.value);
  pin?.remove();
  pin = null;
  if (!lonlat) return;
  const element = make("div", { class: "pin-holder", "aria-hidden": "true" }, make("div", { class: "pin-mark" }));
  pin = new globalThis.maplibregl.Marker({ element, anchor: "bottom" }).setLngLat(lonlat).addTo(map);
  if (!map.getBounds().contains(lonlat)) map.easeTo({ center: lonlat, zoom: Math.max(map.getZoom(), NEAR), animate: false });
}

function putPin(lonlat) {
  field.value = writeSpot(lonlat);
  showPin();
  byId("told").textContent = page.words.aimed;
}

/** Enter puts the pin into the middle and goes on to the name. */
function byKeys() {
  const canvas = map.getCanvas();
  canvas.addEventListener("focus", () => byId("aim").classList.add("on"));
  canvas.addEventListener("blur", () => byId("aim").classList.remove("on"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    putPin(map.getCenter().toArray());
    byId("f-name").focus();
  });
}

async function start() {
  document.documentElement.classList.add("scripted");
  const room = document.querySelector(".by-map");
  room.hidden = false;
  map = openMap("map", page);
  if (!map) {
    room.hidden = true;
    return;
  }
  const collections = await drawLayers(map, page, {});
  fitAll(map, collections, 24);
  showPin();
  byKeys();
  map.on("click", ({ lngLat }) => putPin(lngLat.toArray()));
  field.addEventListener("input", showPin);
  map.getCanvas().style.cursor = "crosshair";
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
}

start();
