// 次の場はどこに on the map: today's gaps below, the chosen places above with their numbers.

import { byId, page } from "./page.js";
import { askEach, drawFramed, mapLibrary, openMap } from "./canvas_map.js";
import { showLegend } from "./legend.js";
import { boxAround } from "./spot.js";

const told = page.map;
const SIZE = 40;

/** A numbered sign, drawn here: the map knows no server that has glyphs. */
function sign(number) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * SIZE, height: 2 * SIZE });
  const brush = canvas.getContext("2d");
  brush.beginPath();
  brush.arc(SIZE, SIZE, SIZE - 6, 0, 2 * Math.PI);
  brush.fillStyle = "#1A1A1A";
  brush.strokeStyle = "#FFFFFF";
  brush.lineWidth = 8;
  brush.fill();
  brush.stroke();
  brush.fillStyle = "#FFFFFF";
  brush.font = `700 ${SIZE}px ${told.look.fonts}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.fillText(number, SIZE, SIZE + 3);
  return brush.getImageData(0, 0, 2 * SIZE, 2 * SIZE);
}

function drawChosen(map) {
  for (const { number } of told.chosen) map.addImage(`next-${number}`, sign(number), { pixelRatio: 2 });
  const features = told.chosen.map(({ number, name, lonlat }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: lonlat },
    properties: { number, name },
  }));
  map.addSource("next-places", { type: "geojson", data: { type: "FeatureCollection", features } });
  map.addLayer({
    id: "next-places",
    type: "symbol",
    source: "next-places",
    layout: { "icon-image": ["concat", "next-", ["get", "number"]], "icon-allow-overlap": true, "icon-ignore-placement": true },
  });
  const tell = ({ features: [one] }) => (byId("tip").textContent = `${one.properties.number}　${one.properties.name}`);
  for (const act of ["mousemove", "click"]) map.on(act, "next-places", tell);
}

async function start() {
  byId("by-map").hidden = false;
  const asked = askEach(told, told.state);
  await mapLibrary();
  const map = openMap("map", told);
  if (!map) {
    byId("by-map").hidden = true;
    return;
  }
  document.documentElement.classList.add("scripted");
  try {
    const collections = await drawFramed(map, told, asked, () => 24);
    const labels = new Set((collections.places?.features ?? []).map(({ properties }) => told.kinds[properties.kind]));
    showLegend(collections, told.symbols, labels);
  } catch (fault) {
    byId("tip").textContent = fault.message;
    return;
  }
  drawChosen(map);
  const box = boxAround(told.chosen.map(({ lonlat }) => lonlat), 0.02);
  if (box) map.fitBounds(box, { padding: 60, maxZoom: 15, animate: false });
  map.once("idle", () => document.documentElement.classList.add("map-ready"));
}

start();
