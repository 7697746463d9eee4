// 圏域をくらべる: a second zone system, or another 年度 of one, lies over the bold one as a dashed line with its names.

import { fetchJson } from "./page.js";

const SOURCE = "compared";
const COLOUR = { light: "#8A1C5B", projector: "#FF9AD5" };
const NOTHING = { type: "FeatureCollection", features: [] };

/** The legend of what is compared, or null; `value` "" takes it away. */
export async function compare(map, told, value) {
  const chosen = told.compare.find((one) => one.value === value);
  const data = chosen ? await fetchJson(chosen.url) : NOTHING;
  const colour = COLOUR[document.documentElement.dataset.theme] ?? COLOUR.light;
  if (map.getSource(SOURCE)) map.getSource(SOURCE).setData(data);
  else if (chosen) draw(map, told, data, colour);
  if (map.getLayer("zone-thin")) map.setLayoutProperty("zone-thin", "visibility", chosen ? "none" : "visible");
  if (!chosen) return null;
  const shapes = data.features.length ? "" : "形の分からない圏域なので、線は引けません。";
  return { title: "くらべる圏域", entries: [{ label: chosen.label, colour, shape: "dashed" }], note: shapes };
}

function draw(map, { look, layers }, data, colour) {
  const named = layers.find(({ id }) => id === "zones")?.rules.find(({ id }) => id === "zone-name");
  const outline = ["==", ["get", "part"], "outline"];
  map.addSource(SOURCE, { type: "geojson", data });
  map.addLayer({ id: "compared-casing", type: "line", source: SOURCE, filter: outline, paint: { "line-color": look.halo, "line-width": 5, "line-opacity": 0.7 } });
  map.addLayer({ id: "compared-line", type: "line", source: SOURCE, filter: outline, paint: { "line-color": colour, "line-width": 2.5, "line-dasharray": [4, 2.5] } });
  map.addLayer({
    id: "compared-name",
    type: "symbol",
    source: SOURCE,
    filter: ["==", ["get", "part"], "name"],
    layout: { ...named?.layout, "text-offset": [0, 1.4] },
    paint: { "text-color": colour, "text-halo-color": look.halo, "text-halo-width": 2.5 },
  });
}
