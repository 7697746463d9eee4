// Adding a place: press the map, or move it with the arrow keys and press Enter; the form holds the truth.

import { Pin, takeAim } from "./aiming.js";
import { byId, page } from "./page.js";
import { drawLayers, fitAll, openMap } from "./canvas_map.js";
import { readSpot, writeSpot } from "./spot.js";

const NEAR = 16;
const field = byId("spot");
let map = null;
let pin = null;

function showPin() {
  const lonlat = readSpot(field.value);
  pin.stand(lonlat);
  if (!lonlat) return;
  if (!map.getBounds().contains(lonlat)) map.easeTo({ center: lonlat, zoom: Math.max(map.getZoom(), NEAR), animate: false });
}

function putPin(lonlat) {
  field.value = writeSpot(lonlat);
  showPin();
  byId("told").textContent = page.words.aimed;
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
  pin = new Pin(map);
  fitAll(map, await drawLayers(map, page, {}), 24);
  showPin();
  takeAim(map, putPin, "f-name");
  field.addEventListener("input", showPin);
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
}

start();
