// A spot chosen on the map of a form: by pressing it, or with the arrow keys and Enter; and the pin that shows it.

import { byId, make } from "./page.js";

/** Whatever is aimed at is handed to `put`; after Enter the keyboard goes on to `next`. */
export function takeAim(map, put, next = "") {
  const canvas = map.getCanvas();
  canvas.style.cursor = "crosshair";
  canvas.addEventListener("focus", () => byId("aim").classList.add("on"));
  canvas.addEventListener("blur", () => byId("aim").classList.remove("on"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    put(map.getCenter().toArray());
    if (next) byId(next).focus();
  });
  map.on("click", ({ lngLat }) => put(lngLat.toArray()));
}

/** The one pin of a map: `stand(lonlat)` sets it there, `stand(null)` takes it away. */
export class Pin {
  constructor(map) {
    this.map = map;
    this.marker = null;
  }

  stand(lonlat) {
    this.marker?.remove();
    this.marker = lonlat && signAt(this.map, lonlat, pinMark(), "bottom");
  }
}

export function signAt(map, lonlat, element, anchor = "center") {
  return new globalThis.maplibregl.Marker({ element, anchor }).setLngLat(lonlat).addTo(map);
}

function pinMark() {
  return make("div", { class: "pin-holder", "aria-hidden": "true" }, make("div", { class: "pin-mark" }));
}
