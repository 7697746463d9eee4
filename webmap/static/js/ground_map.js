// What an operator has put under our own map, in grey: a PMTiles file of this server, or 地理院タイル.

const GREY = { area: "#ECE8E0", line: "#CFC9BD" };
const RASTER = 2;

/** Lay the ground below everything but the land of the city; answers whom to credit. */
export async function layGround(map, told, before) {
  if (!told) return null;
  if (told.kind === "raster") {
    map.addSource("ground", { type: "raster", tiles: [told.url], tileSize: 256, maxzoom: told.nearest });
    pale(map, before);
  } else {
    await layFile(map, new URL(told.url, location.href).href, before);
  }
  return { credits: told.credits };
}

function pale(map, before) {
  const paint = { "raster-saturation": -1, "raster-opacity": 0.7 };
  map.addLayer({ id: "ground", type: "raster", source: "ground", paint }, before);
}

/** Whatever layers the file holds, drawn alike: areas a shade, lines a hair. */
async function layFile(map, url, before) {
  const { PMTiles, Protocol } = globalThis.pmtiles;
  const file = new PMTiles(url);
  const protocol = new Protocol();
  protocol.add(file);
  globalThis.maplibregl.addProtocol("pmtiles", protocol.tile);
  const [head, about] = await Promise.all([file.getHeader(), file.getMetadata()]);
  if (head.tileType >= RASTER) {
    map.addSource("ground", { type: "raster", url: `pmtiles://${url}`, tileSize: 256 });
    return pale(map, before);
  }
  map.addSource("ground", { type: "vector", url: `pmtiles://${url}` });
  for (const { id } of about.vector_layers ?? []) {
    const own = { source: "ground", "source-layer": id };
    const filter = (shape) => ["==", ["geometry-type"], shape];
    map.addLayer({ id: `ground-area-${id}`, type: "fill", ...own, filter: filter("Polygon"), paint: { "fill-color": GREY.area, "fill-opacity": 0.6 } }, before);
    map.addLayer({ id: `ground-line-${id}`, type: "line", ...own, filter: filter("LineString"), paint: { "line-color": GREY.line } }, before);
  }
  return undefined;
}
