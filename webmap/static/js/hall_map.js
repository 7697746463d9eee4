// The ground of a meeting as a drawing: outlines, lines, places, pins. No WebGL and no tiles, so that any phone and any
// projector shows it, with letters as large as the page says.

const SVG = "http://www.w3.org/2000/svg";
const ROOM = 0.03;
const LEAST_LETTERS = 5;
const LINE = 1.25;
// A number of three figures stands within its pin.
const LETTER_OF_PIN = 0.36;

const rings = ({ type, coordinates }) =>
  ({ Point: () => [[coordinates]], LineString: () => [coordinates], MultiLineString: () => coordinates, Polygon: () => coordinates, MultiPolygon: () => coordinates.flat() })[type]?.() ?? [];

/** West, south, east and north of all features; null of none. */
export function boxOf(collections) {
  const spots = collections.flatMap((one) => one.features ?? []).flatMap(({ geometry }) => (geometry ? rings(geometry).flat() : []));
  if (!spots.length) return null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of spots) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** From [lon, lat] to the drawing and back: 1000 units on the longer side, a degree east as long as it is there. */
export function projection([west, south, east, north]) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, up] = [Math.max((east - west) * shrink, 1e-5), Math.max(north - south, 1e-5)];
  const scale = (1000 * (1 - 2 * ROOM)) / Math.max(across, up);
  const edge = 1000 * ROOM;
  return {
    width: across * scale + 2 * edge,
    height: up * scale + 2 * edge,
    to: ([lon, lat]) => [edge + (lon - west) * shrink * scale, edge + (north - lat) * scale],
    from: ([x, y]) => [west + (x - edge) / shrink / scale, north - (y - edge) / scale],
  };
}

/** The middle of a feature, for its name. */
export function middleOf(feature) {
  const box = boxOf([{ features: [feature] }]);
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

/** Names in as many lines as their areas are broad enough for, whole on the drawing; one that would lie on another of
 * a broader area stays away. `names`: [{ text, x, y, width }…]; `size`: of a letter; answers [{ x, y, lines }…]. */
export function lettered(names, size, { width, height }) {
  const placed = [];
  for (const { text, ...spot } of [...names].sort((one, other) => other.width - one.width)) {
    const count = Math.ceil(text.length / Math.max(LEAST_LETTERS, Math.floor(spot.width / size)));
    const each = Math.ceil(text.length / count);
    const lines = Array.from({ length: count }, (_, at) => text.slice(at * each, (at + 1) * each)).filter(Boolean);
    const [across, down] = [(each * size) / 2, (lines.length * LINE * size) / 2];
    const [x, y] = [Math.max(across, Math.min(spot.x, width - across)), Math.max(down, Math.min(spot.y, height - down))];
    const meets = (one) => Math.abs(one.x - x) < one.across + across && Math.abs(one.y - y) < one.down + down;
    if (!placed.some(meets)) placed.push({ x, y, across, down, lines });
  }
  return placed.map(({ x, y, down, lines }) => ({ x, y: y - down, lines }));
}

function svg(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/** A drawing of `layers` in `container`. `pick(lonlat)`: what is pressed; `letters`: the size of names in pixels. */
export class HallMap {
  constructor(container, layers, { pick = null, letters = 15 } = {}) {
    this.container = container;
    this.letters = letters;
    const collections = Object.values(layers).filter((one) => one?.type === "FeatureCollection");
    this.box = boxOf(collections);
    if (!this.box) return;
    this.view = projection(this.box);
    this.drawing = svg("svg", { viewBox: `0 0 ${this.view.width} ${this.view.height}`, role: "img", "aria-label": "地図", class: "hall-map" });
    for (const [name, collection] of Object.entries(layers)) this.#ground(name, collection);
    this.names = svg("g", { class: "names" });
    this.pins = svg("g", { class: "pins" });
    this.drawing.append(this.names, this.pins);
    container.replaceChildren(this.drawing);
    this.#write(layers);
    if (pick) this.drawing.addEventListener("click", (event) => pick(this.#spotAt(event)));
    new ResizeObserver(() => this.#resize()).observe(this.drawing);
  }

  get drawn() {
    return Boolean(this.box);
  }

  #ground(name, collection) {
    const by = { area: "", line: "", point: [] };
    for (const { geometry } of collection?.features ?? []) {
      if (!geometry) continue;
      const area = geometry.type.endsWith("Polygon");
      if (geometry.type === "Point") by.point.push(this.view.to(geometry.coordinates));
      else for (const ring of rings(geometry)) by[area ? "area" : "line"] += this.#path(ring, area);
    }
    for (const shape of ["area", "line"]) if (by[shape]) this.drawing.append(svg("path", { d: by[shape], class: `${shape} ${shape}-${name}` }));
    for (const [x, y] of by.point) this.drawing.append(svg("circle", { cx: x, cy: y, r: 6, class: "spot" }));
  }

  #path(ring, closed) {
    return `M${ring.map((spot) => this.view.to(spot).map((one) => one.toFixed(1)).join(" ")).join("L")}${closed ? "Z" : ""}`;
  }

  #write(layers) {
    const named = (layers.areas?.features ?? []).filter(({ geometry, properties }) => geometry && properties?.name);
    this.labels = named.map((feature) => {
      const [x, y] = this.view.to(middleOf(feature));
      const [west, , east] = boxOf([{ features: [feature] }]);
      return { text: feature.properties.name, x, y, width: this.view.to([east, 0])[0] - this.view.to([west, 0])[0] };
    });
    this.#resize();
  }

  #label({ x, y, lines }) {
    const text = svg("text", { x, y, "text-anchor": "middle" });
    text.append(...lines.map((line, at) => svg("tspan", { x, dy: `${at ? LINE : 1}em` }, line)));
    return text;
  }

  /** Letters and pins keep their size on the glass however large the drawing is. */
  #resize() {
    const { width, height } = this.drawing.getBoundingClientRect();
    if (!width) return;
    this.unit = Math.max(this.view.width / width, this.view.height / height);
    this.names.replaceChildren(...lettered(this.labels, this.letters * this.unit, this.view).map((one) => this.#label(one)));
    for (const text of this.drawing.querySelectorAll("text")) text.setAttribute("font-size", this.letters * this.unit);
    for (const pin of this.pins.querySelectorAll("circle")) pin.setAttribute("r", this.letters * Math.max(0.75, LETTER_OF_PIN * pin.dataset.letters) * this.unit);
  }

  #spotAt(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawing.getScreenCTM().inverse());
    return this.view.from([at.x, at.y]);
  }

  /** `pins`: [{ lonlat, text, colour }…] instead of those before. */
  pin(pins) {
    if (!this.drawn) return;
    this.pins.replaceChildren();
    for (const { lonlat, text, colour } of pins) {
      const [x, y] = this.view.to(lonlat);
      this.pins.append(svg("circle", { cx: x, cy: y, r: 12, fill: colour, "data-letters": text.length }));
      this.pins.append(svg("text", { x, y, "text-anchor": "middle", "dominant-baseline": "central", class: "pin-text" }, text));
    }
    this.#resize();
  }
}
