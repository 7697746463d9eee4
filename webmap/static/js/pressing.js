// Pressing the map, by mouse, finger or Enter: a place opens, a group comes apart or is listed, an area tells of itself.

const HIT = 8;
// By keyboard, whatever lies under the cross in the middle.
const REACH = 22;
// How much nearer a group brings that was pressed.
const STEP_IN = 2;

/** `page`: places, panel, facts, measure, choose(id), fault(fault). */
export function listenToPresses(map, told, page) {
  const press = (point, lonlat, reach) => open(map, told, page, { point, lonlat, reach });
  map.on("click", ({ point, lngLat }) => press(point, lngLat.toArray(), HIT));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || page.measure.busy || page.facts.placing) return;
    event.preventDefault();
    press(map.project(map.getCenter()), map.getCenter().toArray(), REACH);
  });
  for (const layer of ["symbol", "cluster"]) {
    map.on("mousemove", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

function open(map, told, page, { point, lonlat, reach }) {
  if (page.measure.busy) return page.measure.add(lonlat);
  if (page.facts.press(point, lonlat)) return undefined;
  const around = (far) => [[point.x - far, point.y - far], [point.x + far, point.y + far]];
  const features = page.places.hits(map.queryRenderedFeatures(around(reach), { layers: ["symbol"] }));
  if (features.length === 1) return page.choose(features[0].properties.id);
  if (features.length) return page.panel.spots(`この場所にある${features.length}件`, features);
  const [group] = map.queryRenderedFeatures(reach === HIT ? point : around(reach), { layers: ["cluster"] });
  if (group) return openGroup(map, page, group);
  const areas = ["area", "spot"].filter((id) => map.getLayer(id));
  const [area] = map.queryRenderedFeatures(point, { layers: areas });
  return area && page.panel.area(area.properties.name, area.properties.text, told.urls.areas, lonlat);
}

/** Nearer, where that takes the group apart; a hall with many stays a group however near: its places are listed. */
async function openGroup(map, page, { geometry, properties }) {
  if (!properties.box) return map.easeTo({ center: geometry.coordinates, zoom: map.getZoom() + STEP_IN, animate: false });
  try {
    const { found, features } = await page.places.within(properties.box.split(","));
    return page.panel.spots(`この場所にある${found.toLocaleString("ja-JP")}件`, features, { total: found });
  } catch (fault) {
    return page.fault(fault);
  }
}
