// A MapLibre map that knows no server but ours: no tiles, no glyphs; layers come as styled GeoJSON.

import { fetchJson } from "./page.js";
import { layGround } from "./ground_map.js";
import { answerHatches } from "./hatch.js";
import { drawWholeLetters } from "./letters.js";
import { answerSymbols } from "./symbols.js";
import { boxOf, dataUrl, withChosen } from "./state.js";

const NEAR = 15;
// What is drawn first of all, and under which name until all is there.
const FRAMES = ["city_border", "zones"];
const FRAME = "frame";
// Room around a symbol, in pixels.
const EDGE = 24;
const WORDS = {
  "NavigationControl.ZoomIn": "大きくする",
  "NavigationControl.ZoomOut": "小さくする",
  "Map.Title": "地図",
  "ScaleControl.Meters": "m",
  "ScaleControl.Kilometers": "km",
};

/** A map in `container`, or null where the browser cannot draw one. */
export function openMap(container, told) {
  const { maplibregl } = globalThis;
  if (!maplibregl) return null;
  maplibregl.setWorkerUrl(told.worker);
  drawWholeLetters();
  try {
    const map = new maplibregl.Map({
      container,
      style: {
        version: 8,
        sources: {},
        layers: [{ id: "sea", type: "background", paint: { "background-color": told.look.sea } }],
      },
      localIdeographFontFamily: told.look.fonts,
      locale: WORDS,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      maxZoom: 19,
      // Without it a printed map is an empty sheet.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl({ maxWidth: 120 }), "bottom-left");
    answerSymbols(map, told.symbols);
    answerHatches(map);
    return map;
  } catch {
    return null;
  }
}

/** When the map library is there: its script is long, and those that use it do not wait for it. */
export async function mapLibrary() {
  const script = document.querySelector("script[data-map-library]");
  if (globalThis.maplibregl || !script) return;
  await new Promise((resolve) => {
    for (const end of ["load", "error"]) script.addEventListener(end, resolve, { once: true });
  });
}

/** Ask for what all layers show; `places` come their own way. */
export function askLayers(told, state, places = null) {
  return together(askEach(told, state, places));
}

/** The same, layer by layer. */
export function askEach(told, state, places = null) {
  const asked = told.layers.map((layer) =>
    layer.id === "places" && places ? places.load(state) : fetchJson(dataUrl(layer.url, state)));
  for (const answer of asked) answer.catch(() => {});
  return asked;
}

function together(asked) {
  const answers = Promise.all(asked);
  // Whoever draws them tells of a fault, and may come to it later.
  answers.catch(() => {});
  return answers;
}

/**
 * Draw all layers in their order; returns what they tell of themselves by layer id. `aim` moves the map to where it
 * is wanted before anything is laid out: what is drawn for another view would be drawn twice.
 */
export async function drawLayers(map, told, state, { places = null, asked = askLayers(told, state, places), aim = null } = {}) {
  const ready = styled(map);
  const loaded = await asked;
  await ready;
  const collections = Object.fromEntries(told.layers.map((layer, number) => [layer.id, loaded[number]]));
  aim?.(collections);
  told.layers.forEach((layer, number) => {
    if (layer.id === "places" && places) return places.addTo(map);
    return lay(map, layer, loaded[number], state);
  });
  for (const { rules } of told.layers) {
    for (const rule of rules) if (rule.metadata?.above) map.moveLayer(rule.id);
  }
  places?.raise();
  const ground = await layGround(map, told.ground, firstAbove(map, told));
  if (ground) collections.ground = ground;
  return collections;
}

/**
 * Draw what was asked for by `askEach`, the city's border (else its zones) as soon as it is there and the map moved to
 * it: whoever waits for the rest sees where he is. `padding()` is asked whenever the map is moved.
 */
export async function drawFramed(map, told, asked, padding) {
  const aim = (drawn) => fitAll(map, { ...drawn, older_people: drawn.walk_gaps }, padding());
  const ready = styled(map);
  let drawn = false;
  const frame = async () => {
    for (const [number, layer] of told.layers.entries()) {
      if (!FRAMES.includes(layer.id)) continue;
      const [answer] = await Promise.all([asked[number], ready]);
      if (drawn) return;
      if (!answer.features?.length) continue;
      lay(map, { id: FRAME, rules: layer.rules.map((rule) => ({ ...rule, id: `${FRAME}-${rule.id}` })) }, answer, told.state);
      aim({ [layer.id]: answer });
      return;
    }
  };
  // A fault of theirs is told with all the rest.
  frame().catch(() => {});
  try {
    return await drawLayers(map, told, told.state, { asked: together(asked), aim });
  } finally {
    drawn = true;
    unlay(map, FRAME);
    document.getElementById("drawing")?.remove();
  }
}

const styled = (map) =>
  new Promise((resolve) => {
    if (map.isStyleLoaded()) resolve();
    else map.once("style.load", resolve);
  });

/** One layer with its rules. */
function lay(map, layer, data, state) {
  map.addSource(layer.id, { type: "geojson", data, promoteId: "id" });
  for (const rule of layer.rules) {
    map.addLayer({ ...rule, source: layer.id, ...(rule.filter && { filter: withChosen(rule.filter, state.system) }) });
  }
}

function unlay(map, source) {
  for (const rule of map.getStyle().layers) if (rule.source === source) map.removeLayer(rule.id);
  if (map.getSource(source)) map.removeSource(source);
}

/** The lowest of our own lines and areas but the land itself. */
function firstAbove(map, told) {
  const rules = told.layers.filter((layer) => layer.id !== "city_border").flatMap((layer) => layer.rules);
  return rules.find((rule) => map.getLayer(rule.id))?.id;
}

/** Bring a spot into view where the panel does not cover it; the map stays where it is if the spot is seen already. */
export function showSpot(map, lonlat, panel, { near = false } = {}) {
  const room = map.getContainer().getBoundingClientRect();
  const cover = panel.getBoundingClientRect();
  const fromBelow = cover.width >= room.width - 1;
  const [right, bottom] = fromBelow ? [0, room.bottom - cover.top] : [room.right - cover.left, 0];
  const { x, y } = map.project(lonlat);
  if (!near && x > EDGE && y > EDGE && x < room.width - right - EDGE && y < room.height - bottom - EDGE) return;
  const zoom = near ? Math.max(map.getZoom(), NEAR) : map.getZoom();
  map.easeTo({ center: lonlat, zoom, offset: [-right / 2, -bottom / 2], animate: false });
}

/** Show the whole city: the border where there is one, else whatever is drawn; false where nothing is drawn at all. */
export function fitAll(map, collections, padding) {
  const order = ["city_border", "older_people", "zones", "places"];
  const box = order.map((id) => collections[id]?.box ?? boxOf(collections[id]?.features ?? [])).find(Boolean);
  if (box) map.fitBounds(box, { padding, animate: false, maxZoom: NEAR });
  return Boolean(box);
}

/** Make one zone system bold and the others thin. */
export function chooseSystem(map, told, system) {
  for (const layer of told.layers) {
    for (const rule of layer.rules) {
      if (rule.filter && JSON.stringify(rule.filter).includes('"chosen"')) {
        map.setFilter(rule.id, withChosen(rule.filter, system));
      }
    }
  }
}
