// A spot by keyboard: a cross stands in the middle of the map, arrow keys move the map, Enter takes what is under it.

import { make } from "./page.js";

/** Show the cross; `onSpot` gets [lon, lat] at each Enter on the map. Returns what takes the cross away again. */
export function aim(map, onSpot) {
  const cross = make("div", { class: "crosshair", "aria-hidden": "true" });
  const canvas = map.getCanvas();
  const press = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onSpot(map.getCenter().toArray());
  };
  map.getContainer().append(cross);
  canvas.addEventListener("keydown", press);
  canvas.focus();
  return () => {
    canvas.removeEventListener("keydown", press);
    cross.remove();
  };
}
