// Putting a place on the map: press the map, or move it with the arrow keys and press Enter. The form holds the truth.

import { Pin, signAt, takeAim } from "./aiming.js";
import { byId, make, page } from "./page.js";
import { drawLayers, fitAll, openMap } from "./canvas_map.js";
import { boxAround, readSpot, writeSpot } from "./spot.js";

const form = byId("decide");
const field = byId("spot");
let map = null;
let pin = null;

const radio = (value) => form.querySelector(`input[name=choice][value="${value}"]`);

/** The pin where the form says: a numbered spot, the written degrees, or none. */
function showPin() {
  const chosen = form.elements.choice.value;
  const lonlat = page.spots.find(({ value }) => value === chosen)?.lonlat ?? (chosen === "spot" ? readSpot(field.value) : null);
  pin.stand(lonlat);
  if (!lonlat) return;
  if (!map.getBounds().contains(lonlat)) map.easeTo({ center: lonlat, animate: false });
}

function putPin(lonlat) {
  radio("spot").checked = true;
  field.value = writeSpot(lonlat);
  showPin();
  byId("told").textContent = page.words.aimed;
}

function numbers() {
  for (const { value, number, lonlat } of page.spots) {
    const sign = make("span", { class: "number on-spot", "aria-hidden": "true" }, number);
    sign.addEventListener("click", (event) => {
      event.stopPropagation();
      radio(value).checked = true;
      showPin();
    });
    signAt(map, lonlat, sign);
  }
}

/** The borders of the towns that may be meant, in bold. */
function outlines() {
  if (!page.towns.length || !map.getSource("older_people")) return;
  const held = ["concat", "|", ["get", "towns"], "|"];
  map.addLayer({
    id: "meant",
    type: "line",
    source: "older_people",
    filter: ["any", ...page.towns.map((town) => ["in", `|${town}|`, held])],
    paint: { "line-color": page.look.text, "line-width": 4, "line-dasharray": [2, 1] },
  });
}

function frameMap(collections) {
  const seen = [...page.spots.map(({ lonlat }) => lonlat), ...(page.pin ? [page.pin] : [])];
  const areas = (collections.older_people?.features ?? []).filter(({ properties, geometry }) =>
    geometry && page.towns.some((town) => properties.towns.split("|").includes(town)));
  const box = boxAround(seen);
  if (areas.length && !page.pin) fitAll(map, { places: { features: areas } }, 40);
  else if (box) map.fitBounds(box, { padding: 40, maxZoom: 17, animate: false });
  else fitAll(map, collections, 24);
}

/** The place that is being decided is seen in the list of those that wait; the page itself stays where it is. */
function showHere() {
  const here = document.querySelector(".waiting [aria-current]");
  const list = here?.closest("ol");
  if (list) list.scrollTop = here.offsetTop - list.offsetTop;
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
  pin = new Pin(map);
  outlines();
  frameMap(collections);
  numbers();
  showPin();
  takeAim(map, putPin, "settle");
  showHere();
  form.addEventListener("change", showPin);
  field.addEventListener("input", () => {
    radio("spot").checked = true;
    showPin();
  });
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
}

start();
