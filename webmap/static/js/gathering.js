// ふだんの集まり: where it is, by 「いまいる所」 or by pressing the map; the server says which 町丁 that is.

import { Pin, takeAim } from "./aiming.js";
import { byId, fetchJson, page } from "./page.js";
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
  pin?.stand(readSpot(byId("spot").value));
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
  pin = new Pin(map);
  showPin();
  takeAim(map, aim);
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
  map.triggerRepaint();
}

document.documentElement.classList.add("scripted");
byId("here").hidden = !(globalThis.isSecureContext && navigator.geolocation);
byId("here").addEventListener("click", locate);
byId("by-map").addEventListener("click", show);
