// ふだんの集まり: where it is, by 「いまいる所」 or by pressing the map; the server says which 町丁 that is.

import { byId, fetchJson, make, page } from "./page.js";
import { drawLayers, fitAll, openMap } from "./canvas_map.js";
import { readSpot, writeSpot } from "./spot.js";

let map = null;
let pin = null;

/** The spot is only kept where its tick says so; the town is filled in and can be changed. */
async function put(lonlat) {
  byId("spot").value = writeSpot(lonlat);
  byId("open-spot").hidden = false;
  const { town } = await fetchJson(`${page.town}?spot=${encodeURIComponent(byId("spot").value)}`);
  if (town) byId("town").value = town;
  byId("told").textContent = town ? `${town}です。` : page.words.lost;
}

function showPin() {
  const lonlat = readSpot(byId("spot").value);
  pin?.remove();
  if (!map || !lonlat) return;
  const element = make("div", { class: "pin-holder", "aria-hidden": "true" }, make("div", { class: "pin-mark" }));
  pin = new globalThis.maplibregl.Marker({ element, anchor: "bottom" }).setLngLat(lonlat).addTo(map);
}

function aim(lonlat) {
  put(lonlat).catch((fault) => (byId("told").textContent = fault.message));
  showPin();
}

function locate() {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => aim([coords.longitude, coords.latitude]),
    () => (byId("told").textContent = "いまいる所が分かりませんでした。町丁目を入れてください。"),
    { enableHighAccuracy: true, timeout: 10000 },
  );
}

async function show() {
  byId("map-room").hidden = false;
  byId("map-room").scrollIntoView({ block: "center" });
  if (map) return;
  map = openMap("map", page);
  if (!map) {
    byId("map-room").hidden = true;
    byId("by-map").hidden = true;
    return;
  }
  fitAll(map, await drawLayers(map, page, {}), 24);
  showPin();
  const canvas = map.getCanvas();
  canvas.addEventListener("focus", () => byId("aim").classList.add("on"));
  canvas.addEventListener("blur", () => byId("aim").classList.remove("on"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    aim(map.getCenter().toArray());
  });
  canvas.style.cursor = "crosshair";
  map.on("click", ({ lngLat }) => aim(lngLat.toArray()));
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
}

document.documentElement.classList.add("scripted");
byId("here").hidden = !(globalThis.isSecureContext && navigator.geolocation);
byId("here").addEventListener("click", locate);
byId("by-map").addEventListener("click", show);
